package analyzer

import (
	"cmp"
	"slices"
	"strings"

	"github.com/siteassay/assay/page"
)

// Objections are the doubts that keep a buyer from asking, in the order in which they come to him. Bit k of a page's mask
// is objection k.
var Objections = [...]string{"price", "time", "risk", "fit", "who", "security", "next", "cancel"}

const (
	priceDoubt = iota
	timeDoubt
	riskDoubt
	fitDoubt
	whoDoubt
	securityDoubt
	nextDoubt
	cancelDoubt
)

// ObjectionsOf are the objections that buyers have under each business model. A lead is no contract yet, so nobody asks
// how to get out of it; a programme is there at once.
var ObjectionsOf = map[page.Model][]string{
	page.Retail:  {"price", "time", "risk", "fit", "who", "security", "next", "cancel"},
	page.LeadGen: {"price", "time", "risk", "fit", "who", "security", "next"},
	page.SaaS:    {"price", "risk", "fit", "who", "security", "next", "cancel"},
	page.Brand:   {"fit", "who"},
}

// An ObjectionMap tells where the pages that sell answer a buyer's doubts.
type ObjectionMap struct {
	Pages   int              `json:"pages"` // pages that sell: products, prices, landing pages; without any, the start page
	Answers []ObjectionCover `json:"answers"`
	Open    []OpenPage       `json:"open"` // the pages that sell with most doubts neither answered there nor one click away, at most 10
}

// An ObjectionCover is one doubt: on how many of the pages that sell it is answered, and where the first answer is.
type ObjectionCover struct {
	ID        string `json:"id"`
	Expected  bool   `json:"expected"` // buyers under this business model have it
	Here      int    `json:"here"`     // answered on the page
	Near      int    `json:"near"`     // one click away
	Elsewhere int    `json:"elsewhere"`
	Nowhere   int    `json:"nowhere"`
	URL       string `json:"url"`                // of the first answer of the site; "" for none
	Quote     string `json:"quote"`              // its words
	Language  string `json:"language,omitempty"` // of that page
}

// An OpenPage is a page that sells and leaves doubts open.
type OpenPage struct {
	URL  string   `json:"url"`
	Open []string `json:"open"` // expected objections answered neither there nor one click away
}

// maxOpenPages is how many of them are listed.
const maxOpenPages = 10

// ObjectionSearch finds the answers in one pass: two bytes a page and eight quotes.
type ObjectionSearch struct {
	site   *Site
	masks  []uint8
	sells  []bool
	any    bool
	home   int32
	first  [len(Objections)]int32
	quotes [len(Objections)]string
}

// NewObjectionSearch starts before the pass over the pages.
func NewObjectionSearch(s *Site) *ObjectionSearch {
	o := &ObjectionSearch{site: s, masks: make([]uint8, len(s.Nodes)), sells: make([]bool, len(s.Nodes)), home: -1}
	for k := range o.first {
		o.first[k] = -1
	}
	return o
}

// Page adds the answers of one page.
func (o *ObjectionSearch) Page(i int32, p *page.Page) {
	if p.Status != 200 || p.Signals.NotFound || p.Signals.Challenge {
		return
	}
	switch p.Type {
	case page.Product, page.Landing, page.Pricing:
		o.sells[i], o.any = true, true
	case page.Home:
		if o.home < 0 {
			o.home = i
		}
	}
	for k := range Objections {
		quote, ok := answered(k, p)
		if !ok {
			continue
		}
		o.masks[i] |= 1 << k
		if o.first[k] < 0 {
			o.first[k], o.quotes[k] = i, strings.Clone(Quote(quote))
		}
	}
}

// answered reports whether a page answers objection k, and with which words.
func answered(k int, p *page.Page) (quote string, ok bool) {
	sig := &p.Signals
	switch k {
	case priceDoubt:
		if p.Type != page.Article && p.Type != page.Legal && p.Type != page.Case && len(p.Offer.Prices) > 0 {
			return p.Offer.Prices[0].Text, true
		}
	case timeDoubt:
		if p.Type != page.Article && p.Type != page.Legal {
			return p.Offer.Answers.Get("time"), p.Offer.Answers.Has("time")
		}
	case riskDoubt:
		return sig.Quotes.Get("guarantee"), sig.Guarantee
	case whoDoubt:
		switch {
		case sig.Team:
			return sig.Quotes.Get("team"), true
		case p.Type == page.About && p.Text.Words > 40:
			return cmp.Or(p.Offer.Headline, p.Title.Text), true
		case sig.Founded != "":
			return sig.Quotes.Get("founded"), true
		}
	case nextDoubt:
		if sig.Process {
			return sig.Quotes.Get("process"), true
		}
		if p.Offer.Answers.Has("next") {
			return p.Offer.Answers.Get("next"), true
		}
		quote = sig.Quotes.Get("promise")
		return quote, sig.Promise && containsAny(strings.ToLower(quote), replies[:])
	case fitDoubt:
		if p.Offer.Answers.Has("fit") {
			return p.Offer.Answers.Get("fit"), true
		}
		switch p.Type {
		case page.Home, page.Product, page.Landing, page.Pricing, page.About:
			for _, quote = range [...]string{p.Offer.Headline, p.Offer.ValueProposition} {
				if namesWhom(quote) {
					return quote, true
				}
			}
			return offeredFor(p.Offer.Hero)
		}
	case securityDoubt:
		if p.Type == page.Legal {
			if head := headOf(p); containsAny(strings.ToLower(head), privacyWords[:]) {
				return head, true
			}
		}
		return p.Offer.Answers.Get("security"), p.Offer.Answers.Has("security")
	case cancelDoubt:
		return p.Offer.Answers.Get("cancel"), p.Offer.Answers.Has("cancel")
	}
	return "", false
}

