package page

import (
	"iter"
	"sort"
	"strings"
)

// numbersIn are the indices of the amounts between two bytes of the text.
func (r *reading) numbersIn(from, to int32) iter.Seq[int] {
	return func(yield func(int) bool) {
		k := sort.Search(len(r.numbers), func(k int) bool { return r.numbers[k].from >= from })
		for ; k < len(r.numbers) && r.numbers[k].from < to; k++ {
			if !yield(k) {
				return
			}
		}
	}
}

// dateAt reads the day that begins with, or around, the amount k; it must lie between two bytes of the text. Forms:
// 2024-03-05, 2024/3/5, 2024.03.05, 2024年3月5日, 05.03.2024, 5/3/2024 where the order is certain, March 5, 2024, 5 March
// 2024, 5. März 2024, 5 mars 2024, 5 de marzo de 2024.
func (r *reading) dateAt(k int, from, to int32) (calendar, bool) {
	a := &r.numbers[k]
	text := r.text
	if y, j := digitsAt(text, int(a.from), 5); j == int(a.from)+4 {
		if y < 1990 || y >= 2100 {
			return calendar{}, false
		}
		return yearFirst(text, int(a.from), int(to))
	} else if j > int(a.from)+2 {
		return calendar{}, false
	}
	if c, ok := dayFirst(text, int(a.from), int(to)); ok {
		return c, true
	}
	if a.value >= 1 && a.value <= 31 && a.plain {
		if c, ok := monthBefore(text, int(a.from), int(a.to), int(from), int(to)); ok {
			return c, true
		}
		return monthAfter(text, int(a.from), int(a.to), int(to))
	}
	return calendar{}, false
}

// digitsAt reads up to most digits at i.
func digitsAt(s string, i, most int) (n, next int) {
	next = i
	for next < len(s) && next < i+most && s[next] >= '0' && s[next] <= '9' {
		n = n*10 + int(s[next]-'0')
		next++
	}
	return n, next
}

// yearFirst reads 2024-03-05 and its kin, and 2024年3月5日.
func yearFirst(s string, i, to int) (calendar, bool) {
	y, j := digitsAt(s, i, 4)
	if strings.HasPrefix(s[j:], "年") || strings.HasPrefix(s[j:], " 年") {
		j += len("年") + strings.Count(s[j:j+1], " ")
		for j < to && s[j] == ' ' {
			j++
		}
		m, next := digitsAt(s, j, 2)
		rest := strings.TrimLeft(s[next:to], " ")
		if next == j || !strings.HasPrefix(rest, "月") {
			return calendar{}, false
		}
		j = to - len(rest) + len("月")
		for j < to && s[j] == ' ' {
			j++
		}
		d, end := digitsAt(s, j, 2)
		if end == j {
			return calendar{}, false
		}
		c := calendar{year: y, month: m, day: d, from: int32(i), to: int32(end)}
		if strings.HasPrefix(s[end:], "日") {
			c.to += int32(len("日"))
		}
		return c, c.valid()
	}
	if j >= to || s[j] != '-' && s[j] != '/' && s[j] != '.' {
		return calendar{}, false
	}
	sep := s[j]
	m, next := digitsAt(s, j+1, 2)
	if next == j+1 || next >= to || s[next] != sep {
		return calendar{}, false
	}
	d, end := digitsAt(s, next+1, 2)
	c := calendar{year: y, month: m, day: d, from: int32(i), to: int32(end)}
	return c, end > next+1 && !digitAt(s, end) && c.valid()
}

// dayFirst reads 05.03.2024, 05/03/2024, 05-03-2024. With a slash the order of day and month must be certain.
func dayFirst(s string, i, to int) (calendar, bool) {
	d, j := digitsAt(s, i, 2)
	if j >= to || s[j] != '.' && s[j] != '/' && s[j] != '-' {
		return calendar{}, false
	}
	sep := s[j]
	at := j + 1
	for sep == '.' && at < to && s[at] == ' ' {
		at++
	}
	m, next := digitsAt(s, at, 2)
	if next == at || next >= to || s[next] != sep {
		return calendar{}, false
	}
	at = next + 1
	for sep == '.' && at < to && s[at] == ' ' {
		at++
	}
	y, end := digitsAt(s, at, 4)
	if end != at+4 || digitAt(s, end) || end < to && s[end] == sep && digitAt(s, end+1) {
		return calendar{}, false
	}
	if sep != '.' && m > 12 && d <= 12 {
		d, m = m, d
	} else if sep == '/' && d <= 12 && m <= 12 && d != m {
		return calendar{}, false // 3/5/2024 is March here and May there
	}
	c := calendar{year: y, month: m, day: d, from: int32(i), to: int32(end)}
	return c, c.valid()
}

