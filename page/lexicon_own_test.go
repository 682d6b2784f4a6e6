package page

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

func ownLexicon(t *testing.T, texts ...string) *Lexicon {
	t.Helper()
	var files []LexiconFile
	for i, text := range texts {
		files = append(files, LexiconFile{Name: fmt.Sprintf("%d.txt", i), Text: text})
	}
	lx, errs := NewLexicon(files)
	if len(errs) > 0 {
		t.Fatal(errs[0])
	}
	return lx
}

func TestOwnTermsJoinTheLists(t *testing.T) {
	lx := ownLexicon(t, `
[cta.strong.book]
ab aufs brett
[not-cta]
-log in
[cta.weak]
!=再看看
[own.banned]
synerg*
`)
	page := Source{URL: "https://www.tanz.example/", Body: []byte(`<main><a href="/s">Ab aufs Brett</a> <a href="/t">Termin vereinbaren</a></main>`)}
	goals := func(p *Page) string {
		var all []string
		for _, c := range p.CTAs {
			all = append(all, c.Text+"="+string(c.Goal))
		}
		return strings.Join(all, ", ")
	}
	if got := goals(Parser{Lexicon: lx}.Parse(page)); got != "Ab aufs Brett=book, Termin vereinbaren=book" {
		t.Errorf("with the user's list: %s", got)
	}
	if got := goals(Parse(page)); got != "Termin vereinbaren=book" {
		t.Errorf("without it: %s", got)
	}
	if !lx.of("own.banned").in("Wir heben Synergien") || lx.of("own").in("Energie") {
		t.Error("the own section does not hold its term")
	}
}

// The user's word stands before the program's, and only the very same term goes.
func TestOwnNegativeTakesATermOut(t *testing.T) {
	lx := ownLexicon(t, "[service.reassure]\n-kostenlos\n")
	was, is := builtin().of("service.reassure"), lx.of("service.reassure")
	if !was.in("kostenlos") || is.in("Kostenlos") {
		t.Errorf("before %v, after %v", was.in("kostenlos"), is.in("Kostenlos"))
	}
	if is.in("kostenlose Beratung") != was.in("kostenlose Beratung") {
		t.Error("other terms went with it")
	}
}

// What an outline remembers of lines and labels was read by one lexicon and is not told to another.
func TestLexiconsShareNoMemory(t *testing.T) {
	mine := ownLexicon(t, "[cta.strong.buy]\nzugreifen\n[proof.guarantee]\nsorglos-versprechen\n")
	src := Source{URL: "https://www.kiln.example/", Body: []byte(`<main><h1>Öfen</h1><p>Mit Sorglos-Versprechen.</p><a class="btn" href="/a">Zugreifen</a></main>`)}
	plain, own := Encode(nil, Parse(src)), Encode(nil, Parser{Lexicon: mine}.Parse(src))
	if bytes.Equal(plain, own) {
		t.Fatal("the list changes nothing")
	}
	for range 5 {
		if !bytes.Equal(Encode(nil, Parser{Lexicon: mine}.Parse(src)), own) || !bytes.Equal(Encode(nil, Parse(src)), plain) {
			t.Fatal("the facts depend on the pages before")
		}
	}
}

func TestFactsDigestNamesTheLexicon(t *testing.T) {
	digest := func(text string) uint32 { return Parser{Lexicon: ownLexicon(t, text)}.FactsDigest() }
	a := digest("[cta.weak]\nweiter so\n")
	if (Parser{}).FactsDigest() != 0 {
		t.Error("a parser without lists of a user has a digest")
	}
	if a == 0 || a != digest("# words of ours\n[cta.weak]\n  Weiter  so # yes\n") {
		t.Error("comments and case change the digest")
	}
	for _, other := range []string{"[cta.weak]\n^weiter so\n", "[cta.weak]\n-weiter so\n", "[cta.weak]\n!weiter so\n", "[cta.weak]\nweiter s\n", "[cta.plain]\nweiter so\n"} {
		if digest(other) == a {
			t.Errorf("%q has the digest of another list", other)
		}
	}
}

func TestBadOwnLexiconIsRefused(t *testing.T) {
	long := strings.Repeat("lang ", 20)
	for _, c := range []struct {
		text         string
		line, column int
		msg          string
	}{
		{"buy now\n", 1, 1, "before the first section"},
		{"[cta.strong.buy\nbuy now\n", 1, 1, "is no section"},
		{"# ours\n\n  [cta.strnog.buy]\nbuy now\n", 3, 3, `no section "cta.strnog.buy"`},
		{"[cta]\nbuy now\n", 1, 1, `no section "cta"`},
		{"[own.Big]\nbuy now\n", 1, 1, `no section "own.Big"`},
		{"[cta.weak]\nmehr\n\tgu*ck\n", 3, 2, "mark inside"},
		{"[cta.weak]\na*\n", 2, 1, "too short"},
		{"[cta.weak]\n%\n", 2, 1, "does not begin with a letter"},
		{"[cta.weak]\n-\n", 2, 1, "no term"},
		{"[cta.weak]\n" + long + "\n", 2, 1, "99 characters"},
		{"[cta.weak]\n" + manyTerms(MaxLexiconTerms+1), 0, 0, "at most 10000"},
		{manySections(MaxLexiconSections + 1), 0, 0, "at most 32"},
	} {
		lx, errs := NewLexicon([]LexiconFile{{Name: "a.txt", Text: "[cta.weak]\nfine\n"}, {Name: "b.txt", Text: c.text}})
		if lx != nil || len(errs) != 1 || errs[0].File != 1 || errs[0].Line != c.line || errs[0].Column != c.column || !strings.Contains(errs[0].Msg, c.msg) {
			t.Errorf("%.40q: %+v", c.text, errs)
		}
	}
}

func manyTerms(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "term %d\n", i)
	}
	return b.String()
}

func manySections(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "[own.s%d]\nword\n", i)
	}
	return b.String()
}

// There is room for what a user may bring.
func TestSectionsOfAUserFit(t *testing.T) {
	if n := len(builtin().Sections()) + MaxLexiconSections; n > maxSections {
		t.Errorf("%d sections, %d fit", n, maxSections)
	}
	ownLexicon(t, manySections(MaxLexiconSections)+manyTerms(MaxLexiconTerms-MaxLexiconSections))
}

func FuzzNewLexicon(f *testing.F) {
	for _, s := range []string{"[cta.weak]\n-!=^x*$\n", "[own.a]\n联 系我們\nabc*\n", "\xff[\n]", "[cta.weak]\n\u0301\n", "[own.a]\nＢＵＹ　ＮＯＷ$#x"} {
		f.Add(s, "Kontakt 联系我們 abcd buy now")
	}
	f.Fuzz(func(t *testing.T, lists, text string) {
		lx, errs := NewLexicon([]LexiconFile{{Name: "a.txt", Text: lists}})
		if (lx == nil) == (len(errs) == 0) {
			t.Fatalf("lexicon %v with errors %v", lx != nil, errs)
		}
		if lx == nil {
			return
		}
		var all sections
		for n := range lx.ids {
			all.add(section(n))
		}
		plain := &terms{lexicon: lx, set: all}
		got, want := lx.choose(all).hits(text), plain.hits(text)
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Fatalf("%v with the filter, %v without", got, want)
		}
		Parser{Lexicon: lx}.Parse(Source{URL: "https://x.example/", Body: []byte(text)})
	})
}
