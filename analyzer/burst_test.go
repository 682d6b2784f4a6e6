package analyzer

import (
	"fmt"
	"testing"

	"github.com/siteassay/assay/page"
)

func TestRandomURL(t *testing.T) {
	for u, want := range map[string]bool{
		"https://crumb.example/x7k2q/12.html":         true,
		"https://crumb.example/qywhjs/7.html":         false,
		"https://crumb.example/?id=slot-gacor-hari":   true,
		"https://crumb.example/online-casino-bonus":   true,
		"https://crumb.example/news/2024/12.html":     false,
		"https://crumb.example/products/m2":           false,
		"https://crumb.example/en2/about":             false,
		"https://crumb.example/cpzx/12.html":          false,
		"https://crumb.example/html5/css3/guide.html": false,
		"https://crumb.example/":                      false,
		"https://crumb.example":                       false,
	} {
		if got := randomURL(u); got != want {
			t.Errorf("%s: %t", u, got)
		}
	}
}

func TestBurst(t *testing.T) {
	plain := func(k int) string { return fmt.Sprintf("https://crumb.example/ovens/%d", k) }
	odd := func(k int) string { return fmt.Sprintf("https://crumb.example/x%dk%dq/1.html", k%10, k/10) }
	run := func(old, came []string) *Burst {
		past := NewPast()
		var nodes []Node
		for _, u := range old {
			past.Add(u, Digest{})
			nodes = append(nodes, Node{URL: u, Outcome: page.Audited})
		}
		for _, u := range came {
			nodes = append(nodes, Node{URL: u, Outcome: page.Audited})
		}
		return NewBurst(past, nodes)
	}
	urls := func(name func(int) string, from, to int) (list []string) {
		for k := from; k < to; k++ {
			list = append(list, name(k))
		}
		return list
	}
	if b := run(urls(plain, 0, 20), urls(odd, 0, 12)); b == nil || len(b.URLs) != 12 || !b.Has(odd(3)) || b.Has(plain(3)) {
		t.Errorf("%+v", b)
	}
	for name, b := range map[string]*Burst{
		"few":                           run(urls(plain, 0, 20), urls(odd, 0, 9)),
		"a small share":                 run(urls(plain, 0, 60), urls(odd, 0, 12)),
		"new pages with honest names":   run(urls(plain, 0, 20), urls(plain, 20, 40)),
		"a site that names them so":     run(append(urls(plain, 0, 20), urls(odd, 20, 24)...), urls(odd, 0, 12)),
		"nothing known of a run before": NewBurst(nil, nil),
	} {
		if b != nil {
			t.Errorf("%s: %+v", name, b)
		}
	}
}
