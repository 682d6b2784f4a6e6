package freshness

import (
	"math"
	"strings"
	"time"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// cadenceDrop compares how many articles were published in the last three months with the mean of the twelve before. It can only
// tell when the crawl met every page: the newest might be among those that it missed.
func cadenceDrop(s *analyzer.Site, p analyzer.Params) analyzer.SiteCheck {
	return &cadence{site: s, share: p.Number("share"), least: p.Int("articles")}
}

type cadence struct {
	site          *analyzer.Site
	share         float64
	least         int
	recent, older int // articles of the last 3 months, of the 12 before
	title, url    string
	day           string // of the newest
}

func (c *cadence) Page(_ int32, p *page.Page) {
	if p.Type != page.Article {
		return
	}
	day := published(p)
	t, err := time.Parse(time.DateOnly, day)
	if err != nil || t.After(c.site.Now) {
		return
	}
	switch {
	case t.After(c.site.Now.AddDate(0, -3, 0)):
		c.recent++
	case t.After(c.site.Now.AddDate(0, -15, 0)):
		c.older++
	}
	if day > c.day {
		c.day, c.title, c.url = strings.Clone(day), strings.Clone(p.Title.Text), strings.Clone(p.URL)
	}
}

// published is the day on which an article says that it appeared: of its kind published, else the only visible date. "" when it
// does not say.
func published(p *page.Page) string {
	day := ""
	for i := range p.Dates {
		switch d := &p.Dates[i]; d.Kind {
		case "published":
			return d.Value
		case "visible":
			if day == "" || d.Value < day {
				day = d.Value
			}
		}
	}
	return day
}

// Unknown reports that a limit cut the crawl short while the rule concerns the site.
func (c *cadence) Unknown() bool { return !c.site.Complete && c.older >= c.least }

func (c *cadence) Findings() []analyzer.Finding {
	mean := float64(c.older) / 12
	now := float64(c.recent) / 3
	if !c.site.Complete || c.older < c.least || now >= c.share*mean {
		return nil
	}
	return []analyzer.Finding{{
		Loss: 1 - now/(c.share*mean)/2, Confidence: 0.8, Count: 1,
		Values:   analyzer.V("got", c.recent, "mean", math.Round(10*mean)/10),
		Evidence: []analyzer.Evidence{{Quote: c.day + " " + c.title, URL: c.url}},
	}}
}
