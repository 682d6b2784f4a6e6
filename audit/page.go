package audit

import (
	"time"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
	"github.com/siteassay/assay/report"
)

// PageSchema is the version of the output of `assay page`.
const PageSchema = "assay.page/1"

// A PageReport is one document judged by itself. Points are those of the page: 100 less their sum is Score.
type PageReport struct {
	Schema   string              `json:"schema"`
	Page     *page.Page          `json:"page"`
	Score    float64             `json:"score"`
	Findings []report.Finding    `json:"findings"`
	Unknown  []string            `json:"unknown"` // rules that could not tell
	Broken   []report.BrokenRule `json:"broken_rules,omitempty"`
}

// Page takes the facts of one document and judges them. Rules that read the site see one of this page alone.
func Page(cfg Config, src page.Source) *PageReport {
	p := page.Parse(src)
	e := analyzer.NewEngine(cfg.Rules)
	now := time.Now()
	if cfg.Now != nil {
		now = cfg.Now()
	}
	site := analyzer.SinglePage(p, analyzer.Verdict{Model: cfg.Model}, now)
	j := e.JudgeLate(e.Judge(p), p, site)
	t := analyzer.NewTally(e)
	gate := t.Page(p.Type, &j, false)
	a := &audit{cfg: cfg, engine: e, tally: t, score: t.Score(site.Model, false), broken: j.Broken}
	r := &PageReport{Schema: PageSchema, Page: p, Findings: []report.Finding{}, Unknown: []string{}, Broken: a.brokenRules()}
	r.Score = a.score.PageScore(p.Type, &j, gate)
	points := a.score.PagePoints(p.Type, &j, gate)
	for k := range j.Findings {
		f := &j.Findings[k]
		r.Findings = append(r.Findings, a.finding(e.Rules[t.Index(f.Rule)], f, points[k]))
	}
	for i, rule := range e.Rules {
		if j.Unknown.Has(i) {
			r.Unknown = append(r.Unknown, rule.ID)
		}
	}
	return r
}
