package report

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

func render(t *testing.T, d *Document, lang string) string {
	t.Helper()
	var b bytes.Buffer
	if err := WriteHTML(&b, d, lang); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// words is the text a reader sees, in one line.
func words(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode && (c.Parent == nil || c.Parent.Data != "script" && c.Parent.Data != "style") {
			b.WriteString(c.Data + " ")
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

func parse(t *testing.T, s string) *html.Node {
	t.Helper()
	n, err := html.Parse(strings.NewReader(s))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func TestPolicyAllowsTheReportsOwnStyleAndScriptAlone(t *testing.T) {
	doc := parse(t, render(t, bakery(), "en"))
	policy, hashes := "", []string{}
	for n := range doc.Descendants() {
		switch {
		case n.Data == "meta" && attr(n, "http-equiv") == "Content-Security-Policy":
			policy = attr(n, "content")
		case n.Type == html.ElementNode && (n.Data == "style" || n.Data == "script"):
			hashes = append(hashes, hash(n.FirstChild.Data))
		}
	}
	if !strings.HasPrefix(policy, "default-src 'none';") || strings.Contains(policy, "unsafe") || strings.Contains(policy, "http") {
		t.Errorf("policy %q", policy)
	}
	for _, h := range hashes {
		if !strings.Contains(policy, "'"+h+"'") {
			t.Errorf("policy %q does not allow %s", policy, h)
		}
	}
	if len(hashes) != 3 {
		t.Errorf("%d styles and scripts", len(hashes))
	}
}

func TestReportTellsWhatADirectorNeeds(t *testing.T) {
	text := words(parse(t, render(t, bakery(), "en")))
	for _, want := range []string{
		"Hearthstone Ovens works, but leaves enquiries on the table: of the 23.4 points it is missing, 7.1 are lost in calls to action and 5.4 in trust.",
		"76.6", "Lead generation", "Pages judged 40", "Score verified 94%", "20 November 2026",
		"The enquiry form asks for more than a first answer needs +2.4 Marketing 1 h 1 79.0",
		"Place one button, “Request a quote”", "Deck oven D4. Bakes forty loaves an hour.",
		"Shown are the first 20 of 40 pages; all are in report.json.", "Pages can be indexed", "Case study",
		"100 − 23.4 = 76.6.", "46 URLs were found and 40 of them judged.", "1 URL lies deeper",
		"line 4: Disallow: /intern/", "Its content arrives by script, which was not run.",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the report does not say %q", want)
		}
	}
	order := []string{"The fixes worth most Each line", "How far it is to the next step Of the 40 pages", "The eight functions of the site The same points", "Does each click keep what its button says? 64 clicks", "Every call to action of the site 38 pages",
		"What each form costs a visitor 21 different",
		"What the company says of itself, and what proves it The site makes 7", "Which doubts of a buyer the site answers 9 pages", "Findings Faults", "Strengths 12", "What is missing", "Pages All 40", "What was not judged, and why 46", "How the score is made A site", "Glossary Conversion", "Appendix"}
	at := 0
	for _, h := range order {
		i := strings.Index(text[at:], h)
		if i < 0 {
			t.Fatalf("section %q is missing or out of order", h)
		}
		at += i
	}
}

func TestChineseReportIsChinese(t *testing.T) {
	doc := parse(t, render(t, shop(), "zh"))
	text := words(doc)
	for _, want := range []string{
		"青禾茶器有一定的销售力，但仍在错失订单：所失的 19.6 分中，信任占 7.9 分，行动号召占 4.9 分。",
		"零售电商", "2026年11月20日", "销售力", "公信力", "传播力", "收录率", "完成率", "落地页", "线索（询盘）", "本次诊断没有覆盖整个网站：达到时间上限",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the report does not say %q", want)
		}
	}
	english := regexp.MustCompile(`\b(the|and|points|pages|fixes|lost|score)\b`)
	if m := english.FindStringIndex(text); m != nil {
		t.Errorf("English in the Chinese report: %q", text[max(0, m[0]-60):m[1]])
	}
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode && n.Data == "html" && attr(n, "lang") != "zh-Hans" {
			t.Errorf("lang is %q", attr(n, "lang"))
		}
	}
}

func TestEvidenceCarriesItsLanguage(t *testing.T) {
	quotes := 0
	for n := range parse(t, render(t, shop(), "en")).Descendants() {
		if n.Data == "q" {
			quotes++
			if attr(n, "lang") != "zh" {
				t.Fatalf("quote %q has lang %q", words(n), attr(n, "lang"))
			}
		}
	}
	if quotes == 0 {
		t.Error("no quotes")
	}
}

func TestEveryLinkInsideTheReportLeadsSomewhere(t *testing.T) {
	for _, lang := range Languages {
		ids, refs := map[string]bool{}, []string{}
		for n := range parse(t, render(t, bakery(), lang)).Descendants() {
			if id := attr(n, "id"); id != "" {
				if ids[id] {
					t.Errorf("id %s twice", id)
				}
				ids[id] = true
			}
			if h := attr(n, "href"); strings.HasPrefix(h, "#") {
				refs = append(refs, h[1:])
			}
		}
		for _, r := range refs {
			if !ids[r] {
				t.Errorf("link to #%s leads nowhere", r)
			}
		}
	}
}

func TestReportOfASiteThatCouldNotBeAudited(t *testing.T) {
	d := &Document{Schema: Schema, Site: "https://gone.example/", State: Empty, Reason: "The name cannot be resolved.", Score: Score{Band: "strong", Provisional: true}}
	for _, lang := range []string{"en", "zh", "xx", ""} {
		text := words(parse(t, render(t, d, lang)))
		if !strings.Contains(text, "The name cannot be resolved.") || !strings.Contains(text, "gone.example") {
			t.Errorf("%s: %s", lang, text)
		}
	}
	if text := words(parse(t, render(t, d, "en"))); !strings.Contains(text, "Nothing on gone.example could be judged.") || strings.Contains(text, "100 −") || strings.Contains(text, "Strong") || strings.Contains(text, "provisional") || strings.Contains(text, "nothing to fix") {
		t.Error(text)
	}
}

func TestGateComesFirst(t *testing.T) {
	d := bakery()
	d.Score.Gates = []Gate{{Rule: "links/broken", Cap: 40, Points: 36.6}}
	d.Score.Overall, d.Score.Band = 40, "broken"
	text := words(parse(t, render(t, d, "en")))
	for _, want := range []string{"has a fault so serious that everything else has to wait: Links lead to pages that do not exist.", "at most 40 points; takes 36.6 points", "Limit by a serious fault"} {
		if !strings.Contains(text, want) {
			t.Errorf("the report does not say %q", want)
		}
	}
}

func TestPagesTableIsCutHonestly(t *testing.T) {
	d := bakery()
	d.Pages = crawled(1200)
	text := words(parse(t, render(t, d, "en")))
	if !strings.Contains(text, "The 500 pages that cost the most points, of 1,200 judged; all are in report.json.") {
		t.Error("the total is not told")
	}
	if !strings.Contains(text, "/p/001199") || strings.Contains(text, "/p/000500 ") {
		t.Error("the table does not hold the costliest pages")
	}
}
