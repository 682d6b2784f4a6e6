package page

import "strings"

// numerals are the numbers that texts spell out, in English, German, French and Spanish. One is missing: "one day" and "un jour"
// are no measure.
var numerals = func() map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq("two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty ninety hundred " +
		"zwei drei vier fünf sechs sieben acht neun zehn elf zwölf fünfzehn zwanzig dreißig vierzig fünfzig hundert " +
		"deux trois quatre cinq sept huit neuf dix onze douze quinze vingt trente quarante cinquante soixante cent " +
		"dos tres cuatro cinco seis siete ocho nueve diez once doce quince veinte treinta cuarenta cincuenta cien") {
		m[w] = true
	}
	return m
}()

// maxNumeral is the length in bytes of the longest numeral.
const maxNumeral = 10

// spelledOut are the amounts in words with a unit that the content states: ten minutes, zwei Wochen.
func (o *outline) spelledOut() []string {
	r := o.reading
	var found []string
	for _, h := range r.topics[unitWords] {
		if len(found) == maxQuantified {
			break
		}
		start := numeralBefore(r.text, int(h.from))
		if start < 0 {
			continue
		}
		s := o.lineAt(int32(start))
		if sg := &o.segments[s]; o.content(s) && h.to <= sg.to {
			found = appendNew(found, r.text[start:h.to])
		}
	}
	return found
}

// numeralBefore is where the numeral right before the word at begins; -1 when there is none.
func numeralBefore(text string, at int) int {
	end := at
	if end > 0 && (text[end-1] == ' ' || text[end-1] == '-') {
		end--
	}
	start := end
	for start > 0 && end-start <= maxNumeral && (text[start-1] >= 0x80 || text[start-1]|0x20 >= 'a' && text[start-1]|0x20 <= 'z') {
		start--
	}
	if start == end || end == at || end-start > maxNumeral || !numerals[strings.ToLower(text[start:end])] {
		return -1
	}
	return start
}
