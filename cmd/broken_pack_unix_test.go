//go:build unix

package cmd_test

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/siteassay/assay/cmd"
	"github.com/siteassay/assay/rules"
	"github.com/siteassay/assay/rules/builtin"
)

// A brokenPack is a pack with one fault, and where the first error must point.
type brokenPack struct {
	name   string
	file   string // that is broken: rule.yaml or pack.yaml
	text   string
	line   int // 0 when the fault has no place
	column int // 0 for any
}

// description is a pack.yaml without a fault.
const description = `name: acme
title: {en: House rules, zh: 公司规则}
author: Acme Agency
version: v1.0.0
category: menu
languages: [en, zh]
categories:
  menu: {title: {en: Menu, zh: 菜单}, heading: trust, weight: 6}
extends: builtin
changes:
  seo/title-too-long: {params: {max: 70}, severity: notice, weight: 2}
accept:
  - {rule: seo/title-too-long, url: /old/*, reason: The fair, owner: M. Lind, expires: 2027-06-30}
`

// a maker breaks a sound file in many ways.
type maker struct {
	file  string
	lines []string
	packs []brokenPack
}

func (m *maker) add(name string, line, column int, lines ...string) {
	m.packs = append(m.packs, brokenPack{m.file + ": " + name, m.file, strings.Join(lines, "\n"), line, column})
}

// with is the file with lines from … to-1 (from 0) in another form.
func (m *maker) with(from, to int, lines ...string) []string {
	out := append([]string{}, m.lines[:from]...)
	return append(append(out, lines...), m.lines[to:]...)
}

var keyLine = regexp.MustCompile(`^( *)([a-z_]+):(.*)$`)

// keys breaks every key of the given indentation: unknown, twice, of the wrong type, without a value, missing.
func (m *maker) keys(indent int, required func(key string) bool) {
	for i := range m.lines {
		k := keyLine.FindStringSubmatch(m.lines[i])
		if k == nil || len(k[1]) != indent {
			continue
		}
		end := i + 1
		for end < len(m.lines) && (strings.HasPrefix(m.lines[end], k[1]+" ") || strings.TrimSpace(m.lines[end]) == "") {
			end++
		}
		own, where := m.lines[i:end], fmt.Sprintf("%s at %d", k[2], i+1)
		m.add("unknown key for "+where, i+1, indent+1, m.with(i, end, append([]string{k[1] + k[2] + "xq:" + k[3]}, own[1:]...)...)...)
		m.add("twice "+where, end+1, indent+1, m.with(end, end, own...)...)
		m.add("a mapping in a list for "+where, i+1, 0, m.with(i, end, k[1]+k[2]+": [{nothing: here}]")...)
		if required(k[2]) {
			m.add("nothing for "+where, i+1, indent+1, m.with(i, end, k[1]+k[2]+":")...)
			m.add("missing "+where, -1, 0, m.with(i, end)...)
		}
	}
}

// replaced breaks one word.
func (m *maker) replaced(name, old, new string, line, column int) {
	text := strings.Join(m.lines, "\n")
	at := strings.Index(text, old)
	if at < 0 {
		panic(name + ": no " + old)
	}
	if line == 0 {
		line = 1 + strings.Count(text[:at], "\n")
	}
	m.add(name, line, column, strings.Replace(text, old, new, 1))
}

