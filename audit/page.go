package audit

import (
	"time"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
	"github.com/siteassay/assay/report"
)

// Page takes the facts of one document and judges them. Rules that read the site see one of this page alone. Points are
// those of the page: 100 less their sum is its score.
func Page(cfg Config, src page.Source) *report.PageDocument {
	p := cfg.Parser().Parse(src)
	e := analyzer.NewEngine(cfg.Rules, cfg.Categories...)
	now := time.Now()
	if cfg.Now != nil {
		now = cfg.Now()
	}
	site := analyzer.SinglePage(p, analyzer.Verdict{Model: cfg.Model}, now)
	site.Guises = guisesOf(&cfg.Guises)
	j := e.JudgeLate(e.Judge(p), p, site)
	t := analyzer.NewTally(e)
	gate := t.Page(p.Type, &j, false)
	a := &audit{cfg: cfg, engine: e, tally: t, score: t.Score(site.Model, false)}
	a.note(j.Broken)
	r := &report.PageDocument{Schema: report.PageSchemaVersion, Page: p, Findings: []report.Finding{}, Unknown: []string{}, Broken: a.brokenRules()}
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
