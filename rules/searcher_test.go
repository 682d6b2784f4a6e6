package rules

import (
	"regexp"
	"strings"
	"testing"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// texts and patterns that meet at the ends of words, of lines and of the text, in capitals, and in letters that fold to others.
var (
	searchedTexts = []string{
		"", "guarantee", "Our bookshelf warranty runs for ten years.\nEvery shelf guarantee is in writing.\nSHELF GUARANTEE",
		"12 working days for shelf\n3 days\nfor shelf", "ſhelf guarantee and 10 K", "每小时烤四十条面包。\n质保十年",
		strings.Repeat("A shelf is not a guarantee. ", 400) + "the shelf guarantee", strings.Repeat("plain words\n", 300) + "old brand",
	}
	searchedPatterns = []string{
		`guarantee`, `(?i)\bshelf (guarantee|warranty)\b`, `^shelf`, `(?m)^every`, `(?mi)^every`, `guarantee$`, `(?m)guarantee\.$`,
		`[0-9]+ (working )?days for shelf`, `days\s+for shelf`, `days.for shelf`, `(?s)days.for shelf`, `(?i)10 k`, `(?i)SHELF`, `质保`,
		`(?i)质保.年`, `x*`, `(a|)`, `shelf|guarantee|old brand`, `\Bshelf`, `(?i)\Bshelf\b`, `old.{0,3}brand\z`, `(?i)É|shelf`, `A{3,5}`, `(?:brand){1,2}`, `\bshelf\b.*\bwriting\b`,
	}
)

func searchedAlike(t *testing.T, pattern, text string) {
	t.Helper()
	s := newSearcher(pattern)
	if s == nil {
		return
	}
	want := regexp.MustCompile(pattern).MatchString(text)
	p := &page.Page{}
	p.Text.Main = text
	if got := s.inMain(viewOf(&analyzer.Context{Page: p}, nil)); got != want {
		t.Errorf("%q in the main text %.80q: %v, want %v", pattern, text, got, want)
	}
	if got := s.in(&view{}, text); got != want {
		t.Errorf("%q in %.80q: %v, want %v", pattern, text, got, want)
	}
}

// TestSearcher: what is found is what the expression alone finds.
func TestSearcher(t *testing.T) {
	for _, pattern := range searchedPatterns {
		for _, text := range searchedTexts {
			searchedAlike(t, pattern, text)
		}
	}
}

// TestSearcherSparesTheExpression: where the words of a pattern are missing, the text is not read letter by letter.
func TestSearcherSparesTheExpression(t *testing.T) {
	p := &page.Page{}
	p.Text.Main = strings.Repeat("We build shelves in Leeds.\n", 1000)
	for _, pattern := range []string{`(?i)\bbookcase (guarantee|warranty)\b`, `[0-9]+ (working )?days for us`, `Shelf.*Leeds`} {
		v := viewOf(&analyzer.Context{Page: p}, nil)
		if newSearcher(pattern).inMain(v) || v.work > 1000 {
			t.Errorf("%s: %d units", pattern, v.work)
		}
	}
}

func FuzzSearcher(f *testing.F) {
	for _, pattern := range searchedPatterns {
		f.Add(pattern, searchedTexts[2])
	}
	f.Fuzz(func(t *testing.T, pattern, text string) {
		if len(pattern) < 100 && len(text) < 2000 {
			searchedAlike(t, pattern, text)
		}
	})
}
