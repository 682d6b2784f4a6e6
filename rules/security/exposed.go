package security

import (
	"slices"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// secretLeaked collects the secret keys that stand in inline scripts, each once for the site, masked.
func secretLeaked(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return &secrets{site: s, seen: map[page.Secret]bool{}}
}

type secrets struct {
	site     *analyzer.Site
	seen     map[page.Secret]bool
	evidence []analyzer.Evidence
	kinds    []string
	pages    []int32
}

func (c *secrets) Page(i int32, p *page.Page) {
	if len(p.Secrets) == 0 {
		return
	}
	c.pages = append(c.pages, i)
	for _, s := range p.Secrets {
		s = page.Secret{Kind: strings.Clone(s.Kind), Mask: strings.Clone(s.Mask)}
		if c.seen[s] || len(c.seen) == 100 {
			continue
		}
		c.seen[s] = true
		c.evidence = append(c.evidence, analyzer.Evidence{Quote: s.Kind + ": " + s.Mask, Selector: "script", URL: c.site.Nodes[i].URL})
		if !slices.Contains(c.kinds, s.Kind) {
			c.kinds = append(c.kinds, s.Kind)
		}
	}
}

func (c *secrets) Findings() []analyzer.Finding {
	if len(c.evidence) == 0 {
		return nil
	}
	return []analyzer.Finding{{
		Loss: 1, Count: len(c.seen), Values: analyzer.V("got", c.kinds),
		Evidence: c.evidence[:min(len(c.evidence), analyzer.MaxEvidence)], Related: c.site.URLs(c.pages),
	}}
}

// emailExposed counts the addresses of persons that are written out. Customers need an address, and spam robots read it as
// well; one of the house (info@, sales@) is made for that and can be filtered, that of a person cannot be changed.
func emailExposed(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return &emails{site: s, seen: map[string]bool{}}
}

type emails struct {
	site  *analyzer.Site
	seen  map[string]bool
	first []string
	pages []int32
}

func (c *emails) Page(i int32, p *page.Page) {
	found := false
	for _, e := range p.Contacts.Emails {
		if !personal(e) {
			continue
		}
		found = true
		if !c.seen[e] && len(c.seen) < 1000 {
			e = strings.Clone(e)
			c.seen[e] = true
			if len(c.first) < analyzer.MaxEvidence {
				c.first = append(c.first, e)
			}
		}
	}
	if found {
		c.pages = append(c.pages, i)
	}
}

// houseWords are what addresses of the house are called in the languages of our lexicon.
var houseWords = []string{
	"info", "sales", "contact", "service", "support", "office", "mail", "hello", "team", "help", "shop", "order", "press", "media", "job",
	"career", "privacy", "data", "legal", "billing", "account", "market", "customer", "kontakt", "verkauf", "vertrieb", "bestell", "presse",
	"datenschutz", "bewerbung", "zentrale", "buero", "ventas", "atencion", "cliente", "ventes", "commercial", "accueil", "kefu", "xiaoshou", "web",
	"post", "admin", "enquir", "inquir", "export", "return", "reply",
}

// personal reports whether an address names a person: a first and a last name, parted, and no word of the house.
func personal(email string) bool {
	local, _, _ := strings.Cut(strings.ToLower(email), "@")
	first, last, ok := strings.Cut(strings.ReplaceAll(local, "_", "."), ".")
	if !ok || len(first) < 1 || len(last) < 2 || strings.ContainsAny(local, "0123456789+") || strings.Contains(last, ".") {
		return false
	}
	return !slices.ContainsFunc(houseWords, func(w string) bool { return strings.Contains(local, w) })
}

func (c *emails) Findings() []analyzer.Finding {
	if len(c.first) == 0 {
		return nil
	}
	var evidence []analyzer.Evidence
	for _, e := range c.first {
		evidence = append(evidence, analyzer.Evidence{Quote: e})
	}
	return []analyzer.Finding{{
		Loss: 1, Count: len(c.seen), Values: analyzer.V("got", c.first[:min(3, len(c.first))]), Evidence: evidence, Related: c.site.URLs(c.pages),
	}}
}

// formUnguarded finds public forms that nothing protects from robots: no puzzle, no trap for robots, no token, no service that
// filters. One finding for the site, since forms come from one template.
func formUnguarded(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return &openForms{site: s}
}

type openForms struct {
	site     *analyzer.Site
	ids      []int32
	evidence []analyzer.Evidence
}

func (c *openForms) Page(i int32, p *page.Page) {
	if slices.ContainsFunc(p.Vendors, func(v page.Vendor) bool { return v.Kind == "captcha" || v.Kind == "form" }) {
		return
	}
	for k := range p.Forms {
		f := &p.Forms[k]
		switch f.Purpose {
		case "contact", "lead", "comment", "booking", "review":
		default:
			continue
		}
		if f.Vendor != "" || f.Method != "post" || guarded(f) {
			continue
		}
		c.ids = append(c.ids, i)
		if len(c.evidence) < analyzer.MaxEvidence {
			c.evidence = append(c.evidence, analyzer.Evidence{Quote: strings.Clone(f.Purpose + ": " + f.Action), Selector: strings.Clone(f.Selector), URL: c.site.Nodes[i].URL})
		}
		return
	}
}

// guarded reports whether a field of a form keeps robots off: a puzzle, a trap, or a token that a script or the server made.
// A hidden field that only says what the form is about (subject, language, target) does not.
func guarded(f *page.Form) bool {
	for k := range f.Fields {
		d := &f.Fields[k]
		text := strings.ToLower(d.Name + " " + d.Label)
		if strings.Contains(text, "captcha") || strings.Contains(text, "验证码") || strings.Contains(text, "驗證碼") {
			return true
		}
		if d.Type != "hidden" {
			continue
		}
		switch strings.ToLower(d.Name) {
		case "subject", "betreff", "lang", "language", "redirect", "next", "return", "page", "url_from", "recipient", "to", "id", "action", "form", "formid", "form_id":
		default:
			return true
		}
	}
	return false
}

func (c *openForms) Findings() []analyzer.Finding {
	if len(c.ids) == 0 {
		return nil
	}
	return []analyzer.Finding{{
		Loss: 1, Count: len(c.ids), Values: analyzer.V("got", c.site.Nodes[c.ids[0]].URL), Evidence: c.evidence, Related: c.site.URLs(c.ids),
	}}
}
