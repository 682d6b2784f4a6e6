package page

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
)

// memoryPages are pages that share lines but not their language, so that a line is met as content, as a menu, as a list
// item and in two languages.
func memoryPages() [][]byte {
	var pages [][]byte
	menu := `<nav><a href="/">Home</a> <a href="/ship">Free delivery from €49.50</a></nav>`
	lines := []string{"We answer within 24 hours, every day of the week.", "Rund 1.250 Kunden vertrauen uns seit 1998.", "Call us: +44 20 7946 0018", "Shelf 1.250 €",
		"4 Mill Lane, Leeds LS1 4DY", "Mon to Fri 9:00 to 17:30", "sales (at) northfold.example", "Über 300 Böden, cutting-edge and robust, 12 % günstiger.",
		"我们承诺48小时内发货，领先的一站式服务。", "First. Second one goes on for quite some more words than that! A third, with 3.5 km."}
	for n := range 12 {
		lang := []string{"en", "de", "zh"}[n%3]
		var b strings.Builder
		fmt.Fprintf(&b, `<html lang="%s"><head><title>Northfold delivery %d</title></head><body>%s<main><h1>Delivery %d</h1>`, lang, n%4, menu, n%5)
		for k := range lines {
			tag := []string{"p", "li", "h2", "blockquote", "div"}[(n+k)%5]
			fmt.Fprintf(&b, "<%s>%s</%s>", tag, lines[(k*(n%2+1)+n)%len(lines)], tag)
		}
		b.WriteString(map[string]string{
			"en": "<p>The shelves that you and your team need are made with care for the room that they will stand in.</p>",
			"de": "<p>Die Regale, die wir für Sie bauen, sind nicht nur schön, sondern auch mit der Zeit noch gut.</p>",
			"zh": "<p>本店的书架由木匠手工制作，适合各种房间使用，质量可靠。</p>",
		}[lang] + "</main></body></html>")
		pages = append(pages, []byte(b.String()))
	}
	return pages
}

// factsBy is the facts that an outline with the memory of earlier pages takes.
func factsBy(o *outline, body []byte) []byte {
	src := Source{URL: "https://www.northfold.example/a", Status: 200, Body: body}
	p := &Page{URL: src.URL, Status: 200, ContentType: "text/html", Charset: "utf-8"}
	o.draw(treeOf(body, true), src)
	o.structure(p)
	o.business(p)
	o.forget()
	return Encode(nil, p)
}

func TestMemoryChangesNoFact(t *testing.T) {
	pages := memoryPages()
	want := make([][]byte, len(pages))
	for i, body := range pages {
		want[i] = factsBy(newOutline(builtin()), body)
	}
	o := newOutline(builtin())
	forth := make([]int, len(pages))
	for i := range forth {
		forth[i] = i
	}
	back := slices.Clone(forth)
	slices.Reverse(back)
	for round, order := range [][]int{forth, back, forth} {
		for _, i := range order {
			if got := factsBy(o, pages[i]); !bytes.Equal(got, want[i]) {
				t.Errorf("round %d: the facts of page %d differ from those without memory", round, i)
			}
		}
	}
	if len(o.memory.young) == 0 {
		t.Error("no line was kept: nothing was tested")
	}
}

func TestMemoryConcurrent(t *testing.T) {
	pages := memoryPages()
	var wg sync.WaitGroup
	for worker := range 4 {
		wg.Go(func() {
			for k := range 3 * len(pages) {
				i := (k*5 + worker) % len(pages)
				got := Encode(nil, Parse(Source{URL: "https://www.northfold.example/a", Status: 200, Body: pages[i]}))
				again := Encode(nil, Parse(Source{URL: "https://www.northfold.example/a", Status: 200, Body: pages[i]}))
				if !bytes.Equal(got, again) {
					t.Errorf("page %d has two sets of facts", i)
				}
			}
		})
	}
	wg.Wait()
}

func TestLineMemoryKeepsTheSecondTime(t *testing.T) {
	m := lineMemory{terms: builtin().offer.wanted}
	first := m.facts("Free delivery from 50 euros")
	if len(m.young) != 0 || first.signs&signDigit == 0 {
		t.Errorf("after one sight %d lines are kept, signs %b", len(m.young), first.signs)
	}
	m.forget()
	second := m.facts(strings.Clone("Free delivery from 50 euros"))
	if m.facts("Free delivery from 50 euros") != second || len(m.young) != 1 {
		t.Errorf("a line that came up three times is not kept")
	}
}

func TestLineMemoryIsBounded(t *testing.T) {
	m := lineMemory{terms: builtin().offer.wanted}
	for i := range 40_000 {
		line := fmt.Sprintf("line %d of a site without end, which says nothing at all", i)
		m.facts(line)
		m.facts(line)
		if i%1000 == 0 {
			m.forget()
		}
	}
	size := 0
	for _, generation := range []map[string]*lineFacts{m.young, m.old} {
		for text := range generation {
			size += lineSize(text)
		}
	}
	if size == 0 || size > 2*maxGeneration+2*lineSize(strings.Repeat("x", maxKeptLine)) {
		t.Errorf("%d bytes are kept", size)
	}
	if len(m.passing) > maxPassing {
		t.Errorf("memory of %d lines is held for the next page", len(m.passing))
	}
}

// TestUnitsInIsUnits asks for the units between all pairs of places of a text with lines of several scripts.
func TestUnitsInIsUnits(t *testing.T) {
	o := newOutline(builtin())
	o.draw(treeOf([]byte("<p>Two words</p><p>don't 3,5 km</p><p>书架 and 木匠</p><p>–</p><p>last</p>"), true), Source{})
	text := o.textString()
	for from := range text {
		for to := range text[from:] {
			for _, limit := range []int{1, 3, 100} {
				if got, want := o.unitsIn(int32(from), int32(from+to), limit), units(text[from:from+to], limit); got != want {
					t.Fatalf("%q with limit %d has %d units, want %d", text[from:from+to], limit, got, want)
				}
			}
		}
	}
}
