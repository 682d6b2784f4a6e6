package audit_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/siteassay/assay/page"
	"github.com/siteassay/assay/report"
	"github.com/siteassay/assay/testdata/sites"
)

// samples are the two company sites of testdata/sites.
var samples = map[string][]byte{"oven maker": sites.English, "tea shop": sites.Chinese}

// An expectation is what the audit of a sample must come to. Faults is a table: a line "/path type" begins a page ("site"
// what concerns the whole site), the lines below it are its findings. "! rule word" is a fault that was planted: it must be
// found, and its message or evidence must hold the word. "~ rule" follows from what was planted, or is a notice that a good
// site can live with: it may be found. Anything else that the audit finds is a false alarm.
type expectation struct {
	archive   []byte
	name      string
	model     page.Model
	languages []string
	faults    string
}

func TestOvenMaker(t *testing.T) { ovenMaker.hold(t) }
func TestTeaShop(t *testing.T)   { teaShop.hold(t) }

// hold audits the sample and compares.
func (e *expectation) hold(t *testing.T) {
	url := serveArchive(t, e.archive)
	cfg := config(t, url)
	cfg.Crawl.Probe = true
	doc := run(t, cfg, t.TempDir())
	if doc.State != report.Complete || doc.Name != e.name || doc.Profile.Model != e.model || !slices.Equal(doc.Profile.Languages, e.languages) {
		t.Errorf("%s: %q, model %s, languages %v (%v)", doc.State, doc.Name, doc.Profile.Model, doc.Profile.Languages, doc.Profile.ModelReasons)
	}
	if doc.Profile.ModelConfidence < 0.6 {
		t.Errorf("the model is a guess: %v (%v)", doc.Profile.ModelConfidence, doc.Profile.ModelReasons)
	}
	if len(doc.Broken) > 0 || len(doc.Score.Missing) > 0 || len(doc.Score.Gates) > 0 || len(doc.Limits) > 0 {
		t.Errorf("broken %v, missing %v, gates %v, limits %v", doc.Broken, doc.Score.Missing, doc.Score.Gates, doc.Limits)
	}
	if doc.Score.Coverage < 0.95 {
		t.Errorf("coverage %v: %v", doc.Score.Coverage, doc.Unjudged)
	}
	table := e.table(t)
	found := map[string][]report.Finding{"site": doc.Findings}
	for _, p := range pages(t, doc) {
		path := "/" + strings.TrimPrefix(p.URL, url)
		found[path] = p.Findings
		row := table[path]
		if row == nil {
			t.Errorf("%s is not in the table", path)
		} else if row.typ != string(p.Type) {
			t.Errorf("%s is taken for %s, it is %s", path, p.Type, row.typ)
		}
	}
	var unbuilt []string
	for path, row := range table {
		fs, ok := found[path]
		if !ok {
			t.Errorf("%s was not audited", path)
		}
		unbuilt = append(unbuilt, row.compare(t, path, fs)...)
	}
	slices.Sort(unbuilt)
	if unbuilt = slices.Compact(unbuilt); len(unbuilt) > 0 {
		t.Errorf("no such rules: %s", strings.Join(unbuilt, ", "))
	}
}

// A row is what is expected of one page.
type row struct {
	typ     string
	planted []plantedFault
	allowed []string
}

type plantedFault struct{ rule, word string }

// table reads Faults.
func (e *expectation) table(t *testing.T) map[string]*row {
	t.Helper()
	table := map[string]*row{}
	var at *row
	for line := range strings.Lines(strings.TrimSpace(e.faults)) {
		mark, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		rest = strings.TrimSpace(rest)
		switch {
		case mark == "!":
			rule, word, _ := strings.Cut(rest, " ")
			at.planted = append(at.planted, plantedFault{rule, word})
		case mark == "~":
			at.allowed = append(at.allowed, rest)
		case strings.HasPrefix(mark, "/") || mark == "site":
			at = &row{typ: rest}
			table[mark] = at
		default:
			t.Fatalf("cannot read the line %q of the table", line)
		}
	}
	return table
}

// compare reports what is missing and what is too much, and returns the rules that do not exist.
func (r *row) compare(t *testing.T, path string, fs []report.Finding) (unbuilt []string) {
	t.Helper()
	set := ruleSet(t)
	for _, p := range r.planted {
		if set.Rule(p.rule) == nil {
			unbuilt = append(unbuilt, p.rule)
		} else if !slices.ContainsFunc(fs, func(f report.Finding) bool { return f.Rule == p.rule && strings.Contains(all(&f), p.word) }) {
			t.Errorf("%s: planted and not found: %s %s", path, p.rule, p.word)
		}
	}
	for _, rule := range r.allowed {
		if set.Rule(rule) == nil {
			unbuilt = append(unbuilt, rule)
		}
	}
	for i := range fs {
		f := &fs[i]
		planted := slices.ContainsFunc(r.planted, func(p plantedFault) bool { return p.rule == f.Rule && strings.Contains(all(f), p.word) })
		if !planted && !slices.Contains(r.allowed, f.Rule) {
			t.Errorf("%s: false alarm: %s: %s (%.2f points)", path, f.Rule, all(f), f.Points)
		}
	}
	return unbuilt
}

// all is everything that a finding shows.
func all(f *report.Finding) string {
	s := f.Message
	for _, e := range f.Evidence {
		s += fmt.Sprintf(" «%s» %s", e.Quote, e.URL)
	}
	return s + " " + strings.Join(f.Related, " ")
}
