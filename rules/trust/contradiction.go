package trust

import (
	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// contradiction reports the facts that two pages tell differently. Telephone numbers are the business of contact/inconsistent-nap; here
// only what they are called counts.
func contradiction(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return &disagreement{analyzer.NewLedger(s)}
}

type disagreement struct{ ledger *analyzer.Ledger }

func (d *disagreement) Page(i int32, p *page.Page) { d.ledger.Page(i, p) }

// factNames are the facts in the languages of the report.
var factNames = map[string][2]string{
	"founded": {"the founding year", "成立年份"}, "staff": {"the number of staff", "员工人数"}, "customers": {"the number of customers", "客户数量"},
	"projects": {"the number of projects", "项目数量"}, "places": {"the number of locations", "网点数量"}, "experience": {"the years of experience", "从业年数"},
	"guarantee": {"the length of the guarantee", "质保期限"}, "delivery": {"the delivery time", "交货时间"}, "reply": {"the time until you answer", "回复时间"},
	"hours": {"the opening hours", "营业时间"}, "fax": {"whether a number is a fax", "同一号码是电话还是传真"}, "price": {"the price of a product", "同一产品的价格"},
}

func (d *disagreement) Findings() []analyzer.Finding {
	var list []analyzer.Finding
	for _, c := range d.ledger.Contradictions() {
		name := factNames[c.Fact]
		list = append(list, analyzer.Finding{
			Loss: 0.6, Confidence: 0.8, Count: 2, Values: analyzer.V("got", []string{c.A.Quote, c.B.Quote}, "fact_en", name[0], "fact_zh", name[1]),
			Related: []string{c.A.URL, c.B.URL}, Evidence: []analyzer.Evidence{{Quote: c.A.Quote, URL: c.A.URL}, {Quote: c.B.Quote, URL: c.B.URL}},
		})
	}
	return list
}
