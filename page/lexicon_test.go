package page

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func lexiconOf(t *testing.T, text string) *Lexicon {
	t.Helper()
	lx, err := readLexicon(fstest.MapFS{"lexicon/en.txt": {Data: []byte(text)}})
	if err != nil {
		t.Fatal(err)
	}
	return lx
}

func TestTermMarks(t *testing.T) {
	lx := lexiconOf(t, `
[step]   # what asks for a step
book now
^order
anfragen$
=go
guarant*
立即咨询
-order status
-no guarantee
`)
	step := lx.groups["step"]
	for s, want := range map[string]string{
		"Book now":                  "book now",
		"BOOK  NOW!":                "book now",
		"Book-now offer":            "book now",
		"Ｂｏｏｋ　ｎｏｗ":                  "book now",
		"Notebook now":              "",
		"book nowhere":              "",
		"book\nnow":                 "", // another block
		"Order a box":               "order",
		"→ Order":                   "order",
		"In any order":              "",
		"first line\norder here":    "order",
		"Order status":              "",
		"Jetzt anfragen":            "anfragen",
		"Jetzt anfragen …":          "anfragen",
		"Anfragen beantworten":      "",
		"Go!":                       "go",
		"Go to the shop":            "",
		"Guaranteed for ten years":  "guarant",
		"There is no guarantee":     "",
		"no guarantee but guaranty": "guarant",
		"请立即咨询我们":                   "立即咨询",
		"立 即 咨 询":                   "立即咨询",
		"立即\n咨询":                    "",
	} {
		got, _ := step.find(s)
		if got != want {
			t.Errorf("find(%q) = %q, want %q", s, got, want)
		}
	}
}

func TestLexiconFolds(t *testing.T) {
	lx := lexiconOf(t, "[a]\ndéjà vu\nrück\nl'essai\n聯絡\n")
	a := lx.groups["a"]
	for _, s := range []string{"DEJA VU", "Déjà\u00a0vu", "de\u0301ja\u0300 vu", "Rück", "RU\u0308CK", "L’ESSAI", "聯\u3000絡", "r\u00adück"} {
		if !a.in(s) {
			t.Errorf("%q is not found", s)
		}
	}
}

func TestLexiconLongestTermWins(t *testing.T) {
	lx := lexiconOf(t, "[a]\n客服\n在线客服\n[b]\n客服\n")
	got := lx.groups["a"].all("在线客服和客服")
	if !slices.Equal(got, []string{"在线客服", "客服"}) {
		t.Errorf("all = %q", got)
	}
	if n := len(lx.groups["b"].hits("在线客服和客服")); n != 2 {
		t.Errorf("section b has %d hits, want 2: sections do not hide each other's terms", n)
	}
}

func TestLexiconGroups(t *testing.T) {
	lx := lexiconOf(t, "[cta.strong.buy]\nbuy\n[cta.strong.book]\nbook\n[cta.weak]\nmore\n")
	for id, want := range map[string]string{"cta": "buy book more", "cta.strong": "buy book", "cta.strong.book": "book"} {
		if got := strings.Join(lx.groups[id].all("buy, book or more"), " "); got != want {
			t.Errorf("group %s finds %q, want %q", id, got, want)
		}
	}
}

func TestWhole(t *testing.T) {
	lx := lexiconOf(t, "[generic]\nwelcome\n首页\n")
	g := lx.groups["generic"]
	for s, want := range map[string]bool{"Welcome": true, " Welcome! ": true, "「首页」": true, "Welcome to Leeds": false, "网站首页": false, "": false} {
		if g.whole(s) != want {
			t.Errorf("whole(%q) = %v", s, !want)
		}
	}
}

func TestBadLexiconIsRefused(t *testing.T) {
	for text, want := range map[string]string{
		"buy\n":          "line 1",
		"[a\nbuy\n":      "line 1",
		"[a]\n\n!!\n":    "line 3",
		"[a]\nbuy\n=\n":  "line 3",
		"[]\nbuy\n":      "line 1",
		"[a]\n(0) 800\n": "line 2",
	} {
		_, err := readLexicon(fstest.MapFS{"lexicon/xx.txt": {Data: []byte(text)}})
		if err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "xx.txt") {
			t.Errorf("%q: error %v, want file and %s", text, err, want)
		}
	}
}

