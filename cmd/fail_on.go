package cmd

import (
	"strconv"
	"strings"

	"github.com/siteassay/assay/report"
)

// failOn is the condition of --fail-on.
type failOn struct {
	severity   string  // error or warning: any finding of it or worse
	score      float64 // below it; 0 when not asked
	regression bool    // the score is a point or more below the run before
}

func parseFailOn(text string) (failOn, error) {
	t := strings.ReplaceAll(text, " ", "")
	switch t {
	case "":
		return failOn{}, nil
	case "error", "warning":
		return failOn{severity: t}, nil
	case "regression":
		return failOn{regression: true}, nil
	}
	if n, ok := strings.CutPrefix(t, "score<"); ok {
		if f, err := strconv.ParseFloat(n, 64); err == nil && f > 0 && f <= 100 {
			return failOn{score: f}, nil
		}
	}
	return failOn{}, usage("", "--fail-on %q is not known: error, warning, score<70 and regression are", text)
}

// met reports whether the finished run fails. before is the run before it, nil when there was none.
func (f failOn) met(d *report.Document, before *report.RunSummary) bool {
	n := d.Counts.Findings
	for i := range d.Accepted { // what somebody answers for does not stop a build
		if a := &d.Accepted[i]; a.State == report.DebtOpen {
			n.Error -= a.Counts.Error
			n.Warning -= a.Counts.Warning
		}
	}
	switch {
	case f.severity == "error":
		return n.Error > 0
	case f.severity == "warning":
		return n.Error+n.Warning > 0
	case f.regression:
		return before != nil && before.Score-d.Score.Overall >= 1
	}
	return d.Score.Overall < f.score
}
