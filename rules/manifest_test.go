package rules

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/siteassay/assay/analyzer"
)

// own is the description of a pack without a fault; the cases of TestManifestRefused break it in one place.
const own = `name: acme
title: {en: House rules, zh: 公司规则}
author: Acme Agency <hello@acme.example>
version: v1.2.0
category: menu
languages: [en, zh]
categories:
  menu: {title: {en: Menu, zh: 菜单}, heading: selling-points, weight: 6}
  seo: {weight: 9}
extends: builtin
changes:
  offer/dated: {params: {max: 70}, severity: notice, weight: 2}
accept:
  - {rule: offer/dated, url: /old/*, reason: The old list stays until the fair, owner: M. Lind, expires: 2027-06-30}
`

// modest is the sound rule for a user's pack, whose category and languages are those of the pack.
var modest = strings.NewReplacer("category: offer\n", "", "languages: [en, zh]\n", "").Replace(sound)

func base() Pack {
	return Pack{Name: "offer", Dir: "offer", Files: fstest.MapFS{"dated.yaml": {Data: []byte(sound)}}}
}

func TestManifest(t *testing.T) {
	dir := write(t, map[string]string{"pack.yaml": own, "dated.yaml": modest})
	packs, err := LoadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	set, err := Load(append([]Pack{base()}, packs...), Settings{})
	if err != nil {
		t.Fatal(err)
	}
	r := set.Rule("acme/dated")
	if r == nil || r.Category != "menu" || r.Author != "Acme Agency <hello@acme.example>" || r.Pack != "acme" || !slices.Equal(r.Languages, []string{"en", "zh"}) {
		t.Fatalf("%+v", r)
	}
	if c := set.Rule("offer/dated"); c.Params.Int("max") != 70 || c.Severity != "notice" || c.Weight != 2 {
		t.Errorf("the changes of the pack: %+v", c)
	}
	want := []string{
		"category menu: new, under selling-points, weight 6 (pack acme)",
		"category seo: weighed anew, weight 9 (pack acme)",
		"offer/dated: max 70 instead of 60 (pack acme)",
		"offer/dated: severity notice instead of warning (pack acme)",
		"offer/dated: weight 2 instead of 6 (pack acme)",
	}
	if !slices.Equal(set.Changes, want) {
		t.Errorf("changes\n%s", strings.Join(set.Changes, "\n"))
	}
	var none Accepted
	if list, err := set.Accept(none); err != nil || len(list) != 1 || list[0].Rule != "offer/dated" || list[0].URL != "/old/*" || list[0].From != filepath.Join(dir, "pack.yaml")+":14:6" {
		t.Errorf("%+v, %v", list, err)
	}
	if len(set.Packs) != 1 || set.Packs[0].Title["zh"] != "公司规则" || set.Packs[0].Version != "v1.2.0" || len(set.Categories) != 2 {
		t.Errorf("%+v %+v", set.Packs, set.Categories)
	}
	other, err := LoadDir(write(t, map[string]string{"pack.yaml": strings.Replace(own, "weight: 9", "weight: 8", 1), "dated.yaml": modest}))
	if err != nil {
		t.Fatal(err)
	}
	if again, err := Load(append([]Pack{base()}, other...), Settings{}); err != nil || again.Digest == set.Digest {
		t.Errorf("the weight of a category is not in the digest: %v", err)
	}
}

// TestUserHasTheLastWord: what a pack turns off or changes, the user's settings turn on or change again.
func TestUserHasTheLastWord(t *testing.T) {
	packs, err := LoadDir(write(t, map[string]string{
		"pack.yaml": "name: acme\nextends: builtin\ncategory: offer\nchanges: {offer/dated: off}", "dated.yaml": modest,
	}))
	if err != nil {
		t.Fatal(err)
	}
	all := append([]Pack{base()}, packs...)
	set, err := Load(all, Settings{})
	if err != nil || set.Rule("offer/dated") != nil || !slices.Equal(set.Changes, []string{"offer/dated: off (pack acme)"}) {
		t.Fatal(err, set)
	}
	user, err := ParseSettings("settings.yaml", []byte("offer/dated: {off: false, weight: 1}"))
	if err != nil {
		t.Fatal(err)
	}
	set, err = Load(all, user)
	if err != nil || set.Rule("offer/dated") == nil || set.Rule("offer/dated").Weight != 1 {
		t.Fatal(err, set)
	}
	if want := []string{"offer/dated: off (pack acme)", "offer/dated: on", "offer/dated: weight 1 instead of 6"}; !slices.Equal(set.Changes, want) {
		t.Errorf("%q", set.Changes)
	}
}

