package security

import (
	"math/bits"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// templateOutlier finds pages that nobody who built the site seems to have built: their mark-up resembles that of no other
// page, and they link to none of the pages to which nearly all others link, the menu. Landing pages are built that way on
// purpose, and pages by themselves are too few to tell.
func templateOutlier(s *analyzer.Site, p analyzer.Params) analyzer.SiteCheck {
	return outlier(func() []analyzer.Finding {
		var pages []int32
		inlinks := make([]int32, len(s.Nodes))
		for i := range s.Nodes {
			if s.Nodes[i].Outcome != page.Audited || s.Nodes[i].Shape == 0 {
				continue
			}
			pages = append(pages, int32(i))
			for _, to := range s.Graph.Targets(int32(i)) {
				inlinks[to]++
			}
		}
		if len(pages) < p.Int("pages") {
			return nil
		}
		menu := func(to int32) bool { return float64(inlinks[to]) >= p.Number("norm")*float64(len(pages)-1) }
		var odd []int32
		framed := 0
		for _, i := range pages {
			switch n := &s.Nodes[i]; {
			case linksTo(s, i, menu):
				framed++
			case i == 0 || n.Type == page.Landing || n.Type == page.Cart || n.Type == page.Legal || len(odd) >= 1000:
			default:
				odd = append(odd, i)
			}
		}
		if float64(framed) < p.Number("norm")*float64(len(pages)) {
			return nil // no menu that the pages share
		}
		return strangers(s, odd, pages, p.Int("bits"))
	})
}

// An outlier is a check that reads the nodes alone.
type outlier func() []analyzer.Finding

// Page keeps nothing.
func (outlier) Page(int32, *page.Page) {}

// Findings reads the finished site.
func (o outlier) Findings() []analyzer.Finding { return o() }

func linksTo(s *analyzer.Site, i int32, menu func(int32) bool) bool {
	for _, to := range s.Graph.Targets(i) {
		if menu(to) {
			return true
		}
	}
	return false
}

// strangers keeps the pages whose mark-up differs in many bits from that of every page outside of their own kind.
func strangers(s *analyzer.Site, odd, pages []int32, least int) []analyzer.Finding {
	in := make(map[int32]bool, len(odd))
	for _, i := range odd {
		in[i] = true
	}
	var shapes []uint64
	seen := map[uint64]bool{}
	for _, j := range pages {
		if x := s.Nodes[j].Shape; !in[j] && !seen[x] && len(shapes) < 500 {
			seen[x] = true
			shapes = append(shapes, x)
		}
	}
	var strange []int32
	for _, i := range odd {
		alone := true
		for _, x := range shapes {
			if bits.OnesCount64(x^s.Nodes[i].Shape) < least {
				alone = false
				break
			}
		}
		if alone && s.Nodes[i].Indexable {
			strange = append(strange, i)
		}
	}
	if len(strange) == 0 || len(strange)*10 > len(pages)*3 {
		return nil
	}
	f := analyzer.Finding{
		Loss: 0.2 + 0.8*float64(len(strange))/float64(len(pages)), Confidence: 0.5, Count: len(strange),
		Values: analyzer.V("got", len(strange), "of", len(pages)), Related: s.URLs(strange),
	}
	for _, i := range strange[:min(5, len(strange))] {
		f.Evidence = append(f.Evidence, analyzer.Evidence{Quote: s.Nodes[i].URL, Selector: "body"})
	}
	return []analyzer.Finding{f}
}
