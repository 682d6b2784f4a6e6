package images

import (
	"fmt"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// maxDrawings is how many different drawings a check tells apart.
const maxDrawings = 5000

// A drawing is one inline svg with the places where it stands.
type drawing struct {
	bytes, times int
	selector     string
	first, last  int32
	pages        int
}

// svgRepeated counts the inline drawings of the site by their hash. One logo a page is counted, too: as a file it would
// be loaded once.
type svgRepeated struct {
	site  *analyzer.Site
	times int
	seen  map[uint64]*drawing
	order []uint64
}

func newSVGRepeated(s *analyzer.Site, ps analyzer.Params) analyzer.SiteCheck {
	return &svgRepeated{site: s, times: ps.Int("times"), seen: map[uint64]*drawing{}}
}

func (c *svgRepeated) Page(i int32, p *page.Page) {
	for k := range p.Markup.Graphics {
		g := &p.Markup.Graphics[k]
		d := c.seen[g.Hash]
		if d == nil {
			if len(c.order) >= maxDrawings {
				continue
			}
			d = &drawing{bytes: g.Bytes, selector: strings.Clone(g.Selector), first: i}
			c.seen[g.Hash] = d
			c.order = append(c.order, g.Hash)
		}
		d.times += g.Count
		d.last = i
		d.pages++
	}
}

func (c *svgRepeated) Findings() []analyzer.Finding {
	sum, count, wasted := 0, 0, 0
	var evidence []analyzer.Evidence
	var related []int32
	for _, h := range c.order {
		d := c.seen[h]
		if d.times <= c.times {
			continue
		}
		count++
		sum += d.times
		wasted += (d.times - 1) * d.bytes
		if len(evidence) < 5 {
			evidence = append(evidence, analyzer.Evidence{
				Quote: fmt.Sprintf("<svg> %s × %d", kilobytes(d.bytes), d.times), Selector: d.selector, URL: c.site.Nodes[d.first].URL,
			})
			related = append(related, d.first)
			if d.last != d.first {
				related = append(related, d.last)
			}
		}
	}
	if count == 0 {
		return nil
	}
	return []analyzer.Finding{{
		Loss: min(1, 0.3+float64(wasted)/1e6), Confidence: 1, Count: count, Evidence: evidence, Related: c.site.URLs(unique(related)),
		Values: analyzer.V("got", count, "times", sum),
	}}
}

// unique is ids without repetitions, in order.
func unique(ids []int32) (out []int32) {
	seen := map[int32]bool{}
	for _, id := range ids {
		if !seen[id] {
			seen[id] = true
			out = append(out, id)
		}
	}
	return out
}

// kilobytes is a size as the report writes it.
func kilobytes(n int) string { return fmt.Sprintf("%.1f kB", float64(n)/1000) }
