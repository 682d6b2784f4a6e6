package analyzer

import (
	"math"
	"slices"
	"strings"

	"github.com/siteassay/assay/page"
)

// A Contradiction is one fact that two pages tell differently.
type Contradiction struct {
	Fact string `json:"fact"` // founded, staff, customers, projects, places, experience, guarantee, delivery, reply, hours, fax, price
	A    Saying `json:"a"`    // what more pages say, else the first
	B    Saying `json:"b"`
}

// A Saying is what pages say of one fact.
type Saying struct {
	Quote string `json:"quote"`
	URL   string `json:"url"` // the first page that says it
	Pages int    `json:"pages"`

	Language string `json:"language,omitempty"` // of that page
}

// Limits of what is compared.
const (
	maxSayings        = 4    // different values of one fact: with more it is no single fact
	maxContradictions = 20   // listed
	maxTold           = 2000 // numbers and prices of products that are remembered
)

// roughly is the share by which an approximate number may differ from another one.
const roughly = 0.25

// A toldValue is one value of a fact while the pages pass.
type toldValue struct {
	value  float64
	rough  bool
	quote  string
	page   int32
	pages  int32
	words  []uint32 // hashes of the words of the sentence, sorted; of facts that need the same subject
	spread bool     // the page tells other values of the fact too
}

// told remembers what the pages say of the facts that must be the same everywhere.
type told struct {
	site  *Site
	facts [len(factKinds)]struct {
		list []toldValue
		many bool // more values than a single fact has
	}
	lines  map[string]*toldValue // numbers by their digits: role of the line
	prices map[string]*toldValue // prices by product number and name
	hours  map[string]*toldValue // opening hours by the words before them
	others []Contradiction       // of lines and prices
}

var factKinds = [...]string{"founded", "staff", "customers", "projects", "places", "experience", "guarantee", "delivery", "reply"}

// FactKinds are the facts that can be told differently.
func FactKinds() []string { return append(slices.Clone(factKinds[:]), "hours", "fax", "price") }

// subject are the facts that only compare when the sentences share a subject: a guarantee on ovens is not one on doors.
func subject(kind int) bool { return kind >= 2 && kind != 5 && kind != 8 }

// page adds what one page says. Only pages on which the company speaks of itself as it is today count: an article tells of
// the day it was written, and a case of somebody else.
func (t *told) page(i int32, p *page.Page) {
	t.line(i, p)
	t.price(i, p)
	t.open(i, p)
	switch p.Type {
	case page.Article, page.Case, page.Legal, page.Listing, page.Cart, page.Pricing:
		return
	}
	for k, kind := range factKinds {
		first, many := toldValue{}, false
		for x := range p.Asserted {
			a := &p.Asserted[x]
			if a.Kind != kind || a.Value == 0 || kind == "founded" && (p.Type == page.Product || p.Type == page.Landing) { // of a brand that is sold there
				continue
			}
			switch {
			case first.pages == 0:
				first = toldValue{value: a.Value, rough: a.Rough, quote: a.Text, page: i, pages: 1}
			case !agree(first.value, a.Value, first.rough || a.Rough):
				many = true
			}
		}
		if first.pages > 0 && !many && !(p.Type == page.Product && (kind == "guarantee" || kind == "delivery")) {
			t.add(k, &first)
		}
	}
}

func (t *told) add(k int, s *toldValue) {
	f := &t.facts[k]
	for x := range f.list {
		if f.list[x].value == s.value {
			f.list[x].pages++
			return
		}
	}
	if len(f.list) == maxSayings {
		f.many = true
		return
	}
	s.quote = strings.Clone(Quote(s.quote))
	if subject(k) {
		s.words = subjectWords(clauseOf(s.quote, s.value))
	}
	f.list = append(f.list, *s)
}

// agree reports whether two numbers may mean the same.
func agree(a, b float64, rough bool) bool {
	return a == b || rough && math.Abs(a-b) <= roughly*math.Max(a, b)
}

