package duplicates

import (
	"math"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// boilerplate finds pages most of whose text stands on other pages too: menus, footers and blocks that were seen before. It
// remembers hashes of blocks of sixteen words or more, whose hash tells them apart, up to a limit, in the order of the crawl, so that the first pages of a template count as its source.
func boilerplate(s *analyzer.Site, p analyzer.Params) analyzer.SiteCheck {
	return &repeats{site: s, share: p.Number("share"), words: p.Int("words"), least: p.Int("pages"), seen: map[uint64]uint8{}}
}

// maxBlocks is the number of blocks that are remembered, about 4 MB.
const maxBlocks = 1 << 17

type repeats struct {
	site  *analyzer.Site
	share float64
	words int
	least int
	pages int
	ids   []int32
	seen  map[uint64]uint8 // pages that a block stood on, up to 3
}

// Page judges a page by what came before it.
func (r *repeats) Page(i int32, p *page.Page) {
	if !p.Indexable || p.ScriptOnly {
		return
	}
	switch p.Type {
	case page.Home, page.Listing, page.Contact, page.Legal, page.Cart: // made of links, forms or clauses
		return
	}
	r.pages++
	again := max(0, p.Text.FullWords-p.Text.Words)
	for k := range p.Text.Blocks {
		b := &p.Text.Blocks[k]
		if b.Words < 16 {
			continue
		}
		n, ok := r.seen[b.Hash]
		if n >= 2 {
			again += b.Words
		}
		if n < 3 && (ok || len(r.seen) < maxBlocks) {
			r.seen[b.Hash] = n + 1
		}
	}
	if p.Text.FullWords >= r.words && float64(again) > r.share*float64(p.Text.FullWords) {
		r.ids = append(r.ids, i)
	}
}

func (r *repeats) Findings() []analyzer.Finding {
	if r.pages < r.least || len(r.ids) == 0 {
		return nil
	}
	f := analyzer.Finding{
		Loss: float64(len(r.ids)) / float64(r.pages), Count: len(r.ids), Values: analyzer.V("got", len(r.ids), "of", r.pages, "percent", int(math.Round(100*r.share))), Related: r.site.URLs(r.ids),
	}
	for _, i := range r.ids[:min(5, len(r.ids))] {
		f.Evidence = append(f.Evidence, analyzer.Evidence{Quote: r.site.Nodes[i].URL})
	}
	return []analyzer.Finding{f}
}
