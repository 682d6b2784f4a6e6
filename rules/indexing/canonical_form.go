package indexing

import (
	"hash/maphash"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// canonicalForm finds the pages whose canonical address is written in another form than that of nearly all others: with or
// without www, with or without a slash at the end, with campaign parameters. The scheme has a rule of its own. A folder that
// holds other pages may end in a slash where its pages do not.
func canonicalForm(s *analyzer.Site, p analyzer.Params) analyzer.SiteCheck {
	return &formDrift{site: s, least: p.Int("pages"), norm: p.Number("norm"), seed: maphash.MakeSeed(), folders: map[uint64]struct{}{}}
}

// The parts of a canonical address that have a form.
const (
	formWWW = iota
	formSlash
	formCampaign
	forms
)

type formDrift struct {
	site  *analyzer.Site
	least int
	norm  float64
	pages int
	ids   [forms][2][]int32
	first [forms][2]string

	seed    maphash.Seed
	folders map[uint64]struct{} // hashes of the folders of all pages
	slashed []folderPage
}

// A folderPage is a page whose address ends in a slash, with the hash of that address.
type folderPage struct {
	page int32
	hash uint64
}

func (c *formDrift) Page(i int32, p *page.Page) {
	raw := p.Head.CanonicalRaw
	if p.Canonical == "" || raw == "" || !page.SameSite(p.Canonical, p.URL) {
		return
	}
	c.pages++
	host, path := strings.TrimPrefix(origin(p.Canonical), "https://"), p.Canonical[len(origin(p.Canonical)):]
	c.note(formWWW, i, strings.HasPrefix(strings.TrimPrefix(host, "http://"), "www."), p.Canonical)
	path, _, _ = strings.Cut(path, "?")
	if last := path[strings.LastIndexByte(path, '/')+1:]; len(path) > 1 && !strings.Contains(last, ".") {
		c.note(formSlash, i, last == "", p.Canonical)
		if last == "" {
			c.slashed = append(c.slashed, folderPage{i, maphash.String(c.seed, path)})
		}
		parent := strings.TrimSuffix(path, "/")
		c.folders[maphash.String(c.seed, parent[:strings.LastIndexByte(parent, '/')+1])] = struct{}{}
	}
	c.note(formCampaign, i, strings.Contains(raw, "utm_") || strings.Contains(raw, "gclid="), raw)
}

func (c *formDrift) note(form int, i int32, has bool, quote string) {
	k := 0
	if has {
		k = 1
	}
	if len(c.ids[form][k]) == 0 {
		c.first[form][k] = strings.Clone(quote)
	}
	c.ids[form][k] = append(c.ids[form][k], i)
}

func (c *formDrift) Findings() []analyzer.Finding {
	var fs []analyzer.Finding
	c.dropFolders()
	for form := range forms {
		few, many := 0, 1
		if len(c.ids[form][0]) > len(c.ids[form][1]) {
			few, many = 1, 0
		}
		n, m := len(c.ids[form][few]), len(c.ids[form][many])
		if n == 0 || n+m < c.least || float64(m) < c.norm*float64(n+m) {
			continue
		}
		f := share(c.site, c.ids[form][few], c.pages, analyzer.V("got", n, "of", n+m, "norm", c.first[form][many]))
		f.Evidence = []analyzer.Evidence{{Quote: c.first[form][few], Selector: "link[rel=canonical]", URL: f.Related[0]}}
		fs = append(fs, f)
	}
	return fs
}

// dropFolders takes the pages with a slash out that are folders of other pages, where most pages have none.
func (c *formDrift) dropFolders() {
	with := &c.ids[formSlash][1]
	if len(*with) > len(c.ids[formSlash][0]) {
		return
	}
	kept := (*with)[:0]
	for _, f := range c.slashed {
		if _, ok := c.folders[f.hash]; !ok {
			if kept = append(kept, f.page); len(kept) == 1 {
				c.first[formSlash][1] = c.site.Nodes[f.page].URL
			}
		}
	}
	*with = kept
}
