package page

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// minQuestions is the number of questions with answers that make a block of questions and answers.
const minQuestions = 3

// questions finds questions with their answers on the page: FAQPage, details and summary, dt and dd, or three headings
// that ask and have text below them. A link to a page of questions is none.
func (o *outline) questions(p *Page, sig *Signals) {
	marked := 0
	for i := range p.Structured {
		switch p.Structured[i].Type {
		case "Question":
			marked++
		case "FAQPage":
			o.note(sig, "faq", "FAQPage")
		}
	}
	asked, quote := 0, ""
	ask := func(i int32, must bool) {
		e := &o.elements[i]
		if e.inHead || e.region == Nav || e.to-e.from < 6 || e.to-e.from > 400 {
			return
		}
		text := o.visible(i)
		if must && !isQuestion(text) || !o.answered(i) {
			return
		}
		asked++
		if quote == "" {
			quote = text
		}
	}
	for _, i := range o.tagged(atom.Summary) {
		ask(i, true)
	}
	for _, i := range o.tagged(atom.Dt) {
		ask(i, true)
	}
	if asked < minQuestions {
		for _, tag := range [...]atom.Atom{atom.H2, atom.H3, atom.H4, atom.H5, atom.H6} {
			for _, i := range o.tagged(tag) {
				ask(i, true)
			}
		}
	}
	if asked < minQuestions {
		asked = max(asked, o.askedUnder(&quote))
	}
	sig.Questions = max(asked, marked)
	if sig.Questions >= minQuestions {
		o.note(sig, "faq", quote)
	}
	sig.FAQ = sig.Quotes.Has("faq")
}

// askedUnder counts the questions below a heading such as "frequently asked questions" or in a block that its class
// calls so, whatever elements they are in.
func (o *outline) askedUnder(quote *string) int {
	n := 0
	count := func(from, to int32) {
		k := 0
		for i := from; i < to; i++ {
			e := &o.elements[i]
			if e.to-e.from < 6 || e.to-e.from > 400 || e.linked == e.to-e.from && e.tag == atom.A &&
				!strings.HasPrefix(attr(e.node, "href"), "#") {
				continue
			}
			switch e.tag {
			case atom.Strong, atom.B, atom.Button, atom.P, atom.A, atom.Div, atom.Li, atom.Span:
			default:
				continue
			}
			if text := o.visible(i); isQuestion(text) && !strings.Contains(text, "\n") {
				k++
				if *quote == "" {
					*quote = text
				}
				i = e.end - 1
			}
		}
		n = max(n, k)
	}
	o.headed(faqHeads, func(el int32) bool {
		from, to := o.sectionOf(el)
		if int(from) < len(o.elements) && o.lines(from, to) >= 2*minQuestions {
			count(from, to)
		}
		return n < minQuestions
	})
	looks := 0
	for i := range o.elements {
		if n >= minQuestions || looks == maxLooks {
			break
		}
		if o.reading.marks[i]&markFAQ != 0 && o.elements[i].end-int32(i) > 6 && !o.elements[i].inHead &&
			o.elements[i].region != Nav {
			count(int32(i)+1, o.elements[i].end)
			looks++
		}
	}
	return n
}

// isQuestion reports whether a line asks: it ends with a question mark, or begins with Q: or 问.
func isQuestion(s string) bool {
	s = strings.TrimRight(s, " +-–\u00a0")
	if units(s, 41) > 40 {
		return false
	}
	return strings.HasSuffix(s, "?") || strings.HasSuffix(s, "？") || strings.HasPrefix(s, "Q:") || strings.HasPrefix(s, "Q：") ||
		strings.HasPrefix(s, "问：") || strings.HasPrefix(s, "问:") || strings.HasSuffix(s, "吗") || strings.HasSuffix(s, "嗎")
}

// answered reports whether text follows element i before the next heading: five words or more, or two where the mark-up says that
// they are the answer.
func (o *outline) answered(i int32) bool {
	least := 5
	if t := o.elements[i].tag; t == atom.Dt || t == atom.Summary {
		least = 2
	}
	at := int(o.elements[i].to)
	text := o.reading.text
	rest := text[at:min(len(text), at+400)]
	for line := range strings.SplitSeq(strings.TrimSpace(rest), "\n") {
		return units(line, 6) >= least && !isQuestion(line)
	}
	return false
}
