package page

import "strings"

// hoursLine is the line if it says when somebody is there: a word for hours or a range of days with a time of day, on
// this line or as the heading before it.
func (b *business) hoursLine(line, before string) string {
	if !mayBeHours(line) {
		return ""
	}
	if !hourSpan(line) && !b.lexicon.staffed.in(line) && !(len(before) <= 60 && b.lexicon.staffed.in(before)) {
		return "" // news come round the clock too
	}
	if b.lexicon.hours.in(line) || b.lexicon.daily.in(line) && hourSpan(line) {
		return strings.Clone(line)
	}
	if before != "" && len(before) <= 60 && b.lexicon.hours.in(before) {
		return strings.Clone(before + " " + line)
	}
	return ""
}

// structuredHours is the opening hours of a structured entity: openingHours as it stands, or the days and times of an
// OpeningHoursSpecification. Fields that a form left empty are none.
func structuredHours(e *Entity) string {
	if h := collapse(e.Properties.Get("openingHours")); hasDigit(h) {
		return clip(h, 200)
	}
	const spec = "openingHoursSpecification."
	opens, closes := collapse(e.Properties.Get(spec+"opens")), collapse(e.Properties.Get(spec+"closes"))
	if !hasDigit(opens) || !hasDigit(closes) {
		return ""
	}
	days := strings.ReplaceAll(strings.ReplaceAll(e.Properties.Get(spec+"dayOfWeek"), "https://schema.org/", ""), "http://schema.org/", "")
	return clip(strings.TrimSpace(collapse(days)+" "+opens+" – "+closes), 200)
}

// mayBeHours reports whether hours from one time of day to another stand in a line that is short enough to say when
// somebody is there, or that somebody always is.
func mayBeHours(line string) bool {
	if len(line) > 220 || !hasDigit(line) {
		return false
	}
	return hourSpan(line) || len(line) <= 80 && roundTheClock(line) // a sentence with 24/7 in it promises, it does not tell hours
}

func roundTheClock(s string) bool {
	for _, w := range [...]string{"24/7", "24小时", "24小時", "7x24", "7*24", "7×24", "24h/24"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// hourSpan reports whether two times of day stand side by side in s, one of them marked as such: 9:00-17:00, 9am to 5pm,
// 8 bis 18 Uhr, 9h30 à 18h, 9点至17点, 8-17. One time alone is when something begins.
func hourSpan(s string) bool {
	const between = 24 // bytes, "am to", " Uhr bis ", "点至下午"
	last, lastMarked := -between-1, false
	for i := 0; i < len(s); i++ {
		if s[i]-'0' > 9 {
			continue
		}
		end, marked, ok := clockTime(s, i)
		if !ok {
			last = -between - 1
		} else {
			if gap := i - last; gap <= between && (marked || lastMarked || dashed(s[last:i])) {
				return true
			}
			last, lastMarked = end, marked
		}
		for i = end; i < len(s) && s[i]-'0' <= 9; i++ {
		}
		i--
	}
	return false
}

// dashed reports whether only a dash stands between two numbers.
func dashed(gap string) bool {
	switch strings.Trim(gap, " ") {
	case "-", "–":
		return true
	}
	return false
}

// clockTime reads the number at i as a time of day: 9, 17, 9:00, 9.30, 9h30, 9am, 9 Uhr, 9点. It is marked when it shows
// more than the hour.
func clockTime(s string, i int) (end int, marked, ok bool) {
	hour := 0
	for end = i; end < len(s) && s[end]-'0' <= 9 && end-i < 3; end++ {
		hour = hour*10 + int(s[end]-'0')
	}
	if end-i > 2 || hour > 24 || i > 0 && (s[i-1] == '.' || s[i-1] == ',') && i > 1 && s[i-2]-'0' <= 9 {
		return end, false, false
	}
	rest := s[end:]
	if colon := strings.TrimPrefix(rest, "："); len(colon) < len(rest) {
		rest = ":" + colon
		end += len("：") - 1
	}
	if len(rest) > 2 && strings.IndexByte(":.hH", rest[0]) >= 0 && rest[1]-'0' <= 5 && rest[2]-'0' <= 9 {
		return end + 3, true, len(rest) == 3 || rest[3]-'0' > 9 && (rest[3] != '.' || rest[0] != '.' || len(rest) < 5 || rest[4]-'0' > 9) // 12.034, 12.05.24
	}
	rest = strings.TrimLeft(rest, " ")
	lower := strings.ToLower(clip(rest, 5))
	for _, unit := range [...]string{"am", "pm", "a.m", "p.m", "uhr", "点", "點", "时", "時", "h "} {
		if strings.HasPrefix(lower, unit) && !strings.HasPrefix(rest, "时尚") {
			return end, true, true
		}
	}
	return end, lower == "h", true
}
