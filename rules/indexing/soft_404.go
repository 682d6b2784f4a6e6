package indexing

import (
	"math/bits"
	"strconv"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// soft404 reports a site that answers 200, or leads to its home page, where nothing is: an address that cannot exist was asked,
// and pages of the crawl that say they are not there or are the page that it gave. Search results, products out of stock and
// articles on errors are pages.
func soft404(s *analyzer.Site, params analyzer.Params) analyzer.SiteCheck {
	c := &softErrors{site: s, bits: params.Int("bits")}
	for _, a := range s.Probes.Of("nonsense") {
		if a.Status == 200 && !a.Challenge && a.Title+a.Canonical != "" || a.Status == 200 && a.NotFound {
			c.answers = append(c.answers, a)
		}
	}
	return c
}

type softErrors struct {
	site    *analyzer.Site
	bits    int
	answers []analyzer.Probe // to addresses that cannot exist, with status 200
	home    string           // title of the start page
	pages   int
	ids     []int32
	quote   string
}

func (c *softErrors) Page(i int32, p *page.Page) {
	if p.Status != 200 {
		return
	}
	c.pages++
	if p.URL == c.site.Root {
		c.home = strings.Clone(p.Title.Text)
	}
	if p.Type == page.Home || p.Type == page.Product || p.Type == page.Article || p.Signals.OutOfStock || searches(p) {
		return
	}
	quote := ""
	if p.Signals.NotFound && !p.Signals.Challenge {
		quote = p.Signals.Quotes.Get("not_found")
	}
	for k := range c.answers {
		a := &c.answers[k]
		if quote == "" && !p.ScriptOnly && a.Title != "" && a.Title == p.Title.Text && a.Title != c.home && bits.OnesCount64(a.Simhash^p.Text.Simhash) <= c.bits {
			quote = a.Title
		}
	}
	if quote == "" {
		return
	}
	if len(c.ids) == 0 {
		c.quote = strings.Clone(quote)
	}
	c.ids = append(c.ids, i)
}

// searches reports whether a page holds the results of a search: that nothing was found is what it has to say.
func searches(p *page.Page) bool {
	u := strings.ToLower(p.URL)
	for _, w := range [...]string{"search", "suche", "recherche", "buscar", "sousuo", "?s=", "&s=", "?q=", "&q=", "keyword", "query="} {
		if strings.Contains(u, w) {
			return true
		}
	}
	return false
}

func (c *softErrors) Findings() []analyzer.Finding {
	var fs []analyzer.Finding
	if len(c.answers) > 0 {
		a := &c.answers[0]
		fs = append(fs, analyzer.Finding{
			Loss: 0.5, Values: analyzer.V("got", a.URL, "why", strconv.Itoa(a.Status)+" “"+a.Title+"”"),
			Evidence: []analyzer.Evidence{{Quote: strconv.Itoa(a.Status) + " " + a.Title, URL: a.URL}},
		})
	} else if a := c.away(); a != nil {
		why := strconv.Itoa(a.Status) + " → " + a.Location
		fs = append(fs, analyzer.Finding{Loss: 0.3, Values: analyzer.V("got", a.URL, "why", why), Evidence: []analyzer.Evidence{{Quote: why, URL: a.URL}}})
	}
	if len(c.ids) > 0 {
		fs = append(fs, analyzer.Finding{
			Loss: 0.2 + 0.3*float64(len(c.ids))/float64(c.pages), Count: len(c.ids),
			Values:   analyzer.V("got", c.site.Nodes[c.ids[0]].URL, "why", "200 “"+c.quote+"”"),
			Evidence: []analyzer.Evidence{{Quote: c.quote, URL: c.site.Nodes[c.ids[0]].URL}}, Related: c.site.URLs(c.ids),
		})
	}
	return fs
}

// away returns the answer that led to the home page, when all did.
func (c *softErrors) away() *analyzer.Probe {
	answers := c.site.Probes.Of("nonsense")
	for k := range answers {
		if answers[k].Location == "" || answers[k].Location != c.site.Root {
			return nil
		}
	}
	if len(answers) < 2 {
		return nil
	}
	return &answers[0]
}

// Unknown reports whether no answer came.
func (c *softErrors) Unknown() bool {
	return c.site.Probes.Failed("nonsense") && len(c.site.Probes.Of("nonsense")) == 0
}
