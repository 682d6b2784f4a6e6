package rules

import (
	"regexp"
	"regexp/syntax"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A searcher answers whether a pattern matches a text. Regular expressions cost 30 to 100 ns a byte, which on the text of a page of 20 kB
// is half a millisecond a rule; but nearly all of them hold words that a match cannot do without, and those are found a hundred times
// faster. The expression is run where one of them stands: on the lines around it, or as far as a match reaches.
type searcher struct {
	re     *regexp.Regexp
	words  []string // one of which every match holds; nil when none is certain
	folded bool     // they are in small letters and stand in any
	reach  int      // bytes that a match has at most; -1 when it has no limit
	lines  bool     // a match stays within a line
}

// Bounds of what is found out about a pattern.
const (
	maxWords = 16
	maxReach = 400
)

// newSearcher compiles a pattern; nil when it is none.
func newSearcher(pattern string) *searcher {
	re, err := regexp.Compile(pattern)
	if err != nil {
		return nil
	}
	parsed, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return nil
	}
	parsed = parsed.Simplify()
	s := &searcher{re: re, folded: folds(parsed), reach: reach(parsed), lines: !crosses(parsed)}
	if s.words = needed(parsed, s.folded); len(s.words) > maxWords {
		s.words = nil
	}
	return s
}

// in reports whether the pattern matches a text that is read once.
func (s *searcher) in(v *view, text string) bool {
	if s.words != nil && !s.folded && !holdsAny(text, s.words) || s.words != nil && s.folded && !holdsAnyFold(text, s.words) {
		v.work += 1 + len(text)/64*len(s.words)
		return false
	}
	return s.run(v, text)
}

// inMain is in for the text of the page.
func (s *searcher) inMain(v *view) bool {
	text := v.ctx.Page.Text.Main
	if s.words == nil {
		return s.run(v, text)
	}
	where, level := text, true
	if s.folded {
		where, level = v.foldedMain()
	}
	v.work += len(where) / 128 * len(s.words)
	if !level || !s.lines && (s.reach < 0 || s.reach > maxReach) {
		return holdsAny(where, s.words) && s.run(v, text)
	}
	left := len(text)
	for _, w := range s.words {
		for at := 0; ; {
			i := strings.Index(where[at:], w)
			if i < 0 {
				break
			}
			from, to := s.around(text, at+i, len(w))
			if left -= to - from; left < 0 {
				return s.run(v, text)
			}
			if s.run(v, text[from:to]) {
				return from == 0 && to == len(text) || s.run(v, text) // the ends of the part are not those of the text
			}
			at += i + max(1, len(w))
		}
	}
	return false
}

// around is the part of a text in which a match that holds the word at i lies, with a character more on either side.
func (s *searcher) around(text string, i, size int) (from, to int) {
	to = len(text)
	if s.lines {
		from = strings.LastIndexByte(text[:i], '\n') + 1
		if n := strings.IndexByte(text[i:], '\n'); n >= 0 {
			to = i + n
		}
	}
	if s.reach >= 0 && s.reach <= maxReach {
		from, to = max(from, i-s.reach), min(to, i+size+s.reach)
	}
	for n := 0; from > 0 && (n == 0 || !utf8.RuneStart(text[from])); n++ {
		from--
	}
	for from > 0 && !utf8.RuneStart(text[from]) {
		from--
	}
	if to < len(text) {
		for to++; to < len(text) && !utf8.RuneStart(text[to]); to++ {
		}
	}
	return from, to
}

func (s *searcher) run(v *view, text string) bool {
	v.work += 4 + len(text)*4
	return s.re.MatchString(text)
}

