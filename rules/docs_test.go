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

func TestCover(t *testing.T) {
	set, err := loadOne(sound)
	if err != nil {
		t.Fatal(err)
	}
	c := Cover(set)
	if c.Covered != 1 || c.Total != 433 || c.Covered+len(c.Excluded)+len(c.Missing) != c.Total {
		t.Errorf("%d of %d, %d excluded, %d missing", c.Covered, c.Total, len(c.Excluded), len(c.Missing))
	}
	if slices.Contains(c.Missing, "title-too-long") || slices.Contains(c.Missing, "ctr-low") || c.Missing[0] != "title-missing" {
		t.Errorf("missing %v", c.Missing)
	}
}

// TestExclusionsRefused: a list of exclusions that says nothing true is refused with its place.
func TestExclusionsRefused(t *testing.T) {
	for text, says := range map[string]string{
		"render:\n  lcp-slow: painted\n  lcp-sloow: painted": `x.yaml:3:3: there is no check "lcp-sloow"; did you mean "lcp-slow"?`,
		"render:\n  lcp-slow: a\ntraffic:\n  lcp-slow: b":    "x.yaml:4:3: the check lcp-slow is excluded under render already",
		"render:\n  lcp-slow:":                               "x.yaml:2:3: the reason is empty",
		"later:\n  lcp-slow: a":                              `x.yaml:1:1: unknown key "later"`,
		"never: nothing":                                     "x.yaml:1:8: never needs keys with reasons",
		"- lcp-slow":                                         "x.yaml:1:1: a list of exclusions needs keys with values",
		"render:\n  lcp-slow: a\n  lcp-slow: a":              "the key lcp-slow stands twice",
	} {
		if _, err := readExclusions("x.yaml", []byte(text)); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%q\ngot  %v\nwant %s", text, err, says)
		}
	}
}
