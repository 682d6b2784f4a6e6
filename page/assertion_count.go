package page

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// countBefore is the number that the noun at h counts: right before it, with one word between at most, in Chinese also
// right after it; or alone in the line above, as figures are laid out in tiles. begin is where the number begins.
func (o *outline) countBefore(s int, h hit, from int32) (a *amount, begin int32, ok bool) {
	r := o.reading
	k := sort.Search(len(r.numbers), func(k int) bool { return r.numbers[k].from >= h.from }) - 1
	han := hasHan(r.text[h.from:h.to])
	if k >= 0 {
		a = &r.numbers[k]
		gap := r.text[a.to:max(a.to, h.from)]
		switch {
		case a.from >= from && counts(gap, han):
			return a, a.from, true
		case s > 0 && h.from-a.to < 24 && h.from-o.segments[s].from < 20 && o.tile(s-1, a, gap):
			return a, a.from, true
		}
	}
	if k++; han && k < len(r.numbers) {
		a = &r.numbers[k]
		if gap := r.text[h.to:max(h.to, a.from)]; len(gap) <= 12 && !strings.ContainsAny(gap, "\n ，。、,") && measured(r.text[a.to:]) {
			return a, h.from, true
		}
	}
	return nil, 0, false
}

// counts reports whether the words between a number and a noun let the one count the other.
func counts(gap string, han bool) bool {
	if strings.ContainsAny(gap, "\n,;:()/|%&-–，。；：、") || strings.Contains(gap, " of ") || strings.Contains(gap, ". ") {
		return false
	}
	if han {
		return len(gap) <= 21 && (gap == "" || measured(gap))
	}
	return len(gap) <= 26 && len(strings.Fields(gap)) <= 2 && !hasHan(gap)
}

// tile reports whether line s holds the amount and hardly anything else, and the words after it are those of the tile.
func (o *outline) tile(s int, a *amount, gap string) bool {
	sg := &o.segments[s]
	return a.from >= sg.from && sg.to-sg.from <= a.to-a.from+8 && strings.Count(gap, "\n") == 1 && o.plainLine(s)
}

// measureWords follow a number that counts people, firms and the like in Chinese.
var measureWords = [...]string{"余", "多", "+", "万", "家", "名", "位", "人", "个", "個", "项", "項", "座", "间", "間"}

func measured(rest string) bool {
	for _, m := range measureWords {
		if strings.HasPrefix(rest, m) {
			return true
		}
	}
	return false
}

// partWords make a number one that no other need equal: a rate, a range, a limit, a part, a plan.
var partWords = [...]string{
	"per ", "each ", "every", "a year", "a month", "a week", "a day", "up to", "between", "first ", "next ", "another", "additional", "new ", "of our", "only ",
	"at least", "will ", "by 20", "goal", "limit", "pro ", "jede", "bis zu", "bis ", "zwischen", "ersten", "weitere", "neue ", "maximal", "mindestens", "ab ", "jährlich",
	"par ", "chaque", "jusqu", "entre ", "premiers", "nouveaux", "maximum", "cada", "hasta", "primeros", "nuevos", "al año", "por ",
	"每", "前", "首批", "新增", "不超过", "至少", "最多", "最低", "目标", "预计", "计划", "其中", "分之", "以内", "以下",
}

// roughWords make a number an approximate one.
var roughWords = [...]string{"over ", "more than", "about ", "around", "nearly", "almost", "some ", "approx", "ca.", "über", "mehr als", "rund ", "etwa", "fast ", "knapp", "plus de", "environ",
	"près de", "más de", "casi", "unos ", "超过", "超", "近", "逾", "约", "达", "數", "数"}

// comparable is the value of a number that must be the same wherever it stands: 0 when it is dated. ok is false for what
// counts nothing of the company: a range, a rate, a limit, a part.
func (o *outline) comparable(a *amount, h hit, sentence string, from int32) (value float64, rough, ok bool) {
	text := o.reading.text
	before := strings.ToLower(text[from:max(from, a.from)])
	before = before[max(0, runeStart(before, int32(len(before)-28))):]
	after := text[a.to:]
	after = after[:runeStart(after, int32(min(len(after), 44)))]
	tail := strings.ToLower(text[h.to:])
	tail = tail[:runeStart(tail, int32(min(len(tail), 24)))]
	if end := strings.IndexAny(tail, "\n,，。."); end >= 0 {
		tail = tail[:end]
	}
	if a.value < 2 || ranged(before, after) {
		return 0, false, false
	}
	for _, w := range partWords {
		if strings.Contains(before, w) || strings.Contains(tail, w) {
			return 0, false, false
		}
	}
	if besideYear(sentence, a, from) {
		return 0, false, true
	}
	value = a.value
	switch {
	case strings.HasPrefix(after, "万") || strings.HasPrefix(after, "萬"), strings.HasPrefix(after, "余万"), strings.HasPrefix(after, "多万"):
		value *= 1e4
	case strings.HasPrefix(after, "亿"), strings.Contains(strings.ToLower(after), "million"), strings.Contains(after, "Mio"), letterAt(text, int(a.to)) && !hasHan(after[:min(3, len(after))]):
		return 0, false, true
	}
	rough = strings.HasPrefix(after, "+") || strings.Contains(after[:min(len(after), 12)], "余") || strings.Contains(after[:min(len(after), 12)], "多")
	for _, w := range roughWords {
		rough = rough || strings.Contains(before, w)
	}
	return value, rough, true
}

// ranged reports whether a number is one end of a range.
func ranged(before, after string) bool {
	before, after = strings.TrimRight(before, " \u00a0"), strings.TrimLeft(after, " \u00a0")
	for _, sign := range [...]string{"-", "–", "—", "~", "～", "至", "到", "to", "bis", "à", "/", "x", "×"} {
		if strings.HasSuffix(before, sign) && (sign[0] >= utf8.RuneSelf || len(sign) == 1 || strings.HasSuffix(before, " "+sign)) {
			return true
		}
		if rest, ok := strings.CutPrefix(after, sign); ok {
			if rest = strings.TrimLeft(rest, " "); digitAt(rest, 0) {
				return true
			}
		}
	}
	return false
}

// besideYear reports whether a sentence names a year besides the amount: what it says was true then.
func besideYear(sentence string, a *amount, from int32) bool {
	for i := 0; i+4 <= len(sentence); i++ {
		if (sentence[i] == '1' || sentence[i] == '2') && !digitAt(sentence, i-1) {
			n, end := digitsAt(sentence, i, 5)
			if end == i+4 && n >= 1900 && n < 2100 && from+int32(i) != a.from {
				return true
			}
			i = max(i, end-1)
		}
	}
	return false
}
