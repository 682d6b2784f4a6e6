package page

import (
	"sort"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/net/html/atom"
)

// maxDates is the number of dates kept of one page.
const maxDates = 60

// A calendar is a day found in the text.
type calendar struct {
	year, month, day int
	from, to         int32 // of the text
}

func (c calendar) value() string {
	b := []byte("0000-00-00")
	for i, n := 3, c.year; i >= 0; i, n = i-1, n/10 {
		b[i] = byte('0' + n%10)
	}
	b[5], b[6] = byte('0'+c.month/10), byte('0'+c.month%10)
	b[8], b[9] = byte('0'+c.day/10), byte('0'+c.day%10)
	return string(b)
}

// valid reports whether the day exists and is one that a web page may speak of as its own.
func (c calendar) valid() bool {
	if c.year < 1990 || c.year > 2099 || c.month < 1 || c.month > 12 || c.day < 1 || c.day > 31 {
		return false
	}
	t := time.Date(c.year, time.Month(c.month), c.day, 0, 0, 0, 0, time.UTC)
	return t.Day() == c.day
}

// dates takes every date of the page: structured data, metas, time elements, the text, the URL. Of the text, a day beside
// "updated" is one of change, one beside "until" one of expiry, one in a list of links a listed one.
func (o *outline) dates(p *Page) {
	o.read(p)
	d := dateList{p: p}
	for i := range p.Structured {
		e := &p.Structured[i]
		d.add("published", e.Properties.Get("datePublished"), "json-ld", "datePublished")
		d.add("published", e.Properties.Get("pubDate"), "json-ld", "pubDate")
		d.add("modified", e.Properties.Get("dateModified"), "json-ld", "dateModified")
		d.add("modified", e.Properties.Get("upDate"), "json-ld", "upDate")
		for _, key := range [...]string{"validThrough", "offers.priceValidUntil", "priceValidUntil", "endDate", "expires"} {
			d.add("expires", e.Properties.Get(key), "json-ld", key)
		}
	}
	for _, m := range [...]struct{ kind, name string }{
		{"published", "article:published_time"}, {"published", "date"}, {"published", "pubdate"}, {"published", "publishdate"},
		{"published", "dc.date"}, {"published", "dcterms.created"}, {"published", "parsely-pub-date"}, {"published", "bytedance:published_time"},
		{"modified", "article:modified_time"}, {"modified", "og:updated_time"}, {"modified", "last-modified"}, {"modified", "dcterms.modified"},
		{"modified", "bytedance:updated_time"}, {"modified", "bytedance:lrdate_time"}, {"expires", "article:expiration_time"},
	} {
		v := p.Metas.Get(m.name)
		if v == "" && strings.HasPrefix(m.name, "og:") {
			v = p.OpenGraph.Get(m.name[3:])
		}
		if v != "" {
			d.add(m.kind, v, "meta", m.name)
		}
	}
	o.timeDates(&d)
	o.textDates(&d)
	if c, ok := urlDate(p.URL); ok {
		d.add("published", c.value(), "url", "")
	}
	p.Dates = d.list
}

// A dateList gathers dates; one kind and day of one source appears once.
type dateList struct {
	p    *Page
	list []Date
}

func (d *dateList) add(kind, written, source, quote string) {
	if written == "" || len(d.list) == maxDates {
		return
	}
	c, ok := isoDate(written)
	if !ok {
		return
	}
	nd := Date{Kind: kind, Value: c.value(), Source: source, Quote: quote}
	for _, have := range d.list {
		if have.Kind == nd.Kind && have.Value == nd.Value && have.Source == nd.Source {
			return
		}
	}
	d.list = append(d.list, nd)
}

// isoDate reads the machine forms of a day: 2024-03-05, with or without a time, 20240305, 2024/3/5, RFC 1123.
func isoDate(s string) (calendar, bool) {
	s = strings.TrimSpace(s)
	var c calendar
	if len(s) > 64 || len(s) < 8 {
		return c, false
	}
	if s[0] < '0' || s[0] > '9' {
		for _, layout := range [...]string{
			time.RFC1123, time.RFC1123Z, "January 2, 2006", "Jan 2, 2006", "Monday, 2 January 2006",
		} {
			if t, err := time.Parse(layout, s); err == nil {
				c = calendar{year: t.Year(), month: int(t.Month()), day: t.Day()}
				return c, c.valid()
			}
		}
		return c, false
	}
	var n [3]int
	k, digits := 0, 0
	for i := 0; i < len(s) && k < 3; i++ {
		ch := s[i]
		if ch >= '0' && ch <= '9' {
			n[k] = n[k]*10 + int(ch-'0')
			digits++
			if digits == 8 && k == 0 {
				c = calendar{year: n[0] / 10000, month: n[0] / 100 % 100, day: n[0] % 100}
				return c, c.valid()
			}
			if k > 0 && digits == 2 {
				k, digits = k+1, 0
				if k < 3 && i+1 < len(s) && s[i+1] >= '0' && s[i+1] <= '9' {
					return c, false
				}
			}
			continue
		}
		if digits > 0 {
			k, digits = k+1, 0
		}
		if k == 3 || ch == 'T' {
			break
		}
	}
	c = calendar{year: n[0], month: n[1], day: n[2]}
	return c, c.valid()
}

