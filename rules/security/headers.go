package security

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// A headerCheck judges the response headers of all pages and makes one finding of them: a server is set up once, so a fault in
// it is one fault however many pages show it.
type headerCheck struct {
	site *analyzer.Site
	// judge returns what is wrong with the headers of a page, "" when nothing is; loss is the share of the weight that such a
	// fault costs where every page has it.
	judge func(p *page.Page) (fault string, loss float64)
	https bool // concerns encrypted pages only

	pages  int
	faulty []int32
	first  string  // fault of the first faulty page
	worst  float64 // loss
}

// Page judges one page. Pages that were not answered 200 often come from another part of the server.
func (c *headerCheck) Page(i int32, p *page.Page) {
	if p.Status != 200 || len(p.Fetch.Headers) == 0 || c.https && !strings.HasPrefix(p.URL, "https://") {
		return
	}
	c.pages++
	fault, loss := c.judge(p)
	if fault == "" {
		return
	}
	if len(c.faulty) == 0 {
		c.first = strings.Clone(fault)
	}
	c.worst = max(c.worst, loss)
	c.faulty = append(c.faulty, i)
}

// Findings is one finding with the share of pages.
func (c *headerCheck) Findings() []analyzer.Finding {
	if len(c.faulty) == 0 || c.site.OnTestHost() {
		return nil
	}
	share := float64(len(c.faulty)) / float64(c.pages)
	return []analyzer.Finding{{
		Loss: c.worst * (0.2 + 0.8*share), Count: len(c.faulty),
		Values:   analyzer.V("got", c.first, "pages", c.pages),
		Evidence: []analyzer.Evidence{{Quote: c.first, URL: c.site.Nodes[c.faulty[0]].URL}},
		Related:  c.site.URLs(c.faulty),
	}}
}

// headers turns a judge into a site rule.
func headers(https bool, judge func(p *page.Page) (string, float64)) func(*analyzer.Site, analyzer.Params) analyzer.SiteCheck {
	return func(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
		return &headerCheck{site: s, judge: judge, https: https}
	}
}

// A siteFact is a site check that needs no page: what it reads is known before the pages are.
type siteFact struct {
	findings func() []analyzer.Finding
	unknown  bool
}

// Page keeps nothing.
func (siteFact) Page(int32, *page.Page) {}

// Findings reads the facts of the site.
func (f siteFact) Findings() []analyzer.Finding { return f.findings() }

// Unknown reports whether the site did not tell.
func (f siteFact) Unknown() bool { return f.unknown }
