package rules

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// offerPack holds the sound rule and a second one.
func offerPack() []Pack {
	return []Pack{{Name: "offer", Dir: "offer", Files: fstest.MapFS{
		"dated.yaml": {Data: []byte(sound)},
		"plain.yaml": {Data: []byte(strings.Replace(sound, "weight: 6", "weight: 2.5", 1))},
	}}}
}

func loadWith(t *testing.T, settings string) (*Set, error) {
	t.Helper()
	s, err := ParseSettings("mine.yaml", []byte(settings))
	if err != nil {
		return nil, err
	}
	return Load(offerPack(), s)
}

func TestSettings(t *testing.T) {
	set, err := loadWith(t, `
offer/dated:
  params: {max: 70, words: [off]}
  severity: notice
  weight: 0
offer/plain: off
`)
	if err != nil {
		t.Fatal(err)
	}
	if len(set.Rules) != 1 || set.Rule("offer/plain") != nil {
		t.Fatalf("rules that are off are still there: %v", set.Rules)
	}
	r := set.Rule("offer/dated")
	if r.Params.Int("max") != 70 || r.Params.Int("days") != 7 || r.Severity != analyzer.Notice || r.Weight != 0 {
		t.Errorf("%v %v %v", r.Params, r.Severity, r.Weight)
	}
	want := []string{
		"offer/dated: max 70 instead of 60",
		"offer/dated: words [off] instead of [off, sale]",
		"offer/dated: severity notice instead of warning",
		"offer/dated: weight 0 instead of 6",
		"offer/plain: off",
	}
	if !slices.Equal(set.Changes, want) {
		t.Errorf("changes: %q", set.Changes)
	}
	p := &page.Page{Indexable: true, Language: "en", Title: page.Line{Text: "Ovens", Width: 65}}
	if res := r.Check(p, nil); res.Status != analyzer.Pass || res.Err != nil {
		t.Errorf("a width of 65 fails against a limit of 70: %+v", res)
	}
	if m := Render(r, "en", r.Text["en"].Fix, nil); !strings.Contains(m, "7 days") {
		t.Error(m)
	}
}

func TestSettingsThatChangeNothing(t *testing.T) {
	plain, err := Load(offerPack(), Settings{})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []string{"", "# nothing\n", "offer/dated: {weight: 6, params: {max: 60}}"} {
		set, err := loadWith(t, s)
		if err != nil {
			t.Fatalf("%q: %v", s, err)
		}
		if len(set.Changes) > 0 || set.Digest != plain.Digest {
			t.Errorf("%q: %v", s, set.Changes)
		}
	}
}

// TestDigest: what decides findings and score changes the digest, comments and examples do not.
func TestDigest(t *testing.T) {
	base, err := loadOne(sound)
	if err != nil {
		t.Fatal(err)
	}
	for old, other := range map[string]string{
		"max: 60": "max: 61", "weight: 6": "weight: 5", "severity: warning": "severity: error",
		"fail: page.title.width >": "fail: page.title.width >=", "优惠没有日期\n": "优惠缺少日期\n", "selector: head > title": "selector: title",
		"confidence: 0.8": "confidence: 0.5", "types: [home, product]": "types: [home]",
	} {
		set, err := loadOne(strings.Replace(sound, old, other, 1))
		if err != nil {
			t.Fatal(err)
		}
		if set.Digest == base.Digest {
			t.Errorf("%s does not change the digest", other)
		}
	}
	for old, other := range map[string]string{
		"name: a dated offer": "name: a dated discount", "weight: 6": "weight: 6 # of ten", "functions: [sales]": "functions: [brand]",
	} {
		set, err := loadOne(strings.Replace(sound, old, other, 1))
		if err != nil {
			t.Fatal(err)
		}
		if set.Digest != base.Digest {
			t.Errorf("%s changes the digest", other)
		}
	}
}

func TestSettingsRefused(t *testing.T) {
	for _, c := range []struct{ settings, at, says string }{
		{"offer/datde: off", "1:1", `there is no rule "offer/datde"; did you mean "offer/dated"?`},
		{"offer/dated: {params: {mux: 3}}", "1:24", `offer/dated has no parameter "mux"; did you mean "max"?`},
		{"offer/dated: {params: {max: many}}", "1:29", "its default is 60"},
		{"offer/dated: {params: {words: 3}}", "1:31", "not of the right type"},
		{"offer/dated: {params: 3}", "1:23", "params needs names"},
		{"offer/dated: {category: seo}", "1:15", `unknown key "category" in offer/dated`},
		{"offer/dated: {severity: bad}", "1:25", "one of error, warning, notice"},
		{"offer/dated: {weight: 20}", "1:23", "0 to 10"},
		{"offer/dated: {off: maybe}", "1:20", "true or false"},
		{"offer/dated: never", "1:14", "cannot be set to text"},
		{"offer/dated: off\noffer/dated: off", "2:1", "stands twice"},
		{"- offer/dated", "1:1", "rule names"},
		{"offer/dated: [", "1:14", "not closed"},
		{"offer/dated: *x", "1:14", "anchors and aliases"},
	} {
		_, err := loadWith(t, c.settings)
		var first *Error
		if !errors.As(err, &first) {
			t.Errorf("%s: %v", c.settings, err)
			continue
		}
		if at := fmt.Sprintf("%d:%d", first.Line, first.Column); at != c.at || first.File != "mine.yaml" || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: want %s %s\n%v", c.settings, c.at, c.says, err)
		}
	}
}

func TestReadSettings(t *testing.T) {
	dir := t.TempDir()
	if _, err := ReadSettings(filepath.Join(dir, "none.yaml")); !errors.Is(err, os.ErrNotExist) {
		t.Error(err)
	}
	if _, err := ReadSettings(dir); err == nil || !strings.Contains(err.Error(), "is not a regular file") {
		t.Error(err)
	}
	if s, err := ReadSettings(""); err != nil || len(s.entries) > 0 {
		t.Error(s, err)
	}
	path := filepath.Join(dir, "rules.yaml")
	if err := os.WriteFile(path, []byte("offer/dated: off\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	s, err := ReadSettings(path)
	if err != nil {
		t.Fatal(err)
	}
	set, err := Load(offerPack(), s)
	if err != nil || len(set.Rules) != 1 {
		t.Error(set, err)
	}
}
