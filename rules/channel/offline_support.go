package channel

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// offlineSupport looks for what a customer needs to come by: a list of shops, or the way, the hours and a telephone number. A firm is
// taken to have shops where it says so, in structured data or in words; the address of an imprint is none.
func offlineSupport(s *analyzer.Site, p analyzer.Params) analyzer.SiteCheck {
	concerned := (s.Model == page.Brand || s.Model == page.Retail) && s.ModelConfidence >= sureModel
	return &visit{Search: analyzer.Search{Site: s}, params: p, concerned: concerned}
}

type visit struct {
	analyzer.Search
	params                             analyzer.Params
	concerned                          bool
	quote, url                         string // what says that there is a shop
	addressed                          bool
	locator, directions, hours, phoned bool
}

func (v *visit) Page(_ int32, p *page.Page) {
	if !v.concerned {
		return
	}
	v.See(p)
	v.addressed = v.addressed || len(p.Contacts.Addresses) > 0
	v.hours = v.hours || p.Contacts.Hours != ""
	v.phoned = v.phoned || len(p.Contacts.Phones) > 0
	for i := range p.Structured {
		e := &p.Structured[i]
		if v.quote == "" && shopType(e.Type) && e.Properties.Get("address.streetAddress") != "" {
			v.quote, v.url = e.Type+": "+strings.Clone(e.Properties.Get("address.streetAddress")), strings.Clone(p.URL)
		}
		v.addressed = v.addressed || e.Properties.Get("address.streetAddress") != ""
		v.hours = v.hours || strings.HasPrefix(e.Properties.Get("openingHours"), "M") || e.Properties.Has("openingHoursSpecification.opens")
	}
	for i := range p.Links {
		l := &p.Links[i]
		if !v.locator && len(l.Text) < 60 && analyzer.Says(l.Text, v.params.Strings("locator")) {
			v.locator = true
		}
		v.directions = v.directions || mapLink(l.URL) || len(l.Text) < 60 && analyzer.Says(l.Text, v.params.Strings("directions"))
	}
	for i := range p.Resources {
		v.directions = v.directions || p.Resources[i].Kind == "iframe" && mapLink(p.Resources[i].URL)
	}
	if p.Type == page.Article || p.Type == page.Legal || p.ScriptOnly {
		return
	}
	if !v.directions && analyzer.Says(p.Text.Main, v.params.Strings("directions")) {
		v.directions = true
	}
	if v.quote != "" || !analyzer.Says(p.Text.Main, v.params.Strings("shop")) {
		return
	}
	for line := range strings.SplitSeq(p.Text.Main, "\n") {
		if analyzer.Says(line, v.params.Strings("shop")) {
			v.quote, v.url = strings.Clone(line), strings.Clone(p.URL)
			return
		}
	}
}

// shopType reports whether a type of schema.org is a place where customers come by.
func shopType(t string) bool {
	return t == "LocalBusiness" || strings.HasSuffix(t, "Store") && t != "OnlineStore" || t == "Bakery" || t == "Restaurant" || t == "AutoDealer"
}

func mapLink(url string) bool {
	for _, s := range [...]string{"google.com/maps", "maps.google.", "maps.app.goo.gl", "goo.gl/maps", "openstreetmap.org", "maps.apple.com", "map.baidu.com", "api.map.baidu", "amap.com", "map.qq.com", "maps.bing.", "bing.com/maps"} {
		if strings.Contains(url, s) {
			return true
		}
	}
	return false
}

// Unknown reports that the crawl leaves the question open.
func (v *visit) Unknown() bool { return v.concerned && v.wanting() != nil && !v.Conclusive() }

// wanting are the things that a customer on his way does not find; nil when he finds enough, or when nothing says that there is a shop.
func (v *visit) wanting() []string {
	if v.quote == "" || !v.addressed || v.locator {
		return nil
	}
	var w []string
	for _, x := range [...]struct {
		there bool
		key   string
	}{{v.directions, analyzer.Term("the way or a map", "路线或地图")}, {v.hours, analyzer.Term("opening hours", "营业时间")}, {v.phoned, analyzer.Term("a telephone number", "电话")}} {
		if !x.there {
			w = append(w, x.key)
		}
	}
	return w
}

func (v *visit) Findings() []analyzer.Finding {
	missing := v.wanting()
	if !v.concerned || missing == nil || !v.Conclusive() {
		return nil
	}
	return []analyzer.Finding{{
		Loss: float64(len(missing)) / 3, Confidence: 0.8, Count: len(missing), Values: analyzer.V("got", missing),
		Evidence: []analyzer.Evidence{{Quote: v.quote, URL: v.url}},
	}}
}
