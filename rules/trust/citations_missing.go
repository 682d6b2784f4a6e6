package trust

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// citationsMissing counts the articles that state figures and lead to nothing outside the site. A source named in words counts as one,
// and so does a list of references.
func citationsMissing(s *analyzer.Site, params analyzer.Params) analyzer.SiteCheck {
	return &citations{site: s, least: params.Int("articles"), words: params.Int("words"), references: params.Strings("references")}
}

type citations struct {
	site         *analyzer.Site
	least, words int
	claiming     int // articles that state figures
	references   []string
	pages        []int32
	claim        string
}

func (c *citations) Page(i int32, p *page.Page) {
	if p.Type != page.Article || !p.Indexable || p.Text.Words < c.words || len(p.Claims) == 0 || reportsCase(p) {
		return
	}
	c.claiming++
	for k := range p.Claims {
		if p.Claims[k].Sourced {
			return
		}
	}
	if outsideLinks(p) > 0 || analyzer.Says(p.Text.Main, c.references) {
		return
	}
	if c.claim == "" {
		c.claim = strings.Clone(p.Claims[0].Text)
	}
	c.pages = append(c.pages, i)
}

func (c *citations) Findings() []analyzer.Finding {
	if len(c.pages) < c.least || len(c.pages)*2 <= c.claiming {
		return nil
	}
	urls := c.site.URLs(c.pages)
	return []analyzer.Finding{{
		Loss: float64(len(c.pages)) / float64(c.claiming), Confidence: 0.8, Count: len(c.pages), Related: urls,
		Values:   analyzer.V("got", len(c.pages), "all", c.claiming),
		Evidence: []analyzer.Evidence{{Quote: c.claim, URL: urls[0]}},
	}}
}

// reportsCase reports whether an article tells of the company's own work for a customer, and is itself the source of its figures.
func reportsCase(p *page.Page) bool {
	title := strings.ToLower(p.Title.Text)
	for _, w := range [...]string{"case study", "fallstudie", "referenz", "étude de cas", "caso práctico", "caso de éxito", "案例", "個案"} {
		if strings.Contains(title, w) {
			return true
		}
	}
	return false
}