// Every language has every section that decides about calls to action, forms and contacts.
func TestEveryLanguageHasTheSections(t *testing.T) {
	needed := []string{"cta.strong.buy", "cta.strong.enquire", "cta.strong.call", "cta.strong.chat", "cta.strong.book", "cta.strong.trial", "cta.strong.register",
		"cta.strong.download", "cta.strong.subscribe", "cta.strong.navigate", "cta.plain", "cta.weak", "title", "not-cta", "legal.privacy", "legal.terms", "contact.phone",
		"contact.fax", "contact.email", "contact.address", "contact.hours", "contact.notphone", "field.name", "field.email", "field.phone", "field.message",
		"field.trap", "form.newsletter", "form.contact", "form.lead", "form.booking", "form.search", "form.login"}
	for _, lang := range []string{"en", "zh-Hans", "zh-Hant", "de", "fr", "es"} {
		src, err := lexiconFiles.ReadFile("lexicon/" + lang + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		for _, id := range needed {
			if !strings.Contains(string(src), "\n["+id+"]\n") {
				t.Errorf("%s has no section %s", lang, id)
			}
		}
	}
}

// A list that no extractor asks for would decide nothing, and users who add to it would wonder.
func TestEverySectionIsRead(t *testing.T) {
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var code strings.Builder
	for _, name := range names {
		if src, err := os.ReadFile(name); err == nil && !strings.HasSuffix(name, "_test.go") {
			code.Write(src)
		}
	}
	asked := map[string]bool{}
	for _, m := range regexp.MustCompile(`"([a-z-]+\.[a-z.]+)"|\blx\.of\("([^"]+)"\)|lexicon\.of\("([^"]+)"\)`).FindAllStringSubmatch(code.String(), -1) {
		asked[m[1]+m[2]+m[3]] = true
	}
	for _, id := range topicIDs {
		asked[id] = true
	}
	for _, id := range builtin().Sections() {
		read := false
		for group := id; group != ""; group = group[:max(strings.LastIndexByte(group, '.'), 0)] {
			read = read || asked[group]
		}
		if !read {
			t.Errorf("nobody reads the section %s", id)
		}
	}
}

func FuzzLexiconScan(f *testing.F) {
	for _, s := range []string{"Book now, order status", "立 即 咨 询 now", "a\u0301\xff\u00adb", "ＢＵＹ　ＮＯＷ\n加入购物车"} {
		f.Add(s)
	}
	all := &terms{lexicon: builtin()}
	for n := range builtin().ids {
		all.set.add(section(n))
	}
	f.Fuzz(func(t *testing.T, s string) {
		var last [maxSections]int32
		hits := all.hits(s)
		if filtered := builtin().choose(all.set).hits(s); !slices.Equal(filtered, hits) {
			t.Fatalf("%q: %v with the filter, %v without", s, filtered, hits)
		}
		for _, h := range hits {
			if h.from < last[h.section] || h.to <= h.from || int(h.to) > len(s) {
				t.Fatalf("hit %+v of %q overlaps or lies outside", h, s)
			}
			last[h.section] = h.to
		}
	})
}

func TestLexiconReadsBothScripts(t *testing.T) {
	lx := lexiconOf(t, "[a]\n联系我们\n加入購物車\n[adlaw]\n顶级\n独一无二\n[b]\n!查詢\n-!查詢價格\n[c]\n查询\n")
	for _, c := range []struct {
		list, text, want string
	}{
		{"a", "聯繫我們", "聯繫我們"},
		{"a", "請聯 繫 我 們！", "聯 繫 我 們"},
		{"a", "联系我们", "联系我们"},
		{"a", "聯系我们", "聯系我们"},
		{"a", "加入购物车", "加入购物车"},
		{"a", "加入購物車", "加入購物車"},
		{"adlaw", "顶级品质", "顶级"},
		{"adlaw", "頂級品質", ""},
		{"adlaw", "独 一 无 二", "独一无二"},
		{"adlaw", "獨一無二", ""},
		{"b", "線上查詢", "查詢"},
		{"b", "在线查询", ""},
		{"b", "查詢價格", ""},
		{"c", "線上查詢", "查詢"},
	} {
		if got, _ := lx.of(c.list).find(c.text); got != c.want {
			t.Errorf("list %s finds %q in %s, want %q", c.list, got, c.text, c.want)
		}
	}
}

// A page of one script and the same page in the other are the same to whoever reads them.
func TestBothScriptsGiveTheSameCalls(t *testing.T) {
	calls := func(body string) string {
		p := Parse(Source{URL: "https://www.kiln.example/", Body: []byte("<title>窑炉</title><main>" + body + "</main>")})
		var b strings.Builder
		for _, c := range p.CTAs {
			b.WriteString(string(c.Goal) + " ")
		}
		return b.String()
	}
	hans := `<a href="/a">立即咨询</a><a href="/b">免费试用</a><a href="/c">预约参观</a><a href="/d">获取报价</a>`
	hant := `<a href="/a">立即諮詢</a><a href="/b">免費試用</a><a href="/c">預約參觀</a><a href="/d">獲取報價</a>`
	if a, b := calls(hans), calls(hant); a != b || a != "enquire trial book enquire " {
		t.Errorf("simplified: %q, traditional: %q", a, b)
	}
}
