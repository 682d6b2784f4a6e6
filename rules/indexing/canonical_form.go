package indexing

import (
	"hash/maphash"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// canonicalForm finds the pages whose canonical address is written in another form than that of nearly all others: with or
// without www, with or without a slash at the end, with campaign parameters. The scheme has a rule of its own. A folder that
// holds other pages may end in a slash where its pages do not, and so may pages of another type: only pages of one type are compared
// for their slash.
func canonicalForm(s *analyzer.Site, p analyzer.Params) analyzer.SiteCheck {
	return &formDrift{site: s, least: p.Int("pages"), norm: p.Number("norm"), seed: maphash.MakeSeed(), folders: map[uint64]struct{}{}, groups: map[formKey]*formGroup{}}
}

// The parts of a canonical address that have a form.
const (
	formWWW = iota
	formSlash
	formCampaign
	forms
)

type formDrift struct {
	site   *analyzer.Site
	least  int
	norm   float64
	pages  int
	groups map[formKey]*formGroup

	seed    maphash.Seed
	folders map[uint64]struct{} // hashes of the folders of all pages
	slashed []folderPage
}

// A formKey is one part of the form; for the slash with the type of the pages.
type formKey struct {
	form int
	typ  page.Type
}

// A formGroup parts pages by whether their canonical address has that part, with the first address of each kind.
type formGroup struct {
	ids   [2][]int32
	first [2]string
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
	c.note(formKey{form: formWWW}, i, strings.HasPrefix(strings.TrimPrefix(host, "http://"), "www."), p.Canonical)
	path, _, _ = strings.Cut(path, "?")
	if last := path[strings.LastIndexByte(path, '/')+1:]; len(path) > 1 && !strings.Contains(last, ".") {
		key := formKey{formSlash, c.site.Nodes[i].Type}
		c.note(key, i, last == "", p.Canonical)
		if last == "" {
			c.slashed = append(c.slashed, folderPage{i, maphash.String(c.seed, path)})
		}
		parent := strings.TrimSuffix(path, "/")
		c.folders[maphash.String(c.seed, parent[:strings.LastIndexByte(parent, '/')+1])] = struct{}{}
	}
	c.note(formKey{form: formCampaign}, i, strings.Contains(raw, "utm_") || strings.Contains(raw, "gclid="), raw)
}

func (c *formDrift) note(key formKey, i int32, has bool, quote string) {
	k := 0
	if has {
		k = 1
	}
	g := c.groups[key]
	if g == nil {
		g = &formGroup{}
		c.groups[key] = g
	}
	if len(g.ids[k]) == 0 {
		g.first[k] = strings.Clone(quote)
	}
	g.ids[k] = append(g.ids[k], i)
}

func (c *formDrift) Findings() []analyzer.Finding {
	var fs []analyzer.Finding
	for form := range forms {
		for _, t := range append([]page.Type{""}, page.Types...) {
			if g := c.groups[formKey{form, t}]; g != nil {
				if form == formSlash {
					c.dropFolders(g, t)
				}
				fs = append(fs, c.outliers(g)...)
			}
		}
	}
	return fs
}

// outliers reports the smaller part of a group when the larger is the norm.
func (c *formDrift) outliers(g *formGroup) []analyzer.Finding {
	few, many := 0, 1
	if len(g.ids[0]) > len(g.ids[1]) {
		few, many = 1, 0
	}
	n, m := len(g.ids[few]), len(g.ids[many])
	if n == 0 || n+m < c.least || float64(m) < c.norm*float64(n+m) {
		return nil
	}
	f := share(c.site, g.ids[few], c.pages, analyzer.V("got", n, "of", n+m, "norm", g.first[many]))
	f.Evidence = []analyzer.Evidence{{Quote: g.first[few], Selector: "link[rel=canonical]", URL: f.Related[0]}}
	return []analyzer.Finding{f}
}

// dropFolders takes the pages with a slash out that are folders of other pages, where most pages have none.
func (c *formDrift) dropFolders(g *formGroup, t page.Type) {
	if len(g.ids[1]) > len(g.ids[0]) {
		return
	}
	kept := g.ids[1][:0]
	for _, f := range c.slashed {
		if _, ok := c.folders[f.hash]; !ok && c.site.Nodes[f.page].Type == t {
			if kept = append(kept, f.page); len(kept) == 1 {
				g.first[1] = c.site.Nodes[f.page].URL
			}
		}
	}
	g.ids[1] = kept
}
