package crawler

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/synctest"

	"github.com/siteassay/assay/page"
)

func TestScope(t *testing.T) {
	const base = "https://shop.example"
	synctest.Test(t, func(t *testing.T) {
		s := &fakeSite{pages: map[string]fakePage{
			base + "/": {links: []string{base + "/blog/1", base + "/blog/draft", base + "/shop", base + "/private/x", "mailto:a@b.example",
				"https://elsewhere.example/", "ftp://shop.example/x", base + "/blog/1#part", "not a url", "HTTPS://SHOP.example:443/blog/./1"}},
			base + "/blog/1": {},
		}}
		s.robots = func(u string) robotsVerdict {
			if strings.Contains(u, "/private/") {
				return robotsVerdict{Reason: "robots-disallowed", Line: "2: Disallow: /private/"}
			}
			return robotsVerdict{Allowed: true}
		}
		j := newMemory()
		cfg := Config{
			Start: base, Include: []*regexp.Regexp{regexp.MustCompile("/blog/"), regexp.MustCompile("/private/")}, Exclude: []*regexp.Regexp{regexp.MustCompile("draft")},
			List: []string{"https://elsewhere.example/listed"},
		}
		sum, err := s.crawl(t, t.Context(), cfg, j, listLinks)
		if err != nil || sum.State != "complete" {
			t.Fatal(sum, err)
		}
		want := map[string]string{
			base + "/": "audited ", base + "/blog/1": "audited ", base + "/blog/draft": "skipped excluded", base + "/shop": "skipped not-included",
			base + "/private/x": "skipped robots-disallowed", "https://elsewhere.example/listed": "skipped external",
		}
		if got := outcomes(j); fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("got  %v\nwant %v", got, want)
		}
		if v := find(j.recorded(), base+"/private/x"); v.Detail != "2: Disallow: /private/" {
			t.Errorf("detail %q", v.Detail)
		}
		if sum.Requests != 3 { // robots.txt and two pages
			t.Errorf("%d requests", sum.Requests)
		}
	})
}

func TestDepthAndSitemaps(t *testing.T) {
	const base = "https://shop.example"
	chain := func() *fakeSite {
		s := &fakeSite{pages: map[string]fakePage{}}
		for i := range 9 {
			s.pages[fmt.Sprintf("%s/%d", base, i)] = fakePage{links: []string{fmt.Sprintf("%s/%d", base, i+1)}}
		}
		s.pages[base+"/orphan"] = fakePage{links: []string{base + "/child", base + "/1"}}
		s.pages[base+"/child"] = fakePage{}
		s.sitemap = []string{base + "/1", base + "/7", base + "/orphan", "https://elsewhere.example/"}
		return s
	}
	synctest.Test(t, func(t *testing.T) {
		j := newMemory()
		sum, err := chain().crawl(t, t.Context(), Config{Start: base + "/0", MaxDepth: 3}, j, listLinks)
		if err != nil || sum.State != "complete" {
			t.Fatal(sum, err)
		}
		vs := j.recorded()
		for _, tt := range []struct {
			path, source string
			outcome      page.Outcome
			depth        int
		}{
			{"/0", "start", page.Audited, 0}, {"/3", "link", page.Audited, 3},
			{"/4", "link", page.NotReached, 4},  // beyond the limit
			{"/7", "sitemap", page.Audited, -1}, // too deep for links, but a sitemap names it
			{"/8", "link", page.Audited, -1},    // and its links are followed
			{"/orphan", "sitemap", page.Audited, -1},
			{"/child", "link", page.Audited, -1},
		} {
			v := find(vs, base+tt.path)
			if v.Outcome != tt.outcome || v.Target.Depth != tt.depth || v.Target.Source != tt.source {
				t.Errorf("%s: %s, depth %d, by %s", tt.path, v.Outcome, v.Target.Depth, v.Target.Source)
			}
		}
		for u, in := range map[string]bool{"/0": false, "/1": true, "/7": true, "/orphan": true, "/child": false} {
			if sum.InSitemap(base+u) != in {
				t.Errorf("InSitemap(%s) is %v", u, !in)
			}
		}
		i := slices.IndexFunc(sum.Limits, func(l Limit) bool { return l.Name == ReasonMaxDepth })
		if i < 0 || sum.Limits[i].Value != 3 || sum.Limits[i].Count != 1 || !slices.Equal(sum.Limits[i].URLs, []string{base + "/4"}) {
			t.Errorf("limits %v", sum.Limits)
		}
	})
}

