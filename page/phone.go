package page

import (
	"strings"
	"sync"
	"unicode/utf8"
)

// phones takes the numbers of tel: links and of the visible text. Text is scanned for runs of digits; only a run that
// could be a number is looked at with the words before it and asked of the numbering plans of the likely countries.
func (b *business) phones(c *Contacts) {
	for k := range b.hrefs() {
		h := &b.links[k]
		rest, ok := h.scheme("tel")
		if !ok {
			if rest, ok = h.scheme("callto"); !ok {
				continue
			}
		}
		b.linkedPhone(c, h, rest)
	}
	b.textPhones(c)
}

// linkedPhone adds the number of a tel: link.
func (b *business) linkedPhone(c *Contacts, h *hrefAt, ref string) {
	ref = strings.TrimSpace(unescaped(ref))
	if k := strings.IndexAny(ref, ";?,"); k >= 0 {
		ref = ref[:k]
	}
	plus, digits := digitsOf(ref)
	if len(digits) < 5 || len(digits) > 17 {
		return
	}
	number, _ := b.number(plus, digits, true)
	text := clip(b.words(h.index), 60)
	if _, shown := digitsOf(text); len(shown) < 5 || !sameDigits(shown, digits) {
		text = ref
	} else if k := strings.IndexAny(text, "+0123456789("); k > 0 {
		text = strings.TrimSpace(text[k:])
	}
	addPhone(c, Phone{Number: number, Text: strings.Clone(clip(text, 60)), Clickable: true, Region: b.elements[h.index].region,
		Fax: b.labelBefore(int(b.elements[h.index].from), 0)&labelFax != 0 && b.labelBefore(int(b.elements[h.index].from), 0)&labelPhone == 0})
}

// textPhones scans the visible text.
func (b *business) textPhones(c *Contacts) {
	body := b.body
	last := 0 // end of the run before
	for i := 0; i < len(body); i++ {
		if d := body[i] - '0'; d > 9 {
			continue
		}
		run := readRun(body, i)
		if run.count >= 7 && len(c.Phones) < maxContacts {
			b.run(c, run, last)
		}
		if run.to > i {
			i = run.to - 1
		}
		last = run.to
	}
}

// A digitRun is digits with what may stand between the digits of one telephone number.
type digitRun struct {
	from, to int
	count    int // digits
	plus     bool
	groups   []digitGroup
	buf      [12]digitGroup
}

// A digitGroup is digits that stand together, and what stands before them.
type digitGroup struct {
	from, to int
	sep      string
}

// readRun reads the run that begins with the digit at i.
func readRun(s string, i int) digitRun {
	r := digitRun{from: i}
	n := 0
	for k := i - 1; k >= 0 && i-k <= 4; k-- { // "+49", "(0511)", "（0312）", "+ (49)"
		c := s[k]
		if c == '+' {
			r.plus, r.from = true, k
			if k > 0 && s[k-1] == '(' {
				r.from--
			}
			break
		}
		if c == '(' || c == ' ' && r.from < i {
			if c == '(' {
				r.from = k
			}
			continue
		}
		break
	}
	for n < len(r.buf) {
		j := i
		for j < len(s) && s[j]-'0' <= 9 {
			j++
		}
		r.buf[n] = digitGroup{from: i, to: j}
		if n > 0 {
			r.buf[n].sep = s[r.buf[n-1].to:i]
		}
		r.count += j - i
		n++
		r.to = j
		k, seps := j, 0
		for k < len(s) && seps < 4 {
			size := separator(s[k:])
			if size == 0 {
				break
			}
			k += size
			seps++
		}
		if k == j || k >= len(s) || s[k]-'0' > 9 || seps == 4 {
			break
		}
		i = k
	}
	r.groups = r.buf[:n:n]
	return r
}

