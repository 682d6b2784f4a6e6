package crawler

import (
	"slices"
	"strconv"
	"strings"
)

// rulesFor returns the rules of all groups for a product token, or of those for "*" when there is none. They are sorted
// so that the first that matches decides: longest pattern first, Allow before Disallow. They are sorted once for each of the few
// products that are asked about, however many URLs are.
func (f *RobotsFile) rulesFor(product string) []robotsRule {
	name := productToken(product)
	if rules, ok := f.sorted.Load(name); ok {
		return rules.([]robotsRule)
	}
	rules := f.sortedRules(name)
	f.sorted.Store(name, rules)
	return rules
}

func (f *RobotsFile) sortedRules(name string) []robotsRule {
	var rules []robotsRule
	found := false
	for pass := 0; pass < 2 && !found; pass++ {
		for _, g := range f.groups {
			if slices.Contains(g.agents, name) {
				found = true
				rules = append(rules, g.rules...)
			}
		}
		name = "*"
	}
	slices.SortStableFunc(rules, func(a, b robotsRule) int {
		if a.octets != b.octets {
			return b.octets - a.octets
		}
		switch {
		case a.allow && !b.allow:
			return -1
		case b.allow && !a.allow:
			return 1
		}
		return 0
	})
	return rules
}

// Allowed reports whether a crawler with the product token may fetch a path with its query, and the line that decided,
// "3: Disallow: /private"; "" when no line did. Everything up to the path of a full URL is ignored.
func (f *RobotsFile) Allowed(product, pathAndQuery string) (allowed bool, line string) {
	return decideRobots(f.rulesFor(product), pathAndQuery)
}

// decideRobots takes rules in the order of rulesFor.
func decideRobots(rules []robotsRule, pathAndQuery string) (allowed bool, line string) {
	if strings.HasPrefix(pathAndQuery, "http://") || strings.HasPrefix(pathAndQuery, "https://") {
		pathAndQuery = pathOf(pathAndQuery)
	}
	pathAndQuery, _, _ = strings.Cut(pathAndQuery, "#")
	if pathAndQuery == "" || pathAndQuery[0] != '/' {
		pathAndQuery = "/" + pathAndQuery
	}
	if pathAndQuery == "/robots.txt" {
		return true, ""
	}
	if len(rules) == 0 {
		return true, ""
	}
	path := normalPath(pathAndQuery)
	for i := range rules {
		if rules[i].matches(path) {
			return rules[i].allow, rules[i].line
		}
	}
	return true, ""
}

// matches takes each part at its first place behind the one before, which finds a match whenever there is one.
func (r *robotsRule) matches(path string) bool {
	last := len(r.parts) - 1
	if !strings.HasPrefix(path, r.parts[0]) {
		return false
	}
	path = path[len(r.parts[0]):]
	if last == 0 {
		return !r.end || path == ""
	}
	for _, part := range r.parts[1:last] {
		i := strings.Index(path, part)
		if i < 0 {
			return false
		}
		path = path[i+len(part):]
	}
	if r.end {
		return strings.HasSuffix(path, r.parts[last])
	}
	return strings.Contains(path, r.parts[last])
}

// normalPath makes paths comparable (RFC 9309 section 2.2.2): other than URL characters are percent-encoded, unreserved
// ones are not, hexadecimal digits are upper case. An encoded * or $ is the character itself.
func normalPath(s string) string {
	clean := true
	for i := 0; i < len(s) && clean; i++ {
		clean = s[i] > ' ' && s[i] < 0x7F && s[i] != '%' && s[i] != '"' && s[i] != '<' && s[i] != '>'
	}
	if clean {
		return s
	}
	const hex = "0123456789ABCDEF"
	b := make([]byte, 0, len(s)+16)
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c == '%' && i+2 < len(s) {
			if v, err := strconv.ParseUint(s[i+1:i+3], 16, 8); err == nil {
				i += 2
				c = byte(v)
				if unreserved(c) || c == '*' || c == '$' {
					b = append(b, c)
				} else {
					b = append(b, '%', hex[c>>4], hex[c&15])
				}
				continue
			}
		}
		if c <= ' ' || c >= 0x7F || c == '"' || c == '<' || c == '>' {
			b = append(b, '%', hex[c>>4], hex[c&15])
		} else {
			b = append(b, c)
		}
	}
	return string(b)
}

func unreserved(c byte) bool {
	return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '.' || c == '_' || c == '~'
}

// productToken cuts a version off and lowers the case.
func productToken(product string) string {
	product = strings.TrimSpace(product)
	if i := strings.IndexAny(product, "/ \t"); i >= 0 {
		product = product[:i]
	}
	return strings.ToLower(product)
}