// replies are words of a promise to answer: who reads one knows what happens next.
var replies = [...]string{"answer", "reply", "respond", "get back", "call you", "contact you", "antwort", "melde", "rückruf", "zurückruf", "répon", "rappel", "respue", "respond", "contact", "回复", "联系", "回覆", "聯繫", "回电"}

// privacyWords are what the page is called that tells what becomes of a visitor's data.
var privacyWords = [...]string{"privacy", "data protection", "datenschutz", "confidentialité", "données personnelles", "privacidad", "protección de datos", "隐私", "隱私", "个人信息保护"}

// whomWords lead to those for whom an offer is made.
var whomWords = [...]string{" for ", " für ", " pour ", " para ", "为"}

// becoming are the characters that make another word of 为: to become, because, to regard as.
var becoming = [...]string{"成", "作", "因", "认", "行", "视", "称", "分", "更", "最", "极", "以", "设", "评"}

// namesWhom reports whether a headline or value proposition says for whom or for what it is, and not only "for you" or "for free".
func namesWhom(s string) bool {
	for _, w := range whomWords {
		at := strings.Index(s, w)
		if at < 0 || w == "为" && endsIn(s[:at], becoming[:]) {
			continue
		}
		rest := strings.ToLower(s[at+len(w):])
		vague := rest == "" || rest[0] >= '0' && rest[0] <= '9'
		for _, v := range [...]string{"you", "free", "more", "all", "over ", "decades", "generations", "many years", "sale", "sie", "ihr", "vous", "votre", "usted", "ti", "su ", "您", "你", "客户", "了"} {
			vague = vague || strings.HasPrefix(rest, v)
		}
		if !vague {
			return true
		}
	}
	return false
}

func endsIn(s string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.HasSuffix(s, w) })
}

// offeredFor is the first sentence of a hero in which the company says for whom it works: "We build ovens for craft bakeries".
func offeredFor(hero string) (quote string, ok bool) {
	for sentence := range strings.FieldsFuncSeq(hero, func(r rune) bool { return r == '\n' || r == '.' || r == '。' || r == '！' || r == '!' }) {
		sentence = strings.TrimSpace(sentence)
		for _, we := range [...]string{"We ", "Wir ", "Nous ", "我们", "我們"} {
			if strings.HasPrefix(sentence, we) && namesWhom(sentence) {
				return sentence, true
			}
		}
	}
	return "", false
}

func containsAny(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// Nowhere are the expected objections that no page of the site answers.
func (o *ObjectionSearch) Nowhere() []string {
	var open []string
	for k, id := range Objections {
		if o.first[k] < 0 && slices.Contains(ObjectionsOf[o.site.Model], id) {
			open = append(open, id)
		}
	}
	return open
}

// Sells reports whether the site has pages that sell.
func (o *ObjectionSearch) Sells() bool { return o.any }

// View puts the map together; it is called once, after the last page.
func (o *ObjectionSearch) View() *ObjectionMap {
	v := &ObjectionMap{Answers: []ObjectionCover{}, Open: []OpenPage{}}
	expected := ObjectionsOf[o.site.Model]
	for k, id := range Objections {
		c := ObjectionCover{ID: id, Expected: slices.Contains(expected, id), Quote: o.quotes[k]}
		if o.first[k] >= 0 {
			c.URL, c.Language = o.site.Nodes[o.first[k]].URL, o.site.Nodes[o.first[k]].Language
		}
		v.Answers = append(v.Answers, c)
	}
	if !o.any && o.home >= 0 {
		o.sells[o.home] = true
	}
	for i, sells := range o.sells {
		if sells {
			v.Pages++
			o.count(v, int32(i))
		}
	}
	slices.SortStableFunc(v.Open, func(a, b OpenPage) int { return len(b.Open) - len(a.Open) })
	v.Open = slices.Clip(v.Open[:min(len(v.Open), maxOpenPages)])
	return v
}

// count adds one page that sells.
func (o *ObjectionSearch) count(v *ObjectionMap, i int32) {
	var near uint8
	for _, to := range o.site.Graph.Targets(i) {
		if to = o.site.Resolve(to); to >= 0 {
			near |= o.masks[to]
		}
	}
	open := OpenPage{URL: o.site.Nodes[i].URL}
	for k := range v.Answers {
		c := &v.Answers[k]
		switch bit := uint8(1) << k; {
		case o.masks[i]&bit != 0:
			c.Here++
		case near&bit != 0:
			c.Near++
		default:
			if o.first[k] >= 0 {
				c.Elsewhere++
			} else {
				c.Nowhere++
			}
			if c.Expected {
				open.Open = append(open.Open, c.ID)
			}
		}
	}
	if len(open.Open) > 0 {
		v.Open = append(v.Open, open)
	}
}
