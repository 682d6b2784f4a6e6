package report

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
)

func batch() []IndexEntry {
	ovens, tea := NewIndexEntry(bakery()), NewIndexEntry(shop())
	ovens.Report, tea.Report = "hearthstone/report.html", "qinghe/report.html"
	return []IndexEntry{ovens, tea, {Site: "https://gone.example/", Name: "https://gone.example/", Error: "The name cannot be resolved."}}
}

func TestIndexShowsEverySite(t *testing.T) {
	var b bytes.Buffer
	if err := WriteIndex(&b, batch(), "en"); err != nil {
		t.Fatal(err)
	}
	doc := parse(t, b.String())
	text := words(doc)
	for _, want := range []string{"3 sites, 1 of them could not be audited.", "Hearthstone Ovens https://www.hearthstone-ovens.example/ 76.6 Good 73.0 60.7 78.5 74.3 84.4 86.2 17",
		"+2.4 · Marketing", "青禾茶器", "gone.example https://gone.example/ Failed: The name cannot be resolved. – – –"} {
		if !strings.Contains(text, want) {
			t.Errorf("the index does not say %q:\n%s", want, text)
		}
	}
	links := 0
	for n := range doc.Descendants() {
		if h := attr(n, "href"); h == "hearthstone/report.html" || h == "qinghe/report.html" {
			links++
		}
	}
	if links != 2 {
		t.Errorf("%d links to reports", links)
	}
}

func TestIndexOfNothing(t *testing.T) {
	var b bytes.Buffer
	if err := WriteIndex(&b, nil, "zh"); err != nil {
		t.Fatal(err)
	}
	if text := words(parse(t, b.String())); !strings.Contains(text, "没有网站。") {
		t.Error(text)
	}
}

func TestIndexJSON(t *testing.T) {
	var b bytes.Buffer
	if err := WriteIndexJSON(&b, batch()); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Schema string       `json:"schema"`
		Sites  []IndexEntry `json:"sites"`
	}
	if err := json.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if got.Schema != IndexSchema || len(got.Sites) != 3 || got.Sites[0].Fix.Rule != "form/too-many-fields" || got.Sites[2].Error == "" {
		t.Errorf("%+v", got)
	}
	if bytes.Contains(b.Bytes(), []byte("null")) {
		t.Error("a list is null")
	}
	b.Reset()
	if err := WriteIndexJSON(&b, nil); err != nil || !json.Valid(b.Bytes()) {
		t.Errorf("%v: %s", err, b.Bytes())
	}
}
