package audit

import (
	"sort"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/crawler"
	"github.com/siteassay/assay/report"
)

// unjudged is what the audit could not see, so that nobody takes silence for praise.
func (a *audit) unjudged() []report.Unjudged {
	list := []report.Unjudged{}
	if a.shells > 0 {
		list = append(list, report.Unjudged{
			Title:  a.say("Pages whose content arrives by script", "内容由脚本加载的页面"),
			Reason: a.say("their HTML holds hardly any text; rules on text cannot judge them without a browser", "HTML 中几乎没有文字，不用浏览器渲染就无法判断文案"),
			Pages:  a.shells,
		})
	}
	for i, r := range a.engine.Rules {
		if n := a.tally.Rules[i].Unknown; n > 0 {
			list = append(list, report.Unjudged{
				Rule: r.ID, Title: r.Text[a.cfg.Language].Title, Pages: n,
				Reason: a.say("the rule could not tell here: the language has no lexicon, what it judges is not in the HTML, or the addresses it judges were not asked for", "此处无法判断：该语言没有词库，要判断的内容不在 HTML 里，或相关网址没有检查"),
			})
		}
	}
	return list
}

func (a *audit) limits() []report.Limit {
	limits := []report.Limit{}
	for _, l := range a.crawl.Limits {
		limits = append(limits, report.Limit{Name: l.Name, Text: a.limitText(l), URLs: l.URLs})
	}
	return limits
}

// note keeps failures of rules: one line a rule with the first page it failed on, however many pages there are.
func (a *audit) note(broken []analyzer.Broken) {
	for _, b := range broken {
		r := a.broken[b.Rule]
		if r == nil {
			if a.broken == nil {
				a.broken = map[string]*report.BrokenRule{}
			}
			// The strings may be pieces of a page's record, which is not to be kept.
			r = &report.BrokenRule{Rule: strings.Clone(b.Rule), Error: strings.Clone(b.Error), URL: strings.Clone(b.URL)}
			if k := a.tally.Index(b.Rule); k >= 0 {
				r.Pack, r.Author = a.engine.Rules[k].Pack, a.engine.Rules[k].Author
			}
			a.broken[r.Rule] = r
		}
		r.Count++
	}
}

// brokenRules lists what note kept, by rule.
func (a *audit) brokenRules() []report.BrokenRule {
	var list []report.BrokenRule
	for _, r := range a.broken {
		list = append(list, *r)
	}
	sort.Slice(list, func(i, j int) bool { return list[i].Rule < list[j].Rule })
	return list
}

func robotsOf(r *crawler.RobotsReport) analyzer.RobotsTxt {
	t := analyzer.RobotsTxt{
		URL: r.URL, Status: r.Status, Reason: r.Reason, Lines: r.Lines, BlocksAll: r.BlocksAll, HTML: r.HTML,
		Invalid: r.Invalid, Sitemaps: r.Sitemaps,
	}
	for _, d := range r.Differs {
		t.Differs = append(t.Differs, analyzer.Difference(d))
	}
	t.Licences = r.Licences
	for _, s := range r.Signals {
		t.Signals = append(t.Signals, analyzer.RobotsSignal(s))
	}
	for _, c := range r.Closed {
		t.Closed = append(t.Closed, analyzer.ClosedAgent(c))
	}
	return t
}

func probesOf(p *crawler.Probes) analyzer.Probes {
	r := analyzer.Probes{Asked: p.Asked, TLS: analyzer.TLSFacts(p.TLS)}
	for _, a := range p.Answers {
		r.Answers = append(r.Answers, analyzer.Probe(a))
	}
	return r
}

func guisesOf(g *crawler.Guises) analyzer.Guises {
	r := analyzer.Guises{Asked: g.Asked}
	for _, p := range g.Pages {
		x := analyzer.GuisedPage{URL: p.URL}
		for _, a := range p.Answers {
			x.Answers = append(x.Answers, analyzer.GuiseAnswer(a))
		}
		r.Pages = append(r.Pages, x)
	}
	return r
}

func sitemapsOf(reports []crawler.SitemapReport) []analyzer.Sitemap {
	var list []analyzer.Sitemap
	for _, s := range reports {
		list = append(list, analyzer.Sitemap{
			URL: s.URL, Status: s.Status, Error: s.Error, URLs: s.URLs, Index: s.Index, Foreign: s.Foreign, Source: s.Source,
			Bytes: s.Bytes, TooLarge: s.TooLarge, HTTP: s.HTTP, HTTPURLs: s.HTTPURLs, ForeignURLs: s.ForeignURLs, Dated: s.Dated, Days: s.Days,
		})
	}
	return list
}
