package page

import (
	"sort"
	"strings"

	"golang.org/x/net/html/atom"
)

// stated reports whether the content says a word of t in a sentence or list of its own, not only in a link.
func (o *outline) stated(sig *Signals, name string, t topic) bool {
	for _, h := range o.reading.topics[t] {
		s := o.lineAt(h.from)
		sg := &o.segments[s]
		if !o.content(s) || sg.linked*10 > (sg.to-sg.from)*7 || o.reports(s) {
			continue
		}
		if t == guarantees && !o.guarantee(s, h) || t == deadlines && !o.deadline(h) {
			continue
		}
		o.note(sig, name, o.reading.quote(h.from, h.to))
		return true
	}
	return false
}

// timeUnits are the units of a time limit.
var timeUnits = [...]string{
	"hour", "day", "week", "minute", "month", "stunde", "tag", "woche", "minuten", "heure", "jour", "semaine",
	"hora", "día", "天", "小时", "小時", "分钟", "分鐘", "周",
}

// numberWords are the numbers that time limits are written with.
var numberWords = map[string]bool{
	"one": true, "two": true, "three": true, "four": true, "five": true, "six": true, "seven": true, "ten": true, "twelve": true,
	"zwei": true, "drei": true, "vier": true, "fünf": true, "zehn": true, "zwölf": true, "deux": true, "trois": true, "quatre": true,
	"cinq": true, "dix": true, "dos": true, "tres": true, "cuatro": true, "cinco": true, "diez": true,
}

// deadline reports whether a number with a unit of time follows a word such as "within".
func (o *outline) deadline(h hit) bool {
	r := o.reading
	after := strings.ToLower(strings.TrimLeft(r.text[h.to:min(len(r.text), int(h.to)+24)], " "))
	if number, unit, ok := strings.Cut(after, " "); ok && numberWords[number] {
		for _, u := range timeUnits {
			if strings.HasPrefix(unit, u) {
				return true
			}
		}
	}
	for k := range r.numbersIn(h.to, h.to+12) {
		rest := strings.ToLower(r.text[r.numbers[k].to:min(len(r.text), int(r.numbers[k].to)+24)])
		line, _, _ := strings.Cut(rest, "\n")
		for _, unit := range timeUnits {
			if strings.Contains(line, unit) {
				return true
			}
		}
	}
	return false
}

// guarantee reports whether a hit is a promise and not its denial or a legal term: "no guarantee", keine Gewähr, 不保证.
func (o *outline) guarantee(s int, h hit) bool {
	sg := &o.segments[s]
	before := strings.ToLower(o.reading.text[max(sg.from, runeStart(o.reading.text, h.from-16)):h.from])
	for _, no := range [...]string{
		"no ", "not ", "cannot ", "without ", "can't ", "keine ", "nicht ", "ohne ", "aucune ", "pas ", "sin ",
		"ninguna ", "不", "未", "无法", "無法", "tax ", "security ",
	} {
		if strings.Contains(before, no) {
			return false
		}
	}
	return !o.inLine(legalWords, s)
}

// reassureReach is how far before or after a call to action or a form words take away a risk, in bytes of text.
const reassureReach = 300

// reassured reports whether words that take away a risk stand near a button or a form.
func (o *outline) reassured(sig *Signals) bool {
	looks := 0
	for _, h := range o.reading.topics[reassurances] {
		s := o.lineAt(h.from)
		if sg := &o.segments[s]; !o.content(s) || sg.linked*10 > (sg.to-sg.from)*7 { // the label of a button is no comfort
			continue
		}
		if looks++; looks > maxLooks {
			break
		}
		if o.actionNear(h.from) {
			o.note(sig, "reassure", o.reading.quote(h.from, h.to))
			return true
		}
	}
	return false
}

// actionNear reports whether a form, a button or a link built as one stands near a byte of the text.
func (o *outline) actionNear(at int32) bool {
	for k, i := range o.tagged(atom.Form) {
		if e := &o.elements[i]; k < maxLooks && e.from <= at+reassureReach && e.to >= at-reassureReach &&
			e.region != Nav && e.region != Footer && !e.concealed {
			return true
		}
	}
	for _, tag := range [...]atom.Atom{atom.Button, atom.A} {
		list := o.tagged(tag)
		first := sort.Search(len(list), func(k int) bool { return o.elements[list[k]].from >= at-reassureReach })
		for _, i := range list[first:] {
			e := &o.elements[i]
			if e.from > at+reassureReach {
				break
			}
			if e.region == Nav || e.region == Footer || e.concealed {
				continue
			}
			class := attr(e.node, "class")
			if tag == atom.Button || strings.Contains(class, "btn") || strings.Contains(class, "button") ||
				strings.Contains(class, "cta") ||
				strings.HasPrefix(attr(e.node, "href"), "tel:") {
				return true
			}
		}
	}
	return false
}
