package audit_test

import (
	"bytes"
	"net/http"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/siteassay/assay/audit"
	"github.com/siteassay/assay/internal/sitetest"
	"github.com/siteassay/assay/page"
	"github.com/siteassay/assay/report"
)

func compiled(t *testing.T, source []byte) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(source))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.DefaultDraft(jsonschema.Draft2020)
	if err := c.AddResource("schema.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func validate(t *testing.T, s *jsonschema.Schema, name string, document []byte) {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(document))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	if err := s.Validate(v); err != nil {
		t.Errorf("%s: %v", name, err)
	}
}

// TestReportsKeepTheirSchema: what audits and assay page write is what the published schemas promise.
func TestReportsKeepTheirSchema(t *testing.T) {
	schema := compiled(t, report.ReportSchema)
	for name, archive := range samples {
		for _, lang := range []string{"en", "zh"} {
			cfg := config(t, serveArchive(t, archive))
			cfg.Language = lang
			json, _ := render(t, run(t, cfg, t.TempDir()))
			validate(t, schema, name+" in "+lang, json)
		}
	}
	t.Run("nobody answers", func(t *testing.T) {
		cfg := config(t, "http://127.0.0.1:1/")
		doc := run(t, cfg, t.TempDir())
		if doc.State != report.Empty || doc.Counts.Failed != 1 || doc.Reason == "" {
			t.Errorf("%s (%s), %+v", doc.State, doc.Reason, doc.Counts)
		}
		json, _ := render(t, doc)
		validate(t, schema, "nobody answers", json)
		if doc.Score.Band != "" || doc.Score.Overall != 0 {
			t.Errorf("a site that nobody saw has the score %.0f, %s", doc.Score.Overall, doc.Score.Band)
		}
	})
}

// TestPagesKeepTheirSchema: the pages of the samples, and documents that hardly are any.
func TestPagesKeepTheirSchema(t *testing.T) {
	schema := compiled(t, report.PageSchema)
	cfg := config(t, "")
	check := func(name string, src page.Source) {
		var b bytes.Buffer
		if err := report.WritePage(&b, audit.Page(cfg, src)); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		validate(t, schema, name, b.Bytes())
	}
	for name, archive := range samples {
		site, err := sitetest.Parse(archive)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range site.Files {
			check(name+f.Path, page.Source{
				URL: "https://www.example.com" + f.Path, Status: f.Status, Header: http.Header{"Content-Type": {f.ContentType}}, Body: f.Body,
			})
		}
	}
	for name, body := range map[string]string{
		"nothing": "", "text": "Bread.", "zero bytes": "\x00\x00", "half a tag": "<a href='", "no utf-8": "<title>\xff\xfe</title>",
		"deep": "<div>" + string(bytes.Repeat([]byte("<b>"), 3000)),
	} {
		check(name, page.Source{URL: "https://www.example.com/", Status: 200, Body: []byte(body)})
		check(name+", without an address", page.Source{Body: []byte(body)})
	}
}
