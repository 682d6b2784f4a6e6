package audit

import (
	"encoding/json"
	"fmt"
	"math"
	"sort"
	"time"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
	"github.com/siteassay/assay/report"
)

// document closes the run: it puts the report together, keeps the summary in the store, and returns the document with its
// pages streamed from the store.
func (a *audit) document() (*report.Document, error) {
	a.progress.tell(a, "report")
	lang := a.cfg.Language
	d := &report.Document{
		Schema: report.Schema, Tool: report.Tool{Name: "assay", Version: a.cfg.Version},
		Site: a.site.Root, Name: a.site.Name, Language: lang,
		State: report.State(a.crawl.State), Started: a.started.UTC(),
		Run:      report.Run{Number: a.run, Requests: a.crawl.Requests, Unchanged: a.crawl.Unchanged, Resumed: a.resumed},
		Profile:  a.profile(),
		Limits:   a.limits(),
		Broken:   a.brokenRules(),
		Unjudged: a.unjudged(),
	}
	d.Score = a.account()
	d.Rules = a.ruleTexts()
	for i := range a.siteFound {
		d.Findings = append(d.Findings, a.siteFinding(&a.siteFound[i]))
	}
	if err := a.countPages(); err != nil {
		return nil, err
	}
	d.Fixes = a.fixes()
	d.Accepted = a.accepted()
	d.Resources, d.ResourceProblems = a.resources()
	d.Strengths = a.strengths()
	d.Views = a.views
	d.Own = a.own.counts(a.site)
	for i := range d.Own {
		d.Own[i].Title = a.cfg.OwnTitles[d.Own[i].Name]
	}
	d.Changes = a.changes()
	d.Counts = a.counts
	d.Pages = a.pages
	d.Outcomes = a.outcomes
	d.Finished = a.cfg.Now().UTC()
	d.Run.Seconds = d.Finished.Sub(d.Started).Round(time.Millisecond).Seconds()
	if a.counts.Audited == 0 {
		d.State = report.Empty
	}
	var err error
	if d.Reason, err = a.reason(d.State); err != nil {
		return nil, err
	}
	return d, a.remember(d)
}

// remember closes the run in the store.
func (a *audit) remember(d *report.Document) error {
	doc, err := json.Marshal(d)
	if err != nil {
		return fmt.Errorf("encoding the report: %w", err)
	}
	err = a.store.FinishRun(report.RunSummary{
		Number: a.run, Site: d.Site, Started: d.Started, Finished: d.Finished, State: d.State, Reason: d.Reason,
		Score: d.Score.Overall, Coverage: d.Score.Coverage, Model: d.Profile.Model, RuleSet: d.Profile.RuleSet,
		Counts: d.Counts, Headings: d.Score.Headings, Document: doc, Open: d.State == report.Partial && a.crawl.Left != nil,
	})
	if err != nil {
		return fmt.Errorf("keeping the run: %w", err)
	}
	return nil
}

func (a *audit) profile() report.Profile {
	return report.Profile{
		Model: a.site.Model, ModelConfidence: math.Round(1000*a.site.ModelConfidence) / 1000, ModelChosen: a.cfg.Model != "",
		ModelReasons: a.modelReasons(), Languages: nonNil(a.site.Languages), RuleSet: a.cfg.RuleSet,
		Rules: len(a.engine.Rules), Packs: a.cfg.Packs, Changes: a.cfg.Changes, Costs: a.ruleCosts(),
	}
}

// ruleCosts are the dearest rules of the user.
func (a *audit) ruleCosts() []report.RuleCost {
	var out []report.RuleCost
	for _, c := range a.costs.Dearest(dearest) {
		out = append(out, report.RuleCost{Rule: c.Rule, Micros: c.Work / 100, Share: c.Share})
	}
	return out
}

// dearest is how many rules of the user are named with their costs.
const dearest = 10