// monthNames are the names of the months, folded, in the order of the calendar; short forms too.
var monthNames = map[string]int{
	"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
	"januar": 1, "jänner": 1, "februar": 2, "märz": 3, "mai": 5, "juni": 6, "juli": 7, "oktober": 10, "dezember": 12, "mrz": 3, "okt": 10, "dez": 12,
	"janvier": 1, "février": 2, "mars": 3, "avril": 4, "juin": 6, "juillet": 7, "août": 8, "septembre": 9, "octobre": 10, "novembre": 11, "décembre": 12,
	"janv": 1, "févr": 2, "avr": 4, "juil": 7, "déc": 12,
	"enero": 1, "febrero": 2, "marzo": 3, "abril": 4, "mayo": 5, "junio": 6, "julio": 7, "agosto": 8, "septiembre": 9, "setiembre": 9, "octubre": 10, "noviembre": 11, "diciembre": 12,
	"ene": 1, "abr": 4, "ago": 8, "dic": 12,
}

// monthWord is the month whose name s begins with, and the length of the name with a full stop.
func monthWord(s string) (month, size int) {
	n := 0
	for n < len(s) && n < 12 && (s[n] >= 0x80 || s[n] >= 'a' && s[n] <= 'z' || s[n] >= 'A' && s[n] <= 'Z') {
		n++
	}
	if n < 3 {
		return 0, 0
	}
	if month = monthNames[strings.ToLower(s[:n])]; month == 0 {
		return 0, 0
	}
	if n < len(s) && s[n] == '.' {
		n++
	}
	return month, n
}

// monthBefore reads March 5, 2024 from its day.
func monthBefore(s string, i, j, from, to int) (calendar, bool) {
	word := i
	if word > from && s[word-1] == ' ' {
		word--
	}
	if word > from && s[word-1] == '.' {
		word--
	}
	end := word
	for word > from && (s[word-1] >= 0x80 || s[word-1]|0x20 >= 'a' && s[word-1]|0x20 <= 'z') && end-word < 12 {
		word--
	}
	m, size := monthWord(s[word:end])
	if m == 0 || size < end-word {
		return calendar{}, false
	}
	d, _ := digitsAt(s, i, 2)
	rest := s[j:to]
	for _, ordinal := range [...]string{"st", "nd", "rd", "th"} {
		rest = strings.TrimPrefix(rest, ordinal)
	}
	rest = strings.TrimLeft(rest, ", ")
	at := to - len(rest)
	y, stop := digitsAt(s, at, 4)
	c := calendar{year: y, month: m, day: d, from: int32(word), to: int32(stop)}
	return c, stop == at+4 && !digitAt(s, stop) && c.valid()
}

// monthAfter reads 5 March 2024, 5. März 2024, 5 mars 2024, 1er mars 2024, 5 de marzo de 2024.
func monthAfter(s string, i, j, to int) (calendar, bool) {
	d, _ := digitsAt(s, i, 2)
	rest := s[j:to]
	for _, ordinal := range [...]string{"st", "nd", "rd", "th", "er", "."} {
		rest = strings.TrimPrefix(rest, ordinal)
	}
	rest = strings.TrimPrefix(strings.TrimLeft(rest, " "), "de ")
	m, size := monthWord(rest)
	if m == 0 {
		return calendar{}, false
	}
	rest = strings.TrimLeft(rest[size:], ", ")
	rest = strings.TrimPrefix(strings.TrimPrefix(rest, "de "), "del ")
	at := to - len(rest)
	y, stop := digitsAt(s, at, 4)
	c := calendar{year: y, month: m, day: d, from: int32(i), to: int32(stop)}
	return c, stop == at+4 && !digitAt(s, stop) && c.valid()
}

// urlDate reads the day in the path of a URL: /2024/03/05/, /2024-03-05-title, /20240305/.
func urlDate(url string) (calendar, bool) {
	at := strings.Index(url, "://")
	path := url[at+1:]
	for i := 0; i+8 <= len(path); i++ {
		if path[i] != '/' && path[i] != '-' && path[i] != '_' || !digitAt(path, i+1) || path[i+1] != '1' && path[i+1] != '2' {
			continue
		}
		y, j := digitsAt(path, i+1, 4)
		if j != i+5 || y < 1995 {
			continue
		}
		if digitAt(path, j) { // 20240305, 2017/0502 is read below
			n, end := digitsAt(path, j, 4)
			c := calendar{year: y, month: n / 100, day: n % 100}
			if end == j+4 && !digitAt(path, end) && c.valid() {
				return c, true
			}
			continue
		}
		if j >= len(path) || path[j] != '/' && path[j] != '-' && path[j] != '_' {
			continue
		}
		m, next := digitsAt(path, j+1, 2)
		if next == j+3 && digitAt(path, next) { // 2017/0502
			d, end := digitsAt(path, next, 2)
			c := calendar{year: y, month: m, day: d}
			if end == next+2 && !digitAt(path, end) && c.valid() {
				return c, true
			}
			continue
		}
		if next == j+1 || next >= len(path) || path[next] != path[j] {
			continue
		}
		d, end := digitsAt(path, next+1, 2)
		c := calendar{year: y, month: m, day: d}
		if end > next+1 && !digitAt(path, end) && c.valid() {
			return c, true
		}
	}
	return calendar{}, false
}
