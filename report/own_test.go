package report

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/siteassay/assay/page"
)

// madePacks adds to a document what the packs of a user bring: facts of his own, the packs, what was changed, and what his rules cost.
func madePacks(d *Document) {
	d.Profile.Packs = []Pack{{Name: "acme", Title: "What our clients ask first", Author: "Acme Agency <hello@acme.example>", Version: "v1.2.0", Rules: 12}}
	d.Profile.Changes = []string{"seo/title-too-long: max 70 (default 60), by acme/pack.yaml:8"}
	d.Profile.Costs = []RuleCost{{Rule: "acme/delivery-time", Micros: 41.5, Share: 0.62}, {Rule: "acme/old-brand", Micros: 25.4, Share: 0.38}}
	d.Own = []OwnCount{
		{Name: "delivery", Type: page.OwnNumber, Pages: 7, Missing: 36, Distinct: 2, Least: "10", Most: "30",
			Values: []OwnValue{{"10", 5}, {"30", 2}}, Types: []OwnPages{{page.Product, 6, 3}, {page.Article, 1, 24}},
			Lacking: []string{d.Site + "products/loader-l1"}},
		{Name: "maker", Type: page.OwnText, Missing: 43, Values: []OwnValue{}, Types: []OwnPages{}, Lacking: []string{}},
	}
}

// markup is what a reader does not see.
var markup = regexp.MustCompile(`<[^>]*>`)

func TestReportShowsWhatPacksBring(t *testing.T) {
	d := bakery()
	d.Own[0].Title = "Delivery in working days"
	d.Own[0].Values = append(d.Own[0].Values, OwnValue{"<script>alert(1)</script>\u202e", 1})
	for lang, want := range map[string][]string{
		"en": {"What was read from the pages", "7 of 43 pages", "Delivery in working days", "from 10 to 30", "missing on 3, for example:", "/products/loader-l1", "on no page",
			"What our clients ask first", "12 rules", "acme/delivery-time", "62% of the work, about 41.5 µs a page", "max 70 (default 60), by acme/pack.yaml:8", "All together take about 66.9 µs a page."},
		"zh": {"从页面读出的内容", "43 个页面中的 7 个", "占 62%，每页约 41.5 微秒", "12 条规则"},
	} {
		var b bytes.Buffer
		if err := WriteHTML(&b, d, lang); err != nil {
			t.Fatal(err)
		}
		html := b.String()
		if i := strings.Index(html, `id="own"`); i < 0 || strings.Contains(html, "<script>alert") || strings.Contains(html, "\u202e") {
			t.Errorf("%s: the section is missing, or it runs what the site says", lang)
		}
		text := strings.Join(strings.Fields(markup.ReplaceAllString(html, " ")), " ")
		for _, w := range want {
			if !strings.Contains(text, w) {
				t.Errorf("%s: %q is not in the report", lang, w)
			}
		}
	}
	if slices.ContainsFunc(d.Own, func(o OwnCount) bool { return o.Pages+o.Missing != 43 }) {
		t.Error("the fixture does not add up")
	}
}

// TestSummaryTellsOfDebtsAndBrokenRules: whoever sees the terminal alone learns what stays, what came back and which rule failed.
func TestSummaryTellsOfDebtsAndBrokenRules(t *testing.T) {
	d := bakery()
	d.Accepted = []Accepted{{Rule: "a/b", State: DebtOpen, Findings: 2, Points: 1.25}, {Rule: "a/c", State: DebtExpired, Findings: 1}}
	d.Broken = []BrokenRule{{Rule: "acme/first", Pack: "acme", Error: "acme/first.yaml:14: fail: the list has no element 0", Count: 3}}
	for lang, want := range map[string][]string{
		"en": {"2 faults that somebody answers for", "1.3 points stay lost", "1 agreement has expired", "acme/first (3 pages): acme/first.yaml:14"},
		"zh": {"有 2 个问题由专人认领", "有 1 项约定已到期", "acme/first（3 个页面）"},
	} {
		got := strings.Join(strings.Fields(Summary(d, lang)), " ")
		for _, w := range want {
			if !strings.Contains(strings.ReplaceAll(got, " ", ""), strings.ReplaceAll(w, " ", "")) {
				t.Errorf("%s: %q is missing in\n%s", lang, w, got)
			}
		}
	}
	d.Accepted = []Accepted{{Rule: "a/b", State: DebtUnused}}
	if s := Summary(d, "en"); !strings.Contains(s, "1 entry matches nothing") || strings.Contains(s, "0 faults") {
		t.Error(s)
	}
}
