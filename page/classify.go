package page

import (
	"slices"
	"strings"
)

// Weights of the evidence for a page type (domain.md 5.1). A single page has no inlinks: the label under which it links
// to itself (its own entry in the navigation) takes their place.
const (
	weightSchema   = 2.0
	weightAddress  = 1.2
	weightFileName = 0.5 // the last part of the address is the token itself
	weightSelf     = 1.2
	weightHeading  = 1.0
	weightTitle    = 0.8
	weightTrail    = 0.7
	weightSection  = 0.6 // the part of the trail before the last
	minType        = 1.2 // less evidence names no type
	minLead        = 0.2
)

// A tally gathers the evidence for the types.
type tally struct {
	points  [13]float64 // in the order of Types
	reasons [13][]string
}

func (t *tally) add(ty Type, points float64, reason string) {
	i := slices.Index(Types, ty)
	t.points[i] += points
	t.reasons[i] = append(t.reasons[i], reason)
}

// classify says what the page is for and what it suggests about the business, and takes back what only a page of another
// purpose says: an article has no value proposition.
func (o *outline) classify(p *Page) {
	o.read(p)
	var t tally
	o.addressEvidence(p, &t)
	o.wordEvidence(p, &t)
	schemaEvidence(p, &t)
	o.contentEvidence(p, &t)
	t.toldAsArticle()
	p.Type, p.TypeConfidence, p.TypeReasons = t.verdict()
	switch p.Type {
	case Article, Legal, Cart, FAQ, Contact, Listing, Other:
		p.Offer.ValueProposition = ""
		if p.Type == Article || p.Type == Legal || p.Type == Cart {
			if p.Offer.BenefitHeading == "" {
				p.Offer.SellingPoints = nil
			}
		}
	}
	o.model(p)
}

// toldAsArticle gives a page that its address calls a case study what speaks for an article: date, author and mark-up are those of
// a case study too. Where the address calls it an article, it is one on a case.
func (t *tally) toldAsArticle() {
	story, article := slices.Index(Types, Case), slices.Index(Types, Article)
	named := func(i int) bool {
		return slices.ContainsFunc(t.reasons[i], func(r string) bool { return strings.HasPrefix(r, "address") })
	}
	if named(story) && !named(article) {
		t.points[story] += t.points[article]
		t.reasons[story] = append(t.reasons[story], t.reasons[article]...)
		t.points[article] = 0
	}
}

// verdict is the type with the most points, if it has enough and leads.
func (t *tally) verdict() (Type, float64, []string) {
	best, second := 0, -1
	for i := range t.points {
		if t.points[i] > t.points[best] {
			best = i
		}
	}
	for i := range t.points {
		if i != best && (second < 0 || t.points[i] > t.points[second]) {
			second = i
		}
	}
	top, next := t.points[best], max(t.points[second], 0)
	if top < minType || top-next < minLead-1e-9 {
		return Other, 0, nil
	}
	confidence := top / (top + next + 0.8)
	return Types[best], float64(int(confidence*100)) / 100, t.reasons[best]
}

// namesEntry reports whether the query of an address names one entry or list of the site, as where nobody set up speaking
// addresses: /?p=501, /?page_id=2, /?cat=4, /index.php?id=31.
func namesEntry(u string) bool {
	_, query, _ := strings.Cut(u, "?")
	for part := range strings.SplitSeq(query, "&") {
		switch key, value, _ := strings.Cut(part, "="); strings.ToLower(key) {
		case "p", "page_id", "cat", "m", "s", "q", "tag", "author", "attachment_id", "id", "aid", "pid", "article", "post", "storyid", "product_id":
			if value != "" && value != "0" && value != "1" {
				return true
			}
		}
	}
	return false
}

