package contact

import (
	"math/bits"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// kindNames are the ways in the languages of the report, in the order of the bits.
var kindNames = [...][2]string{{"phone", "电话"}, {"e-mail", "邮箱"}, {"form", "表单"}, {"chat", "在线客服"}, {"messenger", "即时通讯"}}

// oneChannel counts the kinds of ways that the whole site offers.
func oneChannel(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return &channels{Search: analyzer.Search{Site: s}}
}

type channels struct {
	analyzer.Search
	kinds int
	quote string // of the first way
	url   string
}

func (c *channels) Page(_ int32, p *page.Page) {
	c.See(p)
	k := kinds(p)
	if c.quote == "" && k != 0 {
		c.quote, c.url = strings.Clone(wayOf(p)), strings.Clone(p.URL)
	}
	c.kinds |= k
}

// wayOf quotes the first way of a page.
func wayOf(p *page.Page) string {
	switch ct := &p.Contacts; {
	case len(ct.Phones) > 0:
		return ct.Phones[0].Text
	case len(ct.Emails) > 0:
		return ct.Emails[0]
	case len(ct.Masked) > 0:
		return ct.Masked[0]
	case len(ct.Chat) > 0:
		return ct.Chat[0]
	case len(ct.Messaging) > 0:
		return strings.TrimSpace(ct.Messaging[0].Kind + " " + ct.Messaging[0].ID)
	}
	for i := range p.Forms {
		if asks(&p.Forms[i]) && p.Forms[i].Submit != "" {
			return p.Forms[i].Submit
		}
	}
	return headline(p)
}

func (c *channels) enough() bool {
	return bits.OnesCount(uint(c.kinds)) >= 2 || c.Site.Model == page.Content
}

func (c *channels) Findings() []analyzer.Finding {
	if c.enough() || !c.Conclusive() {
		return nil
	}
	f := analyzer.Finding{Loss: 1, Confidence: 0.8, Evidence: []analyzer.Evidence{c.Evidence()}}
	en, zh := "none", "没有"
	if c.kinds != 0 {
		name := kindNames[bits.TrailingZeros(uint(c.kinds))]
		en, zh = name[0], name[1]
		f.Loss, f.Evidence = 0.6, []analyzer.Evidence{{Quote: c.quote, URL: c.url}}
	}
	f.Values = analyzer.V("got", en, "kind_zh", zh, "pages", c.Pages)
	return []analyzer.Finding{f}
}

func (c *channels) Unknown() bool { return !c.enough() && !c.Conclusive() }
