package offer

import (
	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// headline is what a visitor reads first on a page where something is missing.
func headline(p *page.Page) analyzer.Evidence {
	switch {
	case p.Offer.Headline != "":
		return analyzer.Evidence{Quote: p.Offer.Headline}
	case p.Title.Text != "":
		return analyzer.Evidence{Quote: p.Title.Text, Selector: "head > title"}
	}
	return analyzer.Evidence{Quote: p.URL, URL: p.URL}
}

// outline quotes the first headings of the content, else the headline.
func outline(p *page.Page, n int) []analyzer.Evidence {
	var found []analyzer.Evidence
	for i := range p.Headings {
		h := &p.Headings[i]
		if h.Text != "" && h.Region == page.Main && len(found) < n {
			found = append(found, analyzer.Evidence{Quote: h.Text, Selector: h.Selector})
		}
	}
	if len(found) == 0 {
		found = append(found, headline(p))
	}
	return found
}

// enough reports whether a page has text to be judged by: min words, or three halves of it in Han characters.
func enough(p *page.Page, min int) bool {
	if p.Language == "zh" {
		min = min * 3 / 2
	}
	return p.Text.Words >= min
}
