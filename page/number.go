package page

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// An amount is a number in the text, as written and as meant.
type amount struct {
	from, to int32 // text[from:to], without sign, currency and unit
	value    float64
	digits   int8 // before the decimal sign
	plain    bool // digits only
}

// maxNumbers is the number of amounts read of one page: tables of measurements go on without end.
const maxNumbers = 2000

// readNumbers finds the amounts of a text: 1234, 1,234.50, 1.234,50, 1 234,50, 1'234.50. Full-width digits are rare in
// prices and not read.
func readNumbers(text, lang string) []amount { return appendNumbers(nil, text, lang) }

// appendNumbers appends the amounts of a text, as readNumbers finds them.
func appendNumbers(found []amount, text, lang string) []amount {
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c < '0' || c > '9' {
			continue
		}
		if i > 0 && text[i-1] < utf8.RuneSelf && asciiWord[text[i-1]] { // part of a word: model numbers
			for i < len(text) && text[i] < utf8.RuneSelf && asciiWord[text[i]] {
				i++
			}
			continue
		}
		a := readNumber(text, i, lang)
		i = int(a.to)
		if len(found) == maxNumbers {
			break
		}
		found = append(found, a)
		i--
	}
	return found
}

// A groupSign is a sign between the digits of an amount.
type groupSign struct {
	c  byte // '.', ',', '\'' or ' '
	at int  // digits before it
}

// readNumber reads the amount that begins at i.
func readNumber(text string, i int, lang string) amount {
	var buf [24]byte
	var signs [8]groupSign
	n, s, j := 0, 0, i
	for j < len(text) && n < len(buf) {
		c := text[j]
		if c >= '0' && c <= '9' {
			buf[n] = c
			n++
			j++
			continue
		}
		size := 1
		switch {
		case (c == '.' || c == ',' || c == '\'') && digitAt(text, j+1):
		case (c == ' ' || c == 0xC2 || c == 0xE2) && groupAt(text, j):
			c, size = ' ', spaceSize(text[j:])
		default:
			c = 0
		}
		if c == 0 || s == len(signs) {
			break
		}
		signs[s] = groupSign{c, n}
		s++
		j += size
	}
	point := decimalPoint(signs[:s], n, lang)
	number := string(buf[:point])
	if point < n {
		number += "." + string(buf[point:n])
	}
	a := amount{from: int32(i), to: int32(j), plain: s == 0, digits: int8(point)}
	a.value, _ = strconv.ParseFloat(number, 64) // digits and one point: cannot fail
	return a
}

// decimalPoint is the number of digits before the decimal sign of an amount of n digits; n when it has none. Of two
// kinds of signs the last is the decimal one. A single sign before three digits parts thousands: the comma in most
// languages, the full stop where a comma is the decimal sign.
func decimalPoint(signs []groupSign, n int, lang string) int {
	if len(signs) == 0 {
		return n
	}
	last := signs[len(signs)-1]
	if last.c == ' ' || last.c == '\'' {
		return n
	}
	for _, sg := range signs {
		if sg.c != last.c {
			return last.at
		}
	}
	if len(signs) > 1 {
		return n
	}
	thousands := byte(',')
	if lang == "de" || lang == "es" || lang == "fr" {
		thousands = '.'
	}
	if n-last.at != 3 || last.c != thousands && !(last.c == ',' && lang != "fr") {
		return last.at
	}
	return n
}

func digitAt(s string, i int) bool { return i >= 0 && i < len(s) && s[i] >= '0' && s[i] <= '9' }

// groupAt reports whether a space at j parts thousands: exactly three digits follow it.
func groupAt(s string, j int) bool {
	n := spaceSize(s[j:])
	if n == 0 || j < 1 || !digitAt(s, j-1) {
		return false
	}
	start := j
	for start > 0 && digitAt(s, start-1) {
		start--
	}
	k := j + n
	return j-start <= 3 && digitAt(s, k) && digitAt(s, k+1) && digitAt(s, k+2) && !digitAt(s, k+3)
}

// spaceSize is the size of the space that s begins with: plain, no-break, narrow no-break, thin. 0 when there is none.
func spaceSize(s string) int {
	switch {
	case strings.HasPrefix(s, " "):
		return 1
	case strings.HasPrefix(s, "\u00a0"):
		return 2
	case strings.HasPrefix(s, "\u202f"), strings.HasPrefix(s, "\u2009"):
		return 3
	}
	return 0
}

// maxQuantified is the number of quantified claims kept.
const maxQuantified = 40

// quantified are the amounts with a unit that the content states: 40 years, ten minutes, 98 %, 300+ projects, 20余年. Dates,
// prices and telephone numbers are none.
func (o *outline) quantified() []string {
	r := o.reading
	found := o.spelledOut()
	k := 0
	hits := r.topics[unitWords]
	for i := range r.numbers {
		a := &r.numbers[i]
		if a.digits > 9 || len(found) == maxQuantified {
			continue
		}
		for k < len(hits) && hits[k].from < a.to {
			k++
		}
		end := percentAfter(r.text, a.to)
		if end == 0 {
			var next hit
			if k < len(hits) {
				next = hits[k]
			}
			end = unitAfter(r.text, a, next)
		}
		if end == 0 {
			continue
		}
		s := o.lineAt(a.from)
		sg := &o.segments[s]
		if !o.content(s) || end > sg.to && strings.TrimSpace(r.text[sg.from:a.from]) != "" || currencyAround(o.line(s), int(a.from-sg.from), int(a.to-sg.from)).code != "" {
			continue
		}
		found = appendNew(found, strings.ReplaceAll(r.text[a.from:end], "\n", " "))
	}
	return found
}

// percentAfter is where a per cent sign after the byte at ends; 0 when there is none.
func percentAfter(text string, at int32) int32 {
	i := int(at)
	if i < len(text) && text[i] == '+' {
		i++
	}
	i += spaceSize(text[i:])
	switch {
	case strings.HasPrefix(text[i:], "%"):
		return int32(i + 1)
	case strings.HasPrefix(text[i:], "％"):
		return int32(i + len("％"))
	}
	return 0
}

// unitAfter is where the unit of an amount ends; 0 when it has none. next is the first unit word after the amount; it
// must follow at once or after one short word: 300+ happy customers.
func unitAfter(text string, a *amount, next hit) int32 {
	if letterAt(text, int(a.to)) { // 5kg, 300km: the lexicon reads no unit inside a word
		end := int(a.to)
		for letterAt(text, end) {
			end++
		}
		switch text[a.to:end] {
		case "kg", "km", "mm", "cm", "m", "kW", "kWh", "MW", "GB", "TB", "t", "g", "V", "W", "h", "x", "X", "ms":
			return int32(end)
		}
		return 0
	}
	if next.from < a.to || next.from-a.to > 14 {
		return 0
	}
	gap := text[a.to:next.from]
	if strings.Count(gap, "\n") == 1 && strings.Trim(gap, "+ \n") == "" && next.to-next.from > 3 { // a tile: the number above what it counts
		gap = ""
	}
	if strings.ContainsAny(gap, "\n.,;:()/|-0123456789，。；：") || hasHan(gap) || strings.Contains(strings.TrimSpace(gap), " ") {
		return 0
	}
	year := a.plain && a.digits == 4 && a.value > 1800 && a.value < 2100
	if year && hasHan(text[next.from:next.to]) && next.to-next.from == 3 { // the year of a date, not a number of years
		return 0
	}
	return next.to
}

// appendNew appends s unless it is there.
func appendNew(list []string, s string) []string {
	for _, have := range list {
		if have == s {
			return list
		}
	}
	return append(list, strings.Clone(s))
}
