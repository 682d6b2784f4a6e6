package channel

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// A market is a marketplace by the names that texts give it and the hosts of its shops.
type market struct {
	name  string
	names []string
	hosts []string
}

// markets in the order in which they are reported.
var markets = []market{
	{"淘宝", []string{"淘宝", "taobao"}, []string{"taobao.com"}},
	{"天猫", []string{"天猫", "tmall"}, []string{"tmall.com", "tmall.hk"}},
	{"京东", []string{"京东", "jd.com"}, []string{"jd.com", "jd.hk"}},
	{"拼多多", []string{"拼多多", "pinduoduo"}, []string{"pinduoduo.com", "yangkeduo.com"}},
	{"1688", []string{"1688", "阿里巴巴"}, []string{"1688.com", "alibaba.com"}},
	{"抖音", []string{"抖音小店", "抖音店"}, []string{"douyin.com", "jinritemai.com"}},
	{"小红书", []string{"小红书店"}, []string{"xiaohongshu.com", "xhslink.com"}},
	{"有赞", []string{"有赞"}, []string{"youzan.com"}},
	{"微店", []string{"微店"}, []string{"weidian.com"}},
	{"唯品会", []string{"唯品会"}, []string{"vip.com"}},
	{"Amazon", []string{"amazon"}, []string{"amazon.", "amzn.to", "amzn.eu"}},
	{"eBay", []string{"ebay"}, []string{"ebay."}},
	{"Etsy", []string{"etsy"}, []string{"etsy.com"}},
	{"Walmart", []string{"walmart"}, []string{"walmart."}},
	{"Zalando", []string{"zalando"}, []string{"zalando."}},
	{"Otto", []string{"otto.de", "otto marketplace"}, []string{"otto.de"}},
	{"Cdiscount", []string{"cdiscount"}, []string{"cdiscount.com"}},
	{"Mercado Libre", []string{"mercado libre", "mercadolibre"}, []string{"mercadolibre.", "mercadolivre."}},
}

// marketNames are the names of all of them.
var marketNames = func() (names []string) {
	for i := range markets {
		names = append(names, markets[i].names...)
	}
	return names
}()

// marketplaceUnlinked finds marketplaces that the pages name as the place where the company sells, and that no link of the site
// leads to, or whose link ends at the front of the marketplace or nowhere. News and articles name marketplaces for other
// reasons.
func marketplaceUnlinked(s *analyzer.Site, p analyzer.Params) analyzer.SiteCheck {
	return &mentioned{Search: analyzer.Search{Site: s}, context: p.Strings("context"), seen: make([]mention, len(markets))}
}

type mentioned struct {
	analyzer.Search
	context []string
	seen    []mention
}

// A mention is what the site says of one marketplace.
type mention struct {
	quote, url string // the first line that names it
	linked     bool   // to a shop there
	front      string // link to its front page, or one that ends there or nowhere
	frontURL   string
}

func (k *mentioned) Page(_ int32, p *page.Page) {
	k.See(p)
	for i := range p.Links {
		if l := &p.Links[i]; l.Kind == "http" && !l.Internal {
			k.link(p, l.URL)
		}
	}
	switch p.Type {
	case page.Article, page.Listing, page.Legal, page.FAQ, page.Case:
		return
	}
	if p.ScriptOnly || !analyzer.Says(p.Text.Main, marketNames) {
		return
	}
	for line := range strings.SplitSeq(p.Text.Main, "\n") {
		if len(line) > 600 || !analyzer.Says(line, k.context) {
			continue
		}
		for m := range markets {
			if k.seen[m].quote == "" && analyzer.Says(line, markets[m].names) {
				k.seen[m].quote, k.seen[m].url = strings.Clone(line), strings.Clone(p.URL)
			}
		}
	}
}

// link notes a link to a marketplace.
func (k *mentioned) link(p *page.Page, url string) {
	host := analyzer.HostOf(url)
	for m := range markets {
		if !of(host, markets[m].hosts) {
			continue
		}
		x := k.Site.Assets.Find(url)
		front := frontPage(url)
		if x != nil {
			front = front || x.Outcome == page.AssetBroken || x.Final != "" && frontPage(x.Final)
		}
		if !front {
			k.seen[m].linked = true
		} else if k.seen[m].front == "" {
			k.seen[m].front, k.seen[m].frontURL = strings.Clone(url), strings.Clone(p.URL)
		}
		return
	}
}

// of reports whether a host is that of a marketplace, a name below it included; hosts that end in a point are of any country.
func of(host string, hosts []string) bool {
	for _, h := range hosts {
		if strings.HasSuffix(h, ".") {
			if strings.HasPrefix(host, h) || strings.Contains(host, "."+h) {
				return true
			}
			continue
		}
		if host == h || strings.HasSuffix(host, "."+h) {
			return true
		}
	}
	return false
}

// frontPage reports whether a URL has no path, query or shop of its own: www or the bare name of the marketplace.
func frontPage(url string) bool {
	_, rest, _ := strings.Cut(url, "://")
	host, path, _ := strings.Cut(rest, "/")
	labels := strings.Split(strings.TrimPrefix(host, "www."), ".")
	return path == "" && (len(labels) <= 2 || len(labels) == 3 && len(labels[1]) <= 3)
}

// Unknown reports that a shop is named, no link was found, and the crawl did not see all.
func (k *mentioned) Unknown() bool {
	for _, m := range k.seen {
		if m.quote != "" && !m.linked && m.front == "" && !k.Conclusive() {
			return true
		}
	}
	return false
}

func (k *mentioned) Findings() []analyzer.Finding {
	f := analyzer.Finding{Confidence: 0.8}
	var names []string
	for m, x := range k.seen {
		switch {
		case x.linked || x.quote == "" && x.front == "":
			continue
		case x.front != "":
			f.Evidence = append(f.Evidence, analyzer.Evidence{Quote: x.front, URL: x.frontURL})
		case !k.Conclusive():
			continue
		default:
			f.Evidence = append(f.Evidence, analyzer.Evidence{Quote: x.quote, URL: x.url})
		}
		names = append(names, markets[m].name)
	}
	if len(names) == 0 {
		return nil
	}
	f.Count, f.Values = len(names), analyzer.V("got", names)
	f.Loss = min(1, 0.5+0.25*float64(len(names)-1))
	return []analyzer.Finding{f}
}