// brokenPacks makes the packs from the rule that `assay rules new` writes.
func brokenPacks(t *testing.T) []brokenPack {
	dir := t.TempDir()
	path, err := rules.New(dir, "acme/rule")
	if err != nil {
		t.Fatal(err)
	}
	sound, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	m := &maker{file: "rule.yaml", lines: strings.Split(strings.TrimRight(string(sound), "\n"), "\n")}
	needed := func(keys string) func(string) bool {
		return func(k string) bool { return strings.Contains(" "+keys+" ", " "+k+" ") }
	}
	m.keys(0, needed("text severity weight owner effort remedy fail examples"))
	m.keys(4, needed("title failure why fix message"))
	for name, expression := range map[string]string{
		"an unknown field": "page.titel.width > 1", "an unknown name": "pgae.title.width > 1", "an unknown parameter": "params.wrods.exists(w, true)",
		"no condition": "page.title.width", "text against a number": "page.title.text > 3", "one equals sign": "page.status = 404", "and": "page.indexable and page.indexable",
		"an open bracket": "(page.indexable", "an operator at the end": "page.indexable &&", "an unknown function": "length(page.links) > 1", "a bad pattern": "page.title.text.matches('(')",
		"a huge pattern": "page.title.text.matches('((a{100}){100}){10}')", "a computed pattern": "page.title.text.matches(page.language)",
		"loops in loops":  "page.links.exists(a, page.links.exists(b, page.links.exists(c, a.url == b.url && b.url == c.url)))",
		"a huge text":     "page.title.width > 1" + strings.Repeat(" || page.title.width > 1", 300),
		"deep brackets":   strings.Repeat("(", 200) + "true" + strings.Repeat(")", 200),
		"a million steps": "page.links.all(a, page.images.all(b, page.headings.all(c, a.text != b.alt || b.alt != c.text)))",
		"assignment":      "page.status := 3", "a lambda": "page.links.exists(l => l.internal)", "a template": "{{ page.status }} > 3", "nothing but a number": "42",
	} {
		quoted := `fail: "` + strings.ReplaceAll(expression, `"`, `\"`) + `"`
		m.replaced("fail is "+name, `fail: "!params.words.exists(w, lower(page.text.main).contains(w))"`, quoted, 0, 0)
	}
	m.replaced("an anchor", "severity: warning", "severity: &s warning", 0, 11)
	m.replaced("an alias", "owner: copy", "owner: *s", 0, 8)
	m.replaced("a tag", "weight: 3", "weight: !!int 3", 0, 9)
	m.replaced("a merge key", "params:", "<<: {a: 1}\nparams:", 0, 1)
	m.replaced("a second document", "examples:", "---\nexamples:", 0, 1)
	m.replaced("a tab", "  en:", "\ten:", 0, 0)
	m.replaced("an open quote", `why: A buyer`, `why: "A buyer`, 0, 0)
	m.replaced("an open list", "types: [product]", "types: [product", 0, 0)
	m.replaced("bytes that are no text", "owner: copy", "owner: co\xffpy", 0, 10)
	m.replaced("a control character", "owner: copy", "owner: co\x01py", 0, 10)
	m.replaced("an alias bomb", "severity: warning", "severity: warning\na: &a [x, x]\nb: [*a, *a]", 17, 4)
	m.replaced("deep lists", "weight: 3", "weight: "+strings.Repeat("[", 60)+strings.Repeat("]", 60), 0, 0)
	m.replaced("a weight above all", "weight: 3", "weight: 30", 0, 9)
	m.replaced("a weight of text", "weight: 3", "weight: heavy", 0, 9)
	m.replaced("no such page type", "[product]", "[produkt]", 0, 9)
	m.replaced("no such category", "category: offer", "category: ofer", 0, 11)
	m.replaced("no such language", "languages: [en, zh]", "languages: [English]", 0, 13)
	m.replaced("an unknown placeholder", "{total} words", "{totals} words", 0, 0)
	m.replaced("a Go function", "got: page.title.text", "check: go\ngot: page.title.text", 0, 8)
	m.replaced("a selector of nothing", "selector: head > title", "selector: ''", 0, 0)
	m.replaced("no example that is reported", `    fails: ["Deck oven"]`, "", 0, 0)
	m.packs = m.packs[:len(m.packs)-1] // the Chinese one is still reported
	m.replaced("an example without a page", "    html: |\n      <title>Deck oven</title>", "    htlm: |\n      <title>Deck oven</title>", 0, 5)
	m.replaced("an example of no type", "    type: product\n    html: |\n      <title>Stone", "    type: products\n    html: |\n      <title>Stone", 0, 11)
	m.replaced("fails is a text", `fails: ["Deck oven"]`, `fails: Deck oven`, 0, 12)
	m.add("nothing", 1, 1, "")
	m.add("only a comment", 1, 1, "# nothing")
	m.add("a list", 1, 1, "- a", "- b")
	m.add("a word", 1, 1, "rule")
	m.add("many brackets", 1, 0, strings.Repeat("[", 50_000))
	m.add("many tokens", 0, 0, strings.Repeat("- x\n", 60_000))
	m.add("a megabyte and more", 0, 0, string(sound)+strings.Repeat("# x\n", 1<<18))
	rule := m.packs

	m = &maker{file: "lexicons/de.txt", lines: strings.Split("# ours\n[cta.strong.book]\nab aufs brett\n=rein ins wasser\n[own.banned]\nsynerg*", "\n")}
	m.replaced("no such section", "cta.strong.book", "cta.strong.bok", 2, 1)
	m.replaced("an own section with a bad name", "own.banned", "own.Banned Words", 5, 1)
	m.replaced("an open head", "[own.banned]", "  [own.banned", 5, 3)
	m.replaced("a head of nothing", "[own.banned]", "[]", 5, 1)
	m.replaced("a term before the first section", "# ours", "jetzt buchen", 1, 1)
	m.replaced("a mark inside", "ab aufs brett", "ab aufs* brett", 3, 1)
	m.replaced("a mark alone", "=rein ins wasser", "=", 4, 1)
	m.replaced("a prefix of everything", "synerg*", "s*", 6, 1)
	m.replaced("a sign in front", "synerg*", "#1\n*synerg", 7, 1)
	m.replaced("a sentence", "ab aufs brett", strings.Repeat("ab aufs brett ", 6), 3, 1)
	m.replaced("bytes that are no text in a list", "wasser", "wa\xfcsser", 4, 13)
	m.replaced("a control character in a list", "wasser", "wa\x00sser", 4, 13)
	m.add("many terms", 0, 0, "[cta.weak]", strings.Repeat("mehr dazu\n", 10_001))
	m.add("many own sections", 0, 0, ownSections(33))
	m.add("a megabyte and more of words", 0, 0, "[cta.weak]", strings.Repeat("# x\n", 1<<18))
	rule = append(rule, m.packs...)
	m = &maker{file: "extract.yaml", lines: []string{"banned:", "  lexicon: offer.noun", "  type: list"}}
	m.replaced("no such list", "offer.noun", "offer.nuon", 2, 12)
	m.replaced("a number of words", "type: list", "type: number", 3, 9)
	m.replaced("a list with a pattern", "type: list", "pattern: a", 3, 12)
	rule = append(rule, m.packs...)

	m = &maker{file: "pack.yaml", lines: strings.Split(strings.TrimRight(description, "\n"), "\n")}
	m.keys(0, needed("name author version"))
	m.packs = withoutMissing(m.packs) // every key of pack.yaml may be missing
	m.replaced("a bad name", "name: acme", "name: My Rules", 0, 7)
	m.replaced("a bad version", "v1.0.0", "1.0", 0, 10)
	m.replaced("no such heading", "heading: trust", "heading: trsut", 0, 0)
	m.replaced("a category of all weight", "weight: 6", "weight: 100", 0, 0)
	m.replaced("an unknown base", "extends: builtin", "extends: theirs", 0, 10)
	m.replaced("a rule that is not there", "  seo/title-too-long: {", "  seo/title-to-long: {", 0, 3)
	m.replaced("a parameter that is not there", "max: 70", "mux: 70", 0, 0)
	m.replaced("a parameter of another type", "max: 70", "max: seventy", 0, 0)
	m.replaced("a day that is not", "2027-06-30", "2027-06-31", 0, 0)
	m.replaced("an alias", "author: Acme", "author: *acme", 0, 9)
	return append(rule, m.packs...)
}

