package structureddata

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/internal/schemaorg"
	"github.com/siteassay/assay/page"
)

// pageTypeMismatch finds markup that calls the page what it cannot be: an article on the home, contact or basket page, questions where
// none are asked, a forum's question on the firm's own answers, one job on a list of them.
func pageTypeMismatch(c *analyzer.Context) analyzer.Result {
	p := c.Page
	articles := 0
	for _, n := range nodes(p) {
		if isType(&n, "Article") {
			articles++
		}
	}
	for _, n := range nodes(p) {
		if n.prefix != "" || !mismatch(p, &n, articles) {
			continue
		}
		return analyzer.Found(
			analyzer.V("got", strings.Join(n.types, ", "), "type_en", analyzer.TypeTitle(p.Type, "en"), "type_zh", analyzer.TypeTitle(p.Type, "zh")),
			analyzer.Evidence{Quote: n.label()},
		)
	}
	return analyzer.Result{}
}

func isType(n *node, kind string) bool {
	for _, t := range n.types {
		if schemaorg.IsA(t, kind) {
			return true
		}
	}
	return false
}

func mismatch(p *page.Page, n *node, articles int) bool {
	switch {
	case isType(n, "Article"):
		if articles > 1 || p.Signals.Author != "" && p.Type != page.Contact && p.Type != page.Cart { // teasers, or an article after all
			return false
		}
		return p.Type == page.Home || p.Type == page.Contact || p.Type == page.Cart
	case isType(n, "FAQPage"):
		return p.Signals.Questions == 0 && !p.Signals.FAQ && p.Text.Words > 0 && !asks(p)
	case isType(n, "QAPage"):
		return p.Type == page.FAQ
	case isType(n, "Product") && !isType(n, "Service"):
		return p.Type == page.Contact || p.Type == page.Legal
	case isType(n, "ContactPage"):
		return p.Type == page.Product || p.Type == page.Article || p.Type == page.Cart
	case isType(n, "AboutPage"):
		return p.Type == page.Product || p.Type == page.Cart || p.Type == page.Contact
	case isType(n, "CheckoutPage"):
		return p.Type == page.Article || p.Type == page.About || p.Type == page.Contact
	}
	return false
}

// asks reports whether a heading or the text asks anything.
func asks(p *page.Page) bool {
	for i := range p.Headings {
		if strings.ContainsAny(p.Headings[i].Text, "?？") {
			return true
		}
	}
	return strings.ContainsAny(p.Text.Main, "?？")
}
