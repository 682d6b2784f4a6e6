package crawler

import "strings"

// calendar reports whether a path and query look like a view of a calendar: a word for it in the path together with a number,
// or a parameter that holds a date or a number that counts days. The date of an article in its path is none.
func calendar(path, query string) bool {
	for p := range strings.SplitSeq(query, "&") {
		name, value, _ := strings.Cut(p, "=")
		if dateParameter(name) && dateValue(value) {
			return true
		}
	}
	if !hasDigit(path) && !hasDigit(query) {
		return false
	}
	for s := range strings.SplitSeq(path, "/") {
		if calendarWord(s) {
			return true
		}
	}
	return false
}

func calendarWord(s string) bool {
	switch len(s) {
	case 0, 1, 2:
		return false
	}
	switch strings.ToLower(s) {
	case "calendar", "kalender", "calendrier", "calendario", "agenda", "terminkalender", "event-calendar", "events-calendar",
		"veranstaltungskalender", "%E6%97%A5%E5%8E%86", "%e6%97%a5%e5%8e%86", "日历", "rili":
		return true
	}
	return false
}

func dateParameter(name string) bool {
	switch strings.ToLower(name) {
	case "d", "date", "day", "week", "month", "year", "datum", "monat", "jahr", "mois", "annee", "jour", "fecha",
		"dia", "ym", "yyyymm", "cal", "caldate", "calendar", "startdate", "start_date", "date_from", "datefrom":
		return true
	}
	return false
}

// dateValue reports whether a value is a number or a date in figures.
func dateValue(s string) bool {
	digits := 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case '0' <= c && c <= '9':
			digits++
		case c == '-', c == '/', c == '.', c == ':', c == 'T', c == 'Z', c == '+':
		case c == '%' && i+2 < len(s):
			i += 2
		default:
			return false
		}
	}
	return digits > 0
}

// pagination reports whether a parameter counts the pages of a list.
func pagination(name string) bool {
	switch strings.ToLower(name) {
	case "page", "paged", "pg", "pageno", "page_no", "pagenum", "pageindex", "pagenumber", "page_number", "seite", "offset",
		"start", "pn", "curpage", "currentpage", "product-page", "query-page":
		return true
	}
	return false
}

func hasDigit(s string) bool {
	for i := range len(s) {
		if '0' <= s[i] && s[i] <= '9' {
			return true
		}
	}
	return false
}

// appendPattern writes a URL with every run of digits, and every word of hexadecimal digits from eight on, as "#".
func appendPattern(b []byte, url string) []byte {
	for i := 0; i < len(url); {
		n, digits := hexRun(url[i:])
		switch {
		case n >= 8 && digits > 0 || digits == n && n > 0:
			b = append(b, '#')
			i += n
		case n > 0:
			for j := i; j < i+n; j++ {
				if c := url[j]; c < '0' || c > '9' {
					b = append(b, c)
				} else if len(b) == 0 || b[len(b)-1] != '#' {
					b = append(b, '#')
				}
			}
			i += n
		default:
			b = append(b, url[i])
			i++
		}
	}
	return b
}

// hexRun counts the hexadecimal digits that s begins with, and the decimal ones among them.
func hexRun(s string) (n, digits int) {
	for n < len(s) {
		c := s[n]
		switch {
		case '0' <= c && c <= '9':
			digits++
		case 'a' <= c && c <= 'f', 'A' <= c && c <= 'F':
		default:
			return n, digits
		}
		n++
	}
	return n, digits
}