// timeDates reads the time elements: what they mean is said by itemprop, class or the words before them.
func (o *outline) timeDates(d *dateList) {
	for k, i := range o.tagged(atom.Time) {
		if k == maxDates {
			return
		}
		e := &o.elements[i]
		written := attr(e.node, "datetime")
		if written == "" {
			continue
		}
		kind := "published"
		class := attr(e.node, "class")
		switch prop := attr(e.node, "itemprop"); {
		case prop == "dateModified" || strings.Contains(class, "updated") && !strings.Contains(class, "published"):
			kind = "modified"
		case e.quoted, o.listed(i): // the post of somebody else that the page shows
			kind = "listed"
		}
		d.add(kind, written, "time", o.visible(i))
	}
}

// listed reports whether what stands at element i dates an entry of a list and not the page: it is in the side, in a
// list item with a link, or in one of several articles.
func (o *outline) listed(i int32) bool {
	if o.elements[i].region == Aside || o.elements[i].region == Footer {
		return true
	}
	for up := 0; i >= 0 && up < 8; i, up = o.elements[i].parent, up+1 {
		e := &o.elements[i]
		switch e.tag {
		case atom.Li, atom.A, atom.Dd, atom.Dt, atom.Tr:
			return e.linked > 8
		case atom.Article:
			return len(o.tagged(atom.Article)) >= 3 && e.to-e.from < 1500
		}
		if o.reading.marks[i]&(markNews|markComment) != 0 && e.linked*3 > e.to-e.from {
			return true
		}
	}
	return false
}

// textDates finds the days written in the text.
func (o *outline) textDates(d *dateList) {
	r := o.reading
	main, ends := 0, false // ends: the next day ends a period
	for k := 0; k < len(r.numbers); k++ {
		a := &r.numbers[k]
		s := o.lineAt(a.from)
		sg := &o.segments[s]
		if sg.concealed || sg.region == Nav {
			continue
		}
		c, ok := r.dateAt(k, sg.from, sg.to)
		if !ok {
			continue
		}
		for k+1 < len(r.numbers) && r.numbers[k+1].from < c.to {
			k++
		}
		kind := ""
		opens := rangeFollows(r.text[c.to:sg.to])
		switch {
		case ends:
			kind = "expires"
		case o.beside(expiryWords, sg, c):
			kind = "expires"
			if opens {
				kind = "visible"
			}
		case o.listed(sg.owner):
			kind = "listed"
		case o.beside(modifiedWords, sg, c):
			kind = "modified"
		case sg.region == Footer:
			kind = "visible"
		case o.beside(publishedWords, sg, c), main == 0 && o.isByline(s):
			kind = "published"
		default:
			kind = "visible"
		}
		ends = opens && o.beside(expiryWords, sg, c)
		if kind == "published" {
			main++
		}
		d.add(kind, c.value(), "text", clip(r.text[max(sg.from, runeStart(r.text, c.from-24)):min(sg.to, c.to)], 60))
	}
}

// rangeFollows reports whether a sign of a period and a digit come next: 至, -, to, bis, au.
func rangeFollows(s string) bool {
	s = strings.TrimLeft(s, " ")
	for _, sign := range [...]string{"至", "到", "-", "–", "—", "~", "～", "to ", "until ", "bis ", "au ", "al "} {
		if rest, ok := strings.CutPrefix(s, sign); ok && digitAt(strings.TrimLeft(rest, " "), 0) {
			return true
		}
	}
	return false
}

// runeStart is the first byte from i that begins a character.
func runeStart(s string, i int32) int32 {
	i = max(i, 0)
	for int(i) < len(s) && !utf8.RuneStart(s[i]) {
		i++
	}
	return i
}

// beside reports whether a word of t stands in the same line at most 40 bytes before the day, or right after it.
func (o *outline) beside(t topic, sg *segment, c calendar) bool {
	hits := o.reading.topics[t]
	k := sort.Search(len(hits), func(k int) bool { return hits[k].from >= sg.from })
	for ; k < len(hits) && hits[k].from < sg.to; k++ {
		if h := hits[k]; h.to <= c.from && c.from-h.to <= 24 || h.from >= c.to && h.from-c.to <= 6 {
			return true
		}
	}
	return false
}

// isByline reports whether segment s is the line of author and date below a title: short, and not more than a few lines
// after the first heading, or named so by its class.
func (o *outline) isByline(s int) bool {
	sg := &o.segments[s]
	if sg.region == Footer || sg.region == Nav || units(o.line(s), 41) > 40 {
		return false
	}
	if o.marked(sg.owner, markByline|markDate|markAuthor, 3) {
		return true
	}
	for back := s - 1; back >= 0 && back >= s-4; back-- {
		if el, ok := o.headingOf(back); ok {
			tag := o.elements[el].tag
			return tag == atom.H1 || tag == atom.H2
		}
	}
	return false
}