func TestManifestRefused(t *testing.T) {
	for _, c := range []refusedCase{
		{"unknown key", "author:", "auhtor:", "3:1", `did you mean "author"?`},
		{"bad name", "name: acme", "name: My Rules", "1:7", "cannot be the name of a pack"},
		{"empty name", "name: acme", "name:", "1:1", "name is empty"},
		{"a language is missing", ", zh: 公司规则", "", "2:9", "the language zh is missing in title"},
		{"an author of two lines", "Acme Agency <hello@acme.example>", `"a\nb"`, "3:9", "author is one line"},
		{"bad version", "v1.2.0", "1.2", "4:10", "write it as v1.2.3"},
		{"unknown category", "category: menu", "category: meun", "5:11", `did you mean "menu"?`},
		{"bad language", "[en, zh]", "[en, Chinese]", "6:17", "is not a language"},
		{"wording is text", "languages: [en, zh]", "wording: en", "6:10", "write wording: [en]"},
		{"wording in no language of reports", "languages: [en, zh]", "wording: [de]", "6:11", "one of en, zh"},
		{"languages is text", "[en, zh]", "en", "6:12", "write languages: [en]"},
		{"bad category name", "seo: {weight", "Menu Card: {weight", "9:3", "cannot be the name of a category"},
		{"category without a heading", " heading: selling-points,", "", "8:3", "categories.menu.heading is missing"},
		{"category without a weight", ", weight: 6}", "}", "8:3", "categories.menu.weight is missing"},
		{"category of no weight", "weight: 6", "weight: 0", "8:70", "from 0.1 to 50, not 0"},
		{"category of all weight", "weight: 6", "weight: 99", "8:70", "from 0.1 to 50, not 99"},
		{"unknown heading", "selling-points", "selling", "8:46", "selling-points"},
		{"a heading for a known one", "seo: {weight: 9}", "seo: {weight: 9, heading: trust}", "9:20", "only its weight can be changed"},
		{"categories is a list", "categories:\n  menu: {title: {en: Menu, zh: 菜单}, heading: selling-points, weight: 6}\n  seo: {weight: 9}", "categories: [seo]", "5:11", ""},
		{"extends something", "extends: builtin", "extends: acme", "10:10", "one of builtin"},
		{"changes without extends", "extends: builtin\n", "", "10:1", "add extends: builtin"},
		{"changes is a list", "changes:\n  offer/dated: {params: {max: 70}, severity: notice, weight: 2}", "changes: [off]", "11:10", "rule settings need rule names"},
		{"a change of no rule", "offer/dated", "offer/datde", "12:3", `did you mean "offer/dated"?`},
		{"a change of no parameter", "max: 70", "mux: 70", "12:26", `did you mean "max"?`},
		{"accept is a mapping", "accept:\n  - {", "accept:\n  {", "14:4", "accept is a list"},
		{"accept of no rule", "- {rule: offer/dated", "- {rule: offer/datde", "14:12", `did you mean "offer/dated"?`},
		{"accept without a reason", "reason: The old list stays until the fair, ", "", "14:6", "accept.reason is missing"},
		{"accept without an owner", ", owner: M. Lind", "", "14:6", "accept.owner is missing"},
		{"accept for ever", ", expires: 2027-06-30", "", "14:6", "accept.expires is missing"},
		{"accept until some day", "2027-06-30", "June", "14:106", "is not a date"},
		{"accept no address", "url: /old/*", "url: old/*", "14:30", "matches no address"},
		{"accept with an unknown key", "owner: M", "ownr: M", "14:81", `did you mean "owner"?`},
		{"alias", "author: Acme", "author: *a Acme", "3:9", "anchors and aliases"},
		{"bad UTF-8", "公司规则", "公\xff司", "2:31", "not UTF-8"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if !strings.Contains(own, c.old) {
				t.Fatalf("the description has no %q", c.old)
			}
			dir := write(t, map[string]string{"pack.yaml": strings.Replace(own, c.old, c.new, 1), "dated.yaml": modest})
			packs, err := LoadDir(dir)
			if err == nil {
				_, err = Load(append([]Pack{base()}, packs...), Settings{})
			}
			var first *Error
			if !errors.As(err, &first) {
				t.Fatalf("not an *Error: %v", err)
			}
			if got := fmt.Sprintf("%d:%d", first.Line, first.Column); got != c.at || first.File != filepath.Join(dir, "pack.yaml") {
				t.Errorf("at %s:%s, want %s\n%v", first.File, got, c.at, err)
			}
			if !strings.Contains(err.Error(), c.says) {
				t.Errorf("want %q\n%v", c.says, err)
			}
		})
	}
}

