package page

import (
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"
)

// maxPrices is the number of prices kept of one page: a list shows its first hundred.
const maxPrices = 100

// prices are the amounts with a currency that the content asks for. Thresholds of free delivery, discounts, turnover
// and the empty cart of the header are none.
func (o *outline) prices(p *Page) []Price {
	r := o.reading
	var found []Price
	article := articleMarked(p) || p.OpenGraph.Get("type") == "article"
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
		if o.otherMoney(s, a, line[c.to:]) || article && o.told(line, c) {
			continue
		}
		if word := o.fromWord(line, c); word != "" && len(r.fromWords) < maxPriceWords {
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
func (o *outline) fromWord(line string, c currency) string {
	if strings.HasPrefix(line[c.to:], "起") {
		return "起"
	}
	before := strings.TrimRight(line[:c.from], " :\u00a0")
	before = before[runeStart(before, int32(len(before)-24)):]
	for _, h := range o.lexicon.of("price.from").hits(before) {
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
	sg := &o.segments[s]
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
	end := sg.to - int32(len(rest))
	switch {
	case o.inLine(shippingWords, s) && r.near(thresholdWords, a.from, 8, 0): // free delivery over $50
		return true
	case r.near(priceFromWords, a.from, 8, 0) && r.near(shippingWords, a.from, min(40, a.from-sg.from), 0): // free delivery from $50
		return true
	case r.near(postageWords, a.from, min(8, a.from-sg.from), 0), r.startsAt(postageWords, end, 1): // delivery £3, £3 delivery
		return true
	}
	return o.saved(r.text[sg.from:a.from]) || r.near(notPrices, a.from, 60, 40) && o.inLine(notPrices, s)
}

// minTold is the length in bytes from which a line is a sentence that tells rather than a price with its label.
const minTold = 100

// reports reports whether segment s is the running text of an article: what it says of guarantees, members and founders
// is news about others, not proof of the company.
func (o *outline) reports(s int) bool {
	sg := &o.segments[s]
	return o.reading.article && sg.region == Main && sg.to-sg.from >= minTold
}

// told reports whether an amount is what a sentence of an article tells of, a loss or a sum that was found, and not what
// anybody asks for something.
func (o *outline) told(line string, c currency) bool {
	if len(line) < minTold {
		return false
	}
	from, to := runeStart(line, int32(max(0, c.from-60))), int32(min(len(line), c.to+40))
	for int(to) < len(line) && !utf8.RuneStart(line[to]) {
		to++
	}
	return !o.lexicon.of("price.ask").in(line[from:to])
}

// saved reports whether the words before an amount say that it is what the buyer keeps: "you save about £".
func (o *outline) saved(before string) bool {
	before = before[max(0, len(before)-48):]
	for _, h := range o.lexicon.of("price.saved").hits(before) {
		if gap := before[h.to:]; len(gap) <= 16 && !strings.ContainsAny(gap, "0123456789.,:;，。：；") {
			return true
		}
	}
	return false
}

// near reports whether a hit of t stands at most before bytes before at or after bytes after it.
func (r *reading) near(t topic, at, before, after int32) bool {
	hits := r.topics[t]
	k := sort.Search(len(hits), func(k int) bool { return hits[k].from > at+after })
	return k > 0 && hits[k-1].to >= at-before
}

// startsAt reports whether a hit of t begins at a byte or at most slack bytes after it.
func (r *reading) startsAt(t topic, at, slack int32) bool {
	hits := r.topics[t]
	k := sort.Search(len(hits), func(k int) bool { return hits[k].from >= at })
	return k < len(hits) && hits[k].from <= at+slack
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
