package crawler

import (
	"testing"
	"testing/synctest"
	"time"

	"github.com/siteassay/assay/page"
)

// outcomes maps every visited URL, without the origin, to outcome and reason.
func outcomes(j *memory) map[string]string {
	m := map[string]string{}
	for _, v := range j.recorded() {
		m[v.Target.URL] = string(v.Outcome) + " " + v.Reason
	}
	return m
}

func TestRedirects(t *testing.T) {
	const base = "https://shop.example"
	pages := map[string]fakePage{
		base + "/":           {links: []string{base + "/c", base + "/self", base + "/a", base + "/b", base + "/away", base + "/into", base + "/one", base + "/page"}},
		base + "/a":          {status: 302, location: base + "/b"},
		base + "/b":          {status: 302, location: base + "/c"},
		base + "/c":          {status: 302, location: base + "/a"},
		base + "/self":       {status: 301, location: base + "/self"},
		base + "/into":       {status: 301, location: base + "/a"},
		base + "/away":       {status: 301, location: "https://elsewhere.example/"},
		base + "/one":        {status: 301, location: base + "/two"},
		base + "/two":        {status: 308, location: base + "/three"},
		base + "/three":      {links: []string{base + "/after"}},
		base + "/after":      {},
		base + "/page":       {links: []string{base + "/same-depth"}},
		base + "/same-depth": {},
	}
	want := map[string]string{
		base + "/": "audited ", base + "/page": "audited ", base + "/three": "audited ", base + "/after": "audited ", base + "/same-depth": "audited ",
		base + "/a": "redirected ", base + "/c": "redirected ", base + "/b": "redirected redirect-loop", // b comes last of the circle
		base + "/self": "redirected redirect-loop", base + "/into": "redirected ", base + "/away": "redirected redirect-external",
		base + "/one": "redirected ", base + "/two": "redirected ",
	}
	for seed := range uint64(20) {
		synctest.Test(t, func(t *testing.T) {
			s := &fakeSite{pages: pages, delay: jitter(seed)}
			j := newMemory()
			sum, err := s.crawl(t, t.Context(), Config{Start: base}, j, listLinks)
			if err != nil || sum.State != "complete" {
				t.Fatal(sum, err)
			}
			got := outcomes(j)
			for u, o := range want {
				if got[u] != o {
					t.Errorf("seed %d: %s is %q, want %q", seed, u, got[u], o)
				}
			}
			if len(got) != len(want) {
				t.Errorf("%d URLs, want %d", len(got), len(want))
			}
			vs := j.recorded()
			for u, depth := range map[string]int{"/three": 1, "/after": 2, "/same-depth": 2} {
				if v := find(vs, base+u); v.Target.Depth != depth {
					t.Errorf("%s is %d clicks away, want %d: a redirect is none", u, v.Target.Depth, depth)
				}
			}
			if v := find(vs, base+"/three"); v.Target.Source != "redirect" || v.Target.Referrer != base+"/two" {
				t.Errorf("/three is named by %q through %s", v.Target.Referrer, v.Target.Source)
			}
		})
	}
}

func TestTheHostThatAnswersIsTheSite(t *testing.T) {
	for _, tt := range []struct {
		name, start, site string
		pages             map[string]fakePage
		audited           int
	}{
		{"www", "http://example.com/", "https://www.example.com/de/", map[string]fakePage{
			"http://example.com/":          {status: 301, location: "https://example.com/"},
			"https://example.com/":         {status: 301, location: "https://www.example.com/"},
			"https://www.example.com/":     {status: 302, location: "https://www.example.com/de/"},
			"https://www.example.com/de/":  {links: []string{"https://www.example.com/de/a", "https://example.com/de/b", "https://other.example/"}},
			"https://www.example.com/de/a": {},
			"https://example.com/de/b":     {},
		}, 3},
		{"another domain", "https://old.example/", "https://new.example/", map[string]fakePage{
			"https://old.example/":  {status: 301, location: "https://new.example/"},
			"https://new.example/":  {links: []string{"https://new.example/a", "https://old.example/b", "https://new.example/c"}},
			"https://new.example/a": {},
			"https://old.example/b": {},
			"https://new.example/c": {status: 301, location: "https://old.example/b"},
		}, 2},
	} {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := &fakeSite{pages: tt.pages}
				j := newMemory()
				sum, err := s.crawl(t, t.Context(), Config{Start: tt.start}, j, listLinks)
				if err != nil || sum.State != "complete" || sum.Start != tt.site {
					t.Fatal(sum, err)
				}
				audited := 0
				for _, v := range j.recorded() {
					if v.Outcome == page.Audited {
						audited++
					}
				}
				if audited != tt.audited {
					t.Errorf("%d pages, want %d:\n%s", audited, tt.audited, list(j.recorded()))
				}
				if v := find(j.recorded(), tt.site); v.Target.Depth != 0 {
					t.Errorf("the start is %d clicks away", v.Target.Depth)
				}
			})
		})
	}
}

func TestCircleOfTheStart(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &fakeSite{pages: map[string]fakePage{
			"https://a.example/": {status: 302, location: "https://b.example/"},
			"https://b.example/": {status: 302, location: "https://a.example/"},
		}}
		j := newMemory()
		began := time.Now()
		sum, err := s.crawl(t, t.Context(), Config{Start: "https://a.example"}, j, listLinks)
		if err != nil || sum.State != "empty" || sum.Reason == "" || time.Since(began) > time.Second {
			t.Errorf("%+v %v", sum, err)
		}
		if v := find(j.recorded(), "https://b.example/"); v.Reason != ReasonRedirectLoop {
			t.Errorf("%+v", v)
		}
	})
}