func ownSections(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "[own.s%d]\nwort\n", i)
	}
	return b.String()
}

func withoutMissing(packs []brokenPack) []brokenPack {
	var kept []brokenPack
	for _, p := range packs {
		if p.line >= 0 {
			kept = append(kept, p)
		}
	}
	return kept
}

// TestBrokenPacks: every fault of a pack is told with file, line and column, at once, and with exit code 2.
func TestBrokenPacks(t *testing.T) {
	all := brokenPacks(t)
	if len(all) < 150 {
		t.Errorf("only %d broken packs", len(all))
	}
	var asked atomic.Int64
	site := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { asked.Add(1) }))
	defer site.Close()
	sound := filepath.Join(t.TempDir(), "acme")
	if _, err := rules.New(filepath.Dir(sound), "acme/rule"); err != nil {
		t.Fatal(err)
	}
	template, err := os.ReadFile(filepath.Join(sound, "rule.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	for i, p := range all {
		t.Run(p.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "acme")
			if err := os.MkdirAll(dir, 0o755); err != nil {
				t.Fatal(err)
			}
			files := map[string]string{"rule.yaml": string(template), p.file: p.text}
			for name, text := range files {
				if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			args := []string{"rules", "test", dir}
			if i%25 == 0 { // with all of our rules, as an audit loads them
				args = []string{"audit", site.URL, "--packs", dir, "--out", filepath.Join(dir, "out")}
			}
			var out, errs bytes.Buffer
			begin := busy(t)
			code := cmd.Run(args, strings.NewReader(""), &out, &errs, builtin.Packs()...)
			took := busy(t) - begin
			if code != 2 || took > 500*time.Millisecond {
				t.Errorf("exit %d after %v\n%s%s", code, took, &out, &errs)
			}
			said := errs.String()
			want := filepath.Join(dir, p.file) + ":"
			switch {
			case p.line > 0 && p.column > 0:
				want += fmt.Sprintf("%d:%d: ", p.line, p.column)
			case p.line > 0:
				want += fmt.Sprintf("%d:", p.line)
			}
			if !strings.Contains(said, want) || !strings.HasPrefix(said, "assay: "+dir) || strings.Count(said, want[:len(filepath.Join(dir, p.file))]) > 4 || len(said) > 20_000 {
				t.Errorf("want %s\n%s", want, said)
			}
		})
	}
	if n := asked.Load(); n > 0 {
		t.Errorf("the site was asked %d times", n)
	}
}

// busy is the processor time of this process: half a second of it is half a second of waiting on a machine that has
// nothing else to do.
func busy(t *testing.T) time.Duration {
	t.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
