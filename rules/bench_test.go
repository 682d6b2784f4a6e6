package rules

import (
	"testing"
	"testing/fstest"

	"github.com/siteassay/assay/page"
)

// BenchmarkRule runs a built-in rule of two comparisons on a page that fails neither.
func BenchmarkRule(b *testing.B) {
	set, err := Load([]Pack{{Name: "seo", Files: fstest.MapFS{"title.yaml": {Data: []byte(twoComparisons)}}}}, Settings{})
	if err != nil {
		b.Fatal(err)
	}
	p := &page.Page{Indexable: true, Title: page.Line{Text: "Deck ovens", Width: 10}}
	r := set.Rules[0]
	b.ReportAllocs()
	for b.Loop() {
		if res := r.Check(p, nil); res.Err != nil || res.Status != 0 {
			b.Fatal(res)
		}
	}
}

// BenchmarkLoad compiles one rule of three expressions.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load([]Pack{{Name: "seo", Files: fstest.MapFS{"title.yaml": {Data: []byte(twoComparisons)}}}}, Settings{}); err != nil {
			b.Fatal(err)
		}
	}
}

// twoComparisons is a rule of two comparisons.
var twoComparisons = `text:
  en: {title: a, failure: b, why: c, fix: d, message: "{got}"}
  zh: {title: a, failure: b, why: c, fix: d, message: "{got}"}
severity: warning
weight: 6
category: seo
owner: copy
effort: S
remedy: skill
functions: [promotion]
since: v0.1.0
params: {max: 60}
applies: page.indexable
fail: page.title.width > params.max
got: page.title.width
examples:
  - {name: a, html: b}
  - {name: c, html: b, fails: [x]}
`
