package page

import "strings"

// denies reports whether what was found says no.
func denies(text string) bool {
	switch strings.ToLower(text) {
	case "false", "no", "0", "off", "none", "nein", "non", "否", "无", "無", "没有", "沒有":
		return true
	}
	return false
}

// ownNumber is the first number of a text, with its sign, and with 万 and 亿 behind it. The 20 of "model B-20" is none.
func ownNumber(text, lang string) (float64, bool) {
	text = narrow(text)
	list := appendNumbers(nil, text, lang)
	for i := range list {
		a := &list[i]
		before, dash := strings.CutSuffix(text[:a.from], "-")
		if !dash {
			before, dash = strings.CutSuffix(before, "\u2212")
		}
		if dash && before != "" && !strings.ContainsRune(" (:", rune(before[len(before)-1])) {
			if letterBefore(before, 0) {
				continue
			}
			dash = false
		}
		v := a.value
		switch rest := strings.TrimLeft(text[a.to:], " "); {
		case strings.HasPrefix(rest, "万"), strings.HasPrefix(rest, "萬"):
			v *= 1e4
		case strings.HasPrefix(rest, "亿"), strings.HasPrefix(rest, "億"):
			v *= 1e8
		}
		if dash {
			v = -v
		}
		return v, true
	}
	return 0, false
}

// ownMoney is the first amount of a text that has a currency beside it; else the first amount.
func ownMoney(text, lang string, p *Page) (amount float64, code string, ok bool) {
	text = narrow(text)
	list := appendNumbers(nil, text, lang)
	for i := range list {
		a := &list[i]
		if c := currencyAround(text, int(a.from), int(a.to)); c.code != "" {
			return a.value * c.times, tellCurrency(c.code, p), true
		}
	}
	if len(list) == 0 {
		return 0, "", false
	}
	amount, ok = ownNumber(text, lang)
	return amount, "", ok
}

// ownDate is the first day of a text, as YYYY-MM-DD.
func ownDate(text, lang string) (string, bool) {
	if c, ok := isoDate(text); ok {
		return c.value(), true
	}
	text = narrow(text)
	r := &reading{text: text, numbers: appendNumbers(nil, text, lang)}
	for k := range r.numbers {
		if c, ok := r.dateAt(k, 0, int32(len(text))); ok && c.valid() {
			return c.value(), true
		}
	}
	return "", false
}

// narrow writes full-width digits, full stops and commas between them as plain ones.
func narrow(s string) string {
	if !strings.ContainsAny(s, "０１２３４５６７８９") {
		return s
	}
	return strings.Map(func(c rune) rune {
		switch {
		case c >= '０' && c <= '９':
			return c - '０' + '0'
		case c == '．':
			return '.'
		case c == '，':
			return ','
		}
		return c
	}, s)
}
