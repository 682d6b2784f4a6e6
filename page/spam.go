package page

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Scores of the signs that one page can show, from domain.md 4.2. Each is the probability that a page with this sign alone carries
// content that its owner did not write.
const (
	scoreTopic      = 0.35
	scoreTitleWords = 0.45
	scoreTitleForm  = 0.20
	scoreEntities   = 0.35
	scoreSwap       = 0.40
	scoreScript     = 0.30
	scoreGloss      = 0.45
	scoreNoise      = 0.30
	scoreRandomTags = 0.45
	scoreOffTopic   = 0.35
	scoreCloak      = 0.40
	scoreDomain     = 0.20
)

// SpamProbability fuses the signs: 1 − Π(1 − s) with the highest score of each family. Injection is confirmed at 0.8 with two
// families or more, suspected from 0.5.
func (s *Signals) SpamProbability() (p float64, families int) {
	clean := 1.0
	for i, sign := range s.Spam {
		best, first := sign.Score, true
		for k, other := range s.Spam {
			if other.Family != sign.Family {
				continue
			}
			first = first && k >= i
			best = max(best, other.Score)
		}
		if first {
			families++
			clean *= 1 - min(max(best, 0), 1)
		}
	}
	return 1 - clean, families
}

// spam measures the signs of section 4 that one page alone can show. Cheap tests come first; tables are read only when the text
// calls for them.
func (o *outline) spam(p *Page) []Signal {
	var signs []Signal
	add := func(family, name string, score float64, quote string) {
		signs = append(signs, Signal{Family: family, Name: name, Score: score, Quote: strings.Clone(clip(quote, 160))})
	}
	o.titleSpam(p, add)
	if p.Title.Text != "" {
		if quote, ok := scriptMismatch(p.Title.Text, p.Text.Main); ok {
			add("S", "script", scoreScript, quote)
		}
	}
	if p.Language == "zh" || p.Language == "" {
		if quote, ok := glossed(o.reading.text); ok {
			add("B", "gloss", scoreGloss, quote)
		}
	}
	if quote, ok := noisy(o.reading.text); ok {
		add("B", "noise", scoreNoise, quote)
	}
	if quote, ok := o.randomTags(); ok {
		add("B", "random-id-tags", scoreRandomTags, quote)
	}
	o.linkSpam(p, add)
	o.scriptSpam(p, add)
	if quote, ok := o.foreignCredit(p); ok {
		add("G", "domain", scoreDomain, quote)
	}
	return signs
}

// titleSpam measures the title against the text and against the lists of spam words. A page whose text is on the topic of its title is not injected,
// whatever the topic.
func (o *outline) titleSpam(p *Page, add func(family, name string, score float64, quote string)) {
	title := p.Title.Text
	if title == "" {
		return
	}
	segments := splitTitle(title)
	coverage := p.Text.TitleCoverage
	if coverage >= 0.15 && repeatsTitle(p) {
		coverage = coverageBeside(p)
	}
	off := coverage >= 0 && coverage < 0.4
	if len(segments) >= 4 && coverage >= 0 && coverage < 0.15 && p.Text.Words >= 50 {
		add("T", "topic", scoreTopic, title)
	}
	if off {
		texts := [...]string{title, p.Description.Text, firstHeading(p)}
		for k, text := range texts {
			if text != "" && (k != 1 || text != title) && spamWords(text) >= 2 {
				add("T", "lexicon", scoreTitleWords, text)
				break
			}
		}
	}
	if off && p.Title.Width > 120 && len(segments) > 6 {
		add("T", "form", scoreTitleForm, title)
	}
	if entityCoded(o.src.Body) {
		add("T", "entity-coded", scoreEntities, title)
	}
}

// repeatsTitle reports whether the title looks like spam and a heading or a line of the text repeats it: such a line says nothing of the topic.
func repeatsTitle(p *Page) bool {
	return spamWords(p.Title.Text) >= 2 && (firstHeading(p) == p.Title.Text || strings.Contains(p.Text.Main, p.Title.Text))
}

