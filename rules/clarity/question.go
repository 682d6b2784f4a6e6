package clarity

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// asking are the words with which a title asks what a thing is. Where the thing is named by a compound, its last word says what
// kind of thing it is in English and German, its first in French and Spanish.
var asking = map[string][]string{
	"en": {"what is ", "what are ", "what's ", "what does ", "what do "},
	"de": {"was ist ", "was sind ", "was bedeutet ", "was bedeuten "},
	"fr": {"qu'est-ce que ", "qu’est-ce que ", "qu'est-ce qu'", "qu’est-ce qu’", "c'est quoi "},
	"es": {"¿qué es ", "¿qué son ", "qué es ", "qué son "},
}

// tails end the name of the thing that is asked about.
var tails = [...]string{" for ", " in ", " with ", " to ", " and ", " on ", " at ", " mean", " für ", " mit ", " bei ", " und ", " auf ", " im ", " pour ", " dans ",
	" avec ", " et ", " de ", " du ", " des ", " para ", " con ", " en ", " y ", " del "}

// leading are the words between the question and the thing.
var leading = map[string]bool{"the": true, "a": true, "an": true, "le": true, "la": true, "les": true, "un": true, "une": true, "des": true, "el": true, "los": true, "las": true,
	"una": true, "der": true, "die": true, "das": true, "ein": true, "eine": true}

// unanswered reports whether a title asks what something is and the text below the headings, which is not short, never
// speaks of that thing: no sentence of it can be the answer.
func unanswered(c *analyzer.Context, title string) (thing string, ok bool) {
	p := c.Page
	if p.Text.Words < c.Params.Int("prose") {
		return "", false
	}
	if p.Language == "zh" {
		return unansweredHan(p, title)
	}
	thing = askedFor(p.Language, title)
	if utf8.RuneCountInString(thing) < 3 {
		return "", false
	}
	root := thing
	if len(root) > 5 && len(root) <= 30 {
		n := max(5, len(root)-3)
		for !utf8.RuneStart(root[n]) {
			n--
		}
		root = root[:n]
	}
	return thing, !speaksOf(p, title, root)
}

// askedFor is the word, in small letters, for what the title asks about; "" when it does not ask so.
func askedFor(language, title string) string {
	s := strings.ToLower(title)
	for _, ask := range asking[language] {
		i := strings.Index(s, ask)
		if i < 0 || i > 0 && !strings.ContainsAny(s[i-1:i], " -|:") {
			continue
		}
		s = s[i+len(ask):]
		if i := strings.IndexAny(s, "?|:–—,("); i >= 0 {
			s = s[:i]
		}
		if language == "en" || language == "de" {
			for _, t := range tails {
				if i := strings.Index(s, t); i > 0 {
					s = s[:i]
				}
			}
		}
		words := strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' })
		for len(words) > 0 && leading[words[0]] {
			words = words[1:]
		}
		switch {
		case len(words) == 0:
			return ""
		case language == "en" || language == "de":
			return words[len(words)-1]
		}
		return words[0]
	}
	return ""
}

// speaksOf reports whether a word of the text begins with root, outside of lines that repeat the title.
func speaksOf(p *page.Page, title, root string) bool {
	for line := range strings.SplitSeq(p.Text.Main, "\n") {
		if repeats(p, line, title) {
			continue
		}
		lower := strings.ToLower(line)
		for from := 0; ; {
			i := strings.Index(lower[from:], root)
			if i < 0 {
				break
			}
			before, _ := utf8.DecodeLastRuneInString(lower[:from+i])
			if !unicode.IsLetter(before) || p.Language == "de" {
				return true
			}
			from += i + len(root)
		}
	}
	return false
}

// repeats reports whether a line is the title or the heading that asks.
func repeats(p *page.Page, line, title string) bool {
	if strings.Contains(title, line) {
		return true
	}
	for i := range p.Headings {
		if p.Headings[i].Text == line {
			return true
		}
	}
	return false
}

// unansweredHan is unanswered for 什么是… and …是什么: half of the pairs of characters of the thing have to occur.
func unansweredHan(p *page.Page, title string) (string, bool) {
	s := page.Simplified(title)
	thing := ""
	if _, after, ok := strings.Cut(s, "什么是"); ok {
		thing = after
	} else if before, _, ok := strings.Cut(s, "是什么"); ok {
		thing = before
	}
	thing = strings.TrimFunc(thing, func(r rune) bool { return !unicode.Is(unicode.Han, r) })
	if i := strings.IndexFunc(thing, func(r rune) bool { return !unicode.Is(unicode.Han, r) }); i >= 0 {
		thing = thing[:i]
	}
	runes := []rune(thing)
	if len(runes) < 2 || len(runes) > 12 {
		return "", false
	}
	found := 0
	for i := range runes[:len(runes)-1] {
		pair := string(runes[i : i+2])
		for line := range strings.SplitSeq(p.Text.Main, "\n") {
			if !repeats(p, line, title) && strings.Contains(page.Simplified(line), pair) {
				found++
				break
			}
		}
	}
	return thing, 2*found < len(runes)-1
}
