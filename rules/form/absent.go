package form

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// absent looks for a way to write to the company where visitors come for it: a form, the form of a service, a booking
// calendar or a chat. A frame of a service that is not known may hold a form, so it leaves the verdict open.
func absent(c *analyzer.Context) analyzer.Result {
	p := c.Page
	if m := c.Site.Model; m != page.LeadGen && m != page.SaaS {
		return analyzer.None()
	}
	for i := range p.Forms {
		switch p.Forms[i].Purpose {
		case "contact", "lead", "booking", "order", "register", "checkout":
			return analyzer.Result{}
		case "newsletter":
			if p.Type == page.Landing { // an address to write to is what such a page wants
				return analyzer.Result{}
			}
		}
	}
	for i := range p.Vendors {
		switch p.Vendors[i].Kind {
		case "chat", "booking":
			return analyzer.Result{}
		case "form":
			return analyzer.CannotTell() // its script is loaded, its form may come with it
		}
	}
	for i := range p.CTAs {
		if g := p.CTAs[i].Goal; g == page.Book || g == page.Chat {
			return analyzer.Result{}
		}
	}
	for i := range p.Resources {
		if r := &p.Resources[i]; r.Kind == "iframe" && !furniture(r.URL) {
			return analyzer.CannotTell()
		}
	}
	e := analyzer.Evidence{Quote: p.Title.Text, Selector: "head > title"}
	if p.Offer.Headline != "" {
		e = analyzer.Evidence{Quote: p.Offer.Headline}
	}
	if e.Quote == "" {
		e = analyzer.Evidence{Quote: "<body> without <form>"}
	}
	return analyzer.Result{Status: analyzer.Fail, Confidence: 0.8, Evidence: []analyzer.Evidence{e}, Values: analyzer.V("got", e.Quote)}
}

// furniture reports whether a frame holds a map, a film or a tag manager: none of them is a form.
func furniture(u string) bool {
	for _, part := range [...]string{"/maps", "map.", "maps.", "openstreetmap", "youtube", "youtu.be", "vimeo", "bilibili", "v.qq.com", "youku", "googletagmanager", "facebook.com/plugins", "/ns.html", "about:blank"} {
		if strings.Contains(u, part) {
			return true
		}
	}
	return u == ""
}
