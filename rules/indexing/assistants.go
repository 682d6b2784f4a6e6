package indexing

import (
	"strconv"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// A probed fact is a siteFact that may not be known.
type probed struct {
	siteFact
	unknown bool
}

// Unknown reports whether the site did not tell.
func (p probed) Unknown() bool { return p.unknown }

// assistantsBlocked reports a robots.txt that shuts out the agents that answer people's questions with a link to the site.
// To refuse crawlers that gather text for training is a choice, and no fault.
func assistantsBlocked(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return siteFact(func() []analyzer.Finding {
		closed := s.Robots.Closed
		if len(closed) == 0 {
			return nil
		}
		var names []string
		var evidence []analyzer.Evidence
		for _, c := range closed {
			names = append(names, c.Agent)
			evidence = append(evidence, analyzer.Evidence{Quote: c.Agent + " – " + c.Line, URL: s.Robots.URL})
		}
		return []analyzer.Finding{{Loss: 1, Count: len(closed), Values: analyzer.V("got", names), Evidence: evidence}}
	})
}

// assistantsUnserved lists what the site has not prepared for assistants. An agent manifest makes sense only where a
// program could do something for its user, so it is asked of software services alone.
func assistantsUnserved(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	kinds := []struct{ kind, name string }{{"llms", "/llms.txt"}, {"markdown", "Accept: text/markdown"}}
	if s.Model == page.SaaS {
		kinds = append(kinds, struct{ kind, name string }{"manifest", "/.well-known/agent-card.json"})
	}
	var missing []string
	asked := false
	var evidence []analyzer.Evidence
	for _, k := range kinds {
		answers := s.Probes.Of(k.kind)
		fits := len(answers) == 0 || s.Probes.Failed(k.kind)
		asked = asked || len(answers) > 0
		for _, a := range answers {
			fits = fits || a.Fits || a.Status >= 500 || a.Status == 403 || a.Status == 429
		}
		if !fits {
			missing = append(missing, k.name)
			evidence = append(evidence, analyzer.Evidence{Quote: k.name + ": " + strings.TrimSpace(strconv.Itoa(answers[0].Status)+" "+answers[0].MediaType), URL: answers[0].URL})
		}
	}
	return probed{unknown: s.Probes.Asked && !asked, siteFact: func() []analyzer.Finding {
		if len(missing) == 0 || s.OnTestHost() {
			return nil
		}
		return []analyzer.Finding{{Loss: 1, Count: len(missing), Values: analyzer.V("got", missing), Evidence: evidence}}
	}}
}

// licenceBroken reports a License line of robots.txt that leads to no licence (rslstandard.org).
func licenceBroken(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return probed{unknown: s.Probes.Failed("licence"), siteFact: func() []analyzer.Finding {
		for _, a := range s.Probes.Of("licence") {
			gone := a.Status == 404 || a.Status == 410
			if a.Fits || !gone && a.Status != 200 {
				continue
			}
			quote := strings.TrimSpace(strconv.Itoa(a.Status) + " " + a.MediaType)
			return []analyzer.Finding{{Loss: 1, Values: analyzer.V("got", a.URL, "why", quote), Evidence: []analyzer.Evidence{{Quote: "License: " + a.URL + " – " + quote, URL: s.Robots.URL}}}}
		}
		return nil
	}}
}

// payPerCrawl reports pages that ask crawlers for money (status 402), which shuts out agents that read for a customer.
func payPerCrawl(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return siteFact(func() []analyzer.Finding {
		var ids []int32
		for i := range s.Nodes {
			if s.Nodes[i].Status == 402 {
				ids = append(ids, int32(i))
			}
		}
		if len(ids) == 0 {
			return nil
		}
		return []analyzer.Finding{{
			Loss: 1, Count: len(ids), Values: analyzer.V("got", len(ids)),
			Evidence: []analyzer.Evidence{{Quote: "402: " + s.Nodes[ids[0]].URL, URL: s.Nodes[ids[0]].URL}}, Related: s.URLs(ids),
		}}
	})
}

// optedOut counts pages that forbid training or quoting by machines: noai, noimageai and the TDM reservation of the EU.
func optedOut(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck { return &optOuts{site: s} }

type optOuts struct {
	site  *analyzer.Site
	ids   []int32
	quote string
}

func (o *optOuts) Page(i int32, p *page.Page) {
	quote := ""
	for _, list := range [...][]string{p.Robots.Meta, p.Robots.Header} {
		for _, d := range list {
			if d == "noai" || d == "noimageai" {
				quote = d
			}
		}
	}
	if strings.TrimSpace(p.Metas.Get("tdm-reservation")) == "1" || strings.TrimSpace(p.Fetch.Headers.Get("tdm-reservation")) == "1" {
		quote = "tdm-reservation: 1"
	}
	if quote == "" {
		return
	}
	if len(o.ids) == 0 {
		o.quote = strings.Clone(quote)
	}
	o.ids = append(o.ids, i)
}

func (o *optOuts) Findings() []analyzer.Finding {
	if len(o.ids) == 0 {
		return nil
	}
	return []analyzer.Finding{{
		Loss: 1, Count: len(o.ids), Values: analyzer.V("got", o.quote),
		Evidence: []analyzer.Evidence{{Quote: o.quote, URL: o.site.Nodes[o.ids[0]].URL}}, Related: o.site.URLs(o.ids),
	}}
}
