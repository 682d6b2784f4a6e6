package rules

import (
	"strings"
	"testing"
)

// loadUser loads one rule as a user's.
func loadUser(t *testing.T, text string) *Set {
	t.Helper()
	packs, err := LoadDir(write(t, map[string]string{"acme/delivery-time.yaml": text}))
	if err != nil {
		t.Fatal(err)
	}
	set, err := Load(packs, Settings{})
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// linted loads a rule as a user's and returns its doubts, one a line.
func linted(t *testing.T, text string) string {
	t.Helper()
	set := loadUser(t, text)
	var b strings.Builder
	for _, d := range set.Lint(set.Rules[0]) {
		b.WriteString(d.Where + ": " + d.Msg + "\n")
	}
	return b.String()
}

func TestLint(t *testing.T) {
	careful := string(template)
	if got := linted(t, careful); got != "" {
		t.Errorf("what a user starts from is doubtful:\n%s", got)
	}
	for name, c := range map[string]struct{ old, new, says string }{
		"a word of praise":       {`fix: Write the delivery time beside the price, such as "delivered within 5 working days".`, "fix: Optimise the delivery information on the page.", `text.en.fix: "Optimise" says nothing`},
		"a Chinese one":          {"fix: 在价格旁边写明送货时间，例如“下单后 5 个工作日内送达”。", "fix: 优化页面上的送货时间说明。", `text.zh.fix: "优化" says nothing`},
		"a reason without loss":  {"why: A buyer who cannot tell when it arrives asks a competitor, or buys where it says so.", "why: The delivery time is missing from the page.", "text.en.why: nobody loses anything"},
		"in Chinese":             {"why: 买家看不出什么时候能收到，会去问别家，或在写明时间的地方下单。", "why: 页面缺少送货时间。", "text.zh.why: nobody loses anything"},
		"no Chinese":             {"failure: 产品页没写多久送达", "failure: The product page names no delivery time", "text.zh.failure: there is no Chinese"},
		"no English":             {"failure: The product page names no delivery time", "failure: 产品页没写多久送达", "text.en.failure: it is not English"},
		"the same on every page": {`message: '"{got}": {total} words, none on delivery'`, "message: No delivery time", "text.en.message: it says the same on every page"},
		"a fix of two words":     {`fix: Write the delivery time beside the price, such as "delivered within 5 working days".`, "fix: Add it.", "text.en.fix: too short"},
		"good and bad alike":     {"title: The product page says when it arrives ", "title: The product page names no delivery time ", "text.en.title: it is the good state"},
		"every page":             {"applies: page.indexable && page.title.text != ''\n", "", ""},
		"an error for nothing":   {"weight: 3 ", "weight: 0 ", ""},
		"only a number":          {"evidence: {quote: page.title.text, selector: head > title}\n", "evidence: {quote: string(page.text.words)}\n", "evidence: the quote \"21\" cannot be found"},
	} {
		t.Run(name, func(t *testing.T) {
			if !strings.Contains(careful, c.old) {
				t.Fatalf("the template has no %q", c.old)
			}
			got := linted(t, strings.Replace(careful, c.old, c.new, 1))
			if c.says == "" && got != "" || !strings.Contains(got, c.says) || strings.Count(got, "\n") > 1 {
				t.Errorf("want %q, got\n%s", c.says, got)
			}
		})
	}
}

// TestLintOfGuards: what keeps a rule from false alarms is asked for.
func TestLintOfGuards(t *testing.T) {
	one := careless("types: [product]           # pages of other types are not judged\n", "", "applies: page.indexable && page.title.text != ''\n", "")
	if got := linted(t, one); !strings.Contains(got, "applies: it judges every page") {
		t.Error(got)
	}
	at := strings.Index(string(template), "  - name: the tempting case")
	if got := linted(t, string(template)[:at]); !strings.Contains(got, "examples: one silent example") {
		t.Error(got)
	}
	if got := linted(t, careless("severity: warning ", "severity: error ", "weight: 3 ", "weight: 0 ")); !strings.Contains(got, "weight: an error that costs nothing") {
		t.Error(got)
	}
	if got := linted(t, careless("severity: warning ", "severity: notice ", "weight: 3 ", "weight: 9 ")); !strings.Contains(got, "severity: a notice that weighs") {
		t.Error(got)
	}
}

// careless is the template with replacements.
func careless(pairs ...string) string { return strings.NewReplacer(pairs...).Replace(string(template)) }

// TestPace: a rule on pages has a time, and it is that of a page on which the check is reached.
func TestPace(t *testing.T) {
	set := loadUser(t, string(template))
	if d := set.Pace(set.Rules[0]); d <= 0 || d.Milliseconds() > 100 {
		t.Errorf("%v", d)
	}
}
