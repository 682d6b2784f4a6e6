package freshness

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// expiredOffer looks for days of expiry in the text that have passed, in a line that speaks of an offer. A page that says
// itself that the thing is over keeps it as a record. Dates of structured data are not seen by visitors.
func expiredOffer(c *analyzer.Context) analyzer.Result {
	p := c.Page
	var found []*page.Date
	for i := range p.Dates {
		d := &p.Dates[i]
		if d.Kind != "expires" || d.Source != "text" && d.Source != "time" {
			continue
		}
		if days, ok := daysSince(d.Value, c.Site.Now); ok && days > 1 {
			found = append(found, d)
		}
	}
	if len(found) == 0 {
		return analyzer.Result{}
	}
	if containsWord(p.Title.Text, c.Params.Strings("over")) {
		return analyzer.Result{}
	}
	r := analyzer.Result{Status: analyzer.Fail, Confidence: 0.8}
	for _, d := range found {
		line := lineOf(p.Text.Main, d.Quote)
		if !containsWord(line, c.Params.Strings("promotion")) || containsWord(line, c.Params.Strings("over")) {
			continue
		}
		if len(r.Evidence) == 0 {
			days, _ := daysSince(d.Value, c.Site.Now)
			r.Values = analyzer.V("got", analyzer.Quote(short(line)), "date", d.Value, "days", days)
			r.Loss = min(1, 0.5+float64(days)/365)
		}
		r.Evidence = append(r.Evidence, analyzer.Evidence{Quote: line})
	}
	if len(r.Evidence) == 0 {
		return analyzer.Result{}
	}
	return r
}

// lineOf is the line of text that holds a quote; the quote itself when none does (it stands outside the main text).
func lineOf(text, quote string) string {
	quote = strings.TrimSuffix(quote, "…")
	i := strings.Index(text, quote)
	if i < 0 || quote == "" {
		return quote
	}
	from := strings.LastIndexByte(text[:i], '\n') + 1
	to := strings.IndexByte(text[i:], '\n')
	if to < 0 {
		return text[from:]
	}
	return text[from : i+to]
}

// short is the beginning of a line for a message.
func short(s string) string {
	n := 0
	for i := range s {
		if n++; n > 60 {
			return s[:i] + "…"
		}
	}
	return s
}

// containsWord reports whether one of words stands in s: Han anywhere, others between word ends.
func containsWord(s string, words []string) bool {
	s = strings.ToLower(s)
	for _, w := range words {
		for from := 0; ; {
			i := strings.Index(s[from:], w)
			if i < 0 {
				break
			}
			at := from + i
			from = at + len(w)
			if w[0] >= 0xE4 {
				return true
			}
			before, _ := utf8.DecodeLastRuneInString(s[:at])
			after, _ := utf8.DecodeRuneInString(s[from:])
			if !unicode.IsLetter(before) && !unicode.IsLetter(after) {
				return true
			}
		}
	}
	return false
}
