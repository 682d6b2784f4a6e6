package trust

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// affiliateDisclosureMissing finds pages with links that are paid for, by the network that they lead through or by their own rel, and
// without a word about it: neither in the text nor in the label of a link to the notice.
func affiliateDisclosureMissing(s *analyzer.Site, params analyzer.Params) analyzer.SiteCheck {
	return &affiliates{site: s, networks: params.Strings("networks"), words: params.Strings("words")}
}

type affiliates struct {
	site            *analyzer.Site
	networks, words []string
	pages           []int32
	link            string
	links           int
}

func (a *affiliates) Page(i int32, p *page.Page) {
	if p.Status != 200 || p.ScriptOnly {
		return
	}
	first, n := "", 0
	for k := range p.Links {
		if l := &p.Links[k]; !l.Internal && l.Kind == "http" && a.paid(l) {
			if n++; first == "" {
				first = l.URL
			}
		}
	}
	if n == 0 || analyzer.Says(p.Text.Main, a.words) {
		return
	}
	for k := range p.Links {
		if t := p.Links[k].Text; len(t) < 80 && analyzer.Says(t, a.words) {
			return
		}
	}
	if a.link == "" {
		a.link = strings.Clone(first)
	}
	a.links += n
	a.pages = append(a.pages, i)
}

func (a *affiliates) paid(l *page.Link) bool {
	if l.Region == page.Main {
		for _, r := range l.Rel {
			if r == "sponsored" {
				return true
			}
		}
	}
	for _, n := range a.networks {
		if strings.Contains(l.URL, n) {
			return true
		}
	}
	return strings.Contains(l.URL, "//www.amazon.") && (strings.Contains(l.URL, "?tag=") || strings.Contains(l.URL, "&tag="))
}

func (a *affiliates) Findings() []analyzer.Finding {
	if len(a.pages) == 0 {
		return nil
	}
	urls := a.site.URLs(a.pages)
	return []analyzer.Finding{{
		Confidence: 0.8, Count: len(a.pages), Related: urls, Values: analyzer.V("got", len(a.pages), "links", a.links),
		Evidence: []analyzer.Evidence{{Quote: a.link, URL: urls[0]}},
	}}
}
