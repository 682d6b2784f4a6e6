package rules

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// put writes a file and returns its path.
func put(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "assay.yaml")
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestReadConfig(t *testing.T) {
	path := put(t, "# ours\nmax-pages: 500\nquiet: true\nlang: zh\nheader:\n  - 'X-Key: env:KEY'\n  - Accept-Language: zh\nempty:\ninclude: [/a, '^/b']\n")
	if _, err := ReadConfig(path); err == nil || !strings.Contains(err.Error(), "assay.yaml:7:5: header needs a value") {
		t.Errorf("a mapping in a list: %v", err)
	}
	path = put(t, "# ours\nmax-pages: 500\nquiet: true\nlang: zh\nheader:\n  - 'X-Key: env:KEY'\nempty:\ninclude: [/a, '^/b']\n")
	entries, err := ReadConfig(path)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, fmt.Sprintf("%s=%s at %s", e.Key, strings.Join(e.Values, "|"), strings.TrimPrefix(e.Position, path)))
	}
	want := "max-pages=500 at :2:1; quiet=true at :3:1; lang=zh at :4:1; header=X-Key: env:KEY at :5:1; include=/a|^/b at :8:1"
	if s := strings.Join(got, "; "); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
	for _, blank := range []string{"", "\n\n", "# nothing\n  # at all"} {
		if entries, err := ReadConfig(put(t, blank)); err != nil || len(entries) > 0 {
			t.Errorf("%q: %v %v", blank, entries, err)
		}
	}
	for text, says := range map[string]string{
		"- a":              "a configuration needs names with values",
		"a: 1\na: 2":       "the key a stands twice, first at 1:1",
		"a: &x 1\nb: *x":   "anchors and aliases",
		"a: [1":            "this [ is not closed",
		"a: {b: 1}":        "a needs a value",
		"max-pages: 5\xff": "not UTF-8",
	} {
		_, err := ReadConfig(put(t, text))
		var first *Error
		if !errors.As(err, &first) || first.Line == 0 || !strings.Contains(err.Error(), says) {
			t.Errorf("%q: want %q, got %v", text, says, err)
		}
	}
	if _, err := ReadConfig(filepath.Join(t.TempDir(), "none")); !errors.Is(err, os.ErrNotExist) {
		t.Error(err)
	}
}

func TestReadSites(t *testing.T) {
	for _, text := range []string{
		"sites:\n  - https://one.example\n  - url: https://two.example\n    lang: zh\n    include: [/a, /b]\n",
		"\n- https://one.example\n- url: https://two.example\n  lang: zh\n  include: [/a, /b]\n",
	} {
		sites, err := ReadSites(put(t, text))
		if err != nil {
			t.Fatal(err)
		}
		if len(sites) != 2 || sites[0].URL != "https://one.example" || sites[1].URL != "https://two.example" ||
			len(sites[0].Settings) != 0 || len(sites[1].Settings) != 2 || len(sites[1].Settings[1].Values) != 2 ||
			!strings.Contains(sites[1].Position, ".yaml:3:") {
			t.Errorf("%+v", sites)
		}
	}
	for text, says := range map[string]string{
		"sites: https://one.example": "a list of sites is wanted",
		"pages: []":                  `unknown key "pages"`,
		"- lang: zh":                 "the site has no url",
		"- [a]":                      "a site is an address",
		"- ''":                       "is empty",
	} {
		if _, err := ReadSites(put(t, text)); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%q: want %q, got %v", text, says, err)
		}
	}
}