// coverageBeside is the share of the title's content units found in the text beside the lines that repeat the title; -1 when it has fewer than 3.
func coverageBeside(p *Page) float64 {
	var t titleMatch
	t.open(p)
	if len(t.units) < 3 {
		return -1
	}
	rest := strings.ReplaceAll(p.Text.Main, p.Title.Text, "\n")
	t.read(splitWords(nil, []byte(rest)))
	found := 0
	for i := range t.units {
		found += one(t.units[i].found)
	}
	return float64(found) / float64(len(t.units))
}

func firstHeading(p *Page) string {
	for i := range p.Headings {
		if p.Headings[i].Level == 1 {
			return p.Headings[i].Text
		}
	}
	return ""
}

// splitTitle are the parts of a title between separators.
func splitTitle(title string) []string {
	return strings.FieldsFunc(title, func(r rune) bool {
		switch r {
		case '_', '|', '-', ',', '，', '、', '—', '–', '·', '/', '丨', '｜':
			return true
		}
		return false
	})
}

// spamWords counts the hits of the spam lists in a text. Ordinary words count one for each segment in which two different ones stand.
func spamWords(text string) int {
	n := 0
	for _, id := range [...]string{"spam.adult", "spam.gamble", "spam.pharma", "spam.replica", "spam.loan"} {
		n = max(n, len(lex(id).all(text)))
	}
	weak := 0
	for _, segment := range splitTitle(text) {
		if len(lex("spam.weak").all(segment)) >= 2 || len(lex("spam.weak2").all(segment)) >= 2 {
			weak++
		}
	}
	return n + weak
}

// entityCoded reports whether the title is written in numeric character references while the body is not.
func entityCoded(body []byte) bool {
	head := body[:min(len(body), 8192)]
	at := bytes.Index(head, []byte("<title"))
	if at < 0 {
		return false
	}
	end := bytes.Index(head[at:], []byte("</title"))
	if end < 0 {
		return false
	}
	title := head[at : at+end]
	refs := bytes.Count(title, []byte("&#"))
	if refs < 6 {
		return false
	}
	plain := 0
	for i := bytes.IndexByte(title, '>') + 1; i < len(title); i++ {
		if title[i] == '&' {
			if semi := bytes.IndexByte(title[i:], ';'); semi > 0 && semi < 10 {
				i += semi
				continue
			}
		}
		if title[i] > ' ' && utf8.RuneStart(title[i]) {
			plain++
		}
	}
	return refs*10 >= (refs+plain)*7 && bytes.Count(body, []byte("&#")) < 4*refs
}

// scriptMismatch reports whether the title is written in another script than the text: simplified against traditional
// characters, or kana, Hangul, Thai, Cyrillic on a page that has none.
func scriptMismatch(title, main string) (string, bool) {
	han, outside := 0, 0
	foreign, letters := 0, 0
	for _, r := range title {
		switch {
		case isHan(r):
			han++
			letters++
			outside += one(!inGB2312(r))
		case unicode.IsLetter(r):
			letters++
			foreign += one(foreignScript(r))
		}
	}
	if foreign*10 > letters*3 && foreign >= 4 {
		seen, all := countForeign(main)
		return title, all >= 200 && seen*50 < all
	}
	if han < 12 || !hasHan(main) {
		return "", false
	}
	mainHan, mainOutside := countOutside(main)
	switch {
	case mainHan < 100:
		return "", false
	case outside == 0 && mainOutside*100 >= mainHan*15:
		return title, true
	case outside*100 >= han*15 && mainOutside*100 <= mainHan:
		return title, true
	}
	return "", false
}

// foreignScript reports whether a letter is of a script that spam titles use.
func foreignScript(r rune) bool {
	return r >= 0x3041 && r <= 0x30FA || r >= 0xAC00 && r <= 0xD7A3 || r >= 0x0E01 && r <= 0x0E5B || r >= 0x0400 && r <= 0x04FF
}

