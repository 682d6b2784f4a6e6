package cta

import (
	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// promiseBroken reports the calls that lead to a page without what their label says, a label and a destination once
// (analyzer.CallBook.Breaks has the guards). Some faults of the destination belong to other rules: that it does not
// open to cta/dead-target, a contact page without contacts to contact/page-incomplete, a page that sells without any way
// to reach the company to contact/no-route, and what the destination's own title promises to clarity/promise-not-kept. What only the words of a label and a title tell is shown in the report
// and not charged.
func promiseBroken(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck { return &promises{s} }

type promises struct{ site *analyzer.Site }

// Page has nothing to do: the site keeps the book of its calls.
func (*promises) Page(int32, *page.Page) {}

// things are the words for what is missing, and how they stand in a sentence of either language.
var things = map[string][2]string{
	"contact":    {"a form, number or mail address", "表单、电话或邮箱"},
	"booking":    {"a way to book", "预约入口"},
	"sign-up":    {"a way to register", "注册入口"},
	"download":   {"anything to download", "可下载的内容"},
	"order":      {"a way to buy", "购买入口"},
	"newsletter": {"a field for the mail address", "订阅入口"},
	"price":      {"a price", "价格"},
}

// ownFault reports whether rules on contacts judge the destination for having none.
func (b *promises) ownFault(x *analyzer.PromiseBreak) bool {
	switch x.Type {
	case page.Contact:
		return true
	case page.Home, page.Landing, page.Product, page.Pricing, page.Case:
	default:
		return false
	}
	i := b.site.Lookup(x.Destination)
	if i < 0 || b.site.Graph == nil {
		return true
	}
	for _, to := range b.site.Graph.Targets(i) {
		if b.site.Nodes[to].Type == page.Contact {
			return false // it can be reached from there, but not as the button says
		}
	}
	return true
}

func (b *promises) Findings() []analyzer.Finding {
	var fs []analyzer.Finding
	audited := 0
	for i := range b.site.Nodes {
		if b.site.Nodes[i].Outcome == page.Audited {
			audited++
		}
	}
	for _, x := range b.site.Calls.Breaks() {
		thing, ok := things[x.Missing]
		if !ok || x.Titled || x.Missing == "contact" && b.ownFault(&x) {
			continue
		}
		if len(fs) == 20 {
			break
		}
		loss := 0.25
		if x.Pages*10 >= audited {
			loss = 0.5
		}
		fs = append(fs, analyzer.Finding{
			Loss: loss, Confidence: 0.8, Count: x.Pages,
			Values: analyzer.V("label", x.Label, "got", x.Pages, "thing", thing[0], "thing_zh", thing[1]),
			Evidence: []analyzer.Evidence{
				{Quote: x.Label + " → " + x.Destination, URL: x.Page},
			},
			Related: []string{x.Page, x.Destination},
		})
	}
	return fs
}
