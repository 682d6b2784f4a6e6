package rules

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

const overSite = `text:
  en: {title: Product pages name one delivery time, failure: Product pages name different delivery times, why: The buyer does not know which holds., fix: Take the time from one place., message: "{got} on {pages} pages, {missing} without, {distinct} different"}
  zh: {title: 产品页写明同一交货期, failure: 产品页的交货期不一致, why: 买家不知道以哪个为准。, fix: 统一交货期的来源。, message: "{got}"}
severity: warning
weight: 3
category: offer
owner: copy
effort: S
remedy: process
params: {least: 2}
applies: has(own.price)
collect: own.delivery
fail: group.pages >= params.least && group.distinct > 1
got: group.values.map(v, v.text)
examples:
  - name: one time on all
    site: |
      -- / --
      <title>Ovens</title><p>We build ovens.</p><a href=/a>a</a><a href=/b>b</a>
      -- /a --
      <title>A</title><p class=price>From 20 euros</p><p class=delivery>12 days</p>
      -- /b --
      <title>B</title><p class=price>From 30 euros</p><p class=delivery>12 days</p>
  - name: two times
    site: |
      -- / --
      <title>Ovens</title><p>We build ovens.</p><a href=/a>a</a><a href=/b>b</a>
      -- /a --
      <title>A</title><p class=price>From 20 euros</p><p class=delivery>12 days</p>
      -- /b --
      <title>B</title><p class=price>From 30 euros</p><p class=delivery>2 weeks</p>
      -- /c --
      <title>C</title><p class=price>From 30 euros</p><p class=delivery>12 days</p>
      -- /d --
      <title>D</title><p class=price>From 30 euros</p>
    fails: ["12 days, 2 weeks on 4 pages, 1 without, 2 different"]
`

const overExtract = "price: {selector: .price, type: money}\ndelivery: {selector: .delivery}\nuntil: {selector: .until, type: date}\n"

func loadOver(pairs ...string) (*Set, error) {
	return Load([]Pack{{Name: "offer", Dir: "offer", user: true, Files: fstest.MapFS{
		"delivery.yaml": {Data: []byte(strings.NewReplacer(pairs...).Replace(overSite))}, "extract.yaml": {Data: []byte(overExtract)}}}}, Settings{})
}

