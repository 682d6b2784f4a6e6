package relations

import (
	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// noSubscribe looks for a way to hear from the company again: newsletter, feed, an account to follow. Firms that live by enquiries
// need none.
func noSubscribe(s *analyzer.Site, params analyzer.Params) analyzer.SiteCheck {
	labels := analyzer.NewLabels(params.Strings("labels"))
	return &analyzer.Absence{
		Search: analyzer.Search{Site: s}, Spared: s.Model == page.LeadGen,
		Has: func(p *page.Page) bool { return subscribes(p, labels) },
	}
}

// subscribes reports whether a page offers to subscribe or to follow. A WeChat code is one to follow.
func subscribes(p *page.Page, labels *analyzer.Labels) bool {
	if p.Signals.Newsletter || len(p.Head.Feeds) > 0 || len(p.Contacts.Social) > 0 {
		return true
	}
	for i := range p.Contacts.Messaging {
		switch p.Contacts.Messaging[i].Kind {
		case "wechat", "telegram", "line":
			return true
		}
	}
	for i := range p.CTAs {
		if p.CTAs[i].Goal == page.Subscribe {
			return true
		}
	}
	return linked(p, labels)
}

// linked reports whether a link or the alternative text of a picture is called one of the labels.
func linked(p *page.Page, labels *analyzer.Labels) bool {
	for i := range p.Links {
		if labels.In(p.Links[i].Text) {
			return true
		}
	}
	for i := range p.Images {
		if labels.In(p.Images[i].Alt) {
			return true
		}
	}
	return false
}
