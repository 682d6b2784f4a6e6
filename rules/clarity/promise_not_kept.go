package clarity

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// A promise is what a heading says the page holds.
type promise struct {
	words string // as written
	n     int    // how many; 0 for a thing that is there or not
}

// promiseNotKept reads the title and the main heading for a number of things, a price, a download or what something
// is, and looks for them.
// Numbers are only held against the page where it numbers its points itself, or has fewer lines than were promised:
// unnumbered paragraphs cannot be counted with certainty.
func promiseNotKept(c *analyzer.Context) analyzer.Result {
	p := c.Page
	selector := "head > title"
	sources := [...]string{p.Title.Text, mainHeading(p, &selector)}
	for k, s := range sources {
		if s == "" {
			continue
		}
		from := "head > title"
		if k == 1 {
			from = selector
		}
		if pr, ok := numberPromised(c, s); ok {
			if found, kept := counted(p, pr.n); !kept {
				return unkept(pr.words, found, s, from, 1-float64(found)/float64(pr.n))
			}
			continue
		}
		if w, ok := wordIn(s, c.Params.Strings("price")); ok && !pricesShown(p, s) {
			return unkept(w, 0, s, from, 1)
		}
		if w, ok := wordIn(s, c.Params.Strings("download")); ok && !downloads(p) {
			return unkept(w, 0, s, from, 1)
		}
		if _, ok := unanswered(c, s); ok {
			return unkept(s, 0, s, from, 0.5)
		}
	}
	return analyzer.Result{}
}

func unkept(words string, found int, quote, selector string, loss float64) analyzer.Result {
	r := analyzer.Found(analyzer.V("promise", words, "got", found), analyzer.Evidence{Quote: quote, Selector: selector})
	r.Loss, r.Confidence = max(loss, 0.3), 0.8
	return r
}

// mainHeading is the text of the first main heading.
func mainHeading(p *page.Page, selector *string) string {
	for i := range p.Headings {
		if h := &p.Headings[i]; h.Level == 1 && h.Text != "" {
			*selector = h.Selector
			return h.Text
		}
	}
	return ""
}

// numberPromised finds "8 ways", "8 proven ways" or 七大误区 in a heading, for 3 to 30 things.
func numberPromised(c *analyzer.Context, s string) (promise, bool) {
	for _, w := range c.Params.Strings("classifiers") {
		at := strings.Index(s, w)
		if at <= 0 {
			continue
		}
		from := at
		for from > 0 {
			r, size := utf8.DecodeLastRuneInString(s[:from])
			if !strings.ContainsRune(hanDigits+"十0123456789", r) {
				break
			}
			from -= size
		}
		before, _ := utf8.DecodeLastRuneInString(s[:from])
		if n, rest, _ := readNumber(s[from:at]); n >= 3 && n <= 30 && rest == "" && before != '第' && before != '.' {
			return promise{s[from : at+len(w)], n}, true
		}
	}
	fields := strings.Fields(s)
	for i, f := range fields {
		if f[0] < '0' || f[0] > '9' || len(f) > 2 {
			continue
		}
		n, err := strconv.Atoi(f)
		if err != nil || n < 3 || n > 30 {
			continue
		}
		for k := i + 1; k < len(fields) && k <= i+3; k++ {
			word := strings.ToLower(strings.TrimFunc(fields[k], func(r rune) bool { return !unicode.IsLetter(r) }))
			for _, t := range c.Params.Strings("things") {
				if word == t && (i == 0 || !strings.HasSuffix(strings.ToLower(fields[i-1]), "for")) {
					return promise{strings.Join(fields[i:k+1], " "), n}, true
				}
			}
			if strings.ContainsAny(fields[k], ",:;|-–—") {
				break
			}
		}
	}
	return promise{}, false
}

// counted looks for n things: headings of one level, a numbered sequence, or as many lines. found is how many points the
// page numbers itself.
func counted(p *page.Page, n int) (found int, kept bool) {
	var levels [7]int
	numbered := 0
	for i := range p.Headings {
		h := &p.Headings[i]
		if h.Level < 2 || h.Region == page.Nav || h.Region == page.Footer {
			continue
		}
		levels[h.Level]++
		if o, ok := readOrdinal(h.Text); ok {
			numbered = max(numbered, o.n)
		}
	}
	lines := 0
	for line := range strings.SplitSeq(p.Text.Main, "\n") {
		lines++
		if o, ok := readOrdinal(line); ok {
			numbered = max(numbered, o.n)
		}
	}
	for _, k := range levels {
		if k >= n && numbered < 2 {
			return n, true
		}
	}
	switch {
	case numbered >= n:
		return n, true
	case numbered >= 2:
		return numbered, false
	}
	return max(0, lines-1), lines > n
}

// wordIn finds the first of words in s: Han anywhere, other words between word ends.
func wordIn(s string, words []string) (string, bool) {
	lower := strings.ToLower(s)
	for _, w := range words {
		i := strings.Index(lower, w)
		if i < 0 || i+len(w) > len(s) {
			continue
		}
		if w[0] < utf8.RuneSelf {
			before, _ := utf8.DecodeLastRuneInString(lower[:i])
			after, _ := utf8.DecodeRuneInString(lower[i+len(w):])
			if unicode.IsLetter(before) || unicode.IsLetter(after) {
				continue
			}
		}
		return w, true
	}
	return "", false
}

// pricesShown reports whether an amount or a word about it stands on the page ("from", "on request"), beyond the words of
// the promise itself.
func pricesShown(p *page.Page, promised string) bool {
	for _, w := range p.Offer.PriceWords {
		if !strings.Contains(strings.ToLower(promised), w) {
			return true
		}
	}
	return len(p.Offer.Prices) > 0 || p.Signals.Pricing || strings.ContainsAny(p.Text.Main, "€$£¥￥") || strings.Contains(p.Text.Main, "元")
}

// downloads reports whether something can be downloaded: a file behind a link, or a call to do so.
func downloads(p *page.Page) bool {
	for i := range p.CTAs {
		if p.CTAs[i].Goal == "download" {
			return true
		}
	}
	for i := range p.Links {
		u := strings.ToLower(p.Links[i].URL)
		if i := strings.IndexAny(u, "?#"); i >= 0 {
			u = u[:i]
		}
		for _, ext := range [...]string{".pdf", ".zip", ".exe", ".dmg", ".apk", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".rar", ".7z", ".msi", ".csv", ".dwg"} {
			if strings.HasSuffix(u, ext) {
				return true
			}
		}
		if strings.Contains(u, "download") || strings.Contains(u, "xiazai") || strings.Contains(u, "play.google.") || strings.Contains(u, "apps.apple.") {
			return true
		}
	}
	return len(p.Forms) > 0
}
