package clarity

import (
	"strings"
	"unicode/utf8"
)

// An ordinal is the number at the head of a line, with the form in which it is written: "1.", "一、", "第一步", "Step 1".
// Lines belong to one sequence when their form is the same.
type ordinal struct {
	n    int
	form string
}

// maxOrdinal is the highest number taken for an ordinal; above it stand years and quantities.
const maxOrdinal = 40

// hanDigits are the Chinese numerals of a single digit.
const hanDigits = "一二三四五六七八九"

// steps are the words that stand before a number and make it an ordinal.
var steps = [...]string{"step", "stage", "phase", "part", "chapter", "lesson", "rule", "reason", "tip", "schritt", "phase", "teil", "tipp", "étape", "partie", "paso", "etapa", "parte"}

// maxStep is the length of the longest of steps, with room for capitals that are longer than their small letters.
const maxStep = 12

// heads are the bytes with which the head of a line that is an ordinal can begin: nearly all lines of a page are told by
// their first byte to have none.
var heads = func() (t [256]uint8) {
	for _, c := range []byte(" (0123456789\xC3\xE3\xEF") { // É, ideographic space, full-width bracket
		t[c] = 1
	}
	for _, s := range steps {
		t[s[0]], t[s[0]&^0x20] = 1, 1
	}
	for _, r := range "第十" + hanDigits {
		t[string(r)[0]] = 1
	}
	return t
}()

// readOrdinal reads the ordinal at the head of a line. A number needs a sign behind it that ends it (a point that no
// digit follows, a bracket, a colon, 、), so that "3 ovens", "2.5 kW" and "3D" are none.
func readOrdinal(line string) (ordinal, bool) {
	if line == "" || heads[line[0]] == 0 {
		return ordinal{}, false
	}
	line = strings.TrimLeft(line, " \u3000")
	if rest, ok := strings.CutPrefix(line, "第"); ok {
		n, rest, _ := readNumber(rest)
		unit, _ := utf8.DecodeRuneInString(rest)
		switch {
		case n == 0:
			return ordinal{}, false
		case strings.HasPrefix(rest, "阶段"), strings.HasPrefix(rest, "階段"):
			return ordinal{n, "第N阶段"}, true
		case strings.ContainsRune("步章节条点招部课关", unit):
			return ordinal{n, "第N" + string(unit)}, true
		case strings.ContainsRune("，,、：:", unit):
			return ordinal{n, "第N"}, true
		}
		return ordinal{}, false
	}
	if line != "" && (line[0]|0x20 >= 'a' && line[0]|0x20 <= 'z' || line[0] == 0xC3) {
		return stepOrdinal(line)
	}
	open := ""
	for _, o := range [...]string{"(", "（"} {
		if rest, ok := strings.CutPrefix(line, o); ok {
			line, open = rest, "("
		}
	}
	n, rest, kind := readNumber(line)
	if n == 0 || rest == "" {
		return ordinal{}, false
	}
	mark, size := utf8.DecodeRuneInString(rest)
	after := rest[size:]
	switch mark {
	case ')', '）':
		return ordinal{n, open + kind + ")"}, true
	case '、':
		return ordinal{n, kind + "、"}, open == ""
	case '.', '．':
		if open != "" || after == "" || after[0] >= '0' && after[0] <= '9' {
			return ordinal{}, false
		}
		return ordinal{n, kind + "."}, true
	}
	return ordinal{}, false
}

// stepOrdinal reads "Step 1", "Schritt 2:", "étape 3".
func stepOrdinal(line string) (ordinal, bool) {
	word, _, ok := strings.Cut(line[:min(len(line), maxStep+1)], " ")
	if !ok {
		return ordinal{}, false
	}
	rest := line[len(word)+1:]
	word = strings.ToLower(word)
	for _, s := range steps {
		if s != word {
			continue
		}
		if n, after, _ := readNumber(rest); n > 0 && (after == "" || strings.ContainsAny(after[:1], " :.-)") || after[0] >= utf8.RuneSelf) {
			return ordinal{n, word + " N"}, true
		}
	}
	return ordinal{}, false
}

// readNumber reads a number of up to two digits, Western or Chinese, from 1 to maxOrdinal; 0 when there is none.
func readNumber(s string) (n int, rest, kind string) {
	i := 0
	for i < len(s) && i < 3 && s[i] >= '0' && s[i] <= '9' {
		n = n*10 + int(s[i]-'0')
		i++
	}
	if i > 0 {
		if i > 2 || n > maxOrdinal {
			return 0, s, ""
		}
		return n, s[i:], "1"
	}
	tens, ones, any := 0, 0, false
	rest = s
	for range 3 {
		r, size := utf8.DecodeRuneInString(rest)
		if r == '十' {
			if tens > 0 {
				return 0, s, ""
			}
			tens, ones = 10*max(ones, 1), 0
		} else if k := strings.IndexRune(hanDigits, r); size > 0 && k >= 0 {
			if ones > 0 {
				return 0, s, ""
			}
			ones = k/3 + 1
		} else {
			break
		}
		any = true
		rest = rest[size:]
	}
	if n = tens + ones; !any || n > maxOrdinal {
		return 0, s, ""
	}
	return n, rest, "一"
}

// hanNumeral writes 1 … 99 in Chinese.
func hanNumeral(n int) string {
	digit := func(k int) string { return hanDigits[3*(k-1) : 3*k] }
	switch {
	case n < 10:
		return digit(n)
	case n == 10:
		return "十"
	case n < 20:
		return "十" + digit(n-10)
	case n%10 == 0:
		return digit(n/10) + "十"
	}
	return digit(n/10) + "十" + digit(n%10)
}
