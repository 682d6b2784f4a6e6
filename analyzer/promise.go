package analyzer

import (
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/siteassay/assay/page"
)

// A promise is what the label of a call says that a click brings.
type promise uint8

const (
	noPromise promise = iota // learn more: any page keeps it
	contactPromise
	callPromise // a number
	chatPromise // a conversation at once
	formPromise // a form, by name
	bookingPromise
	signUpPromise
	filePromise
	orderPromise
	newsPromise
	pricePromise
	subjectPromise // a page about what the label names
	openPromise    // that something opens at all
)

// Promises are the names of what can be missing at the end of a click; reports have a word for each.
var Promises = [...]string{"", "contact", "contact", "contact", "contact", "booking", "sign-up", "download", "order", "newsletter", "price", "subject", "page"}

var priceWords = [...]string{"price list", "pricing", "prices", "preisliste", "preise", "tarifs", "prix", "precios", "tarifas",
	"价格表", "价目表", "报价单", "查看价格", "價格表", "價目表"}

var fileWords = [...]string{"download", "downloads", "herunterladen", "télécharger", "descargar", "下载", "下載"}

var formWords = [...]string{"form", "formular", "kontaktformular", "anfrageformular", "formulaire", "formulario", "表单", "留言", "表單"}

// namesPrice reports whether words promise prices.
func namesPrice(s string) bool { return namesOne(s, priceWords[:]) }

// namesFile reports whether words promise something to download.
func namesFile(s string) bool { return namesOne(s, fileWords[:]) }

