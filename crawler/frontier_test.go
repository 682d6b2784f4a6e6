package crawler

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/siteassay/assay/page"
)

func TestKeyOrder(t *testing.T) {
	start := newBand(phaseLinks, 0, 0)
	listed := newBand(phaseLinks, 0, listWave)
	ordered := []key{
		newKey(start, 0, 0),
		newKey(start.redirect(), 0, 0),
		newKey(listed, 0, 0),
		newKey(listed, 0, 1),
		newKey(listed.redirect(), 2, 0),
		newKey(start.links(), 1, 0),
		newKey(start.links(), 1, 300),
		newKey(start.links(), 70000, 2),
		newKey(start.links().redirect(), 3, 0),
		newKey(start.links().links(), 2, 0),
		newKey(newBand(phaseLinks, 300, 0), 0, 0),
		newKey(newBand(phaseSitemap, 0, 0), 0, 1),
		newKey(newBand(phaseSitemap, 0, 0), 0, 1<<20),
		newKey(listed.links(), 5, 0),
	}
	for i := 1; i < len(ordered); i++ {
		if bytes.Compare(ordered[i-1][:], ordered[i][:]) >= 0 {
			t.Errorf("key %d, %x, is not before %x", i-1, ordered[i-1], ordered[i])
		}
	}
	k := newKey(newBand(phaseLinks, 70000, 7), 1<<31, 1<<30)
	if b := bandOf(k); b.phase() != phaseLinks || b.depth() != 70000 || b.wave() != 7 || b.hops() != 7 || b.clicks() != 70000 {
		t.Errorf("band %x of %x", b, k)
	}
	if listed.clicks() != -1 || listed.links().clicks() != -1 || listed.redirect().hops() != 1 {
		t.Error("what is listed is no click away")
	}
}

// What the frontier keeps when it is full must not depend on the order of the offers.
func TestAFullFrontierKeepsTheSmallestKeys(t *testing.T) {
	type offer struct {
		url int
		key key
	}
	var offers []offer
	r := rand.New(rand.NewPCG(1, 2))
	for parent := range uint32(400) {
		for pos := range uint32(30) {
			offers = append(offers, offer{r.IntN(8000), newKey(newBand(phaseLinks, 1, 0), parent, pos)})
		}
	}
	var want []string
	for round := range 4 {
		f := newFrontier(1000)
		journal := map[key]bool{}
		var ch change
		for _, o := range offers {
			url := fmt.Sprintf("https://shop.example/%d", o.url)
			f.offer(&page.Target{Key: o.key, URL: url, Source: "link"}, hashURL(url), 100, &ch)
		}
		f.begin(newBand(phaseLinks, 1, 0), &ch)
		for _, q := range ch.queue {
			journal[q.Key] = true
		}
		for _, k := range ch.drop {
			if !journal[k] {
				t.Fatalf("%x is dropped and was never queued", k)
			}
			delete(journal, k)
		}
		var got []string
		for {
			target, _, ok := f.lease()
			if !ok {
				break
			}
			got = append(got, target.URL)
			if !journal[target.Key] {
				t.Fatalf("%s is not in the journal", target.URL)
			}
		}
		if len(got) != 1000 || len(journal) != 1000 || !f.full {
			t.Fatalf("%d targets, %d in the journal, full %v", len(got), len(journal), f.full)
		}
		if round == 0 {
			want = got
		} else if !slices.Equal(got, want) {
			t.Fatalf("round %d differs", round)
		}
		r.Shuffle(len(offers), func(i, k int) { offers[i], offers[k] = offers[k], offers[i] })
	}
}

func TestTargetsComeBackWhole(t *testing.T) {
	f := newFrontier(100)
	var ch change
	want := []page.Target{
		{Key: newKey(newBand(phaseLinks, 2, 0), 1, 0), URL: "https://shop.example/a", Depth: 2, Referrer: "https://shop.example/r", Source: "link", Anchor: "茶"},
		{Key: newKey(newBand(phaseLinks, 2, 0), 1, 1), URL: "https://shop.example/b", Depth: 2, Referrer: "https://shop.example/r", Source: "redirect"},
		{Key: newKey(newBand(phaseLinks, 2, 0), 9, 0), URL: "https://shop.example/c", Depth: 2, Referrer: "https://shop.example/s", Source: "link", Anchor: "x", Attempts: 2},
	}
	for i := range want {
		f.offer(&want[i], hashURL(want[i].URL), 100, &ch)
	}
	f.begin(newBand(phaseLinks, 2, 0), &ch)
	for _, w := range want {
		if got, _, ok := f.lease(); !ok || got != w {
			t.Errorf("got %+v\nwant %+v", got, w)
		}
	}
}

func TestHashURL(t *testing.T) {
	seen := map[uint64]string{}
	for i := range 200000 {
		for _, u := range []string{fmt.Sprintf("https://shop.example/p/%d", i), fmt.Sprintf("https://shop.example/%d/p", i), fmt.Sprint(i)} {
			h := hashURL(u)
			if old, ok := seen[h]; ok {
				t.Fatalf("%s and %s have one hash", old, u)
			}
			seen[h] = u
		}
	}
	if hashURL("https://shop.example/") != hashURL([]byte("https://shop.example/")) {
		t.Error("text and bytes differ")
	}
}

// Sixty links of a page, nearly all seen before: the cost that every page has.
func BenchmarkSeenLinks(b *testing.B) {
	cfg := Defaults()
	cfg.MaxPages = 100000
	c := newCrawl(cfg, "https://shop.example/", newMemory(), nil)
	var links []Link
	for i := range 60 {
		u := fmt.Sprintf("https://shop.example/products/category/p-%d", i)
		links = append(links, Link{URL: u})
		c.frontier.restore(hashURL(u))
	}
	for i := range 100000 {
		c.frontier.restore(hashURL(fmt.Sprint(i)))
	}
	j := &job{target: page.Target{Key: newKey(newBand(phaseLinks, 1, 0), 1, 1)}}
	b.ReportAllocs()
	for b.Loop() {
		var ch change
		c.takeLinks(&result{job: j, links: follow(links)}, &ch)
	}
}
