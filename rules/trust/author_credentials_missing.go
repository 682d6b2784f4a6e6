package trust

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// authorCredentialsMissing counts the articles whose author is a name and nothing else: no title, no line on what he knows, no link to
// a page on him. Articles without an author are the business of trust/author-missing.
func authorCredentialsMissing(s *analyzer.Site, params analyzer.Params) analyzer.SiteCheck {
	return &credentials{site: s, least: params.Int("articles"), nobody: params.Strings("nobody"), roles: params.Strings("roles")}
}

type credentials struct {
	site          *analyzer.Site
	least, signed int
	nobody, roles []string
	pages         []int32
	author        string
}

func (c *credentials) Page(i int32, p *page.Page) {
	name := p.Signals.Author
	if p.Type != page.Article || !p.Indexable || p.ScriptOnly || !answers(name, c.nobody) {
		return
	}
	c.signed++
	if c.known(p, name) {
		return
	}
	if c.author == "" {
		c.author = strings.Clone(name)
	}
	c.pages = append(c.pages, i)
}

// known reports whether the page says who the author is.
func (c *credentials) known(p *page.Page, name string) bool {
	for i := range p.Structured {
		e := &p.Structured[i]
		for _, key := range [...]string{"author.jobTitle", "author.url", "author.sameAs", "author.description", "author.worksFor.name", "author.knowsAbout"} {
			if e.Properties.Get(key) != "" {
				return true
			}
		}
		if e.Properties.Get("author.@type") == "Organization" || e.Type == "Person" && e.Properties.Get("name") == name && (e.Properties.Has("url") || e.Properties.Has("jobTitle") || e.Properties.Has("description") || e.Properties.Has("sameAs")) {
			return true
		}
	}
	for i := range p.Links {
		if l := &p.Links[i]; l.Kind == "http" && strings.Contains(l.Text, name) {
			return true
		}
	}
	for line := range strings.SplitSeq(p.Text.Main, "\n") {
		if strings.Contains(line, name) && (len(line) > len(name)+60 || analyzer.Says(line, c.roles)) {
			return true
		}
	}
	return analyzer.Says(name, c.roles)
}

func (c *credentials) Findings() []analyzer.Finding {
	if c.signed < c.least || len(c.pages)*2 <= c.signed {
		return nil
	}
	urls := c.site.URLs(c.pages)
	return []analyzer.Finding{{
		Loss: float64(len(c.pages)) / float64(c.signed), Confidence: 0.8, Count: len(c.pages), Related: urls,
		Values:   analyzer.V("got", len(c.pages), "all", c.signed, "author", c.author),
		Evidence: []analyzer.Evidence{{Quote: c.author, URL: urls[0]}},
	}}
}
