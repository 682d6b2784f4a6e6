package rules

import (
	"slices"
	"strings"
	"testing"
)

func TestDocsOfOneRule(t *testing.T) {
	set, err := loadOne(strings.Replace(sound, "failure: The offer has no date", "failure: The offer has no <time> or *date*", 1))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := Docs(set, &b); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"1 rules", "## Selling points\n\n### offer\n\n#### offer/dated\n\n", `The offer has no &lt;time> or \*date\*. Nobody trusts`,
		"**Fix.** Write the last day of the offer, at least 7 days ahead.", "- warning, weight 6; owner copy, effort S, remedy skill",
		"- parameters: `days = 7`, `max = 60`, `words = [off, sale]`", "- page types: home, product", "- covers: title-too-long",
		"- examples: a dated offer; an offer without a date (reported)", "- <https://example.com/offers>",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %q in\n%s", want, b.String())
		}
	}
}

func TestShow(t *testing.T) {
	set, err := loadOne(sound)
	if err != nil {
		t.Fatal(err)
	}
	en, zh := Show(set.Rules[0], "en"), Show(set.Rules[0], "zh")
	for _, want := range []string{"offer/dated\n", "Fault       The offer has no date\n", "Weight      6\n", "max = 60", "an offer without a date (reported: no date)", "offer/dated.yaml"} {
		if !strings.Contains(en, want) {
			t.Errorf("no %q in\n%s", want, en)
		}
	}
	for _, want := range []string{"问题        优惠没有日期\n", "至少提前 7 天", "（会报告：no date）"} {
		if !strings.Contains(zh, want) {
			t.Errorf("no %q in\n%s", want, zh)
		}
	}
	if Show(set.Rules[0], "fr") != en {
		t.Error("another language does not read English")
	}
	for lang, l := range labels {
		for key := range labels["en"] {
			if l[key] == "" {
				t.Errorf("%s has no label %s", lang, key)
			}
		}
	}
}

func TestCoverage(t *testing.T) {
	set, err := loadOne(sound)
	if err != nil {
		t.Fatal(err)
	}
	covered, total, missing := Coverage(set)
	if covered != 1 || total != 433 || len(missing) != 432 || slices.Contains(missing, "title-too-long") || missing[0] != "title-missing" {
		t.Errorf("%d of %d, %d missing, first %s", covered, total, len(missing), missing[0])
	}
}
