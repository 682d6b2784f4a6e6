package report

import (
	"io/fs"
	"os"
	"regexp"
	"slices"
	"sort"
	"strings"
	"testing"
	"unicode"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

func keysOf(lang string) map[string]string {
	all := map[string]string{}
	for _, m := range catalogues[lang] {
		for k, v := range m {
			all[k] = v
		}
	}
	return all
}

var placeholder = regexp.MustCompile(`\{[a-z0-9]+\}`)

func placeholders(s string) []string {
	p := placeholder.FindAllString(s, -1)
	sort.Strings(p)
	return slices.Compact(p)
}

func TestCataloguesHaveTheSameKeysAndPlaceholders(t *testing.T) {
	en, zh := keysOf("en"), keysOf("zh")
	for k, v := range en {
		if _, ok := zh[k]; !ok {
			t.Errorf("%s is missing in Chinese", k)
		} else if a, b := placeholders(v), placeholders(zh[k]); !slices.Equal(a, b) {
			t.Errorf("%s: English has %v, Chinese %v", k, a, b)
		}
		if strings.IndexFunc(v, func(r rune) bool { return unicode.Is(unicode.Han, r) }) >= 0 {
			t.Errorf("%s: Chinese in the English text %q", k, v)
		}
	}
	latin := regexp.MustCompile(`[A-Za-z]{2,}`)
	for k, v := range zh {
		if _, ok := en[k]; !ok {
			t.Errorf("%s is missing in English", k)
		}
		if w := latin.FindString(strings.NewReplacer("report.json", "", "SEO", "", "HTML", "").Replace(placeholder.ReplaceAllString(v, ""))); w != "" {
			t.Errorf("%s: %q in the Chinese text %q", k, w, v)
		}
		if strings.Contains(v, "|") {
			t.Errorf("%s: Chinese has no plural: %q", k, v)
		}
	}
}

// A key that the templates or the code name must exist, and none may be left over.
func TestCatalogueHasWhatIsUsedAndNothingElse(t *testing.T) {
	used := map[string]bool{}
	direct := regexp.MustCompile(`(?:\bt|text\(|part\(|key := |key = |key \+= ?)\s*\(?"([a-z.]+)"`)
	texts := map[string]string{}
	files, err := fs.Glob(os.DirFS("."), "*.go")
	if err != nil {
		t.Fatal(err)
	}
	pages, err := fs.Glob(os.DirFS("."), "template/*.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range append(files, pages...) {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasSuffix(f, "_test.go") && !strings.HasPrefix(f, "words_") && !strings.HasPrefix(f, "sentences_") && !strings.HasPrefix(f, "reasons_") {
			texts[f] = string(b)
		}
	}
	en := keysOf("en")
	for f, s := range texts {
		for _, m := range direct.FindAllStringSubmatch(s, -1) {
			used[m[1]] = true
			if _, ok := en[m[1]]; !ok && !strings.HasSuffix(m[1], ".") && !strings.HasPrefix(m[1], ".") {
				t.Errorf("%s uses %s, which is not in the catalogue", f, m[1])
			}
		}
	}
	families := regexp.MustCompile(`^(category|heading|area|index|band|state|model|prize|owner|effort|severity|type|outcome|reason|status|language|verdict|term|way|clicks|function|rung|audience|asset|kind|promise|missing|job|goal|region|purpose|cost|claim|claimed|proof|proved|fact|answer|doubt|place|respond)\.`)
	for k := range en {
		if !used[k] && !families.MatchString(k) {
			t.Errorf("%s is not used", k)
		}
	}
}

func TestEveryListHasItsWords(t *testing.T) {
	for _, lang := range Languages {
		c := catalogueOf(lang)
		want := func(list, name string) {
			if _, ok := c.lookup(list + "." + name); !ok {
				t.Errorf("%s: no word for %s %s", lang, list, name)
			}
		}
		for _, n := range analyzer.Categories {
			want("category", n)
		}
		for _, h := range analyzer.Headings {
			want("heading", h.ID)
			want("area", h.ID)
		}
		for _, y := range page.Types {
			want("type", string(y))
		}
		for _, y := range analyzer.ForeignPlaces {
			want("place", y)
		}
		for _, m := range page.Models {
			want("model", string(m))
			want("prize", string(m))
		}
		for _, o := range []string{"copy", "des", "dev", "seo", "mkt", "mgr"} {
			want("owner", o)
		}
		for _, o := range []page.Outcome{page.Audited, page.Redirected, page.Asset, page.ErrorPage, page.Failed, page.Skipped, page.NotReached} {
			want("outcome", string(o))
		}
		for _, f := range analyzer.Functions {
			want("function", f)
		}
		for _, r := range analyzer.Rungs {
			want("rung", r)
		}
		for _, a := range analyzer.Audiences {
			want("audience", a.ID)
		}
		for _, k := range analyzer.ActionKinds {
			want("way", k)
		}
		for _, k := range analyzer.ClaimProofs {
			want("proof", k)
		}
		for _, k := range analyzer.ClaimKinds() {
			want("claimed", k)
		}
		for _, k := range analyzer.FactKinds() {
			want("fact", k)
		}
		for _, d := range analyzer.Objections {
			want("doubt", d)
		}
		for _, k := range analyzer.Promises[1:] {
			want("missing", k)
		}
		for _, k := range analyzer.Costs {
			want("cost", k)
		}
		for _, s := range []float64{0, 50, 70, 85} {
			want("band", analyzer.Band(s))
			want("verdict", analyzer.Band(s))
		}
	}
}

func TestTextChoosesTheForm(t *testing.T) {
	en, zh := catalogueOf("en"), catalogueOf("zh")
	for got, want := range map[string]string{
		en.text("pages.n", "n", 1):       "1 page",
		en.text("pages.n", "n", 0):       "0 pages",
		en.text("pages.n", "n", 12345):   "12,345 pages",
		zh.text("pages.n", "n", 12345):   "12345 个页面",
		en.word("owner", "dev"):          "Developer",
		zh.word("owner", "dev"):          "开发人员",
		en.word("category", "my\u202ex"): `my\u{202E}x`,
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
