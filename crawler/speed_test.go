package crawler

import (
	"fmt"
	"testing"
	"testing/synctest"
	"time"
)

// Sixteen workers must be busy nearly all the time, though waves end, redirects make waves of their own and errors are tried
// again after half a second.
func TestWorkersDoNotIdleAtTheEndOfWaves(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const n = 2000
		s := &fakeSite{pages: map[string]fakePage{}, delay: func(string) time.Duration { return 50 * time.Millisecond }}
		url := func(i int) string { return fmt.Sprintf("https://shop.example/p/%d", i) }
		for i := range n {
			var p fakePage
			for k := 1; k <= 10; k++ {
				p.links = append(p.links, url(min(10*i+k, n-1)))
			}
			for k := range 10 {
				p.links = append(p.links, url(int(hashURL(fmt.Sprint(i, k))%n)))
			}
			if i%300 == 17 {
				a := fmt.Sprintf("https://shop.example/moved/%d/", i)
				p.links = append(p.links, a+"1")
				s.pages[a+"1"] = fakePage{status: 301, location: a + "2"}
				s.pages[a+"2"] = fakePage{status: 301, location: a + "3"}
				s.pages[a+"3"] = fakePage{status: 301, location: url(i + 1)}
			}
			if i == 33 || i == 34 {
				e := fmt.Sprintf("https://shop.example/error/%d", i)
				p.links = append(p.links, e)
				s.pages[e] = fakePage{status: 500}
			}
			s.pages[url(i)] = p
		}
		j := newMemory()
		began := time.Now()
		sum, err := s.crawl(t, t.Context(), Config{Start: url(0), MaxPages: 5000}, j, listLinks)
		if err != nil || sum.State != "complete" {
			t.Fatal(sum, err)
		}
		took, best := time.Since(began), time.Duration(s.requests())*50*time.Millisecond/16
		// A crawl that begins is let go in steps (exposure.go), which takes it some eight answers.
		if took > best*103/100+450*time.Millisecond {
			t.Errorf("%d requests took %s; 16 workers could do it in %s", s.requests(), took, best)
		}
	})
}
