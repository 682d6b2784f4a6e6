package contact

import (
	"cmp"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// noHours looks for opening hours on a site whose visitors are to call or to chat.
func noHours(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return &hours{Search: analyzer.Search{Site: s}}
}

type hours struct {
	analyzer.Search
	found bool
	quote string // the number or the chat
	url   string
}

func (h *hours) Page(_ int32, p *page.Page) {
	h.See(p)
	h.found = h.found || p.Contacts.Hours != ""
	if h.quote != "" {
		return
	}
	for i := range p.Contacts.Phones {
		if ph := &p.Contacts.Phones[i]; !ph.Fax && (p.Type == page.Contact || p.Type == page.Home || ph.Region == page.Header || ph.Region == page.Footer) {
			h.quote, h.url = strings.Clone(cmp.Or(ph.Text, ph.Number)), strings.Clone(p.URL)
			return
		}
	}
	if len(p.Contacts.Chat) > 0 {
		h.quote, h.url = strings.Clone(p.Contacts.Chat[0]), strings.Clone(p.URL)
	}
}

func (h *hours) Findings() []analyzer.Finding {
	if h.found || h.quote == "" || h.Site.Model == page.Content || !h.Conclusive() {
		return nil
	}
	return []analyzer.Finding{{
		Confidence: 0.8, Values: analyzer.V("got", h.quote), Evidence: []analyzer.Evidence{{Quote: h.quote, URL: h.url}},
	}}
}

func (h *hours) Unknown() bool {
	return !h.found && h.quote != "" && h.Site.Model != page.Content && !h.Conclusive()
}
