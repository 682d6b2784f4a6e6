package crawler

import (
	"cmp"
	"fmt"
	"slices"
)

// limits collects the limits that were reached, with three example URLs each.
type limits struct {
	byName map[string]*reached
	traps  int // URLs that a trap limit refused
}

type reached struct {
	Limit
	places []uint32 // of the examples in the order of the crawl, ascending
}

const (
	maxExamples    = 3
	maxTrapsListed = 1000 // refused URLs of traps that get a visit of their own; the others are only counted
)

func (l *limits) init() { l.byName = map[string]*reached{} }

// add counts one URL that a limit concerns. The examples are those that come first in the order of the crawl.
func (l *limits) add(name string, value int, at uint32, url string) {
	m := l.byName[name]
	if m == nil {
		m = &reached{Limit: Limit{Name: name, Value: value}}
		l.byName[name] = m
	}
	m.Count++
	i, _ := slices.BinarySearch(m.places, at)
	if url == "" || i == maxExamples {
		return
	}
	m.places, m.URLs = slices.Insert(m.places, i, at), slices.Insert(m.URLs, i, url)
	if len(m.URLs) > maxExamples {
		m.places, m.URLs = m.places[:maxExamples], m.URLs[:maxExamples]
	}
}

// trap counts a URL that a trap limit refuses and returns what its visit says.
func (l *limits) trap(reason, url string) string {
	limit := trapLimit(reason)
	l.traps++
	l.add("trap:"+reason[len("trap-"):], limit, uint32(l.traps), url)
	return fmt.Sprintf("limit of %d", limit)
}

// listed reports whether the URL that trap counted last gets a visit.
func (l *limits) listed() bool { return l.traps <= maxTrapsListed }

// list returns the limits in the order of their names.
func (l *limits) list() []Limit {
	var ls []Limit
	for _, m := range l.byName {
		ls = append(ls, m.Limit)
	}
	slices.SortFunc(ls, func(a, b Limit) int { return cmp.Compare(a.Name, b.Name) })
	return ls
}
