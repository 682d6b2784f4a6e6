package page

import (
	"net/url"
	"strings"
)

// An URLForm is a set of what an address looks like to the people who read, copy and link it.
type URLForm uint16

// What an address may show. The path alone is judged, but for Search.
const (
	UpperCase  URLForm = 1 << iota // a capital letter, other than in a percent escape
	Underscore                     // between two letters or digits
	Hyphen                         // between two letters or digits
	Space                          // %20
	DoubleSlash
	Repeated  // the same segment twice in a row, or three times
	Search    // results of the site's own search
	Opaque    // the last segment holds no word but an id
	StopWords // three filler words or more in a name of six words or more
	Extension // .html, .php and the like
)

// Has reports whether all of x are in the set.
func (f URLForm) Has(x URLForm) bool { return f&x == x }

// FormOf reads an absolute URL in normal form. It takes linear time and allocates nothing.
func FormOf(u string) (f URLForm) {
	path, query := pathAndQuery(u)
	for i := 0; i < len(path); i++ {
		switch c := path[i]; {
		case c == '%':
			if strings.HasPrefix(path[i:], "%20") {
				f |= Space
			}
			i += 2
		case c >= 'A' && c <= 'Z':
			f |= UpperCase
		case c == '_' && linksWords(path, i):
			f |= Underscore
		case c == '-' && linksWords(path, i):
			f |= Hyphen
		case c == '/' && i > 0 && path[i-1] == '/':
			f |= DoubleSlash
		}
	}
	return f | segmentsForm(path) | slugForm(path) | searchForm(path, query)
}

// pathAndQuery parts an absolute URL; path begins with a slash.
func pathAndQuery(u string) (path, query string) {
	if i := strings.Index(u, "://"); i >= 0 {
		u = u[i+3:]
	}
	i := strings.IndexByte(u, '/')
	if i < 0 {
		return "/", ""
	}
	path, query, _ = strings.Cut(u[i:], "?")
	return path, query
}

func linksWords(s string, i int) bool {
	return i > 0 && i+1 < len(s) && wordByte(s[i-1]) && wordByte(s[i+1])
}

func wordByte(c byte) bool { return isLetter(c) || c >= '0' && c <= '9' || c == '%' || c >= 0x80 }

// segmentsForm looks for segments that repeat, as they do where relative links lead from folder to folder.
func segmentsForm(path string) (f URLForm) {
	var seen [16]string
	n := 0
	for s := range strings.SplitSeq(path, "/") {
		if len(s) < 2 || n == len(seen) || digitsOnly(s) {
			continue
		}
		times := 1
		for _, x := range seen[:n] {
			if x == s {
				times++
			}
		}
		if times == 3 || n > 0 && seen[n-1] == s {
			f |= Repeated
		}
		seen[n] = s
		n++
	}
	return f
}

func digitsOnly(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// genericNames are segments that name the kind of a page and not what it is about.
var genericNames = map[string]bool{
	"id": true, "art": true, "article": true, "show": true, "view": true, "page": true, "item": true, "product": true, "products": true,
	"news": true, "node": true, "post": true, "detail": true, "details": true, "index": true, "list": true, "cat": true, "info": true, "content": true,
}

// slugForm reads the name of the page: the last segment without its extension.
func slugForm(path string) (f URLForm) {
	slug := strings.TrimSuffix(path, "/")
	slug = slug[strings.LastIndexByte(slug, '/')+1:]
	if dot := strings.LastIndexByte(slug, '.'); dot > 0 && len(slug)-dot <= 6 {
		slug, f = slug[:dot], Extension
	}
	words, stops, letters, digits := 0, 0, 0, 0
	for w := range strings.FieldsFuncSeq(slug, func(r rune) bool { return r == '-' || r == '_' || r == '+' || r == '.' }) {
		words++
		if stopWord(w) {
			stops++
		}
		run := 0
		for i := 0; i < len(w); i++ {
			switch c := w[i]; {
			case c >= '0' && c <= '9':
				digits++
			case isLetter(c) || c == '%' || c >= 0x80:
				run++
			}
		}
		if run >= 3 && !genericNames[w] && !hexWord(w) {
			letters += run
		}
	}
	if digits >= 3 && letters == 0 {
		f |= Opaque
	}
	if words >= 6 && stops >= 3 {
		f |= StopWords
	}
	return f
}

// hexWord reports whether w looks like a part of a hash: hexadecimal digits of both kinds.
func hexWord(w string) bool {
	digit, letter := false, false
	for i := 0; i < len(w); i++ {
		switch c := w[i]; {
		case c >= '0' && c <= '9':
			digit = true
		case c|0x20 >= 'a' && c|0x20 <= 'f':
			letter = true
		default:
			return false
		}
	}
	return digit && letter && len(w) >= 4
}

// stopWord reports whether w is a filler word of English, German, French or Spanish.
func stopWord(w string) bool {
	switch w {
	case "a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "how", "in", "is", "it", "of", "on", "or", "our", "so", "that", "the",
		"this", "to", "was", "we", "what", "when", "why", "will", "with", "you", "your",
		"der", "die", "das", "ein", "eine", "und", "fuer", "mit", "von", "zu", "im", "ist", "auf", "wie",
		"le", "la", "les", "des", "un", "une", "et", "pour", "avec", "dans", "sur", "du", "de",
		"el", "los", "las", "y", "para", "con", "en", "por", "del":
		return true
	}
	return false
}

// searchForm tells the results of the site's own search by a path of that name with a query, or by a parameter that holds the words.
func searchForm(path, query string) URLForm {
	named := false
	for s := range strings.SplitSeq(path, "/") {
		s, _, _ = strings.Cut(s, ".")
		switch s {
		case "search", "suche", "recherche", "buscar", "sousuo", "searchresult", "search-results", "catalogsearch":
			named = true
		}
	}
	for param := range strings.SplitSeq(query, "&") {
		name, value, _ := strings.Cut(param, "=")
		switch name {
		case "s", "q", "query", "search", "keyword", "keywords", "wd", "kw", "searchword", "search_query":
			if value != "" && !digitsOnly(value) || named {
				return Search
			}
		}
	}
	if named && query != "" {
		return Search
	}
	return 0
}

// URLWidth is the width of path and query as a reader sees them, with percent escapes decoded; see Width.
func URLWidth(u string) int {
	if !strings.Contains(u, "%") {
		return len(u)
	}
	if s, err := url.PathUnescape(u); err == nil {
		return Width(s)
	}
	return len(u)
}

// QueryParams is the number of parameters in the query of a URL in normal form, which has no tracking parameters.
func QueryParams(u string) int {
	_, query, ok := strings.Cut(u, "?")
	if !ok || query == "" {
		return 0
	}
	return strings.Count(query, "&") + 1
}
