package audit

import (
	"strings"
	"time"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/report"
)

// debts are the accepted findings of a run. What is accepted stays in the tally, and so in the score; it is only kept out
// of the work and added up here.
type debts struct {
	list   []analyzer.Acceptance
	of     map[string][]int // rule → indices into list
	now    time.Time
	sums   []debt
	points map[foldKey]float64 // of page findings that are covered and not expired: no work brings them back
}

// A debt is what one acceptance covers.
type debt struct {
	findings, pages int
	points          float64
	counts          report.Severities
	urls            []string
}

func newDebts(list []analyzer.Acceptance, now time.Time) debts {
	d := debts{list: list, of: map[string][]int{}, now: now, sums: make([]debt, len(list)), points: map[foldKey]float64{}}
	for i := range list {
		d.of[list[i].Rule] = append(d.of[list[i].Rule], i)
	}
	return d
}

// cover is the acceptance that covers a finding today, -1 for none.
func (d *debts) cover(f *analyzer.Finding) int {
	return d.first(f, false)
}

// first is the first acceptance that speaks of a finding, among those that are expired or among the others.
func (d *debts) first(f *analyzer.Finding, expired bool) int {
	for _, i := range d.of[f.Rule] {
		if a := &d.list[i]; a.Expired(d.now) == expired && a.Covers(f.Rule, f.URL, f.Related) {
			return i
		}
	}
	return -1
}

// add notes a finding under the acceptance that covers it or did. It returns false when none covers it today.
func (d *debts) add(f *analyzer.Finding, severity analyzer.Severity, points float64, pages int, url string) bool {
	i, open := d.cover(f), true
	if i < 0 {
		if i, open = d.first(f, true), false; i < 0 {
			return false
		}
	}
	x := &d.sums[i]
	x.findings++
	x.pages += pages
	x.points += points
	switch severity {
	case analyzer.Error:
		x.counts.Error++
	case analyzer.Warning:
		x.counts.Warning++
	default:
		x.counts.Notice++
	}
	if url != "" && len(x.urls) < 5 {
		x.urls = append(x.urls, strings.Clone(url)) // of a record that is not kept
	}
	return open
}

// owe adds the accepted findings of one page up.
func (a *audit) owe(r *record) {
	if len(a.debts.list) == 0 {
		return
	}
	points := a.score.PagePoints(r.Page.Type, &r.Judgement, r.Gate)
	for k := range r.Judgement.Findings {
		f := &r.Judgement.Findings[k]
		i := a.tally.Index(f.Rule)
		if i >= 0 && a.debts.add(f, a.engine.Rules[i].Severity, points[k], 1, r.Page.URL) {
			a.debts.points[foldKey{i, r.Page.Type}] += points[k]
		}
	}
}

// accepted lists every acceptance with what it covers, in the order of the files.
func (a *audit) accepted() []report.Accepted {
	for i := range a.siteFound {
		f := &a.siteFound[i]
		a.debts.add(f, a.engine.Rules[a.tally.Index(f.Rule)].Severity, a.score.SitePoints(f), analyzer.Concerned(a.siteFound[i:i+1]), "")
	}
	var all []report.Accepted
	for i := range a.debts.list {
		e, x := &a.debts.list[i], &a.debts.sums[i]
		state := report.DebtOpen
		switch {
		case e.Expired(a.debts.now):
			state = report.DebtExpired
		case x.findings == 0:
			state = report.DebtUnused
		}
		title := e.Rule
		if k := a.tally.Index(e.Rule); k >= 0 {
			title = a.engine.Rules[k].Text[a.cfg.Language].Failure
		}
		all = append(all, report.Accepted{
			Rule: e.Rule, Title: title, URL: e.URL, Reason: e.Reason, Owner: e.Owner, Expires: e.Expires.Format(time.DateOnly), From: e.From,
			State: state, Findings: x.findings, Pages: x.pages, Points: x.points, Counts: x.counts, URLs: nonNil(x.urls),
		})
	}
	return all
}
