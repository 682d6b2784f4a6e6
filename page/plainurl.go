package page

import "strings"

// The scans of this file tell references that are in normal form as they stand. They may say no to a normal one (it then
// goes through the parser), never yes to another: the fuzz test compares them with the parser.

// Classes of bytes. A byte that is in no class sends the reference to the parser.
const (
	inPath  = 1 << iota // stays as it is in a path
	inQuery             // stays as it is in a query
	inHost              // may stand in a host that needs no IDNA
	isHex
)

var urlClasses = func() (t [256]uint8) {
	for c := 'a'; c <= 'z'; c++ {
		t[c] |= inPath | inQuery | inHost
		t[c-'a'+'A'] |= inPath | inQuery
	}
	for c := '0'; c <= '9'; c++ {
		t[c] |= inPath | inQuery | inHost | isHex
	}
	for c := 'a'; c <= 'f'; c++ {
		t[c] |= isHex
		t[c-'a'+'A'] |= isHex
	}
	for _, c := range "-_~!$&()*+,=:@." {
		t[c] |= inPath | inQuery
	}
	t['/'] |= inPath | inQuery
	t['\''] |= inPath
	t[';'] |= inQuery
	t['?'] |= inQuery
	t['['] |= inQuery
	t[']'] |= inQuery
	t['|'] |= inQuery
	t['-'] |= inHost
	t['.'] |= inHost
	return t
}()

// plainURL reports whether s is an absolute URL in normal form, but for a fragment, and returns the two parts of it.
// origin is one that is known to be normal, to save the scan of the host; it may be empty.
func plainURL(s, origin string) (url, fragment string, ok bool) {
	if len(s) < 8 || s[0] != 'h' {
		return "", "", false
	}
	end := len(origin)
	if end == 0 || !strings.HasPrefix(s, origin) || end == len(s) || s[end] != '/' {
		if end = plainOrigin(s); end == 0 {
			return "", "", false
		}
	}
	n, ok := plainPath(s, end+1)
	if !ok || n > MaxURL {
		return "", "", false
	}
	return s[:n], fragmentAt(s, n), true
}

// plainOrigin returns where the path of s begins, 0 when scheme, host or port are not plain.
func plainOrigin(s string) int {
	start := 0
	switch {
	case strings.HasPrefix(s, "https://"):
		start = 8
	case strings.HasPrefix(s, "http://"):
		start = 7
	default:
		return 0
	}
	end := start
	for end < len(s) && urlClasses[s[end]]&inHost != 0 {
		end++
	}
	if !plainHost(s[start:end]) {
		return 0
	}
	if end < len(s) && s[end] == ':' {
		port := end + 1
		for end = port; end < len(s) && s[end] >= '0' && s[end] <= '9'; end++ {
		}
		p := s[port:end]
		// Five digits may be too large a number; the parser knows.
		if p == "" || len(p) > 4 || p[0] == '0' || p == "80" || p == "443" {
			return 0
		}
	}
	if end >= len(s) || s[end] != '/' {
		return 0
	}
	return end
}

// plainHost accepts names whose last label begins with a letter (so it is no number) and that IDNA leaves alone.
func plainHost(h string) bool {
	if h == "" || len(h) > 253 {
		return false
	}
	label := 0
	for i := 0; i <= len(h); i++ {
		if i < len(h) && h[i] != '.' {
			continue
		}
		l := h[label:i]
		if l == "" || len(l) > 63 || l[0] == '-' || l[len(l)-1] == '-' || strings.Contains(l, "--") {
			return false
		}
		if i == len(h) {
			return l[0] >= 'a'
		}
		label = i + 1
	}
	return false
}

// plainPath scans a path from i, which is the begin of a segment, and the query after it. It returns where the fragment
// or the end is.
func plainPath(s string, i int) (int, bool) {
	segment := i
	if i == 1 && len(s) > 1 && s[1] == '/' {
		return 0, false // begins with a host
	}
	for ; i < len(s); i++ {
		c := s[i]
		if urlClasses[c]&inPath != 0 {
			if c == '/' {
				segment = i + 1
			} else if c == '.' && i == segment {
				return 0, false // may be a dot segment
			}
			continue
		}
		switch c {
		case '%':
			if !plainEscape(s, i) || s[i+1] == '2' && s[i+2]|0x20 == 'e' {
				return 0, false
			}
			i += 2
		case '#':
			return i, true
		case '?':
			n, ok := plainQuery(s, i+1)
			return n, ok && n > i+1
		default:
			return 0, false
		}
	}
	return i, true
}

// plainQuery scans a query from i to the fragment or the end.
func plainQuery(s string, i int) (int, bool) {
	start := i
	for ; i < len(s); i++ {
		c := s[i]
		if urlClasses[c]&inQuery != 0 {
			continue
		}
		if c == '#' {
			break
		}
		if c != '%' || !plainEscape(s, i) {
			return 0, false
		}
		i += 2
	}
	return i, !hasTracking(s[start:i])
}

func plainEscape(s string, i int) bool {
	return i+2 < len(s) && urlClasses[s[i+1]]&isHex != 0 && urlClasses[s[i+2]]&isHex != 0
}

func asciiOnly(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
