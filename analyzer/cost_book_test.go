package analyzer

import (
	"testing"

	"github.com/siteassay/assay/page"
)

type countedCheck struct{ work int }

func (c *countedCheck) Page(int32, *page.Page) { c.work += 5 }
func (c *countedCheck) Findings() []Finding    { return nil }
func (c *countedCheck) Work() int              { return c.work }

// TestDearestRules: what a user's rules cost is counted on the first pages, of page rules and of rules over the site; ours do not count.
func TestDearestRules(t *testing.T) {
	takes := func(n int) func(*Context) Result { return func(*Context) Result { return Result{Work: n} } }
	e := NewEngine([]*Rule{
		{ID: "acme/cheap", Pack: "acme", Page: takes(15)},
		{ID: "acme/dear", Pack: "acme", Page: takes(80)},
		{ID: "acme/site", Pack: "acme", Site: func(*Site) SiteCheck { return &countedCheck{} }},
		{ID: "acme/elsewhere", Pack: "acme", Types: []page.Type{page.Legal}, Page: takes(1000)},
		{ID: "seo/ours", Pack: "builtin", Page: takes(5000)},
	})
	site := &Site{}
	b := NewCostBook(e, site)
	for i := range int32(100) {
		b.Page(i, &page.Page{Type: page.Home}, site)
	}
	got := b.Dearest(2)
	if len(got) != 2 || got[0] != (RuleCost{"acme/dear", 80, 0.8}) || got[1] != (RuleCost{"acme/cheap", 15, 0.15}) {
		t.Errorf("%+v", got)
	}
	if all := b.Dearest(10); len(all) != 3 || all[2].Rule != "acme/site" {
		t.Errorf("%+v", all)
	}
	if none := NewCostBook(NewEngine(nil), site).Dearest(10); none != nil {
		t.Errorf("%+v", none)
	}
}
