package relations

import (
	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// noParticipation looks for something that customers can take part in: reviews, comments, an account, a club, events. It concerns shops,
// brands and media.
func noParticipation(s *analyzer.Site, params analyzer.Params) analyzer.SiteCheck {
	labels := analyzer.NewLabels(params.Strings("labels"))
	return &analyzer.Absence{
		Search: analyzer.Search{Site: s}, Spared: s.Model != page.Retail && s.Model != page.Brand && s.Model != page.Content,
		Has: func(p *page.Page) bool { return takesPart(p, labels) },
	}
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