func TestCollect(t *testing.T) {
	missing := []string{"fail: group.pages >= params.least && group.distinct > 1", "fail: group.missing > 0", "got: group.values.map(v, v.text)", "got: group.missing",
		`fails: ["12 days, 2 weeks on 4 pages, 1 without, 2 different"]`, `fails: ["1 on 4 pages"]`}
	for name, pairs := range map[string][]string{"values": nil, "missing": missing,
		"a page fact": {"collect: own.delivery", "collect: 'page.title.text.contains(\"A\") ? \"12 days\" : own.delivery'"},
		"bool":        {"collect: own.delivery", "collect: own.delivery == '2 weeks'", `fails: ["12 days, 2 weeks on 4 pages, 1 without, 2 different"]`, `fails: ["false, true on 4 pages, 0 without"]`},
		"number": {"collect: own.delivery", "collect: own.price.amount", "fail: group.pages", "fail: group.values.exists(v, v.text == '20' && group.distinct == 1) || group.values[0].pages > 2 && group.pages",
			`"12 days, 2 weeks on 4 pages, 1 without, 2 different"`, `"30, 20 on 4 pages, 0 without"`},
	} {
		set, err := loadOver(pairs...)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		for _, err := range set.Check(set.Rules[0]) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestCollectFinding(t *testing.T) {
	set, err := loadOver("group.distinct > 1", "group.distinct > 1 && group.missing > 0")
	if err != nil {
		t.Fatal(err)
	}
	r := set.Rules[0]
	tr := newTrial(set, r)
	if err := tr.site(&r.Examples[1]); err != nil {
		t.Fatal(err)
	}
	f := tr.findings[0]
	var shown []string
	for _, e := range f.Evidence {
		shown = append(shown, e.Quote+" "+strings.TrimPrefix(e.URL, exampleHost))
	}
	if got := strings.Join(shown, "; "); got != "D /d; 12 days /a; 2 weeks /b" {
		t.Errorf("evidence: %s", got)
	}
	if got := strings.ReplaceAll(strings.Join(f.Related, " "), exampleHost, ""); got != "/b /d" || f.Count != 2 || f.Loss != 0.5 {
		t.Errorf("related %s, count %d, loss %g", got, f.Count, f.Loss)
	}
}

func TestCollectRefused(t *testing.T) {
	for _, c := range []struct{ old, new, says string }{
		{"group.distinct", "page.status", "delivery.yaml:13:38: fail judges all pages together, there is no page"},
		{"group.distinct", "group.distnct", `no field "distnct" in group; did you mean "distinct"?`},
		{"group.values.map(v, v.text)", "group.values.map(v, v.txt)", `no field "txt" in v; did you mean "text"?`},
		{"collect: own.delivery", "collect: group.pages", "only a rule over the site has a group"},
		{"collect: own.delivery", "collect: page.links", "collect must give text, a number, true or false"},
		{"collect: own.delivery", "collect: own.delivery\nevidence: {quote: own.delivery}", "evidence does not work together with collect"},
		{"collect: own.delivery", "collect: own.delivery\nunknown: page.script_only", "decide it under applies"},
		{"{distinct} different", "{distnct} different", "distnct"},
	} {
		_, err := loadOver(c.old, c.new)
		if err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: want %q, got\n%v", c.new, c.says, err)
		}
	}
	set, err := loadOver("group.distinct > 1", "group.values[5].pages > 1")
	if err != nil {
		t.Fatal(err)
	}
	if errs := set.Check(set.Rules[0]); len(errs) == 0 || !strings.Contains(errs[0].Error(), "the rule broke: offer/delivery.yaml:13: fail") {
		t.Errorf("an error at run time: %v", errs)
	}
}

// TestTraceOfACollectingRule: the author sees what his rule over the site takes of one page, and how long that takes.
func TestTraceOfACollectingRule(t *testing.T) {
	set, err := loadOver("collect: own.delivery", "collect: own.price.amount", "fail: group.pages", "fail: group.values.exists(v, v.pages > 9) || group.pages")
	if err != nil {
		t.Fatal(err)
	}
	r := set.Rules[0]
	if set.Pace(r) == 0 {
		t.Error("a rule over the site takes no time")
	}
	for html, want := range map[string]struct{ verdict, reason, value string }{
		"<title>A</title><p class=price>From 20 euros</p>": {Collected, "the site is judged", "20"},
		"<title>A</title><p>We build ovens.</p>":           {NotApplicable, "applies is false", "false"},
	} {
		p := page.Parser{Extract: set.Extract}.Parse(page.Source{URL: "https://example.com/a", Status: 200, Body: []byte(html)})
		tr := set.Trace(r, p, analyzer.SinglePage(p, analyzer.Verdict{}, ExampleNow), "en")
		if last := tr.Steps[len(tr.Steps)-1]; tr.Verdict != want.verdict || !strings.Contains(tr.Reason, want.reason) || last.Value != want.value {
			t.Errorf("%s: %+v", html, tr)
		}
	}
	if set, err = loadOver("applies: has(own.price)\n", "", "collect: own.delivery", "collect: own.price.amount"); err != nil {
		t.Fatal(err)
	}
	p := page.Parser{Extract: set.Extract}.Parse(page.Source{URL: "https://example.com/a", Status: 200, Body: []byte("<title>A</title>")})
	if tr := set.Trace(set.Rules[0], p, analyzer.SinglePage(p, analyzer.Verdict{}, ExampleNow), "en"); tr.Verdict != Collected || !strings.Contains(tr.Reason, "group.missing") {
		t.Errorf("%+v", tr)
	}
}
