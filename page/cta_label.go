package page

import (
	"strings"
	"unicode/utf8"
)

// A labelReading is what the lexicon says about a label.
type labelReading struct {
	strong, weak, excluded bool
	never                  bool // closes, prints, passes on: no step even on the button that sends a form
	exact                  bool // the strong term is all of the label
	plain                  bool // a label of plain navigation
	title                  bool // reads like the title of an article
	goal                   Goal
	size                   int // see labelSize
}

// labelLexicon is the sections that judge labels, and what each says.
type labelLexicon struct {
	lexicon                                            *Lexicon
	terms                                              *terms
	goals                                              [maxSections]Goal
	strong, weak, excluded, never, legal, plain, title sections
}

func (lx *Lexicon) labelLexicon() *labelLexicon {
	l := &labelLexicon{strong: lx.of("cta.strong").set, weak: lx.of("cta.weak").set, excluded: lx.of("not-cta").set, legal: lx.of("legal").set,
		plain: lx.of("cta.plain").set, title: lx.of("title").set, never: lx.of("never-cta").set}
	l.lexicon = lx
	l.terms = lx.choose(l.strong.with(l.weak).with(l.excluded).with(l.never).with(l.legal).with(l.plain).with(l.title))
	for _, g := range []Goal{Buy, Enquire, Call, Chat, Book, Trial, Register, Download, Subscribe, Navigate} {
		l.goals[lx.byID["cta.strong."+string(g)]] = g
	}
	return l
}

// maxLabelKept is the length in bytes of the labels that are read once: those of menus and buttons, which repeat.
const maxLabelKept = 60

// labelReading is what the lexicon says about a label, remembered.
func (o *outline) labelReading(s string) labelReading {
	if len(s) > maxLabelKept {
		return o.lexicon.labels.read(s)
	}
	m, ok := o.labels[s]
	if !ok {
		m = o.lexicon.labels.read(s)
		o.labels[strings.Clone(s)] = m
	}
	return m
}

// read looks the label up. What is excluded does not count where it is a part of a strong term ("add to cart");
// a legal word does not count beside a strong one.
func (l *labelLexicon) read(s string) labelReading {
	var m labelReading
	if s == "" {
		return m
	}
	m.size = labelSize(s)
	var buf [12]hit
	hits := l.terms.scan(buf[:0], s)
	var strong hit
	for _, h := range hits {
		if l.strong.has(h.section) && (!m.strong || h.from == strong.from && h.to > strong.to) {
			m.strong, m.goal, strong = true, l.goals[h.section], h
		}
		m.weak = m.weak || l.weak.has(h.section)
		m.plain = m.plain || l.plain.has(h.section)
		m.title = m.title || l.title.has(h.section)
	}
	m.title = m.title || m.strong && strong.from > 0 && (s[0]-'0' <= 9 || newsTitle(s, int(strong.from)))
	m.exact = m.strong && !anyWord(s[:strong.from]) && !anyWord(s[strong.to:]) && (strings.IndexByte(l.lexicon.entries[strong.entry].term, ' ') > 0 || strong.to-strong.from >= 12)
	for _, h := range hits {
		switch {
		case l.never.has(h.section):
			m.never, m.excluded = true, true
		case l.excluded.has(h.section):
			inside := false
			for _, g := range hits {
				inside = inside || l.strong.has(g.section) && g.from <= h.from && h.to <= g.to
			}
			m.excluded = m.excluded || !inside
		case l.legal.has(h.section):
			m.excluded = m.excluded || !m.strong
		}
	}
	return m
}

// newsTitle reports whether a label reads like a title in front of the words of a step: its place or topic and a colon,
// "Kitchen: build an oven", or a question.
func newsTitle(s string, strong int) bool {
	switch last, _ := utf8.DecodeLastRuneInString(s); last {
	case '!', '>', '»', '→', '›':
		return false
	}
	if k := strings.IndexByte(s[:strong], ':'); k > 2 && k+2 < strong && s[k+1] == ' ' {
		return true
	}
	return strings.HasSuffix(s, "?") && labelSize(s[:strong]) >= 4
}

// goal is what the step leads to: the channel says it best, then the label, then the form.
func (j *judgement) goal() Goal {
	switch {
	case j.channel != "":
		return j.channel
	case j.label.strong:
		return j.label.goal
	case j.leads():
		switch j.purpose {
		case "newsletter":
			return Subscribe
		case "booking":
			return Book
		case "order":
			return Buy
		}
		return Enquire
	}
	return Navigate
}
