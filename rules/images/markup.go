package images

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
	"github.com/siteassay/assay/rules"
)

// captions counts figures without a caption.
var captions = rules.Tally(1, func(p *page.Page, _ analyzer.Params) (int, string) {
	return p.Markup.Footless, "<figure>"
})

// titles counts images without a title attribute.
var titles = rules.Tally(1, func(p *page.Page, _ analyzer.Params) (int, string) {
	if len(p.Images) == 0 {
		return -1, ""
	}
	return p.Markup.Untitled, "<img>"
})

// oneSize counts wide images without srcset. Drawings fit every screen.
func oneSize(c *analyzer.Context) analyzer.Result {
	n := 0
	var evidence []analyzer.Evidence
	for i := range c.Page.Images {
		m := &c.Page.Images[i]
		if m.Width < c.Params.Int("width") || m.Srcset || m.Hidden || strings.Contains(m.URL, ".svg") || strings.HasPrefix(m.URL, "data:") {
			continue
		}
		if n++; len(evidence) < analyzer.MaxEvidence {
			evidence = append(evidence, analyzer.Evidence{Quote: m.URL, Selector: m.Selector})
		}
	}
	if n <= c.Params.Int("max") {
		return analyzer.Result{}
	}
	return analyzer.Result{Status: analyzer.Fail, Confidence: 0.8, Count: n, Evidence: evidence, Values: analyzer.V("got", n)}
}

// svgLarge reports large drawings in the HTML.
func svgLarge(c *analyzer.Context) analyzer.Result {
	n := 0
	var evidence []analyzer.Evidence
	for i := range c.Page.Markup.Graphics {
		g := &c.Page.Markup.Graphics[i]
		if g.Bytes > c.Params.Int("bytes") {
			n++
			evidence = append(evidence, analyzer.Evidence{Quote: "<svg> " + kilobytes(g.Bytes), Selector: g.Selector})
		}
	}
	if n == 0 {
		return analyzer.Result{}
	}
	return analyzer.Result{Status: analyzer.Fail, Count: n, Evidence: evidence[:min(n, analyzer.MaxEvidence)], Values: analyzer.V("got", n)}
}
