package page

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestOwnFactsOfWordLists(t *testing.T) {
	lx := ownLexicon(t, "[own.banned]\nsynerg*\nbillig\n-billig ist\n赋能\n[own.old]\nOvenWorks\n")
	x, errs := NewExtract([]Extractor{
		{Name: "banned", Lexicon: "own.banned", Type: OwnList},
		{Name: "first", Lexicon: "own.banned"},
		{Name: "hits", Lexicon: "own", Type: OwnCount},
		{Name: "old", Lexicon: "own.old", Type: OwnBool},
		{Name: "none", Lexicon: "own.gone", Type: OwnList}, // of a list that is not there
	})
	if len(errs) > 0 {
		t.Fatal(errs[0])
	}
	for _, c := range []struct{ html, want string }{
		{"<title>Synergien</title><p>Wir heben Synergie-Effekte, billig und mit Synergien.</p><p>我们 賦能 企业</p>",
			`{"banned":["Synergien","Synergie","billig","賦能"],"first":"Synergien","hits":5,"old":false}`},
		{"<title>Öfen</title><nav>billig</nav><blockquote>billig</blockquote><p hidden>billig</p><footer>OvenWorks</footer><p>Billig ist nichts.</p>",
			`{"hits":0,"old":false}`},
		{"<title>Öfen</title><p>ovenworks baut Öfen.</p>", `{"hits":1,"old":true}`},
	} {
		p := Parser{Extract: x, Lexicon: lx}.Parse(Source{URL: "https://kerf.example/", Body: []byte(c.html)})
		got, err := json.Marshal(p.Own)
		if err != nil || string(got) != c.want {
			t.Errorf("%s: %s, want %s (%v)", c.html, got, c.want, err)
		}
	}
}

// A list that the program has may be asked for too, also by a parser without lists of a user.
func TestOwnFactsOfOurLists(t *testing.T) {
	x, errs := NewExtract([]Extractor{{Name: "calls", Lexicon: "cta.strong", Type: OwnList}})
	if len(errs) > 0 {
		t.Fatal(errs[0])
	}
	p := Parser{Extract: x}.Parse(Source{URL: "https://kerf.example/", Body: []byte("<p>Add to cart now</p>")})
	if f := p.Own.Get("calls"); f == nil || strings.Join(f.List, "|") != "Add to cart" {
		t.Errorf("calls: %+v", f)
	}
	lists := (*Lexicon)(nil)
	if !lists.Has("cta.strong") || !lists.Has("cta.strong.book") || lists.Has("own.banned") || lists.Has("") {
		t.Error("the lists of the program are not known by their ids")
	}
}
