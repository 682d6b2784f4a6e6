package trust

import (
	"math"
	"slices"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// injectedSpam fuses the signs of injected content (domain.md 4.2), of the page and of the site around it. Two independent families
// are needed: a title may be clumsy and a text may be traditional Chinese, but not both about different things by chance. Three
// families that agree need a little less than two.
func injectedSpam(c *analyzer.Context) analyzer.Result {
	found := c.Site.Signs(c.Page)
	p, families := page.FuseSigns(found)
	if families < 2 || p < c.Params.Number("suspected") {
		return analyzer.Result{}
	}
	res := analyzer.Result{
		Status: analyzer.Fail, Loss: 0.5, Evidence: signs(found, ""),
		Values: analyzer.V("got", families, "share", int(math.Round(p*100)), "kinds", kinds(c.Page, found)),
	}
	if p >= c.Params.Number("confirmed") || families >= 3 && p >= c.Params.Number("confirmed_by_three") {
		res.Loss = 1
	}
	return res
}

// kindTerms are the kinds of injection (domain.md 4.2) as the client reads them.
var kindTerms = [...]struct{ id, term string }{
	{"title-injection", analyzer.Term("foreign title", "标题被植入")},
	{"page-injection", analyzer.Term("foreign pages", "页面被植入")},
	{"adult", analyzer.Term("adult", "色情")},
	{"gamble", analyzer.Term("gambling", "博彩")},
	{"pharma", analyzer.Term("pharmacy", "药品")},
	{"replica", analyzer.Term("counterfeits", "仿冒品")},
	{"loan", analyzer.Term("loans", "贷款")},
	{"mirror", analyzer.Term("mirrored text", "镜像搬运")},
	{"hidden-links", analyzer.Term("hidden links", "隐藏链接")},
	{"redirect", analyzer.Term("redirect", "跳转")},
	{"cloaked", analyzer.Term("cloaking", "伪装")},
}

// kinds are the kinds of injection that the signs tell of, in the order of kindTerms.
func kinds(p *page.Page, found []page.Signal) []string {
	has := map[string]bool{}
	for i := range found {
		s := &found[i]
		switch s.Name {
		case "topic", "lexicon", "form", "entity-coded", "title-swap", "script":
			has["title-injection"] = true
		case "url-burst", "growth", "language":
			has["page-injection"] = true
		case "gloss", "rare-han", "noise", "random-id-tags", "domain":
			has["mirror"] = true
		case "hidden-links", "off-topic-links":
			has["hidden-links"] = true
		case "client-cloak":
			has["redirect"] = true
		case "cloaked":
			has["cloaked"] = true
		}
		for _, topic := range page.SpamTopicsIn(s.Quote) {
			has[topic] = true
		}
	}
	for _, topic := range page.SpamTopicsIn(p.Description.Text) {
		has[topic] = true
	}
	var terms []string
	for _, k := range kindTerms {
		if has[k.id] {
			terms = append(terms, k.term)
		}
	}
	return terms
}

// signs are the quotes of the signs of one family, or of all; what a family quotes twice stands once.
func signs(all []page.Signal, family string) []analyzer.Evidence {
	var evidence []analyzer.Evidence
	for i := range all {
		s := &all[i]
		if s.Quote == "" || family != "" && s.Family != family || slices.ContainsFunc(all[:i], func(x page.Signal) bool { return x.Family == s.Family && x.Quote == s.Quote }) {
			continue
		}
		e := analyzer.Evidence{Quote: s.Quote}
		if s.Family == "T" {
			e.Selector = "head > title"
		}
		evidence = append(evidence, e)
	}
	return evidence
}
