package rules

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
)

// sound is a rule without a fault; the cases of TestRefused break it in one place.
const sound = `text:
  en:
    title: The offer is dated
    failure: The offer has no date
    why: Nobody trusts an offer that may be over.
    fix: Write the last day of the offer, at least {days} days ahead.
    message: "{got} of {max} offers have no date, {share} per cent"
  zh:
    title: 优惠写明日期
    failure: 优惠没有日期
    why: 没有人相信可能已经过期的优惠。
    fix: 写明优惠的最后一天，至少提前 {days} 天。
    message: "{got} 个优惠没有日期"
severity: warning
weight: 6
category: offer
owner: copy
effort: S
remedy: skill
functions: [sales]
covers: [title-too-long]
since: v0.1.0
refs: [https://example.com/offers]
params: {max: 60, days: 7, words: [off, sale]}
types: [home, product]
languages: [en, zh]
applies: page.indexable
unknown: page.script_only
fail: page.title.width > params.max
loss: double(page.title.width) / 200.0
confidence: 0.8
got: page.title.width
values: {share: "page.title.width * 2"}
count: size(page.headings)
evidence: {quote: page.title.text, selector: head > title}
examples:
  - name: a dated offer
    html: <title>Ten per cent off until 31 May</title>
  - name: an offer without a date
    html: <title>Ten per cent off</title>
    fails: [no date]
`

// loadOne loads a pack of one file.
func loadOne(text string) (*Set, error) {
	return Load([]Pack{{Name: "offer", Dir: "offer", Files: fstest.MapFS{"dated.yaml": {Data: []byte(text)}}}}, Settings{})
}

func TestSoundRule(t *testing.T) {
	set, err := loadOne(sound)
	if err != nil {
		t.Fatal(err)
	}
	r := set.Rule("offer/dated")
	if r == nil || r.Params.Int("max") != 60 || len(r.Types) != 2 || r.Text["zh"].Title != "优惠写明日期" || r.Late {
		t.Fatalf("%+v", r)
	}
}

func TestRefused(t *testing.T) {
	for _, c := range refused {
		t.Run(c.name, func(t *testing.T) {
			if !strings.Contains(sound, c.old) {
				t.Fatalf("the sound rule has no %q", c.old)
			}
			text := strings.Replace(sound, c.old, c.new, 1)
			_, err := loadOne(text)
			if err == nil {
				t.Fatal("accepted")
			}
			var first *Error
			if !errors.As(err, &first) {
				t.Fatalf("not an *Error: %v", err)
			}
			if got := fmt.Sprintf("%d:%d", first.Line, first.Column); got != c.at {
				t.Errorf("at %s, want %s\n%v", got, c.at, err)
			}
			if !strings.Contains(err.Error(), c.says) {
				t.Errorf("want %q\n%v", c.says, err)
			}
			if first.Line > 1 && strings.TrimSpace(first.Text) == "" {
				t.Errorf("the line is not shown: %v", err)
			}
		})
	}
}

// A refusedCase replaces old by new in the sound rule.
type refusedCase struct{ name, old, new, at, says string }
