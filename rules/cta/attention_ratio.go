package cta

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// Limits of attentionRatio.
const (
	maxCounted = 2000 // links of a page that are counted
	fullNav    = 5    // links of header and navigation that make a full menu
)

// attentionRatio sets the links that lead away against the steps that bring a customer, each target once. A product page
// may have the menu of the site; a landing page is held to one step only where it stands alone: visitors come to it by
// an advertisement, which shows in its noindex or in that no page links to it. Legal links in the footer are free.
func attentionRatio(c *analyzer.Context) analyzer.Result {
	p := c.Page
	limit := c.Params.Int("product")
	if p.Type == page.Landing {
		if limit = c.Params.Int("landing"); !standsAlone(c) {
			return analyzer.None()
		}
	}
	steps := map[string]bool{}
	for i := range p.CTAs {
		if t := &p.CTAs[i]; hard(t.Goal) || wanted(c.Site.Model, t.Goal) && t.Goal != page.Navigate {
			steps[t.Target] = true
		}
	}
	if len(steps) == 0 {
		if !asks(p) {
			return analyzer.None() // cta/missing-primary
		}
		steps["submit"] = true
	}
	if len(p.Links) <= limit*len(steps) {
		return analyzer.Result{} // even if all were different
	}
	away := map[string]bool{}
	menu := 0
	for i := range p.Links[:min(len(p.Links), maxCounted)] {
		l := &p.Links[i]
		if l.Kind != "http" || l.URL == "" || l.URL == p.URL || steps[l.URL] || away[l.URL] || free(c.Site, l) {
			continue
		}
		away[l.URL] = true
		if l.Region == page.Nav || l.Region == page.Header {
			menu++
		}
	}
	ratio := float64(len(away)) / float64(len(steps))
	if ratio <= float64(limit) || p.Type == page.Landing && menu < fullNav {
		return analyzer.Result{}
	}
	evidence := labels(p, 3, func(t *page.CTA) bool { return steps[t.Target] })
	if len(evidence) == 0 {
		evidence = []analyzer.Evidence{instead(p)}
	}
	return analyzer.Result{
		Status: analyzer.Fail, Confidence: 0.8, Count: len(away), Evidence: evidence,
		Values: analyzer.V("got", int(ratio), "links", len(away), "steps", len(steps), "max", limit),
	}
}

// standsAlone reports whether a landing page is no part of the site's own menu.
func standsAlone(c *analyzer.Context) bool {
	if c.Page.Robots.Noindex {
		return true
	}
	i := c.Site.Lookup(c.Page.URL)
	return i >= 0 && c.Site.Complete && c.Site.Nodes[i].Inlinks == 0 && c.Site.Nodes[i].Depth != 0
}

// free reports whether a link is one of those that the law asks for at the foot of a page.
func free(s *analyzer.Site, l *page.Link) bool {
	if l.Region != page.Footer {
		return false
	}
	if i := s.Lookup(l.URL); i >= 0 && s.Nodes[i].Type == page.Legal {
		return true
	}
	text := strings.ToLower(l.Text)
	for _, w := range [...]string{"privacy", "terms", "legal", "cookie", "imprint", "impressum", "datenschutz", "agb", "mentions", "confidentialité",
		"aviso", "privacidad", "隐私", "隱私", "条款", "條款", "声明", "备案", "公网安备"} {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}
