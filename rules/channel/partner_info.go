package channel

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// partnerInfo looks through all links and titles of a brand's site for a way to become a dealer or partner.
func partnerInfo(s *analyzer.Site, params analyzer.Params) analyzer.SiteCheck {
	return &partners{site: s, words: params.Strings("words"), concerned: s.Model == page.Brand && s.ModelConfidence >= sureModel}
}

type partners struct {
	site             *analyzer.Site
	words            []string
	concerned, found bool
	blind            bool
	home             string
}

func (k *partners) Page(_ int32, p *page.Page) {
	if !k.concerned || k.found {
		return
	}
	k.blind = k.blind || p.ScriptOnly
	if k.home == "" {
		k.home = strings.Clone(headline(p).Quote)
	}
	if analyzer.Says(p.Title.Text, k.words) {
		k.found = true
		return
	}
	for i := range p.Links {
		l := &p.Links[i]
		if len(l.Text) < 80 && analyzer.Says(l.Text, k.words) {
			k.found = true
			return
		}
	}
	for i := range p.Headings {
		if analyzer.Says(p.Headings[i].Text, k.words) {
			k.found = true
			return
		}
	}
}

// Unknown reports that the crawl or a page that cannot be seen leaves the question open.
func (k *partners) Unknown() bool { return k.concerned && !k.found && (!k.site.Complete || k.blind) }

func (k *partners) Findings() []analyzer.Finding {
	if !k.concerned || k.found || k.Unknown() || k.home == "" {
		return nil
	}
	return []analyzer.Finding{{
		Loss: 1, Confidence: 0.8, Count: 1, Values: analyzer.V("got", k.home),
		Evidence: []analyzer.Evidence{{Quote: k.home, URL: k.site.Root}},
	}}
}
