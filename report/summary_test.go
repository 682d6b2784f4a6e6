package report

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/siteassay/assay/page"
)

func TestSummaryCanBeActedOn(t *testing.T) {
	s := Summary(bakery(), "en")
	for _, want := range []string{
		"Hearthstone Ovens works, but leaves enquiries on the table", "Score             76.6", "Calls to action   60.7", "−7.1",
		"1. +2.4 The enquiry form asks for more than a first answer needs (1 page, Marketing, 1 h)",
		"5. +1.3 Links lead to pages that do not exist (6 pages, Developer, 1 h)", "Limits reached\n- The crawl ended 20 clicks",
	} {
		if !strings.Contains(s, want) {
			t.Errorf("the summary does not say %q:\n%s", want, s)
		}
	}
	if strings.Contains(s, "6. ") {
		t.Error("more than five fixes")
	}
	s = Summary(shop(), "")
	for _, want := range []string{"总分       80.4", "行动号召   72.8", "（10 个页面，文案，1 小时）", "本次诊断没有覆盖整个网站：达到时间上限"} {
		if !strings.Contains(s, want) {
			t.Errorf("the summary does not say %q:\n%s", want, s)
		}
	}
}

func TestSummaryOfASiteThatCouldNotBeAudited(t *testing.T) {
	s := Summary(&Document{Site: "https://gone.example/", State: Empty, Reason: "The name cannot be resolved."}, "en")
	if s != "Nothing on gone.example could be judged.\nWhy: The name cannot be resolved.\n" {
		t.Errorf("%q", s)
	}
}

func TestSummaryIsSafeOnATerminal(t *testing.T) {
	d := hostile()
	long := shop()
	long.Fixes[0].Title = strings.Repeat("商品页没有任何买家评价", 30)
	long.Limits[0].Text = strings.Repeat("x", 250)
	for _, s := range []string{Summary(d, "en"), Summary(d, "zh"), Summary(long, "zh")} {
		if !utf8.ValidString(s) {
			t.Error("not valid UTF-8")
		}
		for line := range strings.Lines(s) {
			line = strings.TrimSuffix(line, "\n")
			if n := page.Width(line); n > columns {
				t.Errorf("%d cells wide: %s", n, line)
			}
			if i := strings.IndexFunc(line, func(r rune) bool { return unicode.IsControl(r) || isHidden(r) }); i >= 0 {
				t.Errorf("control character in %q", line)
			}
		}
	}
}

func TestWrap(t *testing.T) {
	oven := func(n int) string { return strings.TrimSuffix(strings.Repeat("oven ", n), " ") }
	for in, want := range map[string]string{
		"one line":                            "one line\n",
		oven(25):                              oven(20) + "\n  " + oven(5) + "\n",
		strings.Repeat("x", 130):              strings.Repeat("x", 100) + "\n  " + strings.Repeat("x", 30) + "\n",
		strings.Repeat("好", 50) + "。再来":       strings.Repeat("好", 49) + "\n  好。再来\n",
		strings.Repeat("好", 49) + " new oven": strings.Repeat("好", 49) + "\n  new oven\n",
		"":                                    "\n",
	} {
		if got := wrap(in, "  "); got != want {
			t.Errorf("wrap(%q) =\n%q, want\n%q", in, got, want)
		}
	}
}

func FuzzWrap(f *testing.F) {
	f.Add("a b", "好。好")
	f.Add(strings.Repeat("好 ", 60), strings.Repeat("x", 200))
	f.Fuzz(func(t *testing.T, a, b string) {
		s := quote(a + " " + b)
		got := wrap(s, "   ")
		for line := range strings.Lines(got) {
			if n := page.Width(strings.TrimSuffix(line, "\n")); n > columns {
				t.Errorf("%d cells: %q", n, line)
			}
		}
		squeeze := func(s string) string { return strings.NewReplacer(" ", "", "\n", "").Replace(s) }
		if squeeze(got) != squeeze(s) {
			t.Errorf("wrap lost text: %q from %q", got, s)
		}
	})
}
