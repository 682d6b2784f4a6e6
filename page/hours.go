package page

import (
	"strings"
	"sync"
)

var hoursTerms = sync.OnceValue(func() *terms { return lex("contact.hours") })

// hoursLine is the line if it says when somebody is there: a word for hours or a range of days with a time of day, on
// this line or as the heading before it.
func hoursLine(line, before string) string {
	if !mayBeHours(line) {
		return ""
	}
	if hoursTerms().in(line) {
		return strings.Clone(line)
	}
	if before != "" && len(before) <= 60 && hoursTerms().in(before) {
		return strings.Clone(before + " " + line)
	}
	return ""
}

// mayBeHours reports whether a time of day stands in a line that is short enough to say when somebody is there.
func mayBeHours(line string) bool {
	if len(line) > 220 || !hasDigit(line) {
		return false
	}
	always := strings.Contains(line, "24/7") || strings.Contains(line, "24小时") || strings.Contains(line, "7x24") || strings.Contains(line, "7*24") || strings.Contains(line, "7×24") ||
		strings.Contains(line, "24h/24")
	return timeOfDay(line) || always && len(line) <= 80 // a sentence with 24/7 in it promises, it does not tell hours
}

// timeOfDay reports whether a time of day stands in s: 9:00, 9.30, 9h30, 9am, 9 Uhr, 9点, 8-17.
func timeOfDay(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i]-'0' > 9 || i > 0 && s[i-1]-'0' <= 9 {
			continue
		}
		j, hour := i, 0
		for j < len(s) && s[j]-'0' <= 9 && j-i < 3 {
			hour = hour*10 + int(s[j]-'0')
			j++
		}
		if hour > 24 || j == len(s) || j-i > 2 {
			continue
		}
		rest := strings.TrimLeft(s[j:], " ")
		lower := strings.ToLower(clip(rest, 5))
		switch {
		case len(rest) > 2 && (rest[0] == ':' || rest[0] == '.' || rest[0] == 'h' || rest[0] == 'H') && rest[1]-'0' <= 5 && rest[2]-'0' <= 9,
			strings.HasPrefix(rest, "：") && len(rest) > 4 && rest[3]-'0' <= 5,
			strings.HasPrefix(lower, "am"), strings.HasPrefix(lower, "pm"), strings.HasPrefix(lower, "a.m"), strings.HasPrefix(lower, "p.m"),
			strings.HasPrefix(lower, "uhr"), strings.HasPrefix(rest, "点"), strings.HasPrefix(rest, "點"), strings.HasPrefix(rest, "时") && !strings.HasPrefix(rest, "时尚"),
			strings.HasPrefix(lower, "h "), lower == "h":
			return true
		case (strings.HasPrefix(rest, "-") || strings.HasPrefix(rest, "–")) && j-i <= 2:
			rest = strings.TrimLeft(rest, "-– ")
			if len(rest) > 1 && rest[0]-'0' <= 2 && rest[1]-'0' <= 9 && (len(rest) == 2 || rest[2]-'0' > 9) && rest[0] != '0' {
				return true
			}
		}
	}
	return false
}
