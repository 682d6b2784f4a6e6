package seo

import (
	"strings"

	"slices"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// firstH1 is the index of the first main heading with words, -1 when there is none.
func firstH1(p *page.Page) int {
	return slices.IndexFunc(p.Headings, func(h page.Heading) bool { return h.Level == 1 && h.Text != "" })
}

// h1TooLong reports a main heading that is wider than the limit of its page type.
func h1TooLong(c *analyzer.Context) analyzer.Result {
	i := firstH1(c.Page)
	if i < 0 {
		return analyzer.None()
	}
	h := &c.Page.Headings[i]
	limit := c.Params.Int("max")
	if c.Page.Type == page.Article {
		limit = c.Params.Int("article")
	}
	width := page.Width(h.Text)
	if width <= limit {
		return analyzer.Result{}
	}
	r := analyzer.Found(analyzer.V("got", width, "limit", limit), analyzer.Evidence{Quote: analyzer.Quote(h.Text), Selector: h.Selector})
	r.Loss = min(1, float64(width)/float64(limit)-0.5)
	return r
}

// h1NotFirst reports headings of lower level in the content before the first main heading. Menus, side columns, banners and
// dialogs that wait for a click have headings of their own.
func h1NotFirst(c *analyzer.Context) analyzer.Result {
	i := firstH1(c.Page)
	if i < 0 {
		return analyzer.None()
	}
	var before []string
	var r analyzer.Result
	for k := range c.Page.Headings[:i] {
		if h := &c.Page.Headings[k]; h.Level > 1 && h.Text != "" && h.Region == page.Main && !inDialog(h.Selector) {
			before = append(before, h.Text)
			if len(r.Evidence) < analyzer.MaxEvidence {
				r.Evidence = append(r.Evidence, analyzer.Evidence{Quote: analyzer.Quote(h.Text), Selector: h.Selector})
			}
		}
	}
	if len(before) == 0 {
		return analyzer.Result{}
	}
	res := analyzer.Found(analyzer.V("got", before[:min(3, len(before))]))
	res.Evidence, res.Count = r.Evidence, len(before)
	return res
}

// inDialog reports whether a selector leads through an element whose id calls it a dialog.
func inDialog(selector string) bool {
	s := strings.ToLower(selector)
	return strings.Contains(s, "modal") || strings.Contains(s, "dialog") || strings.Contains(s, "popup")
}
