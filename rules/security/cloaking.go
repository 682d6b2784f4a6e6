package security

import (
	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// confirmedInjection is the probability from which trust/injected-spam takes the page, with what it was cloaked with, for itself.
const confirmedInjection = 0.8

// cloaking finds pages that show search engines, or who comes from them, something else than a browser. It cannot tell where nobody
// asked (--cloak-check), and does not concern the pages that were not in the sample.
func cloaking(c *analyzer.Context) analyzer.Result {
	g := &c.Site.Guises
	if !g.Asked {
		return analyzer.CannotTell()
	}
	p := g.Of(c.Page.URL)
	if p == nil {
		return analyzer.None()
	}
	if !p.Comparable() {
		return analyzer.CannotTell()
	}
	cloaked := p.Cloaked()
	if len(cloaked) == 0 {
		return analyzer.Result{}
	}
	if share, families := page.FuseSigns(c.Site.Signs(c.Page)); families >= 2 && share >= confirmedInjection {
		return analyzer.None()
	}
	var who []string
	evidence := []analyzer.Evidence{{Quote: p.As("browser").Shown(), URL: c.Page.URL}}
	for _, a := range cloaked {
		who = append(who, visitor(a))
		evidence = append(evidence, analyzer.Evidence{Quote: a.Shown(), URL: a.Final})
	}
	return analyzer.Result{Status: analyzer.Fail, Count: len(cloaked), Values: analyzer.V("got", who), Evidence: evidence}
}

// visitor is a guise in the words of the report.
func visitor(a *analyzer.GuiseAnswer) string {
	switch {
	case a.Agent != "":
		return a.Agent
	case a.Guise == "from-search":
		return analyzer.Term("a visitor from a search", "从搜索进来的访客")
	}
	return analyzer.Term("a phone", "手机")
}
