package crawler

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/siteassay/assay/page"
)

func TestTraps(t *testing.T) {
	const base = "https://shop.example"
	for _, tt := range []struct {
		name   string
		url    func(i int) string
		n      int
		passed int // of n
		reason string
	}{
		{"5,000 products by path", func(i int) string { return fmt.Sprintf("/p/%d", i) }, 5000, 5000, ""},
		{"5,000 products by id", func(i int) string { return fmt.Sprintf("/product?id=%d", i) }, 5000, 5000, ""},
		{"articles of a front controller", func(i int) string { return fmt.Sprintf("/index.php?m=content&c=index&a=show&catid=%d&id=%d", i%12, i) }, 3000, 3000, ""},
		{"articles in three languages", func(i int) string { return fmt.Sprintf("/show.asp?id=%d&lang=%d", i/3, i%3) }, 3000, 3000, ""},
		{"articles by date", func(i int) string { return fmt.Sprintf("/blog/%d/%d/%d/post", 2000+i/360, i/30%12, i%30) }, 3000, 3000, ""},
		{"categories with pages", func(i int) string { return fmt.Sprintf("/shop?cat=%d&type=%d&page=%d", i%8, i%8, i/8) }, 800, 800, ""},
		{"tags", func(i int) string { return fmt.Sprintf("/tag?t=%d", i) }, 600, 600, ""},
		{"1,000 pages of a list", func(i int) string { return fmt.Sprintf("/blog?page=%d", i) }, 1500, 1000, ReasonTrapPagination},
		{"offsets", func(i int) string { return fmt.Sprintf("/blog?sort=asc&offset=%d", i*10) }, 1500, 1000, ReasonTrapPagination},
		{"days", func(i int) string { return fmt.Sprintf("/events?date=2026-%02d-%02d", i/28%12, i%28) }, 300, 100, ReasonTrapCalendar},
		{"months in the path", func(i int) string { return fmt.Sprintf("/calendar/%d/%d", 1900+i/12, i%12) }, 300, 100, ReasonTrapCalendar},
		{"a day counter", func(i int) string { return fmt.Sprintf("/calendar?d=%d", i) }, 300, 100, ReasonTrapCalendar},
		{"session-like ids in a calendar", func(i int) string { return fmt.Sprintf("/calendar/%08x%d/week", i*7919, i) }, 300, 100, ReasonTrapCalendar},
		{"facets", func(i int) string {
			return fmt.Sprintf("/list?color=%d&size=%d&sort=%d&view=%d", i%6, i/6%6, i/36%6, i/216%6)
		}, 1296, 74, ReasonTrapQuery},
		{"sets of facets", func(i int) string {
			q := []string{}
			for b := range 10 {
				if i>>b&1 == 1 {
					q = append(q, fmt.Sprintf("f%d=on", b))
				}
			}
			return "/list?" + strings.Join(q, "&")
		}, 1024, 61, ReasonTrapQuery},
		{"400 products of a shop", func(i int) string { return fmt.Sprintf("/p/%d", i+1) }, 400, 400, ""},
		{"products with ten digits", func(i int) string { return fmt.Sprintf("/item/%d", 1100000000+i*7919) }, 400, 400, ""},
		{"pages of a blog", func(i int) string { return fmt.Sprintf("/blog/page/%d", i+1) }, 400, 400, ""},
		{"a switch of language on every page", func(i int) string { return fmt.Sprintf("/p/%d?lang=%s", i/3, []string{"en", "de", "zh"}[i%3]) }, 900, 900, ""},
		{"identifiers with capitals", func(i int) string { return fmt.Sprintf("/v/Kx%dQz", i) }, 400, 400, ""},
		{"an index by letter", func(i int) string { return fmt.Sprintf("/glossary/%c", 'a'+i) }, 26, 26, ""},
		{"languages and countries", func(i int) string { return fmt.Sprintf("/%c%c/", 'a'+i/26, 'a'+i%26) }, 200, 200, ""},
		{"the same token on every page", func(i int) string { return fmt.Sprintf("/p/%d?token=9f8e7d6c5b4a39281706", i) }, 400, 400, ""},
		{"searches", func(i int) string { return fmt.Sprintf("/find?query=oven+%d", i) }, 300, 100, ReasonTrapSearch},
		{"searches of a blog", func(i int) string { return fmt.Sprintf("/?s=%d", i) }, 300, 100, ReasonTrapSearch},
		{"sessions", func(i int) string { return fmt.Sprintf("/p/%d?session_id=9f8e7d6c5b4a%08d", i, i) }, 300, 20, ReasonTrapSession},
		{"the time in the path", func(i int) string { return fmt.Sprintf("/t/%d", time.Now().UnixMilli()+int64(i)) }, 300, 20, ReasonTrapTimestamp},
		{"the time in the query", func(i int) string { return fmt.Sprintf("/t?_=%d", time.Now().Unix()+int64(i)) }, 300, 20, ReasonTrapTimestamp},
		{"one page in many spellings", func(i int) string {
			b := []byte("/aboutus")
			for k := range 7 {
				if (i+1)>>k&1 == 1 {
					b[k+1] -= 32
				}
			}
			return string(b)
		}, 120, 3, ReasonTrapCase},
		{"folders of letters", func(i int) string { return fmt.Sprintf("/t/a/b/%c/%c/", 'c'+i/20, 'c'+i%20) }, 400, 100, ReasonTrapLetters},
		{"letters by parameter", func(i int) string { return fmt.Sprintf("/list?letter=%c%c", 'a'+i/26, 'a'+i%26) }, 300, 100, ReasonTrapLetters},
		{"endless relative links", func(i int) string { return "/t/" + strings.Repeat("x/", i) }, 19, 4, ReasonTrapRepeated},
		{"deep paths", func(i int) string { return "/" + strings.Repeat("ab/cd/", i) }, 11, 4, ReasonTrapRepeated},
		{"many segments", func(i int) string {
			var b strings.Builder
			for k := range i {
				fmt.Fprintf(&b, "/s%d", k)
			}
			return b.String() + "/"
		}, 40, 21, ReasonTrapSegments},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tr := newTraps()
			passed := 0
			for i := range tt.n {
				switch reason := tr.judge(base + tt.url(i)); reason {
				case "":
					passed++
				case tt.reason:
				default:
					t.Fatalf("%s: %s", tt.url(i), reason)
				}
			}
			if passed != tt.passed {
				t.Errorf("%d of %d pass, want %d", passed, tt.n, tt.passed)
			}
		})
	}
}