// modelReasons tell the evidence for each model in points.
func (a *audit) modelReasons() []string {
	home, mean := a.survey.Evidence()
	reasons := []string{}
	for i, m := range page.Models {
		if home[i] != 0 || mean[i] != 0 {
			reasons = append(reasons, a.say("%s: home %.1f, mean of all pages %.1f", "%s：首页 %.1f，全站平均 %.1f", a.modelName(m), home[i], mean[i]))
		}
	}
	return reasons
}

// account is the score as the report prints it; the zero value when no page was judged.
func (a *audit) account() report.Score {
	if a.counts.Audited == 0 {
		return report.Score{Headings: []report.Heading{}}
	}
	s := a.score
	out := report.Score{Overall: s.Overall, Coverage: a.coverage(), Band: analyzer.Band(s.Overall)}
	out.Provisional = out.Coverage < 0.8
	byCategory := map[string]*report.Category{}
	for _, c := range s.Categories {
		rc := report.Category{Name: c.Name, Title: a.engine.CategoryTitle(c.Name, a.cfg.Language), Heading: a.engine.HeadingOf(c.Name), Max: c.Max, Points: c.Max - c.Lost, Lost: []report.Lost{}}
		for i, r := range a.engine.Rules {
			if r.Category == c.Name && s.Rules[i] > 0 {
				rc.Lost = append(rc.Lost, report.Lost{Rule: r.ID, Points: s.Rules[i], Pages: a.tally.Rules[i].Pages})
			}
		}
		sort.SliceStable(rc.Lost, func(i, j int) bool { return rc.Lost[i].Points > rc.Lost[j].Points })
		out.Categories = append(out.Categories, rc)
		byCategory[c.Name] = &out.Categories[len(out.Categories)-1]
	}
	for _, h := range analyzer.Headings {
		rh := report.Heading{ID: h.ID, Title: h.Title[a.cfg.Language], Score: 100}
		for i := range out.Categories {
			if c := &out.Categories[i]; c.Heading == h.ID {
				rh.Max += c.Max
				rh.Lost += c.Max - c.Points
			}
		}
		for i, r := range a.engine.Rules {
			if a.engine.HeadingOf(r.Category) == h.ID {
				rh.Findings += a.tally.Rules[i].Findings
			}
		}
		if rh.Max > 0 {
			rh.Score = max(0, 100*(1-rh.Lost/rh.Max))
		}
		out.Headings = append(out.Headings, rh)
	}
	for i, x := range analyzer.Indices {
		out.Indices = append(out.Indices, report.Index{ID: x.ID, Title: x.Title[a.cfg.Language], Score: s.Indices[i]})
	}
	out.Gates, out.Missing = []report.Gate{}, []report.Missing{}
	for _, c := range s.Caps {
		out.Gates = append(out.Gates, report.Gate{Rule: c.Rule, Cap: c.Cap, Points: c.Points})
	}
	for _, m := range s.Missing {
		out.Missing = append(out.Missing, report.Missing{Type: m.Type, Title: analyzer.TypeTitle(m.Type, a.cfg.Language), Points: m.Points})
	}
	return out
}

// coverage is the verified share of the weight, lowered by the pages that gave no answer.
func (a *audit) coverage() float64 {
	c := &a.counts
	if c.Audited == 0 {
		return 0
	}
	return a.score.Coverage * float64(c.Audited) / float64(c.Audited+c.Failed)
}

func (a *audit) ruleTexts() []report.Rule {
	rules := make([]report.Rule, 0, len(a.engine.Rules))
	for i, r := range a.engine.Rules {
		t, y := r.Text[a.cfg.Language], &a.tally.Rules[i]
		rules = append(rules, report.Rule{
			ID: r.ID, Title: t.Title, Failure: t.Failure, Why: t.Why,
			Fix:   analyzer.Fill(a.cfg.Language, t.Fix, nil, r.Params),
			Owner: r.Owner, Effort: r.Effort, Category: r.Category, Severity: r.Severity, Weight: r.Weight, Refs: r.Refs,
			Pages: y.Pages, Judged: y.Judged, Unknown: y.Unknown, Points: a.score.Rules[i],
		})
	}
	return rules
}

