package seo

import (
	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// h1s are the headlines of a page that have words.
func h1s(p *page.Page) []*page.Heading {
	var hs []*page.Heading
	for i := range p.Headings {
		if h := &p.Headings[i]; h.Level == 1 && h.Text != "" {
			hs = append(hs, h)
		}
	}
	return hs
}

// h1Missing quotes what the visitor reads first instead: the first heading, the title, or the address.
func h1Missing(c *analyzer.Context) analyzer.Result {
	if len(h1s(c.Page)) > 0 {
		return analyzer.Result{}
	}
	e := analyzer.Evidence{Quote: c.Page.URL}
	if c.Page.Title.Text != "" {
		e = analyzer.Evidence{Quote: c.Page.Title.Text, Selector: "head > title"}
	}
	for i := range c.Page.Headings {
		if h := &c.Page.Headings[i]; h.Text != "" {
			e = analyzer.Evidence{Quote: h.Text, Selector: h.Selector}
			break
		}
	}
	return analyzer.Found(analyzer.V("got", analyzer.Quote(e.Quote)), e)
}

// h1Multiple finds pages with several headlines that have words.
func h1Multiple(c *analyzer.Context) analyzer.Result {
	hs := h1s(c.Page)
	if len(hs) < 2 {
		return analyzer.Result{}
	}
	var texts []string
	var evidence []analyzer.Evidence
	for _, h := range hs[:min(len(hs), analyzer.MaxEvidence)] {
		texts = append(texts, analyzer.Quote(h.Text))
		evidence = append(evidence, analyzer.Evidence{Quote: h.Text, Selector: h.Selector})
	}
	return analyzer.Result{Status: analyzer.Fail, Count: len(hs), Values: analyzer.V("got", texts), Evidence: evidence}
}

// h1OnlyImageAlt finds headlines that are pictures. A home page may show its logo so.
func h1OnlyImageAlt(c *analyzer.Context) analyzer.Result {
	hs := h1s(c.Page)
	for _, h := range hs {
		if !h.FromAlt {
			return analyzer.Result{}
		}
	}
	if len(hs) == 0 {
		return analyzer.None()
	}
	return analyzer.Found(analyzer.V("got", analyzer.Quote(hs[0].Text)), analyzer.Evidence{Quote: hs[0].Text, Selector: hs[0].Selector})
}
