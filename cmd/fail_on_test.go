package cmd

import (
	"testing"

	"github.com/siteassay/assay/report"
)

func TestFailOn(t *testing.T) {
	doc := func(score float64, errors, warnings int) *report.Document {
		d := &report.Document{}
		d.Score.Overall = score
		d.Counts.Findings = report.Severities{Error: errors, Warning: warnings, Notice: 9}
		return d
	}
	answeredFor := func(state report.DebtState, d *report.Document) *report.Document {
		d.Accepted = []report.Accepted{{State: state, Counts: report.Severities{Error: 1, Warning: 1}}}
		return d
	}
	run := func(score float64) *report.RunSummary { return &report.RunSummary{Score: score} }
	for _, tt := range []struct {
		text   string
		doc    *report.Document
		before *report.RunSummary
		met    bool
	}{
		{"error", doc(90, 1, 0), nil, true},
		{"error", doc(90, 0, 5), nil, false},
		{"warning", doc(90, 0, 1), nil, true},
		{"warning", doc(90, 1, 0), nil, true},
		{"warning", doc(90, 0, 0), nil, false},
		{"error", answeredFor(report.DebtOpen, doc(90, 1, 1)), nil, false},
		{"warning", answeredFor(report.DebtOpen, doc(90, 1, 1)), nil, false},
		{"error", answeredFor(report.DebtOpen, doc(90, 2, 1)), nil, true},
		{"error", answeredFor(report.DebtExpired, doc(90, 1, 1)), nil, true},
		{"score<70", doc(69.9, 0, 0), nil, true},
		{"score<70", doc(70, 0, 0), nil, false},
		{"score < 70.5", doc(70.4, 0, 0), nil, true},
		{"regression", doc(80, 0, 0), run(81), true},
		{"regression", doc(80.1, 0, 0), run(81), false},
		{"regression", doc(10, 0, 0), nil, false},
	} {
		f, err := parseFailOn(tt.text)
		if err != nil {
			t.Fatal(err)
		}
		if got := f.met(tt.doc, tt.before); got != tt.met {
			t.Errorf("%s at %.1f: %v", tt.text, tt.doc.Score.Overall, got)
		}
	}
	for _, text := range []string{"errors", "score", "score<", "score<0", "score<101", "score>70", "score<NaN", "score<1e1000", "70"} {
		if _, err := parseFailOn(text); err == nil {
			t.Errorf("%q is taken", text)
		}
	}
}
