package research

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// noSiteSearch looks for a search on sites too large for a menu, and for one whose words can be counted: a search that is sent by POST
// leaves no trace in the address, so nobody learns what visitors miss.
func noSiteSearch(s *analyzer.Site, params analyzer.Params) analyzer.SiteCheck {
	return &siteSearch{Search: analyzer.Search{Site: s}, least: params.Int("pages"), labels: analyzer.NewLabels(params.Strings("labels"))}
}

type siteSearch struct {
	analyzer.Search
	least   int
	labels  *analyzer.Labels
	found   bool
	counted bool // a search leaves its words in the address, or a script may do it
	quote   string
	url     string
}

func (s *siteSearch) Page(_ int32, p *page.Page) {
	s.See(p)
	if s.found && s.counted {
		return
	}
	for i := range p.Forms {
		f := &p.Forms[i]
		if f.Purpose != "search" {
			continue
		}
		s.found = true
		if f.Method != "post" {
			s.counted = true
		} else if s.quote == "" {
			s.quote, s.url = strings.Clone(cmp.Or(f.Action, f.Submit, p.URL)), strings.Clone(p.URL)
		}
	}
	if p.Signals.Search && len(p.Forms) == 0 {
		s.found, s.counted = true, true
	}
	for i := range p.Links {
		l := &p.Links[i]
		if l.Region != page.Main && l.Internal && s.labels.In(l.Text) {
			s.found, s.counted = true, true
			return
		}
	}
}

func (s *siteSearch) Findings() []analyzer.Finding {
	switch {
	case s.found && !s.counted && s.quote != "":
		return []analyzer.Finding{{
			Loss: 0.5, Confidence: 0.8, Evidence: []analyzer.Evidence{{Quote: s.quote, Selector: "form", URL: s.url}},
			Values: analyzer.V("got", "the search is sent by POST", "state_zh", "站内搜索用 POST 提交，搜索词无法统计"),
		}}
	case s.found || s.Pages <= s.least || !s.Conclusive():
		return nil
	}
	return []analyzer.Finding{{
		Confidence: 0.8, Evidence: []analyzer.Evidence{s.Evidence()}, Count: s.Pages,
		Values: analyzer.V("got", fmt.Sprintf("%d pages and no search", s.Pages), "state_zh", fmt.Sprintf("有 %d 个页面，却没有站内搜索", s.Pages)),
	}}
}

func (s *siteSearch) Unknown() bool { return !s.found && s.Pages > s.least && !s.Conclusive() }
