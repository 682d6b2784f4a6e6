package indexing

import (
	"hash/maphash"
	"slices"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// canonicalForm finds the pages whose canonical address is written in another form than that of nearly all others: with or
// without www, with or without a slash at the end, with campaign parameters. The scheme has a rule of its own. A folder that
// holds other pages may end in a slash where its pages do not: only the pages of one folder are compared for their slash.
func canonicalForm(s *analyzer.Site, p analyzer.Params) analyzer.SiteCheck {
	return &formDrift{site: s, least: p.Int("pages"), norm: p.Number("norm"), seed: maphash.MakeSeed(), groups: map[formKey]*formGroup{}}
}

// The parts of a canonical address that have a form.
const (
	formWWW = iota
	formSlash
	formCampaign
)

type formDrift struct {
	site    *analyzer.Site
	least   int
	norm    float64
	pages   int
	seed    maphash.Seed
	order   []formKey
	groups  map[formKey]*formGroup
	slashed []folderPage
}

// A formKey is one part of the form; for the slash with the hash of the folder.
type formKey struct {
	form   int
	folder uint64
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
		parent := strings.TrimSuffix(path, "/")
		c.note(formKey{formSlash, maphash.String(c.seed, parent[:strings.LastIndexByte(parent, '/')+1])}, i, last == "", p.Canonical)
		if last == "" {
			c.slashed = append(c.slashed, folderPage{i, maphash.String(c.seed, path)})
		}
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
		c.order = append(c.order, key)
	}
	if len(g.ids[k]) == 0 {
		g.first[k] = strings.Clone(quote)
	}
	g.ids[k] = append(g.ids[k], i)
}

func (c *formDrift) Findings() []analyzer.Finding {
	var fs []analyzer.Finding
	for _, key := range c.order {
		g := c.groups[key]
		if key.form == formSlash {
			c.dropFolders(g)
		}
		fs = append(fs, c.outliers(g)...)
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

// dropFolders takes the pages with a slash out that are folders of other pages, where most pages of a folder have none.
func (c *formDrift) dropFolders(g *formGroup) {
	if len(g.ids[1]) == 0 || len(g.ids[1]) > len(g.ids[0]) {
		return
	}
	var kept []int32
	for _, f := range c.slashed {
		_, ok := c.groups[formKey{formSlash, f.hash}]
		if _, in := slices.BinarySearch(g.ids[1], f.page); in && !ok {
			if kept = append(kept, f.page); len(kept) == 1 {
				g.first[1] = c.site.Nodes[f.page].URL
			}
		}
	}
	g.ids[1] = kept
}
