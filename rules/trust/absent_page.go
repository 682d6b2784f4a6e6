package trust

import (
	"slices"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// An absentPage is the search for a page that firms of one kind have and that the footer links, known by the label of the link. The
// rules on such pages differ in whom they concern.
type absentPage struct {
	analyzer.Search
	labels   *analyzer.Labels
	found    bool
	articles int
	accounts bool // visitors register, book, subscribe or order here
	spared   bool // known before the first page
	concerns func(*absentPage) bool
}

func (a *absentPage) Page(_ int32, p *page.Page) {
	a.See(p)
	if a.spared {
		return
	}
	if p.Type == page.Article {
		a.articles++
	}
	for i := range p.Forms {
		switch p.Forms[i].Purpose {
		case "register", "order", "checkout":
			a.accounts = true
		}
	}
	a.accounts = a.accounts || p.Signals.Cart
	for i := range p.Links {
		if a.found {
			return
		}
		a.found = a.labels.In(p.Links[i].Text)
	}
}

func (a *absentPage) Findings() []analyzer.Finding {
	if a.found || a.spared || !a.concerns(a) || !a.Conclusive() {
		return nil
	}
	return []analyzer.Finding{{Confidence: 0.8, Values: analyzer.V("got", a.Pages), Evidence: []analyzer.Evidence{a.Evidence()}}}
}

func (a *absentPage) Unknown() bool { return !a.found && !a.spared && a.concerns(a) && !a.Conclusive() }

func newAbsentPage(s *analyzer.Site, params analyzer.Params, spared bool, concerns func(*absentPage) bool) *absentPage {
	return &absentPage{Search: analyzer.Search{Site: s}, labels: analyzer.NewLabels(params.Strings("labels")), spared: spared, concerns: concerns}
}

// editorialPolicyMissing concerns sites that live by what they publish.
func editorialPolicyMissing(s *analyzer.Site, params analyzer.Params) analyzer.SiteCheck {
	return newAbsentPage(s, params, s.Model != page.Content, func(a *absentPage) bool { return a.articles >= params.Int("articles") })
}

// subprocessorPageMissing concerns software that holds the data of its customers' customers.
func subprocessorPageMissing(s *analyzer.Site, params analyzer.Params) analyzer.SiteCheck {
	return newAbsentPage(s, params, s.Model != page.SaaS || s.Mainland, func(*absentPage) bool { return true })
}

// termsMissing concerns sites on which visitors register or order. Shops are the business of trust/legal-missing.
func termsMissing(s *analyzer.Site, params analyzer.Params) analyzer.SiteCheck {
	return &terms{*newAbsentPage(s, params, s.Model == page.Retail, func(a *absentPage) bool {
		return s.Model == page.SaaS || a.accounts
	})}
}

// terms also knows the kinds of legal pages that the facts name.
type terms struct{ absentPage }

func (t *terms) Page(i int32, p *page.Page) {
	t.absentPage.Page(i, p)
	t.found = t.found || slices.Contains(p.Signals.Legal, "terms")
}