func holdsAny(text string, words []string) bool {
	for _, w := range words {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}

// holdsAnyFold looks for words of small letters in a text of any. A text with a letter that folds to an ASCII one may hold all.
func holdsAnyFold(text string, words []string) bool {
	if strings.Contains(text, "ſ") || strings.Contains(text, "\u212a") {
		return true
	}
	for _, w := range words {
		for i := 0; i+len(w) <= len(text); i++ {
			if lowerByte(text[i]) == w[0] && equalFold(text[i:i+len(w)], w) {
				return true
			}
		}
	}
	return false
}

func equalFold(text, word string) bool {
	for i := range len(word) {
		if lowerByte(text[i]) != word[i] {
			return false
		}
	}
	return true
}

func lowerByte(b byte) byte {
	if 'A' <= b && b <= 'Z' {
		b += 'a' - 'A'
	}
	return b
}

// foldedMain is the text of the page with ASCII letters, and what folds to them, in small letters. level is that every letter stands
// where it stands in the text.
func (v *view) foldedMain() (folded string, level bool) {
	if v.folded == "" {
		text := v.ctx.Page.Text.Main
		v.level = !strings.Contains(text, "ſ") && !strings.Contains(text, "\u212a")
		b := []byte(text)
		for i := range b {
			b[i] = lowerByte(b[i])
		}
		v.folded = string(b)
		if !v.level {
			v.folded = strings.NewReplacer("ſ", "s", "\u212a", "k").Replace(v.folded)
		}
	}
	return v.folded, v.level
}

// folds reports whether some letter of the pattern stands for capital and small.
func folds(re *syntax.Regexp) bool {
	if re.Op == syntax.OpLiteral && re.Flags&syntax.FoldCase != 0 {
		return true
	}
	for _, sub := range re.Sub {
		if folds(sub) {
			return true
		}
	}
	return false
}

// needed is a set of words one of which every match holds; nil when none is certain. Folded words are of ASCII letters and of characters
// without case.
func needed(re *syntax.Regexp, folded bool) []string {
	switch re.Op {
	case syntax.OpLiteral:
		if w := longestWord(re.Rune, folded); w != "" {
			return []string{w}
		}
	case syntax.OpCapture, syntax.OpPlus:
		return needed(re.Sub[0], folded)
	case syntax.OpAlternate:
		var all []string
		for _, sub := range re.Sub {
			w := needed(sub, folded)
			if w == nil || len(all)+len(w) > maxWords {
				return nil
			}
			all = append(all, w...)
		}
		return all
	case syntax.OpConcat:
		var best []string
		for _, sub := range re.Sub {
			if w := needed(sub, folded); w != nil && shortest(w) > shortest(best) {
				best = w
			}
		}
		return best
	}
	return nil
}

// shortest is the length of the shortest word; 0 when there is none.
func shortest(words []string) int {
	n := 0
	for i, w := range words {
		if i == 0 || len(w) < n {
			n = len(w)
		}
	}
	return n
}

// longestWord is the longest part of a literal that can be looked for as it stands.
func longestWord(literal []rune, folded bool) string {
	if !folded {
		return string(literal)
	}
	best, from := "", 0
	for i := 0; i <= len(literal); i++ {
		if i < len(literal) && (literal[i] < utf8.RuneSelf || unicode.SimpleFold(literal[i]) == literal[i]) {
			continue
		}
		if w := strings.ToLower(string(literal[from:i])); len(w) > len(best) {
			best = w
		}
		from = i + 1
	}
	return best
}

// reach is how many bytes a match has at most; -1 when there is no limit.
func reach(re *syntax.Regexp) int {
	switch re.Op {
	case syntax.OpLiteral:
		return utf8.UTFMax * len(re.Rune)
	case syntax.OpCharClass, syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		return utf8.UTFMax
	case syntax.OpStar, syntax.OpPlus, syntax.OpRepeat:
		return -1
	case syntax.OpCapture, syntax.OpQuest:
		return reach(re.Sub[0])
	}
	total := 0
	for _, sub := range re.Sub {
		n := reach(sub)
		switch {
		case n < 0:
			return -1
		case re.Op == syntax.OpAlternate:
			total = max(total, n)
		default:
			total += n
		}
	}
	return total
}

// crosses reports whether a match can hold the end of a line.
func crosses(re *syntax.Regexp) bool {
	switch re.Op {
	case syntax.OpAnyChar:
		return true
	case syntax.OpLiteral:
		for _, r := range re.Rune {
			if r == '\n' {
				return true
			}
		}
	case syntax.OpCharClass:
		for i := 0; i < len(re.Rune); i += 2 {
			if re.Rune[i] <= '\n' && '\n' <= re.Rune[i+1] {
				return true
			}
		}
	}
	for _, sub := range re.Sub {
		if crosses(sub) {
			return true
		}
	}
	return false
}
