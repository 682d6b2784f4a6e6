package trust

import (
	"cmp"
	"slices"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// authorMissing finds articles for which nobody answers, or that name an account of the software in place of a person. A company that
// signs with its own name answers for it.
func authorMissing(c *analyzer.Context) analyzer.Result {
	p := c.Page
	s := &p.Signals
	nobody := c.Params.Strings("nobody")
	author, publisher := answers(s.Author, nobody), answers(s.Publisher, nobody)
	switch {
	case author || publisher:
		return analyzer.Result{}
	case s.Author != "" || s.Publisher != "":
		quote := cmp.Or(s.Author, s.Publisher)
		return analyzer.Found(analyzer.V("got", quote), analyzer.Evidence{Quote: quote})
	case p.Type == page.Case:
		return analyzer.Result{} // the company and its client answer for it
	case signedByFirm(p):
		return analyzer.Result{}
	}
	return analyzer.Result{
		Status: analyzer.Fail, Confidence: 0.8, Values: analyzer.V("got", headline(p)),
		Evidence: []analyzer.Evidence{{Quote: headline(p), Selector: "h1"}},
	}
}

// answers reports whether a name is somebody: not empty and not one of the names that stand for nobody.
func answers(name string, nobody []string) bool {
	name = strings.ToLower(strings.TrimSpace(name))
	return name != "" && !slices.Contains(nobody, name)
}

// signedByFirm reports whether structured data names an organisation as publisher of the page.
func signedByFirm(p *page.Page) bool {
	for i := range p.Structured {
		e := &p.Structured[i]
		if (strings.HasSuffix(e.Type, "Article") || e.Type == "BlogPosting") && (e.Properties.Has("publisher.name") || e.Properties.Has("publisher")) {
			return true
		}
	}
	return p.Metas.Get("article:publisher") != "" || p.Metas.Get("publisher") != ""
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
