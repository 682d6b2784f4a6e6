package audit_test

import (
	"bytes"
	"fmt"
	"math"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/siteassay/assay/internal/sitetest"
	"github.com/siteassay/assay/page"
	"github.com/siteassay/assay/report"
)

// TestTwins: of each business model there is a good site and a bad twin in which some faults were planted. The audits of both
// differ in the planted findings and in nothing else, and the scores by exactly the points that the report gives these findings.
// An archive is named after its model. Its file "planted" holds the edits: a line "rule place" with "site" or the path of the
// page, below it "- words" and "+ words". An edit for the site is made on every page.
func TestTwins(t *testing.T) {
	for _, model := range []page.Model{page.Retail, page.LeadGen, page.Brand, page.Content, page.SaaS} {
		t.Run(string(model), func(t *testing.T) {
			t.Parallel()
			data, err := os.ReadFile(filepath.Join("../testdata/twins", string(model)+".txtar"))
			if err != nil {
				t.Fatal(err)
			}
			good, bad, planted := twins(t, data)
			before, after := auditTwin(t, good, model), auditTwin(t, bad, model)
			sum := 0.0
			for key, f := range after.findings {
				was, ok := before.findings[key]
				switch {
				case !ok && !slices.Contains(planted, key):
					t.Errorf("%s was not planted: %s", key, all(&f))
				case !ok:
					sum += f.Points
				case slices.Contains(planted, key):
					t.Errorf("the good twin has %s already: %s", key, all(&was))
				case math.Abs(was.Points-f.Points) > 1e-9:
					t.Errorf("%s costs %v in one twin, %v in the other", key, was.Points, f.Points)
				}
			}
			for key := range before.findings {
				if _, ok := after.findings[key]; !ok {
					t.Errorf("the bad twin lost %s", key)
				}
			}
			for _, key := range planted {
				if f, ok := after.findings[key]; !ok {
					t.Errorf("%s was planted and not found", key)
				} else if f.Points <= 0 {
					t.Errorf("%s costs nothing", key)
				}
			}
			if d := before.score - after.score; math.Abs(d-sum) > 1e-9 {
				t.Errorf("%v and %v points: they differ by %v, the planted findings cost %v", before.score, after.score, d, sum)
			}
		})
	}
}

// A twinSite is the audit of one: its findings by rule and place.
type twinSite struct {
	score    float64
	findings map[string]report.Finding
}

func auditTwin(t *testing.T, archive []byte, model page.Model) twinSite {
	t.Helper()
	site, err := sitetest.Parse(archive)
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(wellServed(site.Handler()))
	t.Cleanup(server.Close)
	doc := run(t, config(t, server.URL+"/"), t.TempDir())
	if doc.State != report.Complete || len(doc.Broken) > 0 || doc.Profile.Model != model {
		t.Fatalf("%s, broken %v, model %s (%v)", doc.State, doc.Broken, doc.Profile.Model, doc.Profile.ModelReasons)
	}
	w := twinSite{score: doc.Score.Overall, findings: map[string]report.Finding{}}
	add := func(place string, list []report.Finding) {
		for _, f := range list {
			key := f.Rule + " " + place
			for n := 2; ; n++ {
				if _, taken := w.findings[key]; !taken {
					break
				}
				key = fmt.Sprintf("%s %s #%d", f.Rule, place, n)
			}
			w.findings[key] = f
		}
	}
	add("site", doc.Findings)
	for _, p := range pages(t, doc) {
		add(strings.TrimPrefix(p.URL, server.URL), p.Findings)
	}
	return w
}

// twins makes both archives, and lists what was planted.
func twins(t *testing.T, data []byte) (good, bad []byte, planted []string) {
	t.Helper()
	a := txtar.Parse(data)
	edits := ""
	a.Files = slices.DeleteFunc(a.Files, func(f txtar.File) bool {
		if f.Name == "planted" {
			edits = string(f.Data)
		}
		return f.Name == "planted"
	})
	good = txtar.Format(a)
	lines := strings.Split(strings.TrimSpace(edits), "\n")
	for i := 0; i+2 < len(lines); i += 3 {
		rule, place, ok := strings.Cut(lines[i], " ")
		was, minus := strings.CutPrefix(lines[i+1], "- ")
		is, plus := strings.CutPrefix(lines[i+2], "+ ")
		if !ok || !minus || !plus {
			t.Fatalf("planted: %q, %q, %q are no edit", lines[i], lines[i+1], lines[i+2])
		}
		planted = append(planted, rule+" "+place)
		done := false
		for k := range a.Files {
			if f := &a.Files[k]; (place == "site" || f.Name == place) && bytes.Contains(f.Data, []byte(was)) {
				f.Data = bytes.ReplaceAll(f.Data, []byte(was), []byte(is))
				done = true
			}
		}
		if !done {
			t.Fatalf("planted: %q does not stand in %s", was, place)
		}
	}
	return good, txtar.Format(a), planted
}
