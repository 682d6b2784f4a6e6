package analyzer

import "strings"
import "github.com/siteassay/assay/page"

// names are the names the page gives to its site.
func names(p *page.Page) (list []said) {
	list = say(list, p.OpenGraph.Get("site_name"), 3)
	for k := range p.Structured {
		switch e := &p.Structured[k]; e.Type {
		case "Organization", "LocalBusiness", "Corporation", "OnlineStore", "WebSite":
			list = say(list, e.Properties.Get("name"), 2)
		}
	}
	if parts := TitleParts(p.Title.Text); len(parts) > 1 {
		list = say(list, parts[len(parts)-1], 1)
		if len(parts) > 2 || p.Type == page.Home {
			list = say(list, parts[0], 1)
		}
	}
	return list
}

func say(list []said, text string, times int) []said {
	if text == "" {
		return list
	}
	return append(list, said{text, times})
}

// TitleParts splits a title at the separators that sites put between topic and brand.
func TitleParts(title string) []string {
	var parts []string
	cut := 0
	runes := []rune(title)
	for i, r := range runes {
		spaced := i > 0 && i+1 < len(runes) && runes[i-1] == ' ' && runes[i+1] == ' '
		han := i > 0 && runes[i-1] > 0x2E80 || i+1 < len(runes) && runes[i+1] > 0x2E80
		sep := strings.ContainsRune("|｜_", r) || strings.ContainsRune("-–—·•:»", r) && (spaced || han && r != ':') || r == '—'
		if sep {
			if part := strings.TrimSpace(string(runes[cut:i])); part != "" {
				parts = append(parts, part)
			}
			cut = i + 1
		}
	}
	if part := strings.TrimSpace(string(runes[cut:])); part != "" {
		parts = append(parts, part)
	}
	return parts
}

// offers are the texts that name what the site sells: headings and titles of pages that sell, and names of products in
// structured data.
func offers(p *page.Page) (list []said) {
	if p.Type == page.Product || p.Type == page.Listing || p.Type == page.Pricing {
		for k := range p.Headings {
			if p.Headings[k].Level == 1 {
				list = say(list, p.Headings[k].Text, 2)
			}
		}
		if parts := TitleParts(p.Title.Text); len(parts) > 0 {
			list = say(list, parts[0], 1)
		}
	}
	for k := range p.Structured {
		switch p.Structured[k].Type {
		case "Product", "Service", "Offer":
			list = say(list, p.Structured[k].Properties.Get("name"), 2)
		}
	}
	return list
}

// navigation counts the words of the labels in the main navigation.
func (s *Survey) navigation(p *page.Page) {
	for k := range p.Links {
		if l := &p.Links[k]; l.Internal && (l.Region == page.Nav || l.Region == page.Header) && len(l.Text) < 60 && sells(l.URL) {
			s.words(l.Text, 1)
		}
	}
}

// sells reports whether a navigation target is more likely an offer than a page about the firm.
func sells(u string) bool {
	for _, w := range []string{"about", "contact", "news", "blog", "faq", "career", "job", "login", "privacy", "impressum", "datenschutz", "kontakt", "guanyu", "lianxi", "lxwm", "gywm", "xwzx", "index", "home"} {
		if strings.Contains(u, w) {
			return false
		}
	}
	return true
}

// words counts words of four letters or more, and for Han text the bigrams.
func (s *Survey) words(text string, n int) {
	for w := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r > 0x7f && r != '，' && r != '、' && r != '。')
	}) {
		rs := []rune(w)
		if rs[0] >= 0x3400 && rs[0] <= 0x9fff {
			for i := 0; i+1 < len(rs) && i < 12; i++ {
				s.offers.add(string(rs[i:i+2]), n)
			}
		} else if len(rs) >= 4 && !offerStop[w] {
			s.offers.add(w, n)
		}
	}
}

// offerStop are words of navigation that name no offer.
var offerStop = func() map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(`home about contact news blog more services service products product solutions resources company team
		welcome menu login register account search with your from that this for and the our you startseite kontakt über leistungen
		produkte mehr unser unsere ihre für und accueil nous notre vous avec pour produits inicio nosotros nuestro contacto
		productos servicios para con next prev back skip content shop online best professional quality range page main`) {
		m[w] = true
	}
	return m
}()

func (s *Survey) offerWords() []string {
	var words []string
	for _, w := range s.offers.top(60) {
		if s.offers.of(w) >= 2 && !strings.EqualFold(w, s.site.Name) {
			words = append(words, w)
		}
	}
	return words[:min(40, len(words))]
}
