package crawler

import (
	"strings"
	"time"
)

// Limits of the marks that endless series carry in their URLs.
const (
	maxSearch     = 100 // searches of one path
	maxSessions   = 20  // session numbers of one site
	maxStamps     = 20  // URLs of one pattern that hold the present time
	maxCase       = 3   // spellings of one URL with capitals …
	maxCaseTwins  = 100 // … and further spellings of all
	maxLetters    = 100 // URLs of one path by a parameter for letters, or of one folder of letters
	maxLetterDeep = 3   // folders of one letter each
	stampWindow   = 24 * time.Hour
)

// judgeMarks refuses URLs that carry the mark of an endless series and are one too many of it. What it refuses leaves no trace.
func (t *traps) judgeMarks(path, query string) (reason string) {
	if query != "" {
		if reason = t.judgeNames(path, query); reason != "" {
			return reason
		}
	}
	if stamped(path, query) {
		t.pattern = appendPattern(append(appendPattern(t.pattern[:0], path), '?'), query)
		if !t.within(hashURL(t.pattern)^uint64(maxStamps), maxStamps) {
			return ReasonTrapTimestamp
		}
	}
	if n, folder := letters(path); n > maxLetterDeep {
		if !t.within(mix(hashURL(folder), 3), maxLetters) {
			return ReasonTrapLetters
		}
	}
	return t.judgeCase(path, query)
}

// judgeNames looks at the parameters whose name says what they are.
func (t *traps) judgeNames(path, query string) (reason string) {
	for p := range strings.SplitSeq(query, "&") {
		name, value, _ := strings.Cut(p, "=")
		if value == "" {
			continue
		}
		kind := parameterKind(name)
		if name == "s" && path == "/" { // as WordPress searches
			kind = searchParameter
		}
		switch {
		case kind == searchParameter && !t.distinct(mix(hashURL(path), 1), value, maxSearch):
			return ReasonTrapSearch
		case kind == letterParameter && !t.distinct(mix(hashURL(path), 2), value, maxLetters):
			return ReasonTrapLetters
		case kind == sessionParameter && random(value) && !t.distinct(sessionParameter, value, maxSessions):
			return ReasonTrapSession
		}
	}
	return ""
}

// within counts one more of a kind and reports whether it is among the first most of it.
func (t *traps) within(kind uint64, most int32) bool {
	if t.counts[kind] >= most {
		return false
	}
	t.counts[kind]++
	return true
}

// distinct is within for values, each of which counts once.
func (t *traps) distinct(kind uint64, value string, most int32) bool {
	v := mix(kind, hashURL(value))
	if _, ok := t.known[v]; ok {
		return true
	}
	if !t.within(kind, most) {
		return false
	}
	t.known[v] = struct{}{}
	return true
}

const (
	searchParameter uint64 = iota + 1
	letterParameter
	sessionParameter
	caseTwins
)

// parameterKind is what the name of a parameter says of its value; 0 for nothing.
func parameterKind(name string) uint64 {
	switch strings.ToLower(name) {
	case "q", "query", "search", "search_query", "searchterm", "searchword", "keyword", "keywords", "kw", "wd", "term", "suche", "suchbegriff",
		"recherche", "buscar", "sousuo":
		return searchParameter
	case "letter", "initial", "alpha", "alphabet", "buchstabe", "lettre", "letra", "prefix", "shouzimu", "zimu":
		return letterParameter
	case "sid", "session", "sessionid", "session_id", "sess", "oscsid", "zenid", "xtcsid", "cfid", "cftoken", "token", "s_id", "visitid":
		return sessionParameter
	}
	return 0
}

// random reports whether a value is one that no person chose: sixteen letters and digits or more.
func random(value string) bool {
	digits := 0
	for i := range len(value) {
		switch c := value[i]; {
		case '0' <= c && c <= '9':
			digits++
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', c == '-', c == '_':
		default:
			return false
		}
	}
	return len(value) >= 16 && digits >= 4
}

// stamped reports whether a segment or a value is the present time, in seconds or in thousandths, millionths, billionths of them: such
// an address is new at each visit. Numbers of products are not the present time.
func stamped(path, query string) bool {
	for s := range strings.SplitSeq(path, "/") {
		if presentTime(s) {
			return true
		}
	}
	for p := range strings.SplitSeq(query, "&") {
		if _, value, _ := strings.Cut(p, "="); presentTime(value) {
			return true
		}
	}
	return false
}

func presentTime(s string) bool {
	switch len(s) {
	case 10, 13, 16, 19:
	default:
		return false
	}
	n := int64(0)
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
		if i < 10 {
			n = 10*n + int64(s[i]-'0')
		}
	}
	return time.Since(time.Unix(n, 0)).Abs() < stampWindow
}

// letters counts the folders of a path that are one letter each, and returns what stands before the first.
func letters(path string) (n int, folder string) {
	folder = path
	for i := 0; i+1 < len(path); i++ {
		if path[i] != '/' || i+2 < len(path) && path[i+2] != '/' {
			continue
		}
		if c := path[i+1] | 0x20; 'a' <= c && c <= 'z' {
			if n == 0 {
				folder = path[:i]
			}
			n++
		}
	}
	return n, folder
}

// judgeCase bounds the spellings of one URL that differ in capital letters only. Identifiers with capitals are no twins.
func (t *traps) judgeCase(path, query string) (reason string) {
	if !capitals(path) && !capitals(query) {
		return ""
	}
	one := mix(hashURL(strings.ToLower(path)), hashURL(strings.ToLower(query)))
	spelling := mix(one, mix(hashURL(path), hashURL(query)))
	if _, ok := t.known[spelling]; ok {
		return ""
	}
	if n := t.counts[one]; n > 0 {
		if n >= maxCase || !t.within(caseTwins, maxCaseTwins) {
			return ReasonTrapCase
		}
	}
	t.counts[one]++
	t.known[spelling] = struct{}{}
	return ""
}

// capitals reports whether s has a capital letter outside its percent-encoding.
func capitals(s string) bool {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '%':
			i += 2
		case 'A' <= c && c <= 'Z':
			return true
		}
	}
	return false
}
