package report

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

func schemaOf(t *testing.T, source []byte) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(source))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.DefaultDraft(jsonschema.Draft2020)
	c.AssertFormat()
	if err := c.AddResource("schema.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func validate(t *testing.T, s *jsonschema.Schema, b []byte) error {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(b))
	if err != nil {
		t.Fatalf("not JSON: %v", err)
	}
	return s.Validate(v)
}

func writeJSON(t *testing.T, d *Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := WriteJSON(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestReportKeepsItsSchema(t *testing.T) {
	s := schemaOf(t, ReportSchema)
	empty := &Document{Schema: Schema, State: Empty, Site: "https://gone.example/"}
	for name, d := range map[string]*Document{"bakery": bakery(), "shop": shop(), "empty": empty} {
		b := writeJSON(t, d)
		if err := validate(t, s, b); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if none := bytes.Contains(b, []byte(`"score": null`)); none != (d.State == Empty) {
			t.Errorf("%s: score is null: %v", name, none)
		}
		b = bytes.Replace(b, []byte(`"score": null`), nil, 1)
		if bytes.Contains(b, []byte(":null")) || bytes.Contains(b, []byte(": null")) {
			t.Errorf("%s: a list is null", name)
		}
	}
}

func TestSchemaRefusesWhatIsNotAReport(t *testing.T) {
	s := schemaOf(t, ReportSchema)
	good := string(writeJSON(t, bakery()))
	for name, change := range map[string][2]string{
		"another version":  {`"assay.report/1"`, `"assay.report/2"`},
		"unknown severity": {`"severity":"error"`, `"severity":"fatal"`},
		"score over 100":   {`"overall":76`, `"overall":176`},
		"points as text":   {`"points":0.5`, `"points":"0.5`},
		"no pages":         {`"pages": [`, `"sites": [`},
		"unknown state":    {`"state": "complete"`, `"state": "done"`},
	} {
		bad := strings.Replace(good, change[0], change[1], 1)
		if bad == good {
			t.Fatalf("%s: nothing changed", name)
		}
		if name == "points as text" {
			bad = strings.Replace(good, `"points":`, `"points":"1","x":`, 1)
		}
		if validate(t, s, []byte(bad)) == nil {
			t.Errorf("%s is accepted", name)
		}
	}
}

func TestReportHasTheNamesThatOthersRelyOn(t *testing.T) {
	var r map[string]any
	if err := json.Unmarshal(writeJSON(t, bakery()), &r); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{
		"schema", "tool", "site", "run", "state", "reason", "started", "finished", "profile.model", "profile.languages",
		"profile.rule_set", "profile.rendered", "score.overall", "score.coverage", "score.headings", "score.categories.name",
		"score.categories.points", "score.categories.lost.rule", "score.categories.lost.points", "score.categories.lost.pages",
		"counts.found", "counts.audited", "counts.failed", "counts.skipped", "counts.not_reached",
		"pages.url", "pages.status", "pages.type", "pages.depth", "pages.outcome", "pages.score", "pages.findings.rule",
		"pages.findings.severity", "pages.findings.category", "pages.findings.message", "pages.findings.points",
		"pages.findings.evidence.quote", "pages.findings.evidence.selector", "findings.related", "outcomes.url", "outcomes.outcome",
		"outcomes.reason", "rules.id", "rules.title", "rules.failure", "rules.why", "rules.fix", "rules.owner", "rules.effort",
	} {
		if !has(r, strings.Split(path, ".")) {
			t.Errorf("%s is missing", path)
		}
	}
}

// has reports whether a member is there, in some element of every list on the way.
func has(v any, path []string) bool {
	if l, ok := v.([]any); ok {
		for _, e := range l {
			if has(e, path) {
				return true
			}
		}
		return false
	}
	if len(path) == 0 {
		return true
	}
	m, ok := v.(map[string]any)
	if !ok {
		return false
	}
	e, ok := m[path[0]]
	if _, list := e.([]any); ok && list && len(path) == 1 {
		return true
	}
	return ok && has(e, path[1:])
}

func TestReportIsTheSameEachTime(t *testing.T) {
	first := writeJSON(t, bakery())
	if again := writeJSON(t, bakery()); !bytes.Equal(first, again) {
		t.Error("two reports of one document differ")
	}
	d := shop()
	if html, again := render(t, d, "zh"), render(t, d, "zh"); html != again {
		t.Error("two HTML reports of one document differ")
	}
}

func TestReportCanBeReadBack(t *testing.T) {
	b := writeJSON(t, bakery())
	var got struct {
		Document
		Pages    []Page    `json:"pages"`
		Outcomes []Outcome `json:"outcomes"`
	}
	if err := json.Unmarshal(b, &got); err != nil {
		t.Fatal(err)
	}
	if len(got.Pages) != 40 || len(got.Outcomes) != 6 || len(got.Document.Findings) != 2 {
		t.Errorf("%d pages, %d outcomes, %d findings", len(got.Pages), len(got.Outcomes), len(got.Document.Findings))
	}
	got.Document.Pages, got.Document.Outcomes = slice(got.Pages), slice(got.Outcomes)
	if !bytes.Equal(writeJSON(t, &got.Document), b) {
		t.Error("the report that was read back is written differently")
	}
}

func TestHostileTextIsValidJSON(t *testing.T) {
	b := writeJSON(t, hostile())
	if !utf8.Valid(b) || !json.Valid(b) {
		t.Error("not valid")
	}
	if bytes.ContainsAny(b, "<>") || bytes.Contains(b, []byte("\u2028")) {
		t.Error("mark-up is not escaped")
	}
}

func TestWritingJSONLeavesTheDocumentAlone(t *testing.T) {
	d := &Document{Findings: []Finding{{Rule: "a/b"}}, Limits: []Limit{{Name: "max-pages"}}}
	d.Score.Categories = []Category{{Name: "cta"}}
	writeJSON(t, d)
	if d.Findings[0].Evidence != nil || d.Score.Categories[0].Lost != nil || d.Fixes != nil {
		t.Error("the document was changed")
	}
}

type full struct{ room int }

var errFull = errors.New("no space left on device")

func (f *full) Write(b []byte) (int, error) {
	if f.room -= len(b); f.room < 0 {
		return 0, errFull
	}
	return len(b), nil
}

func TestFullDiskIsAnError(t *testing.T) {
	for room := 0; room < 60000; room += 7000 {
		d := bakery()
		d.Pages = crawled(2000)
		if err := WriteJSON(&full{room}, d); !errors.Is(err, errFull) {
			t.Errorf("JSON, room for %d: %v", room, err)
		}
		if err := WriteHTML(&full{room}, d, "en"); !errors.Is(err, errFull) {
			t.Errorf("HTML, room for %d: %v", room, err)
		}
	}
}

func TestPageKeepsItsSchema(t *testing.T) {
	s := schemaOf(t, PageSchema)
	p := page.Parse(page.Source{URL: "https://www.hearthstone-ovens.example/", Status: 200, Body: []byte(
		`<!doctype html><html lang="en"><title>Deck ovens</title><h1>Deck ovens</h1><p>Bakes forty loaves an hour.</p><a href="/contact">Request a quote</a>`)})
	filled := &page.Page{Title: page.Line{Text: "Deck ovens"}, OpenGraph: page.Properties{{Name: "title", Value: "Deck ovens"}},
		Structured: []page.Entity{{Type: "Product", Format: "json-ld", Properties: page.Properties{{Name: "name", Value: "D4"}}}},
		Own: page.Own{{Name: "price", Type: page.OwnMoney, Number: 29, Currency: "EUR", Text: "29 €"}, {Name: "tags", Type: page.OwnList, List: []string{"a"}},
			{Name: "team", Type: page.OwnCount, Number: 3}, {Name: "until", Type: page.OwnDate, Day: "2026-05-31"}},
		Forms: []page.Form{{Purpose: "contact", Fields: []page.Field{{Name: "email", Type: "email"}}}}, CTAs: []page.CTA{{Goal: page.Enquire, Region: page.Main}}}
	found := []Finding{{Rule: "seo/title-too-long", Severity: analyzer.Warning, Category: "seo", Message: "84 units wide, at most 60", Confidence: 1, Count: 1}}
	for name, p := range map[string]*page.Page{"parsed": p, "filled": filled, "empty": {}} {
		var b bytes.Buffer
		if err := WritePage(&b, &PageDocument{Schema: PageSchemaVersion, Page: p, Findings: found}); err != nil {
			t.Fatal(err)
		}
		if err := validate(t, s, b.Bytes()); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if bytes.Contains(b.Bytes(), []byte("null")) {
			t.Errorf("%s: a list is null\n%s", name, b.Bytes())
		}
	}
}
