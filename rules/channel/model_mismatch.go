package channel

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// modelMismatch compares what the company lives from with what its site can do: a shop with low prices and nowhere a
// basket, a firm that needs enquiries and takes none, a brand that hides where it is sold.
func modelMismatch(s *analyzer.Site, params analyzer.Params) analyzer.SiteCheck {
	return &capabilities{site: s, limit: params.Number("price"), stores: params.Strings("stores")}
}

type capabilities struct {
	site                           *analyzer.Site
	limit                          float64
	stores                         []string
	cart, market, enquiry, located bool
	cheap, dear                    int // product pages with a price below or above the limit
	priced, bought                 []int32
	quote                          string // the first price
	blind                          int    // pages that cannot be seen
	home                           string
}

func (k *capabilities) Page(i int32, p *page.Page) {
	if p.ScriptOnly {
		k.blind++
		return
	}
	if i == 0 || k.home == "" && p.Type == page.Home {
		k.home = strings.Clone(headline(p).Quote)
	}
	k.market = k.market || marketplace(p)
	for n := range p.CTAs {
		switch p.CTAs[n].Goal {
		case page.Buy:
			if len(k.bought) < 20 {
				k.bought = append(k.bought, i)
			}
		case page.Enquire, page.Call, page.Chat, page.Book:
			k.enquiry = true
		}
	}
	for n := range p.Forms {
		switch p.Forms[n].Purpose {
		case "contact", "lead", "booking":
			k.enquiry = true
		case "checkout":
			k.cart = true
		}
	}
	k.enquiry = k.enquiry || len(p.Contacts.Phones)+len(p.Contacts.Emails)+len(p.Contacts.Chat) > 0
	k.cart = k.cart || p.Signals.Cart || p.Type == page.Cart
	if p.Type == page.Product && len(p.Offer.Prices) > 0 {
		if p.Offer.Prices[0].Amount < k.limit {
			k.cheap++
			if len(k.priced) < 20 {
				k.priced = append(k.priced, i)
			}
			if k.quote == "" {
				k.quote = strings.Clone(p.Offer.Prices[0].Text)
			}
		} else {
			k.dear++
		}
	}
	if k.site.Model == page.Brand && !k.located {
		for n := range p.Links {
			if l := &p.Links[n]; len(l.Text) < 80 && analyzer.Says(l.Text, k.stores) {
				k.located = true
				break
			}
		}
	}
}

// Unknown reports that model or crawl leave the question open.
func (k *capabilities) Unknown() bool {
	return k.site.ModelConfidence < sureModel || !k.site.Complete || k.blind > 0
}

func (k *capabilities) Findings() []analyzer.Finding {
	if k.Unknown() {
		return nil
	}
	confidence := 0.8
	if k.site.ModelConfidence < 0.8 {
		confidence = 0.5
	}
	found := func(state, stateZH, quote string, pages []int32) []analyzer.Finding {
		if quote == "" {
			quote = k.site.Root
		}
		return []analyzer.Finding{{
			Loss: 1, Confidence: confidence, Count: max(1, len(pages)), Related: k.site.URLs(pages),
			Values:   analyzer.V("got", state, "got_zh", stateZH),
			Evidence: []analyzer.Evidence{{Quote: quote, URL: k.site.Root}},
		}}
	}
	switch k.site.Model {
	case page.Retail:
		if !k.cart && len(k.bought) == 0 && !k.market && k.cheap >= 3 && k.cheap > k.dear {
			return found("Goods are priced for sale, but no page has a basket or leads to a marketplace", "商品有零售价，但全站没有购物车，也没有商城链接", k.quote, k.priced)
		}
	case page.LeadGen:
		if len(k.bought) > 0 && !k.enquiry {
			return found("The company lives from enquiries, but the site only takes orders", "公司靠询盘成交，网站却只能下单", k.home, k.bought)
		}
	case page.Brand:
		if !k.cart && len(k.bought) == 0 && !k.market && !k.located {
			return found("A brand without a shop, and no page says where its products are sold", "品牌站没有商城，也没有说明哪里可以买到", k.home, nil)
		}
	}
	return nil
}
