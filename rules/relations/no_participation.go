package relations

import (
	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// noParticipation looks for something that customers can take part in: reviews, comments, an account, a club, events. It concerns shops,
// brands and media.
func noParticipation(s *analyzer.Site, params analyzer.Params) analyzer.SiteCheck {
	return &participation{Search: analyzer.Search{Site: s}, labels: analyzer.NewLabels(params.Strings("labels"))}
}

type participation struct {
	analyzer.Search
	labels *analyzer.Labels
	found  bool
}

func (t *participation) Page(_ int32, p *page.Page) {
	t.See(p)
	t.found = t.found || takesPart(p, t.labels)
}

func takesPart(p *page.Page, labels *analyzer.Labels) bool {
	if p.Signals.Comments || p.Signals.Ratings || p.Signals.Testimonials && p.Type == page.Product { // reviews of the product
		return true
	}
	for i := range p.Forms {
		switch p.Forms[i].Purpose {
		case "comment", "review", "register", "login":
			return true
		}
	}
	for i := range p.CTAs {
		if g := p.CTAs[i].Goal; g == page.Register || g == page.Download {
			return true
		}
	}
	return linked(p, labels)
}

func (t *participation) concerned() bool {
	m := t.Site.Model
	return m == page.Retail || m == page.Brand || m == page.Content
}

func (t *participation) Findings() []analyzer.Finding {
	if t.found || !t.concerned() || !t.Conclusive() {
		return nil
	}
	return []analyzer.Finding{{Confidence: 0.8, Values: analyzer.V("got", t.Pages), Evidence: []analyzer.Evidence{t.Evidence()}}}
}

func (t *participation) Unknown() bool { return !t.found && t.concerned() && !t.Conclusive() }
