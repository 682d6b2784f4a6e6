package page

import (
	"sort"
	"strconv"
	"strings"
)

// maxPrices is the number of prices kept of one page: a list shows its first hundred.
const maxPrices = 100

// A currencySign is how a text writes a currency, and on which side of the amount.
type currencySign struct {
	sign, code    string
	before, after bool
	word          bool // letters: must not go on
}

// currencySigns are tried in order: longer ones first.
var currencySigns = []currencySign{
	{"US$", "USD", true, false, false}, {"HK$", "HKD", true, false, false}, {"NT$", "TWD", true, false, false},
	{"A$", "AUD", true, false, false}, {"C$", "CAD", true, false, false}, {"CA$", "CAD", true, false, false},
	{"S$", "SGD", true, false, false}, {"R$", "BRL", true, false, false},
	{"$", "USD", true, true, false}, {"＄", "USD", true, false, false}, {"€", "EUR", true, true, false},
	{"£", "GBP", true, true, false}, {"₹", "INR", true, false, false},
	{"¥", "", true, false, false}, {"￥", "", true, false, false}, {"RMB", "CNY", true, true, true},
	{"CNY", "CNY", true, true, true}, {"EUR", "EUR", true, true, true}, {"Euro", "EUR", false, true, true},
	{"euros", "EUR", false, true, true}, {"euro", "EUR", false, true, true}, {"USD", "USD", true, true, true},
	{"CHF", "CHF", true, true, true}, {"Fr.", "CHF", true, false, false}, {"GBP", "GBP", true, true, true},
	{"JPY", "JPY", true, true, true}, {"dollars", "USD", false, true, true}, {"pesos", "", false, true, true},
	{"美元", "USD", false, true, false}, {"欧元", "EUR", false, true, false}, {"歐元", "EUR", false, true, false},
	{"港元", "HKD", false, true, false}, {"港币", "HKD", false, true, false}, {"新台幣", "TWD", true, false, false},
	{"日元", "JPY", false, true, false}, {"人民币", "CNY", true, false, false},
	{"万元", "CNY*", false, true, false}, {"萬元", "TWD*", false, true, false},
	{"元", "CNY", false, true, false}, {"块钱", "CNY", false, true, false},
}

// notMoney are the characters that make another word of 元 before them.
const notMoney = "件素器旦宵老首月气帅勋宝"

// currency is the currency next to an amount, and how far the price reaches to both sides.
type currency struct {
	code     string // ISO 4217, or "?" when the sign is shared by several
	from, to int    // of the line
	times    float64
}

// currencyAround looks at both sides of line[from:to].
func currencyAround(line string, from, to int) currency {
	before := line[:from]
	if n := trailingSpace(before); n > 0 {
		before = before[:len(before)-n]
	}
	after := line[to:]
	gap := spaceSize(after)
	after = after[gap:]
	if rest, ok := strings.CutPrefix(after, ",-"); ok { // 45,- Euro
		after = strings.TrimLeft(rest, " ")
	}
	skipped := len(line) - to - gap - len(after)
	if len(before) > 0 && !plainEnd(before[len(before)-1]) || len(after) > 0 && !plainStart(after[0]) {
		for i := range currencySigns {
			c := &currencySigns[i]
			if c.before && strings.HasSuffix(before, c.sign) && (!c.word || !letterBefore(before, len(c.sign))) {
				return currency{code: orShared(c.code), from: len(before) - len(c.sign), to: to, times: 1}
			}
			if c.after && strings.HasPrefix(after, c.sign) && (!c.word || !letterAt(after, len(c.sign))) {
				rest := after[len(c.sign):]
				if c.sign == "$" && digitAt(rest, 0) || strings.HasSuffix(c.sign, "元") && startsWithAny(rest, notMoney) {
					continue
				}
				code, times := c.code, 1.0
				if strings.HasSuffix(code, "*") {
					code, times = code[:3], 10_000
				}
				return currency{code: orShared(code), from: from, to: to + gap + skipped + len(c.sign), times: times}
			}
		}
	}
	return currency{}
}

// plainEnd and plainStart reject bytes that no currency sign ends or begins with, the common case.
func plainEnd(c byte) bool {
	return c == ' ' || c == '-' || c == ',' || c == ':' || c == '(' || c == '/'
}
func plainStart(c byte) bool {
	return c == ' ' || c == '-' || c == '.' || c == ',' || c == ':' || c == ')' || c == '/' || c == '%' || c == '+'
}

func orShared(code string) string {
	if code == "" {
		return "?"
	}
	return code
}

func trailingSpace(s string) int {
	switch {
	case strings.HasSuffix(s, " "):
		return 1
	case strings.HasSuffix(s, "\u00a0"):
		return 2
	case strings.HasSuffix(s, "\u202f"):
		return 3
	}
	return 0
}

func letterBefore(s string, n int) bool {
	return len(s) > n && s[len(s)-n-1] < 128 && asciiWord[s[len(s)-n-1]]
}

func letterAt(s string, n int) bool { return len(s) > n && s[n] < 128 && asciiWord[s[n]] }

func startsWithAny(s, set string) bool {
	for _, r := range s {
		return strings.ContainsRune(set, r)
	}
	return false
}

