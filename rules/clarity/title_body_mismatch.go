package clarity

import (
	"math"
	"strings"

	"github.com/siteassay/assay/analyzer"
)

// titleBodyMismatch takes the share of the title's terms that the page speaks of. The facts leave out the brand where one
// page can tell it; here the name of the site is known, and its words need not stand in the text either. Titles of fewer
// than three terms cannot be judged.
func titleBodyMismatch(c *analyzer.Context) analyzer.Result {
	t := &c.Page.Text
	least := c.Params.Number("min")
	coverage := t.TitleCoverage
	if coverage >= least || len(t.TitleUnmatched) == 0 {
		return asksInVain(c)
	}
	total := int(math.Round(float64(len(t.TitleUnmatched)) / (1 - coverage)))
	missing := t.TitleUnmatched
	if name := bare(c.Site.Name); name != "" && len(missing) < maxUnmatched {
		missing = make([]string, 0, len(t.TitleUnmatched))
		for _, w := range t.TitleUnmatched {
			if !strings.Contains(name, bare(w)) && !strings.Contains(pageNames, bare(w)) {
				missing = append(missing, w)
			}
		}
		found := total - len(t.TitleUnmatched)
		if total -= len(t.TitleUnmatched) - len(missing); total < 3 {
			return analyzer.None()
		}
		coverage = float64(found) / float64(total)
	}
	if coverage >= least {
		return asksInVain(c)
	}
	r := analyzer.Found(
		analyzer.V("got", int(math.Round(100*coverage)), "missing", analyzer.JoinPairs(missing)),
		analyzer.Evidence{Quote: c.Page.Title.Text, Selector: "head > title"},
	)
	r.Confidence = 0.8
	if coverage >= 0.15 {
		r.Loss = 1 - coverage
	}
	return r
}

// asksInVain reports a title that asks what something is over a text that never speaks of it. A heading that repeats the question
// covers its words and answers nothing.
func asksInVain(c *analyzer.Context) analyzer.Result {
	title := c.Page.Title.Text
	thing, ok := unanswered(c, title)
	if !ok {
		return analyzer.Result{}
	}
	found := 100.0
	if n := len(strings.Fields(title)); n > 0 {
		found = 100 * (1 - 1/float64(n))
	}
	r := analyzer.Found(analyzer.V("got", int(math.Round(found)), "missing", []string{thing}), analyzer.Evidence{Quote: title, Selector: "head > title"})
	r.Loss, r.Confidence = 0.5, 0.8
	return r
}

// pageNames are what Chinese titles call the page itself; its text does not repeat them.
const pageNames = "关于我们 联系我们 公司简介 常见问题 新闻中心 产品中心 關於我們 聯絡我們"

// maxUnmatched is how many unmatched terms the facts keep; a full list cannot be counted.
const maxUnmatched = 20
