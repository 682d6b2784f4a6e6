package page

import (
	"strings"
	"time"
)

// A robotsReader collects the directives of robots metas and X-Robots-Tag headers, as the large search engines
// document them: names in any case, lists parted by commas, the most restrictive one wins.
type robotsReader struct {
	robots Robots
	now    time.Time
}

// directives are the names that stand without a value.
var directives = map[string]bool{
	"all": true, "none": true, "index": true, "noindex": true, "follow": true, "nofollow": true, "noarchive": true,
	"nocache": true, "nosnippet": true, "noimageindex": true, "notranslate": true, "noodp": true, "noydir": true,
	"indexifembedded": true, "nositelinkssearchbox": true, "noai": true, "noimageai": true,
}

// valued are the directives that carry a value after a colon; any other word before a colon is a crawler's name.
var valued = map[string]bool{
	"unavailable_after": true, "max-snippet": true, "max-image-preview": true, "max-video-preview": true,
}

// crawlers are the meta names that speak to one crawler.
var crawlers = map[string]bool{
	"googlebot": true, "googlebot-news": true, "googlebot-image": true, "googlebot-video": true, "google-extended": true,
	"adsbot-google": true, "bingbot": true, "msnbot": true, "slurp": true, "duckduckbot": true, "baiduspider": true,
	"yandex": true, "yandexbot": true, "sogou": true, "sogouspider": true, "sogou web spider": true, "360spider": true,
	"haosouspider": true, "bytespider": true, "yisouspider": true, "shenmabot": true, "petalbot": true, "naverbot": true,
	"yeti": true, "seznambot": true, "applebot": true, "gptbot": true, "ccbot": true, "otherbot": true,
}

// meta takes a meta element when its name concerns crawlers, and reports whether it did.
func (r *robotsReader) meta(name, value string, inHead bool) bool {
	if name == "robots" {
		r.robots.InBody = r.robots.InBody || !inHead
		for _, d := range splitDirectives(value) {
			r.robots.Meta = append(r.robots.Meta, d)
			r.apply(d, value)
		}
		return true
	}
	if !crawlers[name] {
		return false
	}
	for _, d := range splitDirectives(value) {
		r.robots.Scoped = append(r.robots.Scoped, name+": "+d)
	}
	return true
}

// headers reads every X-Robots-Tag. A crawler's name before a colon scopes what follows it in the same header.
func (r *robotsReader) headers(h map[string][]string) {
	r.now = time.Now()
	if t, err := time.Parse(time.RFC1123, headerValue(h, "Date")); err == nil {
		r.now = t
	}
	for _, value := range h["X-Robots-Tag"] {
		scope := ""
		for _, d := range splitDirectives(value) {
			if name, rest, ok := strings.Cut(d, ":"); ok && !valued[strings.TrimSpace(name)] {
				scope = strings.TrimSpace(name)
				d = strings.TrimSpace(rest)
			}
			switch {
			case d == "":
			case scope == "" || scope == "robots" || scope == "*":
				r.robots.Header = append(r.robots.Header, d)
				r.apply(d, value)
			default:
				r.robots.Scoped = append(r.robots.Scoped, scope+": "+d)
			}
		}
	}
}

// apply sets the flags of one directive; written is the list it stands in, for a date as the author wrote it.
func (r *robotsReader) apply(d, written string) {
	b := &r.robots
	switch d {
	case "noindex":
		b.Noindex = true
	case "nofollow":
		b.Nofollow = true
	case "none":
		b.Noindex, b.Nofollow = true, true
	case "noarchive", "nocache":
		b.Noarchive = true
	case "nosnippet":
		b.Nosnippet = true
	case "noimageindex":
		b.Noimageindex = true
	default:
		name, value, _ := strings.Cut(d, ":")
		value = strings.TrimSpace(value)
		switch strings.TrimSpace(name) {
		case "max-snippet":
			b.Nosnippet = b.Nosnippet || value == "0"
		case "unavailable_after":
			if b.UnavailableAfter == "" {
				b.UnavailableAfter = asWritten(written, value)
			}
		}
	}
}