// namesOne reports whether one of the words stands in s, Latin ones between word ends.
func namesOne(s string, words []string) bool {
	if s == "" {
		return false
	}
	s = strings.ToLower(s)
	for _, w := range words {
		at := strings.Index(s, w)
		if at < 0 {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(s[:at])
		after, _ := utf8.DecodeRuneInString(s[at+len(w):])
		if w[0] >= utf8.RuneSelf && w[0] >= 0xE3 || !unicode.IsLetter(before) && !unicode.IsLetter(after) {
			return true
		}
	}
	return false
}

// promised is what a call promises by its goal, or by a word for prices where it has none.
func promised(c *Call) promise {
	switch c.Goal {
	case page.Enquire:
		if namesOne(c.Label, formWords[:]) {
			return formPromise
		}
		return contactPromise
	case page.Call:
		return callPromise
	case page.Chat:
		return chatPromise
	case page.Book:
		return bookingPromise
	case page.Trial, page.Register:
		return signUpPromise
	case page.Download:
		return filePromise
	case page.Buy:
		return orderPromise
	case page.Subscribe:
		return newsPromise
	}
	if namesPrice(c.Label) {
		return pricePromise
	}
	return noPromise
}

// A verdict says what became of a promise.
type verdict uint8

const (
	kept    verdict = iota
	further         // one has to go on from there, or finds only another way: a number in the footer instead of the form
	broken
	unseen // another site, or a page that was not seen or cannot be read
)

// A promiseOffers row says what keeps a promise, and what at least helps on.
type promiseOffers struct{ keeps, helps offering }

// contacts are the ways to reach the company that stand in the content or on the screen.
const contacts = askForm | phoneShown | mailShown | chatShown | askHere

// anyContact is what still helps whoever wanted to reach the company.
const anyContact = reachable | askOn | bookHere | bookOn | mailList

// keeping is by promise. What helps on is never called broken: "Book a table" on a page that asks to call is a detour.
// A form keeps nearly every promise, since what its fields mean is not certain; so does a frame of another site.
var keeping = map[promise]promiseOffers{
	contactPromise: {contacts | embedded, anyContact},
	callPromise:    {phoneShown | askHere, contacts | embedded | anyContact},
	chatPromise:    {chatShown | askHere | embedded, contacts | anyContact},
	formPromise:    {askForm | embedded | mailList | askHere, contacts | anyContact},
	bookingPromise: {askForm | bookForm | embedded | bookHere, contacts | reachable | bookOn | askOn | shopShown | joinHere | joinOn},
	signUpPromise: {askForm | joinForm | embedded | joinHere | mailList | shopShown | shopHere,
		contacts | reachable | loginForm | joinOn | askOn | shopOn | bookHere | bookOn | fileHere | fileOn | fileShown},
	filePromise:  {fileShown | fileHere | askForm | mailList | embedded, fileOn | loginForm | joinForm | joinOn},
	orderPromise: {shopShown | shopHere | askForm | embedded, contacts | reachable | priceShown | shopOn | askOn | bookHere | bookOn | joinOn | joinHere},
	newsPromise:  {mailList | askForm | joinForm | embedded | listHere, listOn | chatShown | joinOn | loginForm},
	pricePromise: {priceShown | fileShown, askForm | contacts | embedded | askOn | shopShown | shopOn | loginForm | reachable},
}

// judge says what became of the promise of a call, and which promise it was that broke.
func (b *CallBook) judge(c *Call) (verdict, promise) {
	what := promised(c)
	if c.target < 0 {
		return unseen, what
	}
	n := &b.site.Nodes[c.target]
	switch n.Outcome {
	case page.Asset:
		return kept, what
	case page.ErrorPage:
		if n.Status == 404 || n.Status == 410 || n.Status >= 500 {
			return broken, openPromise
		}
		return unseen, what
	case page.Audited:
	default:
		return unseen, what
	}
	l := &b.places[c.target]
	if l.bits&opened == 0 {
		return unseen, what
	}
	dim := broken // what may be there without being seen is not called missing
	if l.bits&(shell|perhaps) != 0 {
		dim = unseen
	}
	if row, ok := keeping[what]; ok {
		switch {
		case l.bits&row.keeps != 0:
		case l.bits&row.helps != 0 || what == orderPromise && sellsType(n.Type):
			return further, what
		default:
			return dim, what
		}
	}
	if !b.fits(c, l, n.Type) {
		return dim, subjectPromise
	}
	return kept, what
}

// sellsType reports whether pages of the type lead to what is sold.
func sellsType(t page.Type) bool {
	return t == page.Listing || t == page.Product || t == page.Cart || t == page.Pricing || t == page.Landing
}

// fits compares what the label names with what the page calls itself. Forms, lists and carts are for all subjects, so only
// calls to buy, to download or to look are held to it, and only where two words or more are named.
func (b *CallBook) fits(c *Call, l *place, t page.Type) bool {
	switch c.Goal {
	case page.Buy, page.Download, page.Navigate:
	default:
		return true
	}
	language := b.Language(c)
	if t == page.Cart || t == page.Home || t == page.Listing || t == page.Contact || b.site.Nodes[c.target].Language != language {
		return true
	}
	var buf [16]uint64
	units := page.LabelSubject(buf[:0], c.Label, language)
	if len(units) == 0 {
		return !b.strays(c, l, t)
	}
	least := 2
	if language == "zh" || language == "ja" {
		least = 3 // pairs of characters: a word of two is one, and the seams between words are none
	}
	return len(units) < least || l.speaksOf(units)
}

// strays reports whether the "Buy now" below one headline leads to the product of another one: pages that call themselves by no
// common word.
func (b *CallBook) strays(c *Call, l *place, t page.Type) bool {
	from := &b.site.Nodes[c.First]
	if c.Goal != page.Buy || c.Pages > 1 || t != page.Product || from.Type != page.Product && from.Type != page.Landing || from.Language != b.site.Nodes[c.target].Language {
		return false
	}
	var here, there, both int
	for k, x := range b.places[c.First].topic {
		here, there, both = here+bits.OnesCount64(x), there+bits.OnesCount64(l.topic[k]), both+bits.OnesCount64(x&l.topic[k])
	}
	return both == 0 && here > 1 && there > 1
}
