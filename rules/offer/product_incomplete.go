package offer

import (
	"slices"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// An item is one answer that a buyer looks for, by its name in both languages.
type item struct {
	en, zh string
	here   bool
}

// productIncomplete counts which answers of a buyer's list the page gives: one list for goods, one for services.
func productIncomplete(c *analyzer.Context) analyzer.Result {
	p := c.Page
	items := common(c)
	if goods(p) {
		items = append(items, forGoods(c)...)
	} else {
		items = append(items, forServices(c)...)
	}
	have := 0
	var lackEN, lackZH []string
	for _, it := range items {
		if it.here {
			have++
		} else {
			lackEN, lackZH = append(lackEN, it.en), append(lackZH, it.zh)
		}
	}
	limit := c.Params.Number("share")
	share := float64(have) / float64(len(items))
	if share >= limit {
		return analyzer.Result{}
	}
	return analyzer.Result{
		Status: analyzer.Fail, Loss: max(0.2, (limit-share)/limit), Confidence: 0.8, Count: 1,
		Evidence: outline(p, 5),
		Values:   analyzer.V("got", have, "of", len(items), "missing", lackEN, "missing_zh", lackZH),
	}
}

// goods reports whether the page offers a thing with a price rather than work.
func goods(p *page.Page) bool {
	if len(p.Offer.Prices) > 0 || p.Signals.Cart {
		return true
	}
	return slices.ContainsFunc(p.Structured, func(e page.Entity) bool { return e.Type == "Product" || e.Type == "ProductGroup" })
}

// common is what goods and services share.
func common(c *analyzer.Context) []item {
	p := c.Page
	images := slices.ContainsFunc(p.Images, func(m page.Image) bool {
		return m.Region == page.Main && !m.Hidden && !(m.Width > 0 && m.Width < 60)
	})
	price := len(p.Offer.Prices) > 0 || len(p.Offer.PriceWords) > 0 || c.Says(c.Params.Strings("price"))
	for i := range p.CTAs {
		g := p.CTAs[i].Goal
		price = price || g == page.Buy || p.CTAs[i].InContent() && (g == page.Enquire || g == page.Book || g == page.Trial)
	}
	sig := &p.Signals
	proof := sig.Testimonials || sig.Ratings || sig.Certifications || sig.CaseLinks || sig.ClientLogos || sig.Press
	return []item{
		{"name", "名称", p.Offer.Headline != ""},
		{"picture", "图片", images},
		{"description", "详细介绍", p.Text.Words >= 140 || p.Language != "zh" && p.Text.Words >= 80},
		{"price or quote", "价格或询价", price},
		{"guarantee or service after the sale", "售后保障", sig.Guarantee || sig.AfterSales || slices.Contains(sig.Legal, "returns")},
		{"proof", "案例或评价", proof},
	}
}

func forGoods(c *analyzer.Context) []item {
	p := c.Page
	stock := p.Signals.OutOfStock || p.Signals.Promise || c.Says(c.Params.Strings("available"))
	for i := range p.Structured {
		stock = stock || p.Structured[i].Properties.Has("offers.availability")
	}
	return []item{
		{"specification", "规格参数", len(p.Offer.Numbers) >= 3 || len(p.Offer.SellingPoints) >= 3 || c.Says(c.Params.Strings("specification"))},
		{"availability", "库存或交期", stock},
		{"delivery", "配送", slices.Contains(p.Signals.Legal, "shipping") || c.Says(c.Params.Strings("delivery"))},
	}
}

func forServices(c *analyzer.Context) []item {
	p := c.Page
	return []item{
		{"scope", "服务内容", len(p.Offer.SellingPoints) >= 3 || len(p.Headings) >= 4},
		{"process", "服务流程", p.Signals.Process || c.Says(c.Params.Strings("process"))},
		{"duration", "周期", p.Signals.Promise || c.Says(c.Params.Strings("available"))},
	}
}