func countForeign(s string) (foreign, letters int) {
	for _, r := range s[:min(len(s), 8192)] {
		if r > 0x40 && unicode.IsLetter(r) {
			letters++
			foreign += one(foreignScript(r))
		}
	}
	return foreign, letters
}

// countOutside counts the Han characters of a text, up to 500, and those outside GB2312.
func countOutside(s string) (han, outside int) {
	for _, r := range s {
		if r >= 0x4E00 && r <= 0x9FFF {
			han++
			outside += one(!inGB2312(r))
			if han == 500 {
				break
			}
		}
	}
	return han, outside
}

// glossed reports whether the text is full of pinyin in parentheses after characters that a simplified font lacks: 結(jié)合.
func glossed(text string) (string, bool) {
	glosses, outside, at := 0, 0, -1
	for i := 0; i < len(text); i++ {
		c := text[i]
		size := 1
		if c == 0xEF && strings.HasPrefix(text[i:], "（") {
			size = len("（")
		} else if c != '(' {
			continue
		}
		if i < 3 || !pinyin(text[i+size:]) {
			continue
		}
		r, _ := utf8.DecodeLastRuneInString(text[:i])
		if !isHan(r) {
			continue
		}
		glosses++
		outside += one(!inGB2312(r))
		if at < 0 {
			at = i - 3
		}
	}
	if glosses < 10 || outside*10 < glosses*9 {
		return "", false
	}
	han := 0
	for _, r := range text {
		han += one(isHan(r))
	}
	return text[at:min(len(text), at+60)], glosses*50 >= han
}

// pinyin reports whether one syllable with a tone mark and a closing parenthesis follow.
func pinyin(s string) bool {
	tone := false
	for i, r := range s {
		switch {
		case r == ')' || r == '）':
			return tone && i > 0
		case i > 9:
			return false
		case r >= 'a' && r <= 'z' || r == 'ü':
		case strings.ContainsRune("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńň", r):
			tone = true
		default:
			return false
		}
	}
	return false
}

// noisy reports whether zero-width characters are strewn into the words.
func noisy(text string) (string, bool) {
	n, at := 0, -1
	for i := strings.Index(text, "\u200b"[:2]); i >= 0 && i+2 < len(text); {
		if c := text[i+2]; c >= 0x8B && c <= 0x8D {
			n++
			if at < 0 {
				at = i
			}
		}
		next := strings.Index(text[i+2:], "\u200b"[:2])
		if next < 0 {
			break
		}
		i += 2 + next
	}
	if n < 20 || n*200 < utf8.RuneCountInString(text) {
		return "", false
	}
	lo := int(runeStart(text, int32(at-30)))
	return text[lo:at], true
}

// randomTags finds trees of empty inline elements that share one random name. Classes that a build tool made up repeat on
// icons in a row, so a class counts only where the elements stand in one another.
func (o *outline) randomTags() (string, bool) {
	run, last, before := 0, "", int32(-1)
	for i := range o.elements {
		e := &o.elements[i]
		if e.from != e.to || e.inHead || e.foreign || isBlock(e.node) || len(e.node.Attr) == 0 {
			continue
		}
		for k := range e.node.Attr {
			a := &e.node.Attr[k]
			if (a.Key != "id" && a.Key != "class") || !randomName(a.Val) {
				continue
			}
			if a.Val == last && (a.Key == "id" || e.parent == before) {
				run++
			} else {
				run = 1
			}
			last, before = a.Val, int32(i)
			if run >= 5 {
				return a.Val, true
			}
			break
		}
	}
	return "", false
}

// randomName reports whether a name is four to six small letters and digits with both among them.
func randomName(s string) bool {
	if len(s) < 4 || len(s) > 6 {
		return false
	}
	digits, letters, mixed := 0, 0, false
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			digits++
		case c >= 'a' && c <= 'z':
			mixed = mixed || digits > 0
			letters++
		default:
			return false
		}
	}
	return digits > 0 && letters > 0 && mixed // icon2 and col12 end in their digits
}
