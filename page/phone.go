package page

import (
	"strings"
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
	if b.wide && wideDigit(b.body) { // typed with a Chinese keyboard; places move, numbers do not
		printed := b.body
		b.body = withPlainDigits(printed)
		b.phonesIn(c, 0, len(b.body), 0)
		b.body = printed
	}
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
	last := 0 // end of the run before
	for i, f := range b.lineFacts() {
		if f.signs&signDigit != 0 {
			last = b.phonesIn(c, int(b.segments[i].from), int(b.segments[i].to), last)
		}
	}
}

// phonesIn scans the body between two bytes, where no run begins before or ends behind them. It returns where the last
// run ends, as last does for those before.
func (b *business) phonesIn(c *Contacts, from, to, last int) int {
	body := b.body
	var run digitRun
	for i := from; i < to; i++ {
		if d := body[i] - '0'; d > 9 {
			continue
		}
		end, digits := runEnd(body, i)
		if digits >= 7 && len(c.Phones) < maxContacts {
			run.read(body, i)
			b.run(c, &run, last)
			end = run.to
		}
		i, last = end-1, end
	}
	return last
}

// run looks for numbers in a run: the longest groups first, so that two numbers side by side are two.
func (b *business) run(c *Contacts, r *digitRun, last int) {
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
	if i := b.at(r.group[0].from); i >= 0 && b.elements[i].quoted && said&labelPhone == 0 {
		return
	}
	for at := 0; at < r.groups; {
		took := 0
		for n := r.groups - at; n > 0; n-- {
			if b.groups(c, r, at, n, said) {
				took = n
				break
			}
		}
		if took == 0 {
			return
		}
		at += took
		if at < r.groups {
			at += b.sameArea(c, r, at)
		}
		r.plus = false
		if at < r.groups && said&labelPhone == 0 && !strings.ContainsAny(r.group[at].sep, "/ ") {
			return
		}
	}
}

// sameArea takes the group at as a further local number of the Chinese area code before it: 021-61234567/61234568. It
// returns how many groups it took.
func (b *business) sameArea(c *Contacts, r *digitRun, at int) int {
	if at < 2 || r.group[at].sep != "/" && r.group[at].sep != " / " {
		return 0
	}
	size := func(k int) int { return r.group[k].to - r.group[k].from }
	area := b.body[r.group[at-2].from:r.group[at-2].to]
	if size(at) != size(at-1) || size(at) < 7 || size(at) > 8 || area[0] != '0' || (len(area) != 3 && len(area) != 4) {
		return 0
	}
	text := b.body[r.group[at].from:r.group[at].to]
	number, ok := chinese(area + text)
	if !ok {
		return 0
	}
	addPhone(c, Phone{Number: number, Text: strings.Clone(area + "-" + text), Region: c.Phones[len(c.Phones)-1].Region})
	return 1
}

// groups tries n groups of the run from at as one number.
func (b *business) groups(c *Contacts, r *digitRun, at, n int, said label) bool {
	g := r.group[at : at+n]
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
	if !plus && (dated(g, b.body) || twoNumbers(g, b.body)) {
		return false
	}
	if !plus && n > 1 && said&labelPhone == 0 && (allPairs(g) && (n != 5 || !oneSeparator(g)) || thousands(g, b.body)) {
		return false
	}
	if !plus && said&(labelPhone|labelFax) == 0 && !shaped(digits[:count], g) {
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

// shaped reports whether an unlabelled number without country code is written like one of any plan, so that the plans
// are worth asking: a leading zero, a Chinese mobile or service number, three or four groups.
func shaped(digits []byte, g []digitGroup) bool {
	switch {
	case digits[0] == '0':
		return len(digits) >= 9
	case digits[0] == '1' && len(digits) == 11, digits[0] == '8' && len(digits) == 13:
		return true
	case len(digits) == 10 && (digits[0] == '4' || digits[0] == '8') && digits[1] == '0':
		return true
	}
	return len(g) >= 3 && len(g) <= 4 && len(digits) >= 9 && len(digits) <= 11
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