func TestListedPages(t *testing.T) {
	const base = "https://shop.example"
	synctest.Test(t, func(t *testing.T) {
		s := flat(50)
		s.pages[base+"/landing"] = fakePage{links: []string{base + "/only-from-landing", base + "/3"}}
		s.pages[base+"/only-from-landing"] = fakePage{}
		j := newMemory()
		sum, err := s.crawl(t, t.Context(), Config{Start: base, List: []string{base + "/landing", base + "/7", base + "/landing#x"}, MaxPages: 10}, j, listLinks)
		if err != nil || sum.State != "partial" {
			t.Fatal(sum, err)
		}
		vs := j.recorded()
		if v := find(vs, base+"/landing"); v.Outcome != page.Audited || v.Target.Depth != -1 || v.Target.Source != "list" {
			t.Errorf("%+v: what the user lists comes before the links, so that no limit cuts it", v)
		}
		if v := find(vs, base+"/only-from-landing"); v.Outcome != page.NotReached || v.Target.Depth != -1 {
			t.Errorf("%+v", v)
		}
		if v := find(vs, base+"/3"); v.Target.Depth != 1 || v.Target.Referrer != base+"/" {
			t.Errorf("%+v: the start's link counts, not that of the listed page", v)
		}
	})
}

func TestAPanicCostsOnePage(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		j := newMemory()
		sum, err := flat(30).crawl(t, t.Context(), Config{Start: flatStart}, j, func(ctx context.Context, r *Response) Handled {
			if strings.HasSuffix(r.Target.URL, "/13") {
				panic("a handler that fails")
			}
			return listLinks(ctx, r)
		})
		if err != nil || sum.State != "complete" {
			t.Fatal(sum, err)
		}
		failed := 0
		for _, v := range j.recorded() {
			if v.Outcome == page.Failed {
				failed++
				if v.Reason != ReasonInternal || !strings.Contains(v.Detail, "a handler that fails") || strings.Contains(v.Detail, "\n") {
					t.Errorf("%+v", v)
				}
			}
		}
		if failed != 1 {
			t.Errorf("%d pages failed", failed)
		}
	})
}

func TestUnchangedPages(t *testing.T) {
	const base = "https://shop.example"
	synctest.Test(t, func(t *testing.T) {
		s := flat(2)
		for u, p := range s.pages {
			p.etag = `"` + u + `"`
			s.pages[u] = p
		}
		j := newMemory()
		j.etags[flatStart] = `"` + flatStart + `"`
		j.etags[base+"/0"] = `"` + base + `/0"`
		j.etags[base+"/1"] = `"old"`
		asked := map[string]int{}
		handler := func(ctx context.Context, r *Response) (h Handled) {
			asked[r.Target.URL]++
			switch {
			case r.NotModified && r.Target.URL == flatStart:
				h.Links = []Link{{URL: base + "/0"}, {URL: base + "/1"}} // as the store has them
				return h
			case r.NotModified:
				return Handled{Again: true} // facts of an older version
			}
			return listLinks(ctx, r)
		}
		sum, err := s.crawl(t, t.Context(), Config{Start: flatStart, Concurrency: 1}, j, handler)
		if err != nil || sum.State != "complete" || sum.Unchanged != 1 {
			t.Fatal(sum, err)
		}
		v := find(j.recorded(), flatStart)
		if !v.Unchanged || v.Outcome != page.Audited || v.Status != 200 || v.ETag == "" || v.Facts != nil {
			t.Errorf("%+v", v)
		}
		if v := find(j.recorded(), base+"/0"); v.Unchanged || v.Facts == nil || s.asked[base+"/0"] != 2 {
			t.Errorf("%+v: the handler asked for it once more", v)
		}
		if v := find(j.recorded(), base+"/1"); v.Unchanged || s.asked[base+"/1"] != 1 {
			t.Errorf("%+v", v)
		}
	})
}

func TestEmpty(t *testing.T) {
	for _, tt := range []struct {
		name, want string
		site       *fakeSite
	}{
		{"no answer", "could not be fetched: connection-refused", &fakeSite{hook: func(context.Context, request) *answer { return &answer{Reason: "connection-refused"} }}},
		{"500", "status 500", &fakeSite{hook: func(context.Context, request) *answer { return refusal(500, 0) }}},
		{"404", "status 404", &fakeSite{}},
		{"robots", "robots.txt of the site forbids", &fakeSite{robots: func(string) robotsVerdict { return robotsVerdict{} }}},
		{"robots fails", "robots-unavailable", &fakeSite{robots: func(string) robotsVerdict { return robotsVerdict{Reason: "robots-unavailable"} }}},
		{"host fails", "tls-expired", &fakeSite{robots: func(string) robotsVerdict { return robotsVerdict{Reason: "robots-unavailable", Cause: "tls-expired"} }}},
		{"PDF", "not an HTML document: application/pdf", &fakeSite{pages: map[string]fakePage{flatStart: {media: "application/pdf"}}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				sum, err := tt.site.crawl(t, t.Context(), Config{Start: flatStart}, newMemory(), listLinks)
				if err != nil || sum.State != "empty" || !strings.Contains(sum.Reason, tt.want) {
					t.Errorf("%+v %v", sum, err)
				}
			})
		})
	}
}
