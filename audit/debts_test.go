package audit_test

import (
	"math"
	"slices"
	"testing"
	"time"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/report"
)

// TestAcceptedFindings: what somebody answers for leaves the list of work and nothing else. The score, its parts and the
// counts are those of the same audit without acceptances; what no longer stands under the fixes stands under the debts.
func TestAcceptedFindings(t *testing.T) {
	for name, archive := range samples {
		t.Run(name, func(t *testing.T) {
			url := serveArchive(t, archive)
			plain := run(t, config(t, url), t.TempDir())
			cfg := config(t, url)
			var onPages, onSite []string
			for _, p := range pages(t, plain) {
				for _, f := range p.Findings {
					if f.Points > 0 && !slices.Contains(onPages, f.Rule) {
						onPages = append(onPages, f.Rule)
					}
				}
			}
			for _, f := range plain.Findings {
				if f.Points > 0 && !slices.Contains(onSite, f.Rule) {
					onSite = append(onSite, f.Rule)
				}
			}
			if len(onPages) < 4 || len(onSite) < 1 {
				t.Fatalf("the sample has too few faults: %v, %v", onPages, onSite)
			}
			accept := func(rule, url string, expires time.Time) {
				cfg.Accept = append(cfg.Accept, analyzer.Acceptance{Rule: rule, URL: url, Reason: "waits for the relaunch", Owner: "M. Lind", Expires: expires, From: "assay.yaml:3:5"})
			}
			later := today.AddDate(1, 0, 0)
			accept(onPages[0], "", later)
			accept(onPages[1], "/*", later)
			accept(onPages[2], "", today.AddDate(0, 0, -2)) // over
			accept(onPages[3], "/nowhere/*", later)         // matches nothing
			accept(onSite[0], "", later)
			accept(onPages[0], "/", later) // the first that covers a finding counts
			doc := run(t, cfg, t.TempDir())
			addsUp(t, doc)
			if doc.Score.Overall != plain.Score.Overall || doc.Counts.Findings != plain.Counts.Findings || !slices.EqualFunc(doc.Score.Categories, plain.Score.Categories,
				func(a, b report.Category) bool {
					return a.Name == b.Name && a.Points == b.Points && slices.Equal(a.Lost, b.Lost)
				}) {
				t.Errorf("the score is %v, without acceptances %v", doc.Score.Overall, plain.Score.Overall)
			}
			owed := 0.0
			states := []report.DebtState{report.DebtOpen, report.DebtOpen, report.DebtExpired, report.DebtUnused, report.DebtOpen, report.DebtUnused}
			for i, a := range doc.Accepted {
				if a.State != states[i] {
					t.Errorf("%s %s: %s, want %s", a.Rule, a.URL, a.State, states[i])
				}
				if a.State == report.DebtOpen {
					owed += a.Points
				}
				if (a.Findings > 0) != (a.State != report.DebtUnused) || a.Points < 0 || a.Counts.Error+a.Counts.Warning+a.Counts.Notice != a.Findings {
					t.Errorf("%+v", a)
				}
			}
			if len(doc.Accepted) != len(states) || owed <= 0 {
				t.Fatalf("%d acceptances, %v points", len(doc.Accepted), owed)
			}
			if d := gains(plain) - gains(doc) - owed; math.Abs(d) > 1e-9 {
				t.Errorf("fixes lost %v points of gain, debts took %v", gains(plain)-gains(doc), owed)
			}
			for _, f := range doc.Fixes {
				if f.Rule == onPages[0] || f.Rule == onPages[1] || f.Rule == onSite[0] {
					t.Errorf("%s is accepted and still work", f.Rule)
				}
			}
			if !slices.ContainsFunc(doc.Fixes, func(f report.Fix) bool { return f.Rule == onPages[2] }) {
				t.Errorf("%s is no work, though what accepted it is over", onPages[2])
			}
			marked := map[string]bool{}
			for _, p := range pages(t, doc) {
				for _, f := range p.Findings {
					if f.Accepted {
						marked[f.Rule] = true
					}
				}
			}
			if len(marked) != 2 || !marked[onPages[0]] || !marked[onPages[1]] {
				t.Errorf("marked as accepted: %v", marked)
			}
		})
	}
}

// gains adds up what the fixes bring back.
func gains(d *report.Document) float64 {
	sum := 0.0
	for _, f := range d.Fixes {
		sum += f.Gain
	}
	return sum
}