// prices are the amounts with a currency that the content asks for. Thresholds of free delivery, discounts, turnover
// and the empty cart of the header are none.
func (o *outline) prices(p *Page) []Price {
	r := o.reading
	var found []Price
	for i := range r.numbers {
		a := &r.numbers[i]
		if a.value == 0 || a.digits > 9 || len(found) == maxPrices {
			continue
		}
		s := o.lineAt(a.from)
		if !o.content(s) && !(o.segments[s].region == Aside && !o.segments[s].concealed) {
			continue
		}
		sg := &o.segments[s]
		line := o.line(s)
		from, to := int(a.from-sg.from), int(a.to-sg.from)
		c := currencyAround(line, from, to)
		if c.code == "" {
			// a sign in an element of its own: $ above 29
			if c = o.currencyBeside(s, line, from, to); c.code == "" {
				continue
			}
		}
		if o.otherMoney(s, a, line[c.to:]) {
			continue
		}
		if word := fromWord(line, c); word != "" && len(r.fromWords) < maxPriceWords {
			r.fromWords = appendNew(r.fromWords, word)
		}
		found = appendPrice(found, Price{
			Amount: a.value * c.times, Currency: tellCurrency(c.code, p),
			Text: strings.TrimSpace(priceText(line, c)),
		})
	}
	if len(found) == 0 {
		found = structuredPrices(p)
	}
	return found
}

// fromWord is the word before or after a price that makes it the lowest one; "" when there is none.
func fromWord(line string, c currency) string {
	if strings.HasPrefix(line[c.to:], "起") {
		return "起"
	}
	before := strings.TrimRight(line[:c.from], " :\u00a0")
	before = before[runeStart(before, int32(len(before)-24)):]
	for _, h := range lex("price.from").hits(before) {
		if int(h.to) == len(before) {
			return strings.ToLower(before[h.from:h.to])
		}
	}
	return ""
}

// currencyBeside looks for a sign that fills the line before or after an amount which fills its own.
func (o *outline) currencyBeside(s int, line string, from, to int) currency {
	if from > 0 || len(line) > to+12 || s == 0 {
		return currency{}
	}
	if before := o.line(s - 1); len(before) <= 4 {
		for i := range currencySigns {
			if c := &currencySigns[i]; c.before && before == c.sign {
				return currency{code: orShared(c.code), from: from, to: to, times: 1}
			}
		}
	}
	return currency{}
}

// otherMoney reports whether an amount of money is no price: the words around it speak of delivery, capital, turnover
// or savings.
func (o *outline) otherMoney(s int, a *amount, rest string) bool {
	r := o.reading
	for _, word := range [...]string{
		" off", " million", " billion", " Million", " Billion", "+ million", "bn", " Mio", " Mrd", " Millionen",
		" millions", " milliards", " millones", "亿",
	} {
		if strings.HasPrefix(rest, word) {
			return true
		}
	}
	if len(rest) > 0 && strings.ContainsRune("KMBkm", rune(rest[0])) && !letterAt(rest, 1) { // $350K
		return true
	}
	return r.near(shippingWords, a.from, 60, 40) || r.near(notPrices, a.from, 60, 40) && o.inLine(notPrices, s)
}

// near reports whether a hit of t stands at most before bytes before at or after bytes after it.
func (r *reading) near(t topic, at, before, after int32) bool {
	hits := r.topics[t]
	k := sort.Search(len(hits), func(k int) bool { return hits[k].from > at+after })
	return k > 0 && hits[k-1].to >= at-before
}

// inLine reports whether a hit of t stands in segment s.
func (o *outline) inLine(t topic, s int) bool {
	sg := &o.segments[s]
	return o.reading.has(t, sg.from, sg.to)
}

// priceText is the price with the period that follows it: $29 / month, 19 € pro Monat, 199元/年.
func priceText(line string, c currency) string {
	to := c.to
	rest := line[to:]
	trimmed := strings.TrimLeft(rest, " \u00a0")
	for _, sign := range [...]string{"/", "per ", "a month", "pro ", "par ", "al ", "por ", "每", "起"} {
		if !strings.HasPrefix(trimmed, sign) {
			continue
		}
		to += len(rest) - len(trimmed) + len(sign)
		words := 0
		for _, r := range line[to:] {
			if r == ' ' && words > 0 || r == '(' || r == ',' || r == '.' || r == '，' || r == '/' || words > 16 {
				break
			}
			to += len(string(r))
			words++
			if isHan(r) && words >= 2 {
				break
			}
		}
		break
	}
	return strings.Clone(line[c.from:to])
}

func appendPrice(list []Price, pr Price) []Price {
	for i := range list {
		if list[i].Amount == pr.Amount && list[i].Text == pr.Text {
			return list
		}
	}
	return append(list, pr)
}

// tellCurrency names a shared sign by the language: ¥ is the yen on a Japanese page and the yuan elsewhere.
func tellCurrency(code string, p *Page) string {
	if code != "?" {
		return code
	}
	if p.Language == "ja" {
		return "JPY"
	}
	return "CNY"
}

// structuredPrices are the prices of structured data, for pages whose script writes the visible ones.
func structuredPrices(p *Page) []Price {
	var found []Price
	for i := range p.Structured {
		e := &p.Structured[i]
		if e.Type != "Product" && e.Type != "Offer" && e.Type != "AggregateOffer" && e.Type != "Service" {
			continue
		}
		for _, key := range [...]string{"offers.price", "offers.lowPrice", "price", "lowPrice"} {
			text := e.Properties.Get(key)
			v, err := strconv.ParseFloat(strings.ReplaceAll(text, ",", ""), 64)
			if err != nil || v <= 0 || len(found) == maxPrices {
				continue
			}
			code := e.Properties.Get("offers.priceCurrency")
			if code == "" {
				code = e.Properties.Get("priceCurrency")
			}
			found = appendPrice(found, Price{Amount: v, Currency: strings.ToUpper(code), Text: strings.TrimSpace(text + " " + code)})
			break
		}
	}
	return found
}