func TestVariantsWithOneBody(t *testing.T) {
	tr := newTraps()
	url := func(i int) string { return fmt.Sprintf("https://shop.example/search?q=%d", i) }
	for i := range 30 {
		if r := tr.judge(url(i)); r != "" {
			t.Fatal(r)
		}
		tr.content(url(i), 42)
	}
	if r := tr.judge(url(30)); r != "" {
		t.Error("the wave that is under way counts already")
	}
	tr.settle()
	if r := tr.judge(url(31)); r != ReasonTrapDuplicate {
		t.Errorf("reason %q after 30 equal bodies", r)
	}
	if r := tr.judge("https://shop.example/other?q=1"); r != "" {
		t.Errorf("another path: %q", r)
	}
	for i := range 200 {
		tr.content(fmt.Sprintf("https://shop.example/show?id=%d", i), uint64(max(i, 30))) // 31 removed articles among 200
	}
	tr.settle()
	if r := tr.judge("https://shop.example/show?id=999"); r != "" {
		t.Errorf("a few pages that are gone close the whole path: %q", r)
	}
}

func TestEndlessCalendarEnds(t *testing.T) {
	const base = "https://shop.example"
	for _, workers := range []int{1, 16} {
		synctest.Test(t, func(t *testing.T) {
			s := flat(50)
			home := s.pages[flatStart]
			home.links = append(home.links, base+"/calendar?d=1")
			s.pages[flatStart] = home
			s.hook = func(_ context.Context, r request) *answer {
				var d int
				if n, _ := fmt.Sscanf(r.URL, base+"/calendar?d=%d", &d); n != 1 {
					return nil
				}
				next := fmt.Sprintf("%s/calendar?d=%d", base, d+1)
				return &answer{MediaType: "text/html", HTML: true, Source: page.Source{URL: r.URL, Status: 200, Body: []byte(next + "\n" + next + "&view=week")}}
			}
			j := newMemory()
			sum, err := s.crawl(t, t.Context(), Config{Start: flatStart, MaxDepth: -1, Concurrency: workers}, j, listLinks)
			if err != nil || sum.State != "complete" {
				t.Fatal(sum, err)
			}
			i := slices.IndexFunc(sum.Limits, func(l Limit) bool { return l.Name == "trap:calendar" })
			if i < 0 || sum.Limits[i].Value != 100 || sum.Limits[i].Count != 3 || len(sum.Limits[i].URLs) != 3 {
				t.Errorf("limits %v", sum.Limits)
			}
			if n := s.requests(); n != 51+200 {
				t.Errorf("%d requests", n)
			}
			checkCounts(t, j, s, sum)
		})
	}
}

func TestOnlyAThousandRefusalsAreListed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := flat(10)
		home := s.pages[flatStart]
		for i := range 3000 {
			home.links = append(home.links, fmt.Sprintf("https://shop.example/calendar?d=%d", i))
		}
		s.pages[flatStart] = home
		j := newMemory()
		sum, err := s.crawl(t, t.Context(), Config{Start: flatStart}, j, listLinks)
		if err != nil || sum.State != "complete" {
			t.Fatal(sum, err)
		}
		skipped := 0
		for _, v := range j.recorded() {
			if v.Outcome == page.Skipped {
				skipped++
			}
		}
		if skipped != maxTrapsListed || sum.Limits[0].Count != 2900 || len(j.pending()) != 0 {
			t.Errorf("%d listed, limits %v, %d left", skipped, sum.Limits, len(j.pending()))
		}
	})
}