// line compares what the pages call a telephone number: who dials a fax hears it whistle.
func (t *told) line(i int32, p *page.Page) {
	for k := range p.Contacts.Phones {
		ph := &p.Contacts.Phones[k]
		if len(ph.Number) < 7 || slices.ContainsFunc(p.Contacts.Phones, func(o page.Phone) bool { return o.Number == ph.Number && o.Fax != ph.Fax }) {
			continue // telephone and fax on one line
		}
		role := 0.0
		if ph.Fax {
			role = 1
		}
		t.keep(&t.lines, ph.Number, "fax", toldValue{value: role, quote: ph.Text, page: i, pages: 1})
	}
}

// price compares the prices that structured data give for one product: the same name and the same number.
func (t *told) price(i int32, p *page.Page) {
	for k := range p.Structured {
		e := &p.Structured[k]
		number, name := e.Properties.Get("sku"), e.Properties.Get("name")
		if e.Type != "Product" || number == "" || name == "" || e.Properties.Has("offers.lowPrice") || e.Items.Has("offers[1].price") {
			continue
		}
		amount, ok := plainNumber(e.Properties.Get("offers.price"))
		if !ok || amount == 0 {
			continue
		}
		currency := e.Properties.Get("offers.priceCurrency")
		t.keep(&t.prices, number+"\x00"+name+"\x00"+currency+"\x00"+p.Language, "price",
			toldValue{value: amount, quote: name + " " + e.Properties.Get("offers.price") + " " + currency, page: i, pages: 1})
	}
}

// open compares opening hours that follow the same words. A list that leaves some out contradicts nothing.
func (t *told) open(i int32, p *page.Page) {
	h := p.Contacts.Hours
	at := strings.IndexAny(h, "0123456789")
	if at < 4 || len(h) > 200 || p.Type == page.Article {
		return
	}
	key := strings.ToLower(strings.TrimRight(h[:at], " :：-–"))
	if have, ok := t.hours[key]; ok && (strings.Contains(digitsOf(h), digitsOf(have.quote)) || strings.Contains(digitsOf(have.quote), digitsOf(h))) {
		return
	}
	t.keep(&t.hours, key, "hours", toldValue{value: float64(len(t.hours)), quote: h, page: i, pages: 1})
}

// digitsOf are the digits of a text without leading zeros of the hours: 08:00 and 8.00 are the same.
func digitsOf(s string) string {
	var b []byte
	for i := range len(s) {
		if c := s[i]; c > '0' && c <= '9' || c == '0' && i > 0 && s[i-1] >= '0' && s[i-1] <= '9' {
			b = append(b, c)
		}
	}
	return string(b)
}

// keep remembers the first toldValue under a key, and notes a contradiction when another one comes.
func (t *told) keep(m *map[string]*toldValue, key, fact string, s toldValue) {
	have, ok := (*m)[key]
	switch {
	case !ok && len(*m) < maxTold:
		if *m == nil {
			*m = map[string]*toldValue{}
		}
		s.quote = strings.Clone(Quote(s.quote))
		(*m)[strings.Clone(key)] = &s
	case !ok:
	case have.value == s.value:
		have.pages++
	case !have.spread && len(t.others) < maxContradictions:
		have.spread = true
		s.quote = strings.Clone(Quote(s.quote))
		t.others = append(t.others, t.contradiction(fact, have, &s))
	}
}

func (t *told) contradiction(fact string, a, b *toldValue) Contradiction {
	say := func(s *toldValue) Saying {
		return Saying{Quote: s.quote, URL: t.site.Nodes[s.page].URL, Language: t.site.Nodes[s.page].Language, Pages: int(s.pages)}
	}
	return Contradiction{Fact: fact, A: say(a), B: say(b)}
}

// contradictions are the facts that are told differently: exactly two values, that cannot mean the same.
func (t *told) contradictions() []Contradiction {
	list := []Contradiction{}
	for k := range t.facts {
		f := &t.facts[k]
		if f.many || len(f.list) < 2 || len(f.list) > 3 {
			continue
		}
		slices.SortStableFunc(f.list, func(a, b toldValue) int { return int(b.pages - a.pages) })
		a := &f.list[0]
		for x := range f.list[1:] {
			b := &f.list[1+x]
			if agree(a.value, b.value, a.rough || b.rough) || subject(k) && !sameSubject(a.words, b.words) {
				continue
			}
			list = append(list, t.contradiction(factKinds[k], a, b))
			break
		}
	}
	return append(list, t.others...)
}
