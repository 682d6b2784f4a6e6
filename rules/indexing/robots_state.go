package indexing

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// robotsTxtFailing reports a robots.txt that answers with a server error: search engines then take the whole site for closed
// (RFC 9309, section 2.3.1.4).
func robotsTxtFailing(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return siteFact(func() []analyzer.Finding {
		if s.Robots.Status < 500 {
			return nil
		}
		got := strconv.Itoa(s.Robots.Status)
		return []analyzer.Finding{{Loss: 1, Values: analyzer.V("got", got), Evidence: []analyzer.Evidence{{Quote: s.Robots.URL + ": " + got, URL: s.Robots.URL}}}}
	})
}

// robotsTxtMissing reports a site without a robots.txt, or with a page in its place.
func robotsTxtMissing(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return siteFact(func() []analyzer.Finding {
		r := &s.Robots
		got := ""
		switch {
		case s.OnTestHost():
		case r.Status >= 400 && r.Status < 500 && r.Status != 429:
			got = strconv.Itoa(r.Status)
		case r.Status == 200 && r.HTML:
			got = "HTML"
		}
		if got == "" {
			return nil
		}
		return []analyzer.Finding{{Loss: 1, Values: analyzer.V("got", got), Evidence: []analyzer.Evidence{{Quote: r.URL + ": " + got, URL: r.URL}}}}
	})
}

// botWall reports that a firewall showed its challenge in place of pages, so that the audit, like every crawler, did not see
// them. A single page with a puzzle (a form that is guarded) is none.
func botWall(s *analyzer.Site, params analyzer.Params) analyzer.SiteCheck {
	return &wall{site: s, share: params.Number("share")}
}

type wall struct {
	site  *analyzer.Site
	share float64
	pages int
	ids   []int32
	quote string
}

func (w *wall) Page(i int32, p *page.Page) {
	w.pages++
	if !p.Signals.Challenge {
		return
	}
	if len(w.ids) == 0 {
		w.quote = p.Signals.Quotes.Get("challenge") + " – " + p.Title.Text
	}
	w.ids = append(w.ids, i)
}

func (w *wall) Findings() []analyzer.Finding {
	for _, a := range w.site.Probes.Of("start") {
		if a.Challenge {
			return []analyzer.Finding{{
				Loss: 1, Count: 1, Values: analyzer.V("got", a.Title, "pages", 1),
				Evidence: []analyzer.Evidence{{Quote: strconv.Itoa(a.Status) + " " + a.Title, URL: a.URL}}, Related: []string{a.URL},
			}}
		}
	}
	if len(w.ids) < 2 && w.pages > 1 || float64(len(w.ids)) < w.share*float64(w.pages) || len(w.ids) == 0 {
		return nil
	}
	return []analyzer.Finding{{
		Loss: 1, Count: len(w.ids), Values: analyzer.V("got", w.quote, "pages", w.pages),
		Evidence: []analyzer.Evidence{{Quote: w.quote, URL: w.site.Nodes[w.ids[0]].URL}}, Related: w.site.URLs(w.ids),
	}}
}

// noindexSitewide reports that most pages, the home page among them, ask not to be listed: the setting of a test site that went
// live. A test host is no fault.
func noindexSitewide(s *analyzer.Site, params analyzer.Params) analyzer.SiteCheck {
	return siteFact(func() []analyzer.Finding {
		if s.OnTestHost() {
			return nil
		}
		if !s.Hidden.SiteWide(params.Number("share"), params.Int("pages")) {
			return nil
		}
		pages := s.Hidden.Pages
		var hidden []int32
		for i := range s.Nodes {
			if n := &s.Nodes[i]; n.Outcome == page.Audited && n.Robots.Has(analyzer.Noindex) {
				hidden = append(hidden, int32(i))
			}
		}
		return []analyzer.Finding{{
			Loss: 1, Count: len(hidden), Values: analyzer.V("got", len(hidden), "pages", pages),
			Evidence: []analyzer.Evidence{{Quote: "noindex: " + s.Nodes[hidden[0]].URL, Selector: "meta[name=robots]", URL: s.Nodes[hidden[0]].URL}},
			Related:  s.URLs(hidden),
		}}
	})
}

// robotsSimulated tells what a robots.txt under test would change for the URLs of this crawl, by page type with those that sell
// first.
func robotsSimulated(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return siteFact(func() []analyzer.Finding {
		c := s.RobotsChange
		if c == nil || len(c.Blocked)+len(c.Freed) == 0 {
			return nil
		}
		var fs []analyzer.Finding
		add := func(what string, ids []int32, lines []string) {
			if len(ids) == 0 {
				return
			}
			var evidence []analyzer.Evidence
			for _, l := range slices.Concat(lines, countTypes(s, ids)) {
				evidence = append(evidence, analyzer.Evidence{Quote: l})
			}
			fs = append(fs, analyzer.Finding{
				Loss: 1, Count: len(ids), Evidence: evidence, Related: s.URLs(byWorth(s, ids)),
				Values: analyzer.V("what", what, "got", len(ids), "known", c.Known, "agent", c.Agent),
			})
		}
		add("Disallow", c.Blocked, c.Lines)
		add("Allow", c.Freed, nil)
		return fs
	})
}

// worth is the order in which a client wants to hear of page types.
var worth = []page.Type{
	page.Home, page.Landing, page.Product, page.Pricing, page.Contact, page.Case, page.Listing, page.About, page.FAQ, page.Article, page.Cart, page.Legal, page.Other,
}

func byWorth(s *analyzer.Site, ids []int32) []int32 {
	sorted := slices.Clone(ids)
	slices.SortStableFunc(sorted, func(a, b int32) int { return rank(s.Nodes[a].Type) - rank(s.Nodes[b].Type) })
	return sorted
}

func rank(t page.Type) int {
	if i := slices.Index(worth, t); i >= 0 {
		return i
	}
	return len(worth)
}

// countTypes writes how many URLs of each page type are among ids: "product: 4".
func countTypes(s *analyzer.Site, ids []int32) []string {
	counts := map[page.Type]int{}
	for _, i := range ids {
		counts[cmp.Or(s.Nodes[i].Type, page.Other)]++
	}
	list := []string{}
	for _, t := range worth {
		if counts[t] > 0 {
			list = append(list, string(t)+": "+strconv.Itoa(counts[t]))
		}
	}
	return list
}
