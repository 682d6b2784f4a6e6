package service

import (
	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// The rungs of the service ladder: each serves a visitor who would not take the one below.
const (
	rungNone = iota
	rungContact
	rungAnswers
	rungMail
	rungChat
	rungCommunity
)

// rungNames are the rungs in the languages of the report.
var rungNames = [...][2]string{{"nothing", "无"}, {"contact data", "联系方式"}, {"answered questions", "常见问题"}, {"mail or form", "邮件或表单"}, {"chat or messenger", "在线客服或即时通讯"}, {"community or self-service", "社区或自助服务"}}

// rungMinimum is the rung that customers of each business model expect.
var rungMinimum = map[page.Model]int{page.Retail: rungChat, page.SaaS: rungChat, page.LeadGen: rungMail, page.Brand: rungAnswers, page.Content: rungContact}

// ladder measures the highest rung that the site reaches. A chat that a tag manager loads cannot be seen.
func ladder(s *analyzer.Site, params analyzer.Params) analyzer.SiteCheck {
	return &climb{Search: analyzer.Search{Site: s}, questions: analyzer.NewLabels(params.Strings("questions")), community: analyzer.NewLabels(params.Strings("community"))}
}

type climb struct {
	analyzer.Search
	questions, community *analyzer.Labels
	rung                 int
	managed              bool // a tag manager may load a chat
}

func (c *climb) Page(_ int32, p *page.Page) {
	c.See(p)
	ct := &p.Contacts
	reach := func(rung int, yes bool) {
		if yes {
			c.rung = max(c.rung, rung)
		}
	}
	reach(rungContact, len(ct.Phones)+len(ct.Addresses) > 0)
	if c.rung < rungAnswers {
		reach(rungAnswers, answered(p, c.questions))
	}
	reach(rungMail, len(ct.Emails)+len(ct.Masked) > 0)
	for i := range p.Forms {
		switch p.Forms[i].Purpose {
		case "contact", "lead", "booking", "order":
			reach(rungMail, true)
		}
	}
	reach(rungChat, len(ct.Chat)+len(ct.Messaging) > 0)
	for i := range p.Vendors {
		c.managed = c.managed || p.Vendors[i].Kind == "tagmanager"
	}
	if c.rung < rungCommunity && p.Type != page.Article {
		reach(rungCommunity, linked(p, c.community))
	}
}

func (c *climb) minimum() int { return rungMinimum[c.Site.Model] }

// sure reports whether a rung that was not seen is not there.
func (c *climb) sure() bool { return c.Conclusive() && !(c.managed && c.minimum() >= rungChat) }

func (c *climb) Findings() []analyzer.Finding {
	least := c.minimum()
	if c.rung >= least || !c.sure() {
		return nil
	}
	return []analyzer.Finding{{
		Loss: float64(least-c.rung) / float64(least), Confidence: 0.8, Evidence: []analyzer.Evidence{c.Evidence()},
		Values: analyzer.V("got", c.rung, "least", least, "got_en", rungNames[c.rung][0], "got_zh", rungNames[c.rung][1], "least_en", rungNames[least][0], "least_zh", rungNames[least][1]),
	}}
}

func (c *climb) Unknown() bool { return c.rung < c.minimum() && !c.sure() }
