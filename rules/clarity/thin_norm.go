package clarity

import (
	"slices"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// thinNorm finds pages that say half as much as pages of their type and language usually do on this site, or less, and lie
// far outside of the usual spread. What is thin by any measure is the matter of thinContent.
func thinNorm(s *analyzer.Site, p analyzer.Params) analyzer.SiteCheck {
	return thinness(func() []analyzer.Finding {
		groups := map[thinGroup][]int32{}
		var order []thinGroup
		for i := range s.Nodes {
			n := &s.Nodes[i]
			switch {
			case !n.Indexable || n.Language == "" || n.Words == 0:
			case n.Type == page.Product || n.Type == page.Case || n.Type == page.Article || n.Type == page.Landing:
				g := thinGroup{n.Type, n.Language}
				if groups[g] == nil {
					order = append(order, g)
				}
				groups[g] = append(groups[g], int32(i))
			}
		}
		var fs []analyzer.Finding
		for _, g := range order {
			if ids := groups[g]; len(ids) >= p.Int("pages") {
				fs = append(fs, thinIn(s, ids, p, g)...)
			}
		}
		return fs
	})
}

type thinGroup struct {
	typ      page.Type
	language string
}

// A thinness is a check that reads the nodes alone.
type thinness func() []analyzer.Finding

// Page keeps nothing.
func (thinness) Page(int32, *page.Page) {}

// Findings reads the finished site.
func (t thinness) Findings() []analyzer.Finding { return t() }

// thinIn finds the outliers of one group. Their distance to the median is measured in median deviations, which the outliers
// themselves do not move; 1.4826 of them are a standard deviation.
func thinIn(s *analyzer.Site, ids []int32, p analyzer.Params, g thinGroup) []analyzer.Finding {
	words := make([]int32, len(ids))
	for k, i := range ids {
		words[k] = s.Nodes[i].Words
	}
	slices.Sort(words)
	median := words[len(words)/2]
	for k, w := range words {
		words[k] = max(w-median, median-w)
	}
	slices.Sort(words)
	spread := 1.4826 * float64(words[len(words)/2])
	floor := int32(p.Int("words"))
	if g.language == "zh" {
		floor = int32(p.Int("words_han"))
	}
	var thin []int32
	for _, i := range ids {
		w := s.Nodes[i].Words
		if w >= floor && float64(w) <= p.Number("share")*float64(median) && float64(median-w) >= p.Number("z")*spread {
			thin = append(thin, i)
		}
	}
	if len(thin) == 0 {
		return nil
	}
	n := &s.Nodes[thin[0]]
	f := analyzer.Finding{
		Loss: 0.2 + 0.8*float64(len(thin))/float64(len(ids)), Count: len(thin), Related: s.URLs(thin),
		Values: analyzer.V("got", len(thin), "of", len(ids), "median", int(median), "words", int(n.Words),
			"type_en", analyzer.TypeTitle(g.typ, "en"), "type_zh", analyzer.TypeTitle(g.typ, "zh")),
	}
	for _, i := range thin[:min(5, len(thin))] {
		f.Evidence = append(f.Evidence, analyzer.Evidence{Quote: s.Nodes[i].URL, Selector: "main"})
	}
	return []analyzer.Finding{f}
}