// TestOneLanguage: a pack that says so is worded in one language, and reports in the other print it.
func TestOneLanguage(t *testing.T) {
	at := strings.Index(modest, "  zh:\n")
	english := modest[:at] + modest[strings.Index(modest, "severity:"):]
	dir := write(t, map[string]string{"pack.yaml": "name: acme\nwording: [en]\ntitle: {en: House rules}\ncategory: offer", "dated.yaml": english})
	packs, err := LoadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	set, err := Load(packs, Settings{})
	if err != nil {
		t.Fatal(err)
	}
	r := set.Rules[0]
	if r.Text["zh"] != r.Text["en"] || !slices.Equal(r.Wording, []string{"en"}) || packs[0].Title["zh"] != "House rules" {
		t.Errorf("%+v", r)
	}
	for _, d := range set.Lint(r) {
		if strings.HasPrefix(d.Where, "text.zh") {
			t.Errorf("%s: %s", d.Where, d.Msg)
		}
	}
	if _, err := loadAlone(t, english); err == nil || !strings.Contains(err.Error(), "unless pack.yaml says wording: [en]") {
		t.Errorf("nobody tells how to leave a language out: %v", err)
	}
}

// loadAlone loads one rule as the only one of a user's pack without pack.yaml.
func loadAlone(t *testing.T, rule string) (*Set, error) {
	t.Helper()
	packs, err := LoadDir(write(t, map[string]string{"offer/dated.yaml": rule}))
	if err != nil {
		t.Fatal(err)
	}
	return Load(packs, Settings{})
}

// TestPacksDisagree: two packs may bring one category, but must say the same of it.
func TestPacksDisagree(t *testing.T) {
	pack := func(name string, weight int) string {
		return fmt.Sprintf("name: %s\ncategory: menu\ncategories: {menu: {title: Menu, heading: trust, weight: %d}}", name, weight)
	}
	for second, want := range map[int]string{6: "", 7: "the category menu is weighed otherwise in the pack a"} {
		packs, err := LoadDir(write(t, map[string]string{"a/pack.yaml": pack("a", 6), "a/dated.yaml": modest, "b/pack.yaml": pack("b", second), "b/dated.yaml": modest}))
		if err != nil {
			t.Fatal(err)
		}
		if _, err = Load(packs, Settings{}); want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("weight %d: %v", second, err)
		}
	}
}

// TestCompiledPackOfOthers: a pack with rules in Go that brings a pack.yaml is named with its author, and is asked for no more than a folder.
func TestCompiledPackOfOthers(t *testing.T) {
	p := Pack{Name: "house", Dir: "house", Files: fstest.MapFS{
		"pack.yaml": {Data: []byte("name: house\nauthor: Acme Agency\nwording: [en]\ncategory: contact\n")},
		"loud.yaml": {Data: []byte(`text:
  en: {title: a, failure: b, why: c, fix: d, message: "{got}"}
severity: notice
weight: 1
owner: dev
effort: S
remedy: code
check: go
values: [got]
examples: [{name: a, html: a}, {name: b, html: b, fails: [c]}]
`)}}, Page: map[string]func(*analyzer.Context) analyzer.Result{"loud": func(*analyzer.Context) analyzer.Result { return analyzer.None() }}}
	packs := []Pack{base(), p}
	set, err := Load(packs, Settings{})
	if err != nil {
		t.Fatal(err)
	}
	r := set.Rule("house/loud")
	if r.Pack != "house" || r.Author != "Acme Agency" || r.Category != "contact" || len(set.Packs) != 1 || packs[1].Author != "" {
		t.Errorf("%+v, %d packs", r, len(set.Packs))
	}
	p.Files = fstest.MapFS{"pack.yaml": {Data: []byte("nmae: house")}, "loud.yaml": p.Files.(fstest.MapFS)["loud.yaml"]}
	if _, err := Load([]Pack{p}, Settings{}); err == nil || !strings.Contains(err.Error(), `did you mean "name"?`) {
		t.Errorf("%v", err)
	}
}
