package service

import (
	"cmp"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// noProcess finds pages of a service that do not say what happens after the enquiry: no steps, and no word on how long it takes. Goods
// have no steps, so the page must call itself a service.
func noProcess(c *analyzer.Context) analyzer.Result {
	p := c.Page
	if p.Status != 200 || p.Text.Words < c.Params.Int("min_words") || p.Signals.Cart || !isService(p, c.Params.Strings("services")) {
		return analyzer.None()
	}
	if p.ScriptOnly {
		return analyzer.CannotTell()
	}
	if p.Signals.Process || p.Signals.Promise || stepped(p) {
		return analyzer.Result{}
	}
	return analyzer.Result{
		Status: analyzer.Fail, Confidence: 0.8, Values: analyzer.V("got", headline(p)),
		Evidence: []analyzer.Evidence{{Quote: headline(p), Selector: "h1"}},
	}
}

// isService reports whether title, headline or address name a service, or structured data do.
func isService(p *page.Page, words []string) bool {
	for i := range p.Structured {
		switch p.Structured[i].Type {
		case "Service":
			return true
		case "Product":
			return false
		}
	}
	return touches(p.Title.Text+" "+headline(p)+" "+path(p.URL), words)
}

func path(url string) string {
	if _, rest, ok := strings.Cut(url, "://"); ok {
		if i := strings.IndexByte(rest, '/'); i >= 0 {
			return rest[i:]
		}
	}
	return ""
}

// steps are words that open the heading of a step.
var steps = [...]string{"step ", "schritt ", "étape ", "etape ", "paso ", "步骤", "第一步", "第二步", "第三步", "第四步", "第五步"}

// stepped reports whether three headings are numbered: 1. Call us, 02, Step 3, 第三步.
func stepped(p *page.Page) bool {
	n := 0
	for i := range p.Headings {
		t := strings.ToLower(strings.TrimSpace(p.Headings[i].Text))
		digits := len(t) - len(strings.TrimLeft(t, "0123456789"))
		numbered := digits == 2 && t[0] == '0'
		if rest := t[digits:]; digits == 1 || digits == 2 {
			numbered = numbered || strings.HasPrefix(rest, ".") || strings.HasPrefix(rest, ")") || strings.HasPrefix(rest, ":") || strings.HasPrefix(rest, "、")
		}
		for _, word := range steps {
			numbered = numbered || strings.HasPrefix(t, word)
		}
		if numbered {
			n++
		}
	}
	return n >= 3
}

// headline is what stands at the head of a page, for a quote.
func headline(p *page.Page) string {
	for i := range p.Headings {
		if h := &p.Headings[i]; h.Level == 1 && h.Text != "" && !h.FromAlt {
			return h.Text
		}
	}
	return cmp.Or(p.Offer.Headline, p.Title.Text, p.URL)
}
