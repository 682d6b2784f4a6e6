package report

import (
	"bytes"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
)

func TestHostileTextStaysText(t *testing.T) {
	var index bytes.Buffer
	e := NewIndexEntry(hostile())
	e.Report = "x/report.html"
	if err := WriteIndex(&index, []IndexEntry{e, {Site: payloads[0], Name: payloads[1], Error: payloads[5]}, {Report: payloads[15]}}, "en"); err != nil {
		t.Fatal(err)
	}
	for name, doc := range map[string]string{"en": render(t, hostile(), "en"), "zh": render(t, hostile(), "zh"), "index": index.String()} {
		t.Run(name, func(t *testing.T) { inert(t, doc) })
	}
}

// inert fails when anything in the document could run, load, submit or hide.
func inert(t *testing.T, doc string) {
	t.Helper()
	if !utf8.ValidString(doc) {
		t.Error("the report is not valid UTF-8")
	}
	for _, r := range doc {
		if r != '\n' && unicode.In(r, unicode.Cc) || isHidden(r) && r != '\n' {
			t.Errorf("hidden character %U in the report", r)
			break
		}
	}
	known := map[string]int{"script": 1, "style": 2, "meta": 5, "select": 1, "input": 1}
	seen := map[string]int{}
	for n := range parse(t, doc).Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		seen[n.Data]++
		switch n.Data {
		case "iframe", "object", "embed", "form", "base", "link", "img", "math", "template", "textarea", "animate", "noscript":
			t.Errorf("element %s in the report", n.Data)
		}
		for _, a := range n.Attr {
			switch key := strings.ToLower(a.Key); {
			case strings.HasPrefix(key, "on"), key == "style", key == "src", key == "srcdoc", key == "autofocus", key == "action":
				t.Errorf("attribute %s=%q on %s", a.Key, a.Val, n.Data)
			case key == "href":
				outside(t, n, a.Val)
			}
		}
	}
	for k, want := range known {
		if seen[k] > want {
			t.Errorf("%d elements %s, at most %d are ours", seen[k], k, want)
		}
	}
}

// outside checks a link: a place in the document, the report of a site, or http and https that tell nobody.
func outside(t *testing.T, n *html.Node, ref string) {
	t.Helper()
	switch {
	case strings.HasPrefix(ref, "#"), ref == "x/report.html", ref == "#ZgotmplZ":
	case strings.HasPrefix(ref, "https://"), strings.HasPrefix(ref, "http://"):
		if attr(n, "rel") != "noopener noreferrer nofollow" {
			t.Errorf("link %s has rel %q", ref, attr(n, "rel"))
		}
		if strings.Contains(ref, "secret@") {
			t.Errorf("link %s gives a password away", ref)
		}
	default:
		t.Errorf("link to %q", ref)
	}
}
