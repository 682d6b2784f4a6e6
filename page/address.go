package page

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/atom"
)

// addressElements takes the address elements that hold a postal address.
func (b *business) addressElements(c *Contacts) {
	for _, i := range b.tagged(atom.Address) {
		text := b.visible(i)
		if len(text) > 600 {
			continue
		}
		var lines []string
		for line := range strings.SplitSeq(text, "\n") {
			line = strings.TrimSpace(line)
			if line == "" || strings.Contains(line, "@") || b.contactLine(line) {
				continue
			}
			lines = append(lines, line)
		}
		if s := strings.Join(lines, ", "); b.addressLike(s) {
			addAddress(c, s)
		}
	}
}

// contactLine reports whether a line of an address holds a telephone number instead.
func (b *business) contactLine(line string) bool {
	_, digits := digitsOf(line)
	return len(digits) >= 8 && b.lexicon.contact.in(line) || len(digits) >= 10 && !b.lexicon.streets.in(line)
}

// addressLike reports whether s reads as a postal address: a street with its number, or a Chinese one.
func (b *business) addressLike(s string) bool {
	if han, _ := hanAddress(s); han {
		return true
	}
	_, ok := b.streetIn(s)
	if !ok {
		_, ok = postcodeIn(s)
	}
	return ok
}

// addressLine looks for a postal address in a line, or in the line before and this one.
func (b *business) addressLine(c *Contacts, text string, before [2]string) {
	if b.wide {
		if ok, from := hanAddress(text); ok {
			addAddress(c, cutHanAddress(text[from:]))
			return
		}
	}
	code, ok := postcodeIn(text)
	if !ok {
		return
	}
	if len(text) > 220 {
		// A sentence may hold one: what stands around the postcode.
		street, ok := b.streetIn(text[max(0, code.from-90):code.from])
		if ok && code.from > 0 {
			addAddress(c, sentencePart(text, max(0, code.from-90)+street, code.to))
		}
		return
	}
	if k := strings.Index(text, " | "); k > 0 && int(code.to) < k {
		text = text[:k]
	}
	rest := text[:code.from] + strings.Repeat("x", code.to-code.from) + text[code.to:] // a postcode is no house number
	if _, ok := b.streetIn(rest); ok || strings.Count(text, ",") >= 2 && (hasDigit(rest) || code.to == len(text)) && b.namesStreet(text) {
		if prev := before[1]; len(prev) > 0 && len(prev) <= 80 && partOfStreet(text) {
			if _, ok := b.streetIn(prev); ok {
				text = prev + ", " + text
			}
		}
		addAddress(c, streetOnly(text))
		return
	}
	for k := 1; k >= 0; k-- {
		prev := before[k]
		if len(prev) > 0 && len(prev) <= 120 {
			if _, ok := b.streetIn(prev); ok {
				addAddress(c, streetOnly(prev)+", "+text)
				return
			}
		}
	}
	if b.lexicon.places.in(before[1]) && len(before[1]) < 60 && len(text) < 120 {
		addAddress(c, text)
	}
}

// mayBeAddress reports whether a line has what addressLine asks of each line first: a postcode, or a Chinese address.
func mayBeAddress(line string) bool {
	if _, ok := postcodeIn(line); ok {
		return true
	}
	ok, _ := hanAddress(line)
	return ok
}

// partOfStreet reports whether a line goes on with an address rather than begins one.
func partOfStreet(s string) bool {
	for _, word := range [...]string{"Suite", "Ste", "Floor", "Unit", "Apt", "Building", "Bâtiment", "Piso", "P.O. Box", "PO Box"} {
		if strings.HasPrefix(s, word) {
			return true
		}
	}
	return false
}

func sentencePart(s string, from, to int) string {
	for to < len(s) && to-from < 160 && s[to] != '.' && s[to] != ';' && s[to] != '(' {
		to++
	}
	for from > 0 && !utf8.RuneStart(s[from]) {
		from--
	}
	return strings.ToValidUTF8(s[from:to], "")
}

// streetOnly cuts a label before a colon: "Address: 1 High Street" is the street.
func streetOnly(s string) string {
	if k := strings.IndexAny(s, ":"); k > 0 && k < 40 && !hasDigit(s[:k]) {
		return strings.TrimSpace(s[k+1:])
	}
	return s
}

// streetIn reports whether a word for a street stands beside a house number in s, and where.
func (b *business) streetIn(s string) (int, bool) {
	if !hasDigit(s) {
		return 0, false
	}
	t := b.lexicon.streets
	var buf [12]hit
	for _, h := range t.scan(buf[:0], s) {
		if numberNear(s, int(h.from), int(h.to)) {
			return max(0, int(h.from)-30), true
		}
	}
	// Compounds: Hauptstraße 5, Bahnhofstr. 12, Lindenweg 3.
	for _, suffix := range [...]string{"straße ", "strasse ", "str. ", "str.", "weg ", "platz ", "allee ", "gasse ", "ring ", "damm ", "ufer ", "straat ", "laan ", "chaussee ", "Straße "} {
		for at := 0; ; {
			k := strings.Index(s[at:], suffix)
			if k < 0 {
				break
			}
			at += k + len(suffix)
			if at < len(s) && s[at] >= '1' && s[at] <= '9' {
				return max(0, at-len(suffix)-20), true
			}
		}
	}
	return 0, false
}