// strengths are the rules that hold wherever they apply, those that carry most points first.
func (a *audit) strengths() []report.Strength {
	list := []report.Strength{}
	for i, r := range a.engine.Rules {
		y := &a.tally.Rules[i]
		pages := y.Judged
		if r.Site != nil {
			pages = a.counts.Audited
		}
		if y.Findings > 0 || y.Unknown > 0 || pages == 0 || r.Weight == 0 {
			continue
		}
		list = append(list, report.Strength{Rule: r.ID, Title: r.Text[a.cfg.Language].Title, Pages: pages, Weight: a.score.Kept(i)})
	}
	sort.SliceStable(list, func(i, j int) bool { return list[i].Weight > list[j].Weight })
	return list
}

func (a *audit) siteFinding(f *analyzer.Finding) report.Finding {
	r := a.engine.Rules[a.tally.Index(f.Rule)]
	return a.finding(r, f, a.score.SitePoints(f))
}

func (a *audit) finding(r *analyzer.Rule, f *analyzer.Finding, points float64) report.Finding {
	return report.Finding{
		Accepted: a.debts.cover(f) >= 0,
		Rule:     r.ID, Severity: r.Severity, Category: r.Category, Message: r.Message(a.cfg.Language, f),
		Evidence: nonNil(f.Evidence), Points: points, Confidence: f.Confidence, Count: f.Count, Related: f.Related,
	}
}

// pageOf is the page of a record, with its points and words.
func (a *audit) pageOf(r *record) *report.Page {
	p := r.Page
	j := &r.Judgement
	points := a.score.PagePoints(p.Type, j, r.Gate)
	p.Score = a.score.PageScore(p.Type, j, r.Gate)
	p.Findings = make([]report.Finding, 0, len(j.Findings))
	for k := range j.Findings {
		f := &j.Findings[k]
		i := a.tally.Index(f.Rule)
		if i < 0 {
			continue
		}
		p.Points += points[k]
		p.Findings = append(p.Findings, a.finding(a.engine.Rules[i], f, points[k]))
	}
	return &p
}

// A typeSum adds up the scores of the pages of one type.
type typeSum struct {
	pages int
	score float64
}

// countPages makes the counts that need the score: mean score by type, findings by severity, languages.
func (a *audit) countPages() error {
	sums := map[page.Type]*typeSum{}
	err := a.records(true, func(r *record) error {
		s := sums[r.Page.Type]
		if s == nil {
			s = &typeSum{}
			sums[r.Page.Type] = s
		}
		s.pages++
		s.score += a.score.PageScore(r.Page.Type, &r.Judgement, r.Gate)
		a.owe(r)
		return nil
	})
	if err != nil {
		return err
	}
	c := &a.counts
	c.Types, c.Languages = []report.TypeCount{}, []report.LanguageCount{}
	for _, t := range page.Types {
		if s := sums[t]; s != nil {
			c.Types = append(c.Types, report.TypeCount{Type: t, Pages: s.pages, Score: s.score / float64(s.pages)})
		}
	}
	for i, r := range a.engine.Rules {
		switch n := a.tally.Rules[i].Findings; r.Severity {
		case analyzer.Error:
			c.Findings.Error += n
		case analyzer.Warning:
			c.Findings.Warning += n
		default:
			c.Findings.Notice += n
		}
	}
	for _, l := range a.site.Languages {
		n := 0
		for i := range a.site.Nodes {
			if a.site.Nodes[i].Outcome == page.Audited && a.site.Nodes[i].Language == l {
				n++
			}
		}
		c.Languages = append(c.Languages, report.LanguageCount{Language: l, Pages: n})
	}
	return nil
}

func nonNil[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}