// separator is the length of what stands at the start of s and may part the digits of one number; 0 for others.
func separator(s string) int {
	switch s[0] {
	case ' ', '-', '.', '(', ')', '/':
		return 1
	case 0xC2: // no-break space
		if strings.HasPrefix(s, "\u00a0") {
			return 2
		}
	case 0xE2: // dashes and narrow spaces
		for _, sep := range [...]string{"\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u202f", "\u2009"} {
			if strings.HasPrefix(s, sep) {
				return 3
			}
		}
	case 0xE3, 0xEF: // ideographic space, fullwidth forms
		for _, sep := range [...]string{"\u3000", "－", "（", "）"} {
			if strings.HasPrefix(s, sep) {
				return 3
			}
		}
	}
	return 0
}

// run looks for numbers in a run: the longest groups first, so that two numbers side by side are two.
func (b *business) run(c *Contacts, r digitRun, last int) {
	body := b.body
	if prev, _ := utf8.DecodeLastRuneInString(body[:r.from]); prev < 128 && prev > 0 && (asciiWord[prev&127] || strings.ContainsRune("#$_=@%&", prev)) || strings.ContainsRune("$€£¥￥№", prev) {
		return
	}
	if next, _ := utf8.DecodeRuneInString(body[r.to:]); next < 128 && (asciiWord[next&127] || next == '%' || next == '@' || next == '_') || strings.ContainsRune("元%€£$¥￥", next) {
		return
	}
	said := b.labelBefore(r.from, last)
	if said&labelNot != 0 {
		return
	}
	if i := b.at(r.groups[0].from); i >= 0 && b.elements[i].quoted && said&labelPhone == 0 {
		return
	}
	for at := 0; at < len(r.groups); {
		took := 0
		for n := len(r.groups) - at; n > 0; n-- {
			if b.groups(c, &r, at, n, said) {
				took = n
				break
			}
		}
		if took == 0 {
			return
		}
		at += took
		r.plus = false
		if at < len(r.groups) && said&labelPhone == 0 && !strings.ContainsAny(r.groups[at].sep, "/ ") {
			return
		}
	}
}

// groups tries n groups of the run from at as one number.
func (b *business) groups(c *Contacts, r *digitRun, at, n int, said label) bool {
	g := r.groups[at : at+n]
	var digits [24]byte
	count := 0
	for _, d := range g {
		if count+d.to-d.from > len(digits) {
			return false
		}
		count += copy(digits[count:], b.body[d.from:d.to])
	}
	if count < 7 || count > 15 {
		return false
	}
	from := g[0].from
	if at == 0 {
		from = r.from
	}
	to := g[n-1].to
	plus := r.plus && at == 0
	if !plus && (dated(g, b.body) || n > 1 && said&labelPhone == 0 && allPairs(g) && n != 5) {
		return false
	}
	number, plan := b.number(plus, string(digits[:count]), said&(labelPhone|labelFax) != 0)
	if plan == planNone && said&(labelPhone|labelFax) == 0 {
		return false
	}
	if !wellWritten(plan, plus, string(digits[:count]), g, said&(labelPhone|labelFax) != 0) {
		return false
	}
	text := b.body[from:to]
	if strings.HasPrefix(text, "(") && !strings.Contains(text, ")") {
		text = text[1:]
	}
	var region Region
	if i := b.at(g[0].from); i >= 0 {
		region = b.elements[i].region
	}
	addPhone(c, Phone{Number: number, Text: strings.Clone(strings.TrimSpace(text)), Fax: said&labelFax != 0 && said&labelPhone == 0, Region: region})
	return true
}

// addPhone adds a number or joins it with the same one.
func addPhone(c *Contacts, p Phone) {
	for k := range c.Phones {
		q := &c.Phones[k]
		if q.Number != p.Number && !sameDigits(strings.TrimPrefix(q.Number, "+"), strings.TrimPrefix(p.Number, "+")) {
			continue
		}
		q.Clickable = q.Clickable || p.Clickable
		q.Fax = q.Fax && p.Fax
		if !strings.HasPrefix(q.Number, "+") && strings.HasPrefix(p.Number, "+") {
			q.Number = p.Number
		}
		return
	}
	if len(c.Phones) < maxContacts {
		c.Phones = append(c.Phones, p)
	}
}

