package page

import "strings"

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
