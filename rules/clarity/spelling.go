package clarity

import (
	"embed"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/siteassay/assay/analyzer"
)

// The lists hold only what is wrong in every norm of a language: one wrong form and its correction a line, for Chinese
// followed by contexts in which the same characters belong to other words. A whole dictionary would report names and
// trade words by the dozen.
//
//go:embed spelling/*.txt
var spellingFiles embed.FS

// A misspelling is one line of a list.
type misspelling struct {
	wrong, right string
	unless       []string
}

var misspellings = sync.OnceValue(func() map[string][]misspelling {
	m := map[string][]misspelling{}
	for _, language := range [...]string{"en", "zh", "de", "fr", "es"} {
		data, err := spellingFiles.ReadFile("spelling/" + language + ".txt")
		if err != nil {
			panic(err) // the files are part of the binary: the tests would have failed
		}
		for line := range strings.Lines(string(data)) {
			line = strings.TrimSpace(line)
			if line == "" || strings.HasPrefix(line, "#") {
				continue
			}
			wrong, right, _ := strings.Cut(line, " ")
			e := misspelling{wrong: wrong, right: right}
			if language == "zh" {
				words := strings.Fields(right)
				e.right, e.unless = words[0], words[1:]
			}
			m[language] = append(m[language], e)
		}
	}
	return m
})

// spelling reports the words of the main text that are on the list of its language.
func spelling(c *analyzer.Context) analyzer.Result {
	text := c.Page.Text.Main
	list := misspellings()[c.Page.Language]
	var found []string
	var r analyzer.Result
	for i := range list {
		e := &list[i]
		if !c.SaysPhrase(e.wrong) {
			continue
		}
		at := e.in(text)
		if at < 0 {
			continue
		}
		found = append(found, e.wrong+" → "+e.right)
		if len(r.Evidence) < analyzer.MaxEvidence {
			r.Evidence = append(r.Evidence, analyzer.Evidence{Quote: lineAround(text, at, at+len(e.wrong))})
		}
	}
	if len(found) == 0 {
		return analyzer.Result{}
	}
	slices.Sort(found)
	res := analyzer.Found(analyzer.V("got", len(found), "found", found[:min(8, len(found))]))
	res.Evidence, res.Count = r.Evidence, len(found)
	res.Loss = min(1, 0.4+0.6*float64(len(found))/c.Params.Number("worst"))
	return res
}

// in is the first place where the misspelling stands as a word of the text, -1 when nowhere. A capital inside a line is a
// name, and what is quoted or part of an address is not the author's.
func (e *misspelling) in(text string) int {
	for from := 0; ; {
		i := indexFold(text[from:], e.wrong)
		if i < 0 {
			return -1
		}
		at := from + i
		from = at + len(e.wrong)
		if e.unless != nil || isHan(e.wrong) {
			if !e.excused(text, at) {
				return at
			}
		} else if standsAlone(text, at, from) {
			return at
		}
	}
}

// indexFold is strings.Index for a word in small letters that may begin with a capital in the text.
func indexFold(text, word string) int {
	i := strings.Index(text, word)
	first, n := utf8.DecodeRuneInString(word)
	if upper := unicode.ToUpper(first); upper != first {
		before := text
		if i >= 0 {
			before = text[:i]
		}
		if k := strings.Index(before, string(upper)+word[n:]); k >= 0 {
			return k
		}
	}
	return i
}

func isHan(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.Is(unicode.Han, r)
}

// excused reports whether the characters at a place belong to one of the contexts in which they are right.
func (e *misspelling) excused(text string, at int) bool {
	for _, u := range e.unless {
		inside := strings.Index(u, e.wrong)
		if inside >= 0 && at >= inside && strings.HasPrefix(text[at-inside:], u) {
			return true
		}
	}
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	return quoteBefore(before)
}

// standsAlone reports whether text[at:end] is a word in small letters, or with a capital where a line or a noun of German
// begins, and neither quoted nor part of an address.
func standsAlone(text string, at, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[end:])
	if at > 0 && (unicode.IsLetter(before) || unicode.IsDigit(before) || strings.ContainsRune("@./-_'’#&=", before) || quoteBefore(before)) {
		return false
	}
	if end < len(text) {
		if unicode.IsLetter(after) || unicode.IsDigit(after) || strings.ContainsRune("@/-_=", after) {
			return false
		}
		if after == '.' && end+1 < len(text) && text[end+1] != ' ' && text[end+1] != '\n' {
			return false // a host name
		}
	}
	first, _ := utf8.DecodeRuneInString(text[at:])
	if !unicode.IsUpper(first) {
		return true
	}
	return at == 0 || before == '\n' || startsSentence(text[:at]) || german(text, at)
}

// startsSentence reports whether a sentence ends before the place.
func startsSentence(before string) bool {
	before = strings.TrimRight(before, " ")
	return strings.HasSuffix(before, ".") || strings.HasSuffix(before, "!") || strings.HasSuffix(before, "?")
}

// german reports whether a capital is that of a noun: an article or preposition in small letters stands before it.
func german(text string, at int) bool {
	before := strings.TrimRight(text[:at], " ")
	word := before[strings.LastIndexAny(before, " \n")+1:]
	switch word {
	case "der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "unser", "unsere", "unserem", "Ihr", "Ihre", "Ihrem", "zum", "zur", "im", "am", "und", "kein", "keine", "mit":
		return true
	}
	return false
}

func quoteBefore(r rune) bool { return strings.ContainsRune("\"“„«‘'「『《", r) }

// lineAround is the text about text[from:to], within its line.
func lineAround(text string, from, to int) string {
	lo, hi := max(0, from-40), min(len(text), to+40)
	for lo > 0 && !utf8.RuneStart(text[lo]) {
		lo--
	}
	for hi < len(text) && !utf8.RuneStart(text[hi]) {
		hi++
	}
	if i := strings.LastIndexByte(text[lo:from], '\n'); i >= 0 {
		lo += i + 1
	}
	if i := strings.IndexByte(text[to:hi], '\n'); i >= 0 {
		hi = to + i
	}
	return strings.TrimSpace(text[lo:hi])
}