// asWritten finds value, which is lower case, in the list it was cut from.
func asWritten(list, value string) string {
	if i := strings.Index(strings.ToLower(list), value); i >= 0 && i+len(value) <= len(list) {
		return strings.Clone(list[i : i+len(value)])
	}
	return value
}

// finish hands the result to p. Whether a date has passed is told by the Date header of the answer, else by the clock.
func (r *robotsReader) finish(p *Page) {
	if s := r.robots.UnavailableAfter; s != "" {
		if t, ok := expiry(s); ok && t.Before(r.now) {
			r.robots.Unavailable = true
		}
	}
	p.Robots = r.robots
}

// splitDirectives parts a list of directives, each in lower case with its value. Dates keep their commas:
// "unavailable_after: Friday, 25-Jun-2027 15:00:00 GMT" is one directive. At most 50 are read.
func splitDirectives(list string) []string {
	var out []string
	parts := strings.Split(strings.ToLower(cut(list, 4096)), ",")
	for i := 0; i < len(parts) && len(out) < 50; i++ {
		d := strings.TrimSpace(parts[i])
		if at := strings.Index(d, "unavailable_after"); at >= 0 {
			for i+1 < len(parts) && startsWithDigit(parts[i+1]) {
				i++
				d += ", " + strings.TrimSpace(parts[i])
			}
			out = append(out, d)
			continue
		}
		out = appendDirectives(out, d)
	}
	return out
}

// appendDirectives appends d, or its words when they are all directives that someone parted by spaces or semicolons.
func appendDirectives(out []string, d string) []string {
	if d == "" {
		return out
	}
	words := strings.FieldsFunc(d, func(r rune) bool { return r == ' ' || r == ';' || r == '\t' || r == '\n' })
	for _, w := range words {
		if name, _, _ := strings.Cut(w, ":"); !directives[w] && !valued[name] {
			return append(out, d)
		}
	}
	return append(out, words...)
}

func startsWithDigit(s string) bool {
	s = strings.TrimSpace(s)
	return s != "" && s[0] >= '0' && s[0] <= '9'
}

// expiryLayouts are the forms that search engines accept after unavailable_after: RFC 822, RFC 850 and ISO 8601.
var expiryLayouts = [...]string{
	time.RFC3339, "2006-01-02T15:04:05", "2006-01-02T15:04Z07:00", "2006-01-02T15:04", "2006-01-02 15:04:05", "2006-01-02 15:04:05 MST",
	"2006-01-02 15:04:05Z07:00", "2006-01-02 15:04", "2006-01-02T15:04:05Z0700", "20060102", "2006-01-02",
	"Mon, 02 Jan 2006 15:04:05 MST", "Mon, 2 Jan 2006 15:04:05 MST", "Mon, 2 Jan 2006 15:04:05 -0700", "Mon, 2 Jan 06 15:04:05 MST",
	"Mon, 2 Jan 06 15:04:05 -0700", "2 Jan 2006 15:04:05 MST", "2 Jan 2006 15:04:05 -0700", "2 Jan 06 15:04 MST", "2 Jan 06 15:04:05 MST",
	"2 Jan 2006 15:04 MST", "2 Jan 2006", "Monday, 02-Jan-06 15:04:05 MST", "Monday, 2-Jan-2006 15:04:05 MST", "Mon, 02-Jan-2006 15:04:05 MST",
	"2-Jan-2006 15:04:05 MST", "2-Jan-06 15:04:05 MST", "2-Jan-2006", "Jan 2, 2006", "January 2, 2006",
}

// expiry reads the date of unavailable_after.
func expiry(s string) (time.Time, bool) {
	for _, layout := range expiryLayouts {
		if t, err := time.Parse(layout, s); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}
