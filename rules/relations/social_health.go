package relations

import (
	"net/url"
	"slices"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// socialHealth finds links to social platforms that lead to nobody: to the platform's own home page, or nowhere. Where the site has no
// profile at all it says so.
func socialHealth(s *analyzer.Site, params analyzer.Params) analyzer.SiteCheck {
	return &social{Search: analyzer.Search{Site: s}, hosts: params.Strings("hosts"), names: params.Strings("names")}
}

// maxDead is the number of different dead links that are kept.
const maxDead = 10

type social struct {
	analyzer.Search
	hosts, names []string
	profiles     bool
	dead         []string // as the client sees them
	selectors    []string
	urls         []string // the page on which each was seen first
}

func (s *social) Page(_ int32, p *page.Page) {
	s.See(p)
	s.profiles = s.profiles || len(p.Contacts.Social) > 0 || followed(p)
	for i := range p.Links {
		l := &p.Links[i]
		if len(s.dead) == maxDead {
			return
		}
		if quote := s.leadsNowhere(l); quote != "" && !slices.Contains(s.dead, quote) {
			s.dead = append(s.dead, strings.Clone(quote))
			s.selectors = append(s.selectors, strings.Clone(l.Selector))
			s.urls = append(s.urls, strings.Clone(p.URL))
		}
	}
}

// followed reports whether an account of a messenger stands in for a profile, as WeChat does in China.
func followed(p *page.Page) bool {
	for i := range p.Contacts.Messaging {
		switch p.Contacts.Messaging[i].Kind {
		case "wechat", "line", "telegram", "kakaotalk":
			return true
		}
	}
	return false
}

// leadsNowhere quotes a link that should lead to a profile and does not: its address, or its name with the empty target.
func (s *social) leadsNowhere(l *page.Link) string {
	switch l.Kind {
	case "http":
		if l.Internal || len(l.URL) > 60 {
			return ""
		}
		u, err := url.Parse(l.URL)
		if err != nil || strings.Trim(u.Path, "/") != "" || u.RawQuery != "" || l.Fragment != "" {
			return ""
		}
		if slices.Contains(s.hosts, strings.TrimPrefix(u.Hostname(), "www.")) {
			return l.URL
		}
	case "empty", "fragment":
		name := strings.ToLower(strings.TrimSpace(l.Text))
		if l.Fragment == "" && (l.Raw == "" || l.Raw == "#") && slices.Contains(s.names, name) {
			return l.Text + " (#)"
		}
	}
	return ""
}

func (s *social) Findings() []analyzer.Finding {
	if len(s.dead) > 0 {
		f := analyzer.Finding{Loss: 1, Confidence: 0.8, Count: len(s.dead), Values: analyzer.V("got", strings.Join(s.dead[:min(3, len(s.dead))], ", "), "state_zh", strings.Join(s.dead[:min(3, len(s.dead))], "、"))}
		if s.profiles {
			f.Loss = 0.6
		}
		for i, quote := range s.dead {
			f.Evidence = append(f.Evidence, analyzer.Evidence{Quote: quote, Selector: s.selectors[i], URL: s.urls[i]})
		}
		return []analyzer.Finding{f}
	}
	if s.profiles || !s.Conclusive() {
		return nil
	}
	return []analyzer.Finding{{
		Loss: 0.5, Confidence: 0.8, Values: analyzer.V("got", "no profile is linked", "state_zh", "没有链接任何账号"),
		Evidence: []analyzer.Evidence{s.Evidence()},
	}}
}

func (s *social) Unknown() bool { return !s.profiles && len(s.dead) == 0 && !s.Conclusive() }
