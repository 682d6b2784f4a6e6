package promotion

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// shareButtonsMissing counts the articles that nobody can pass on with one click. A link to the firm's own profile shares nothing.
// Buttons without a link are known by the script that works them or by their words.
func shareButtonsMissing(s *analyzer.Site, params analyzer.Params) analyzer.SiteCheck {
	return &shares{
		site: s, least: params.Int("min"),
		addresses: params.Strings("addresses"), scripts: params.Strings("scripts"), words: params.Strings("words"),
	}
}

type shares struct {
	site                      *analyzer.Site
	least, all                int
	addresses, scripts, words []string
	pages                     []int32
	title                     string
}

func (s *shares) Page(i int32, p *page.Page) {
	if p.Type != page.Article || !p.Indexable || p.ScriptOnly {
		return
	}
	s.all++
	if s.shared(p) {
		return
	}
	if s.title == "" {
		s.title = strings.Clone(p.Title.Text)
	}
	s.pages = append(s.pages, i)
}

func (s *shares) shared(p *page.Page) bool {
	for i := range p.Links {
		if l := &p.Links[i]; (!l.Internal || l.Kind != "http") && holdsAny(strings.ToLower(l.URL), s.addresses) || l.Kind != "http" && holdsAny(strings.ToLower(l.Text), s.words) {
			return true
		}
	}
	for i := range p.Resources {
		if holdsAny(strings.ToLower(p.Resources[i].URL), s.scripts) {
			return true
		}
	}
	for i := range p.CTAs {
		if holdsAny(strings.ToLower(p.CTAs[i].Text), s.words) {
			return true
		}
	}
	return analyzer.Says(p.Text.Main, s.words)
}

func holdsAny(s string, words []string) bool {
	if s == "" {
		return false
	}
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

func (s *shares) Findings() []analyzer.Finding {
	if s.all < s.least || len(s.pages)*2 < s.all {
		return nil
	}
	urls := s.site.URLs(s.pages)
	return []analyzer.Finding{{
		Loss: float64(len(s.pages)) / float64(s.all), Count: len(s.pages), Related: urls,
		Values:   analyzer.V("got", len(s.pages), "all", s.all),
		Evidence: []analyzer.Evidence{{Quote: s.title, URL: urls[0]}},
	}}
}
