package analyzer

import (
	"fmt"
	"slices"
	"testing"

	"github.com/siteassay/assay/page"
)

func TestPageJobs(t *testing.T) {
	f := newJobFinder(&Site{Nodes: []Node{{Outcome: page.Audited, Indexable: true}}})
	buttons := func(url string, hero bool, signature string, goals ...page.Goal) {
		p := &page.Page{URL: url, Type: page.Product, Indexable: true}
		for _, g := range goals {
			p.CTAs = append(p.CTAs, page.CTA{Text: string(g), Goal: g, Region: page.Main, Signature: signature, Hero: hero})
		}
		f.page(p)
	}
	buttons("/none", true, "a.btn", page.Navigate)
	buttons("/one", true, "a.btn", page.Call, page.Chat, page.Enquire) // three ways to one step
	buttons("/bare", true, "a", page.Buy, page.Book, page.Trial)       // links have no look of their own
	buttons("/below", false, "a.btn", page.Buy, page.Book)
	buttons("/top", true, "a.btn", page.Buy, page.Book)
	buttons("/three", true, "a.btn", page.Buy, page.Book, page.Call)
	f.page(&page.Page{URL: "/header", Type: page.Product, Indexable: true, CTAs: []page.CTA{{Goal: page.Call, Region: page.Header}}})
	v := f.jobs()
	if v.Pages != 5 || v.None != 1 || v.Frame != 1 {
		t.Errorf("%d pages, %d without a step", v.Pages, v.None)
	}
	if got := fmt.Sprintf("%+v", v.Types); got != "[{Type:product Pages:7 None:1 Frame:1 One:2 Two:2 More:1 Steps:1.8}]" {
		t.Errorf("types %s", got)
	}
	var urls []string
	for _, w := range v.Worst {
		urls = append(urls, w.URL)
	}
	if !slices.Equal(urls, []string{"/three", "/top", "/below"}) || !slices.Equal(v.Worst[0].Labels, []string{"buy", "book", "call"}) {
		t.Errorf("worst %+v", v.Worst)
	}
}

func TestWorstJobsAreBounded(t *testing.T) {
	f := newJobFinder(&Site{Nodes: []Node{{Outcome: page.Audited, Indexable: true}}})
	for k := range 200 {
		p := &page.Page{URL: fmt.Sprint("/", k), Type: page.Product, Indexable: true}
		for _, g := range []page.Goal{page.Buy, page.Book, page.Trial}[:2+k/199] {
			p.CTAs = append(p.CTAs, page.CTA{Goal: g, Region: page.Main, Signature: "a.btn"})
		}
		f.page(p)
	}
	if v := f.jobs(); len(v.Worst) != maxWorstJobs || v.Worst[0].URL != "/199" || v.Worst[1].URL != "/0" {
		t.Errorf("%d, first %s", len(v.Worst), v.Worst[0].URL)
	}
}
