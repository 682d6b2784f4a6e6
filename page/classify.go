package page

import (
	"slices"
	"strings"
	"sync"

	"golang.org/x/net/html/atom"
)

// Weights of the evidence for a page type (domain.md 5.1). A single page has no inlinks: the label under which it links to itself
// (its own entry in the navigation) takes their place.
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

// classify says what the page is for and what it suggests about the business, and takes back what only a page of another purpose says: an article
// has no value proposition.
func (o *outline) classify(p *Page) {
	o.read(p)
	var t tally
	o.addressEvidence(p, &t)
	o.wordEvidence(p, &t)
	schemaEvidence(p, &t)
	o.contentEvidence(p, &t)
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
	if top < minType || top-next < minLead {
		return Other, 0, nil
	}
	confidence := top / (top + next + 0.8)
	return Types[best], float64(int(confidence*100)) / 100, t.reasons[best]
}

// addressEvidence reads the address.
func (o *outline) addressEvidence(p *Page, t *tally) {
	path := strings.ToLower(urlPath(p.URL))
	if isRoot(path) {
		t.add(Home, 2.4, "address is the root of the site or of a language")
		return
	}
	parts := strings.Split(strings.Trim(path, "/"), "/")
	last, _, _ := strings.Cut(parts[len(parts)-1], ".")
	if last == "index" && len(parts) > 1 {
		last = parts[len(parts)-2]
	}
	plain := strings.NewReplacer("-", "", "_", "").Replace(last)
	if name, ok := urlNames[plain]; ok {
		ty := name.kind
		if ty == Article || ty == Case || ty == Product && (strings.HasSuffix(plain, "s") && !strings.HasPrefix(plain, "serv") && !strings.HasPrefix(plain, "solution") || plain == "cpzx") {
			t.add(Listing, weightAddress, "address is the root of a section: "+last)
			if ty != Article {
				t.add(ty, weightAddress/2, "address: "+last)
			}
			return
		}
		t.add(ty, weightAddress+weightFileName, "address: "+last)
		return
	}
	for k := len(parts) - 1; k >= 0; k-- {
		part, _, _ := strings.Cut(parts[k], ".")
		if strings.Count(part, "-")+strings.Count(part, "_") > 2 {
			continue // the words of a title
		}
		for token := range urlTokens("/" + part) {
			if name, ok := urlNames[string(token)]; ok && !(len(token) == 1 && k == len(parts)-1) {
				t.add(name.kind, weightAddress, "address: "+string(token))
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
	case "en", "zh", "cn", "de", "fr", "es", "it", "ja", "jp", "ko", "ru", "pt", "nl", "pl", "zh-cn", "zh-tw", "zh-hk", "zh-hans", "zh-hant", "tw", "hk", "us", "uk", "en-us", "en-gb", "de-de", "fr-fr", "es-es", "de-at", "de-ch", "fr-ch", "pt-br":
		return true
	}
	return false
}

// typeLexicons are the sections whose words in a title, a heading or a label name a type.
var typeLexicons = [...]struct {
	id string
	ty Type
}{
	{"type.about", About}, {"type.contact", Contact}, {"type.legal", Legal}, {"type.case", Case}, {"type.product", Product},
	{"type.price", Pricing}, {"type.article", Article}, {"service.faq", FAQ}, {"type.cart", Cart}, {"type.listing", Listing}, {"type.other", Other},
}

// wordEvidence reads the first heading, the title, the trail and the page's own entry in the navigation.
func (o *outline) wordEvidence(p *Page, t *tally) {
	heading := firstHeading(p)
	if heading == "" {
		heading = p.Offer.Headline
	}
	title := firstSegment(p.Title.Text)
	own := ownLabel(p)
	section, trail := o.trailEnd()
	t.addWords(heading, weightHeading, "heading: ")
	t.addWords(title, weightTitle, "title: ")
	for ty := range namedTypes(own) {
		if ty == Article { // the entry of a section of news
			ty = Listing
		}
		t.add(ty, weightSelf, "links to itself as: "+clip(own, 40))
	}
	for ty := range namedTypes(trail) {
		t.add(ty, weightTrail, "trail: "+clip(trail, 40))
	}
	for ty := range namedTypes(section) {
		t.add(ty, weightSection, "section: "+clip(section, 40))
	}
	if own != "" && len(own) < 30 && lex("type.home").in(own) {
		t.add(Home, weightSelf, "links to itself as: "+own)
	}
}

// addWords adds the types that a heading or title names. "Blog" or 新闻中心 there is the name of a section: above its list as well as above
// each of its articles.
func (t *tally) addWords(text string, weight float64, from string) {
	for ty := range namedTypes(text) {
		if ty == Article {
			t.add(Listing, weight/2, from+clip(text, 40))
			t.add(Article, weight/2, from+clip(text, 40))
			continue
		}
		t.add(ty, weight, from+clip(text, 40))
	}
}

// typeTerms is the union of typeLexicons, and the type of each section.
type typeTerms struct {
	set   sections
	types [maxSections]Type
}

var typeWords = sync.OnceValue(func() *typeTerms {
	tt := &typeTerms{}
	for _, l := range typeLexicons {
		tt.set = tt.set.with(lex(l.id).set)
		tt.types[words().byID[l.id]] = l.ty
	}
	return tt
})

// namedTypes are the types whose words make up a third of a short text, end a Chinese one, or stand in one of four words or fewer;
// each once.
func namedTypes(text string) func(yield func(Type) bool) {
	return func(yield func(Type) bool) {
		if text == "" || len(text) > 160 {
			return
		}
		tt := typeWords()
		few := units(text, 5) <= 4
		var buf [8]hit
		hits := words().scan(buf[:0], text, &tt.set)
		for k, h := range hits {
			if ends := int(h.to) == len(text) && hasHan(text[h.from:]); !few && !ends && int(h.to-h.from)*3 < len(text) {
				continue
			}
			fresh := true
			for _, before := range hits[:k] {
				fresh = fresh && before.section != h.section
			}
			if fresh && !yield(tt.types[h.section]) {
				return
			}
		}
	}
}

// firstSegment is the part of a title before its separator.
func firstSegment(title string) string {
	for _, sep := range [...]string{" - ", " | ", " – ", " — ", "_", "|", "-", "–", "—", " · ", ","} {
		if head, _, ok := strings.Cut(title, sep); ok && strings.TrimSpace(head) != "" {
			return strings.TrimSpace(head)
		}
	}
	return title
}

// ownLabel is the text under which the page links to itself; "" when it does not. A logo does not count.
func ownLabel(p *Page) string {
	own := strings.TrimSuffix(p.URL, "/")
	for i := range p.Links {
		l := &p.Links[i]
		if l.Kind == "http" && l.Fragment == "" && !l.FromAlt && l.Text != "" && l.Region != Footer && strings.TrimSuffix(l.URL, "/") == own {
			return l.Text
		}
	}
	return ""
}

// trailEnd is the last part of the breadcrumb and the one before it.
func (o *outline) trailEnd() (section, last string) {
	parts := strings.FieldsFunc(o.reading.trail, func(r rune) bool { return r == '>' || r == '»' || r == '›' || r == '/' || r == '：' })
	for _, part := range parts {
		if part = strings.TrimSpace(part); part != "" {
			section, last = last, part
		}
	}
	return section, last
}

// schemaEvidence reads structured data and Open Graph.
func schemaEvidence(p *Page, t *tally) {
	once := map[Type]bool{}
	for i := range p.Structured {
		var ty Type
		switch p.Structured[i].Type {
		case "AboutPage":
			ty = About
		case "ContactPage":
			ty = Contact
		case "FAQPage":
			ty = FAQ
		case "Product", "ProductGroup", "Service":
			ty = Product
		case "Article", "NewsArticle", "BlogPosting", "TechArticle", "Report":
			ty = Article
		case "CollectionPage", "ItemList", "SearchResultsPage":
			ty = Listing
		case "CheckoutPage":
			ty = Cart
		}
		if ty != "" && !once[ty] {
			once[ty] = true
			w := weightSchema
			switch ty { // such blocks stand on pages of all types
			case FAQ:
				w = 0.5
			case Listing:
				w = 1
			}
			t.add(ty, w, "structured data: "+p.Structured[i].Type)
		}
	}
	switch p.OpenGraph.Get("type") {
	case "article":
		t.add(Article, 0.5, "og:type article")
	case "product":
		t.add(Product, 1, "og:type product")
	}
}

// contentEvidence reads what the page holds.
func (o *outline) contentEvidence(p *Page, t *tally) {
	sig := &p.Signals
	words := p.Text.Words
	long := words > 300 || p.Language == "zh" && words > 400
	density := o.linkDensity()
	o.articleEvidence(p, t, long, density)
	if n := contactKinds(p); n >= 2 && words < 700 {
		if hasForm(p, "contact", "lead", "booking") || o.hasMap(p) {
			n++
		}
		t.add(Contact, min(0.25*float64(n), 0.8), "contact data with a form or a map")
	}
	if n := periodPrices(p); n >= 2 {
		t.add(Pricing, 1, "several prices with a period")
	} else if len(p.Offer.Prices) >= 4 && lex("type.price").in(firstHeading(p)+" "+p.Title.Text) {
		t.add(Pricing, 0.8, "several prices")
	}
	if sig.Questions >= 5 {
		t.add(FAQ, 0.4, "five questions or more")
		if words < 60*sig.Questions || p.Language == "zh" && words < 100*sig.Questions {
			t.add(FAQ, 0.6, "little but questions and answers")
		}
	}
	if len(o.reading.topics[legalWords]) >= 4 && long && density < 0.2 {
		t.add(Legal, 1, "many terms of law in a long text")
	}
	if sig.Cart && len(p.Offer.Prices) > 0 && len(o.byTag[atom.H1]) > 0 && len(p.Offer.Prices) <= 12 {
		t.add(Product, 1, "price and basket")
	}
	if cards := o.linkedCards(); cards >= 8 && !long {
		t.add(Listing, 0.8, "eight linked entries or more")
	}
	if o.pagination() {
		t.add(Listing, 0.7, "pagination")
	}
	if sig.Founded != "" && words < 1200 && lex("type.about").in(p.Title.Text+" "+p.Offer.Headline) {
		t.add(About, 0.5, "founding year")
	}
	if links := len(p.Links); links <= 12 && words >= 40 && p.Robots.Noindex && hasForm(p, "lead", "contact", "order", "newsletter") {
		t.add(Landing, 1.4, "few links, a form, not indexed")
	}
	if n := len(p.Offer.SellingPoints); n > 0 && len(p.Links) <= 25 && p.Offer.Headline != "" && len(p.Forms) > 0 && (sig.Testimonials || p.Offer.ValueProposition != "") {
		t.add(Landing, 1.4, "promise, advantages and a form on one page with few links")
	}
	if t.best() < minType {
		o.plainEvidence(p, t, density)
	}
}

// best is the highest score so far.
func (t *tally) best() float64 { return slices.Max(t.points[:]) }

// plainEvidence names a type for pages that say nothing of themselves by address, title or structured data.
func (o *outline) plainEvidence(p *Page, t *tally, density float64) {
	if p.Offer.ValueProposition != "" || lex("offer.noun").in(p.Offer.Headline) || len(p.Offer.SellingPoints) > 0 && p.Text.Words > 80 {
		t.add(Product, 1.2, "text about an offer")
	} else if p.Text.Words > 250 && density < 0.2 {
		t.add(Article, 0.8, "long text with few links")
	}
}

// articleEvidence: date, author and long text.
func (o *outline) articleEvidence(p *Page, t *tally, long bool, density float64) {
	dated := false
	listed := 0
	for i := range p.Dates {
		d := &p.Dates[i]
		dated = dated || d.Kind == "published" && d.Source != "url" && (d.Source != "json-ld" || articleMarked(p))
		listed += one(p.Dates[i].Kind == "listed")
	}
	switch {
	case dated && (p.Signals.Author != "" || p.Signals.Publisher != ""):
		t.add(Article, 1, "date and author")
	case dated:
		t.add(Article, 0.7, "date of publication")
	}
	if long && density < 0.25 && (dated || p.Signals.Author != "") {
		t.add(Article, 0.6, "long text with few links")
	}
	if strings.Contains(o.reading.text, "上一篇") || strings.Contains(o.reading.text, "上一条") {
		t.add(Article, 0.8, "links to the next and previous article")
	}
	if listed >= 5 {
		t.add(Listing, 0.7, "dated entries")
	}
}

// linkDensity is the share of the content that stands in links, 0 … 1.
func (o *outline) linkDensity() float64 {
	total, linked := int32(0), int32(0)
	for s := range o.segments {
		if sg := &o.segments[s]; o.content(s) && sg.region == Main {
			total += sg.to - sg.from
			linked += sg.linked
		}
	}
	if total == 0 {
		return 1
	}
	return float64(linked) / float64(total)
}

// contactKinds counts the kinds of contact data in the content: phone, mail, address, messenger.
func contactKinds(p *Page) int {
	phone := false
	for i := range p.Contacts.Phones {
		phone = phone || p.Contacts.Phones[i].Region == Main || p.Contacts.Phones[i].Region == ""
	}
	return one(phone) + one(len(p.Contacts.Emails) > 0) + one(len(p.Contacts.Addresses) > 0) + one(p.Contacts.Hours != "")
}

func hasForm(p *Page, purposes ...string) bool {
	for i := range p.Forms {
		if slices.Contains(purposes, p.Forms[i].Purpose) {
			return true
		}
	}
	return false
}

// hasMap reports whether a map is embedded.
func (o *outline) hasMap(p *Page) bool {
	for i := range p.Resources {
		if u := p.Resources[i].URL; strings.Contains(u, "maps.google") || strings.Contains(u, "google.com/maps") || strings.Contains(u, "openstreetmap") || strings.Contains(u, "api.map.baidu") || strings.Contains(u, "amap.com") {
			return true
		}
	}
	return false
}

// periodPrices counts the prices that name a period.
func periodPrices(p *Page) int {
	n := 0
	for i := range p.Offer.Prices {
		text := p.Offer.Prices[i].Text
		n += one(strings.Contains(text, "/") || strings.Contains(text, "per ") || strings.Contains(text, "pro ") || strings.Contains(text, "par ") || strings.Contains(text, "每") || strings.Contains(text, "month"))
	}
	return n
}

// linkedCards is the size of the largest group of siblings in the content that are or hold links.
func (o *outline) linkedCards() int {
	most := 0
	o.groups(0, int32(len(o.elements)), func(items []int32) bool {
		n := 0
		for _, i := range items {
			if e := &o.elements[i]; e.linked*2 > e.to-e.from && e.to-e.from > 12 {
				n++
			}
		}
		most = max(most, n)
		return true
	})
	return most
}

// pagination reports whether the content has numbered pages.
func (o *outline) pagination() bool {
	for i := range o.elements {
		if o.reading.marks[i]&markPagination != 0 && o.elements[i].linked > 0 && !o.elements[i].inHead {
			return true
		}
	}
	return false
}
