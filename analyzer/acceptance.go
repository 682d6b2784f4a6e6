package analyzer

import (
	"strings"
	"time"
)

// An Acceptance is somebody's word that a fault is known and will stay for a while: "no price on these pages until the
// new list is out". What it covers leaves the list of work and stays in the score, as debt.
type Acceptance struct {
	Rule    string    // id
	URL     string    // pattern of addresses, see Covers; "" for all
	Reason  string    // why it stays
	Owner   string    // who answers for it
	Expires time.Time // its last day, UTC midnight
	From    string    // file:line:column that says so
}

// Covers reports whether the acceptance speaks of a finding of rule on url. A pattern that begins with / is held against
// path and query, another against the whole address; * stands for any characters. A finding of the whole site has
// related addresses instead of one, and is covered when all of them are.
func (a *Acceptance) Covers(rule, url string, related []string) bool {
	if rule != a.Rule {
		return false
	}
	if a.URL == "" || a.URL == "*" {
		return true
	}
	if url != "" {
		return a.matches(url)
	}
	for _, u := range related {
		if !a.matches(u) {
			return false
		}
	}
	return len(related) > 0
}

func (a *Acceptance) matches(url string) bool {
	if strings.HasPrefix(a.URL, "/") {
		_, rest, ok := strings.Cut(url, "://")
		if ok {
			url = rest
		}
		if i := strings.IndexByte(url, '/'); i >= 0 {
			url = url[i:]
		} else {
			url = "/"
		}
	}
	return Glob(a.URL, url)
}

// Expired reports whether the last day is over.
func (a *Acceptance) Expired(now time.Time) bool { return !now.Before(a.Expires.AddDate(0, 0, 1)) }

// Glob reports whether s matches a pattern in which * stands for any characters, none included. It takes time in
// proportion to the product of both lengths at worst, and nothing but * has a meaning.
func Glob(pattern, s string) bool {
	p, i, star, mark := 0, 0, -1, 0
	for i < len(s) {
		switch {
		case p < len(pattern) && pattern[p] == '*':
			star, mark = p, i
			p++
		case p < len(pattern) && pattern[p] == s[i]:
			p++
			i++
		case star >= 0: // let the last * take one more
			mark++
			p, i = star+1, mark
		default:
			return false
		}
	}
	return strings.Trim(pattern[p:], "*") == ""
}