// addressEvidence reads the address.
func (o *outline) addressEvidence(p *Page, t *tally) {
	path := strings.ToLower(urlPath(p.URL))
	if isRoot(path) {
		if namesEntry(p.URL) {
			return
		}
		t.add(Home, 2.4, "address is the root of the site or of a language")
		return
	}
	parts := strings.Split(strings.Trim(path, "/"), "/")
	last, _, _ := strings.Cut(parts[len(parts)-1], ".")
	if last == "index" && len(parts) > 1 {
		last = parts[len(parts)-2]
	}
	plain := strings.ReplaceAll(strings.ReplaceAll(last, "-", ""), "_", "")
	if name, ok := urlNames[plain]; ok {
		ty := name.kind
		if ty == Article || ty == Case || ty == Product && (strings.HasSuffix(plain, "s") &&
			!strings.HasPrefix(plain, "serv") && !strings.HasPrefix(plain, "solution") || plain == "cpzx" || plain == "shop" || plain == "shangcheng") {
			t.add(Listing, weightAddress, "address is the root of a section: "+last)
			if ty != Article {
				t.add(ty, weightAddress/2, "address: "+last)
			}
			return
		}
		t.add(ty, weightAddress+weightFileName, "address: "+last)
		return
	}
	if besides[plain] {
		t.add(Other, weightAddress+weightFileName, "address: "+last)
		return
	}
	for k := len(parts) - 1; k >= 0; k-- {
		part, _, _ := strings.Cut(parts[k], ".")
		if strings.Count(part, "-")+strings.Count(part, "_") > 2 {
			continue // the words of a title
		}
		for token := range urlTokens("/" + part) {
			if name, ok := urlNames[string(token)]; ok && !(len(token) == 1 && k == len(parts)-1) {
				kind := name.kind
				if kind == Case && amongArticles(parts[:k]) {
					kind = Article
				}
				t.add(kind, weightAddress, "address: "+string(token))
				return
			}
		}
	}
	if _, dated := urlDate(p.URL); dated {
		t.add(Article, weightAddress, "address holds a date")
	}
	if strings.HasPrefix(last, "list") || strings.Contains(path, "/page/") {
		t.add(Listing, weightAddress, "address: "+last)
	}
}

// amongArticles reports whether one of the folders of an address holds news or articles: what lies there tells of a case, and is none.
func amongArticles(folders []string) bool {
	return slices.ContainsFunc(folders, func(f string) bool { return urlNames[f].kind == Article })
}

// besides are the file names of pages beside the offer: they help, inform or recruit, and sell nothing.
var besides = func() map[string]bool {
	names := map[string]bool{}
	for name := range strings.FieldsSeq("calculator rechner calculateur simulateur calculadora glossary glossar lexikon lexique glossaire glosario " +
		"downloads formulare formulaires formularios careers jobs karriere stellenangebote carrieres recrutement empleo partners partner partenaires " +
		"login signin anmelden sitemap zhaopin rencaizhaopin xiazai") {
		names[name] = true
	}
	return names
}()

// isRoot reports whether a path is the start page of a site or of one of its languages.
func isRoot(path string) bool {
	path = strings.Trim(path, "/")
	for _, ext := range [...]string{".html", ".htm", ".php", ".asp", ".aspx", ".jsp", ".shtml", ".do"} {
		path = strings.TrimSuffix(path, ext)
	}
	lang, rest, deeper := strings.Cut(path, "/")
	if isLanguageRoot(lang) {
		if !deeper {
			return true
		}
		path = rest
	}
	switch path {
	case "", "index", "home", "default", "main", "startseite", "accueil", "inicio", "shouye":
		return true
	}
	return false
}

func isLanguageRoot(s string) bool {
	switch s {
	case "en", "zh", "cn", "de", "fr", "es", "it", "ja", "jp", "ko", "ru", "pt", "nl", "pl", "zh-cn", "zh-tw",
		"zh-hk", "zh-hans", "zh-hant", "tw", "hk", "us", "uk", "en-us", "en-gb", "de-de", "fr-fr", "es-es",
		"de-at", "de-ch", "fr-ch", "pt-br":
		return true
	}
	return false
}
