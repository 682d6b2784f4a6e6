package service

import (
	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// rungNames are the rungs in the languages of the report.
var rungNames = [...][2]string{{"nothing", "无"}, {"contact data", "联系方式"}, {"answered questions", "常见问题"}, {"mail or form", "邮件或表单"}, {"chat or messenger", "在线客服或即时通讯"}, {"community or self-service", "社区或自助服务"}}

// rungMinimum is the rung that customers of each business model expect.
var rungMinimum = map[page.Model]int{page.Retail: analyzer.LevelChat, page.SaaS: analyzer.LevelChat, page.LeadGen: analyzer.LevelMail, page.Brand: analyzer.LevelAnswers, page.Content: analyzer.LevelContact}

// ladder measures the highest rung that the site reaches. A chat that a tag manager loads cannot be seen.
func ladder(s *analyzer.Site, params analyzer.Params) analyzer.SiteCheck {
	return &climb{Search: analyzer.Search{Site: s}, Climb: analyzer.Climb{
		Questions: analyzer.NewLabels(params.Strings("questions")), Community: analyzer.NewLabels(params.Strings("community")),
	}}
}

type climb struct {
	analyzer.Search
	analyzer.Climb
	managed bool // a tag manager may load a chat
}

func (c *climb) Page(_ int32, p *page.Page) {
	c.See(p)
	c.Climb.Page(p)
	for i := range p.Vendors {
		c.managed = c.managed || p.Vendors[i].Kind == "tagmanager"
	}
}

func (c *climb) minimum() int { return rungMinimum[c.Site.Model] }

// sure reports whether a rung that was not seen is not there.
func (c *climb) sure() bool {
	return c.Conclusive() && !(c.managed && c.minimum() >= analyzer.LevelChat)
}

func (c *climb) Findings() []analyzer.Finding {
	least := c.minimum()
	if c.Level() >= least || !c.sure() {
		return nil
	}
	return []analyzer.Finding{{
		Loss: float64(least-c.Level()) / float64(least), Confidence: 0.8, Evidence: []analyzer.Evidence{c.Evidence()},
		Values: analyzer.V("got", c.Level(), "least", least, "got_en", rungNames[c.Level()][0], "got_zh", rungNames[c.Level()][1], "least_en", rungNames[least][0], "least_zh", rungNames[least][1]),
	}}
}

func (c *climb) Unknown() bool { return c.Level() < c.minimum() && !c.sure() }
