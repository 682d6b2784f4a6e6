package seo

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
	"github.com/siteassay/assay/rules"
)

// headBroken reports what search engines do not read because it stands behind the end of the head, or in the body. That
// the head ends early counts by itself only where nothing else tells what was lost.
func headBroken(c *analyzer.Context) analyzer.Result {
	n, evidence := rules.Violated(c.Page, "metas-in-body", "description-outside-head", "title-outside-head")
	early, more := rules.Violated(c.Page, "head-invalid-element")
	if n == 0 {
		n = early
	}
	if n == 0 || c.Page.Status >= 400 {
		return analyzer.Result{}
	}
	evidence = append(more, evidence...)
	loss := 1.0
	if n == 1 && early == 0 && c.Page.Robots.InBody {
		loss = analyzer.Mention // indexing/robots-meta-outside-head charges it
	}
	return analyzer.Result{
		Status: analyzer.Fail, Loss: loss, Count: n, Evidence: evidence[:min(len(evidence), analyzer.MaxEvidence)], Values: analyzer.V("got", n),
	}
}

// documentFrame reports what is wrong with html, head and body themselves. An element that does not belong into the head
// and has nothing behind it loses nothing: a fifth.
func documentFrame(c *analyzer.Context) analyzer.Result {
	n, evidence := rules.Violated(c.Page, "head-missing-or-multiple", "body-missing-or-multiple", "head-not-first", "head-element-foreign")
	if n == 0 || c.Page.Status >= 400 {
		return analyzer.Result{}
	}
	loss := 1.0
	if c.Page.Markup.Get("head-element-foreign") != nil && len(evidence) == 1 {
		loss = 0.2
	}
	var labels []string
	for _, e := range evidence {
		labels = append(labels, e.Quote)
	}
	return analyzer.Result{
		Status: analyzer.Fail, Loss: loss, Count: n, Evidence: evidence, Values: analyzer.V("got", n, "labels", strings.Join(labels, "; ")),
	}
}

// metaKeywords counts pages with the obsolete element.
var metaKeywords = rules.Tally(1, func(p *page.Page, _ analyzer.Params) (int, string) {
	if s := p.Metas.Get("keywords"); s != "" {
		return 1, s
	}
	return 0, ""
})

// textLength counts pages that are much shorter or longer than others, in the width of their characters: an ideograph
// says as much as two letters.
var textLength = rules.Tally(1, func(p *page.Page, ps analyzer.Params) (int, string) {
	if !p.Indexable || p.ScriptOnly || p.Type == page.Legal || p.Type == page.Cart {
		return -1, ""
	}
	n := p.Markup.Characters
	if p.Script == "Hans" || p.Script == "Hant" || p.Script == "Jpan" {
		n *= 2
	}
	if n < ps.Int("min") || n > ps.Int("max") {
		return 1, p.Title.Text
	}
	return 0, ""
})