// sameDigits compares numbers without country code and trunk zero.
func sameDigits(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	s := strings.TrimLeft(a, "0")
	return a == b || len(s) >= 7 && len(b)-len(s) <= 4 && strings.HasSuffix(b, s)
}

// digitsOf is the digits of s, full width folded, a bracketed trunk zero after a country code left out.
func digitsOf(s string) (plus bool, digits string) {
	if strings.HasPrefix(strings.TrimSpace(s), "+") || strings.HasPrefix(s, "＋") {
		plus = true
		s = strings.Replace(s, "(0)", "", 1)
	}
	var b strings.Builder
	for _, r := range s {
		if d := digitOf(r); d >= 0 {
			b.WriteByte(byte('0' + d))
		}
	}
	return plus, b.String()
}

// digitOf is the value of an ASCII or fullwidth digit, -1 for others.
func digitOf(r rune) int {
	switch {
	case r >= '0' && r <= '9':
		return int(r - '0')
	case r >= '０' && r <= '９':
		return int(r - '０')
	}
	return -1
}

// dated reports whether the groups read as a date: 2023-05-01, 1.2.2023, 2019-2023.
func dated(g []digitGroup, s string) bool {
	year := func(d digitGroup) bool {
		return d.to-d.from == 4 && (s[d.from] == '1' && s[d.from+1] == '9' || s[d.from] == '2' && s[d.from+1] == '0')
	}
	short := func(d digitGroup) bool { return d.to-d.from <= 2 }
	switch {
	case len(g) == 2:
		return year(g[0]) && year(g[1])
	case len(g) >= 3 && year(g[0]) && short(g[1]) && short(g[2]):
		return true
	case len(g) >= 3 && short(g[0]) && short(g[1]) && year(g[2]):
		return true
	}
	return false
}

// allPairs reports whether no group is longer than two digits: times and French numbers.
func allPairs(g []digitGroup) bool {
	for _, d := range g {
		if d.to-d.from > 2 {
			return false
		}
	}
	return true
}

// A label is what the words before a number say.
type label uint8

const (
	labelPhone label = 1 << iota
	labelFax
	labelNot // an account, a licence, a price, an account of a messenger
)

type phoneWords struct {
	set   sections
	kinds [maxSections]label
}

var phoneLabels = sync.OnceValue(func() *phoneWords {
	w := &phoneWords{}
	for id, k := range map[string]label{"contact.phone": labelPhone, "contact.fax": labelFax, "contact.notphone": labelNot, "contact.qq": labelNot,
		"contact.wechat": labelNot, "contact.wechat.same": labelPhone, "contact.email": labelNot} {
		n := words().byID[id]
		w.set.add(n)
		w.kinds[n] = k
	}
	return w
})

// labelBefore reads the words of the line before from, or of the line above where the number opens its line. Nothing
// before after is looked at: it belongs to the number before.
func (b *business) labelBefore(from, after int) label {
	const reach = 60
	start := max(after, from-reach)
	if start >= from {
		return 0
	}
	for start > 0 && start < from && !utf8.RuneStart(b.body[start]) {
		start++
	}
	s := b.body[start:from]
	if k := strings.LastIndexByte(s, '\n'); k >= 0 {
		if anyWord(s[k+1:]) {
			s = s[k+1:]
		} else {
			s = strings.TrimRight(s[:k], "\n ")
			s = s[strings.LastIndexByte(s, '\n')+1:]
			if len(s) > 45 {
				return 0
			}
		}
	}
	w := phoneLabels()
	var buf [12]hit
	var said label
	for _, h := range words().scan(buf[:0], s, &w.set) {
		switch k := w.kinds[h.section]; {
		case k == labelNot:
			if said&labelPhone != 0 && len(s)-int(h.to) <= 6 { // 手机/微信
				continue
			}
			said = labelNot
		default:
			said = said&^labelNot | k
		}
	}
	return said
}
