package clarity

import (
	"hash/maphash"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/siteassay/assay/analyzer"
)

// seed makes the hashes of terms; nothing of them is kept or ordered by.
var seed = maphash.MakeSeed()

// machineText weighs signs of a text that was translated by machine and read by nobody: the same word twice in one list, turns of
// phrase that only translation makes, one term in three ways of capitals, a run of another language, known misspellings in every
// fiftieth word. One sign may be anybody's; two are needed. An item that stands three times in one list counts twice: no hand
// writes that. The costly signs are only looked for where a cheap one was found.
func machineText(c *analyzer.Context) analyzer.Result {
	main, language := c.Page.Text.Main, c.Page.Language
	var signs []analyzer.Evidence
	weight := 0
	add := func(n int, quote string) {
		weight += n
		signs = append(signs, analyzer.Evidence{Quote: quote})
	}
	if n, quote := translated(c, main, language); n >= c.Params.Int("phrases") {
		add(1, quote)
	}
	if n, quote := listedTwice(c, main); n > 1 {
		add(min(n-1, 2), quote)
	}
	if weight == 0 {
		return analyzer.Result{}
	}
	if language != "de" && language != "zh" { // nouns of German have capitals, Chinese has none
		if n, quote := capitals(main); n >= 3 {
			add(1, quote)
		}
	}
	if quote := foreignRun(main, language, c.Params.Int("run")); quote != "" {
		add(1, quote)
	}
	if weight == 1 && misspelt(c)*50 > c.Page.Text.Words {
		add(1, strconv.Itoa(misspelt(c))+" / "+strconv.Itoa(c.Page.Text.Words))
	}
	if weight < 2 {
		return analyzer.Result{}
	}
	r := analyzer.Found(analyzer.V("got", weight), signs...)
	r.Count, r.Confidence, r.Loss = weight, 0.5, min(1, 0.25+0.25*float64(weight))
	return r
}

// translated counts the different turns of phrase of machine translation in the text: those of the list, and a word that is
// joined to itself ("understanding and understanding").
func translated(c *analyzer.Context, main, language string) (n int, quote string) {
	for _, phrase := range c.Params.Strings(language) {
		if c.SaysPhrase(phrase) {
			if n++; quote != "" {
				quote += " … "
			}
			quote += phrase
		}
	}
	joint := map[string]string{"en": " and ", "de": " und ", "fr": " et ", "es": " y "}[language]
	if joint == "" {
		return n, quote
	}
	for at := 0; ; {
		i := strings.Index(main[at:], joint)
		if i < 0 {
			return n, quote
		}
		at += i
		if after := firstWord(main[at+len(joint):]); len(after) >= 7 { // few are, and nothing shorter counts
			if before := lastWord(main[:at]); strings.EqualFold(before, after) {
				return n + 1, strings.TrimPrefix(quote+" … "+before+joint+after, " … ")
			}
		}
		at += len(joint)
	}
}

func lastWord(s string) string {
	return s[strings.LastIndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })+1:]
}

func firstWord(s string) string {
	if i := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }); i >= 0 {
		return s[:i]
	}
	return s
}

// announcements stand before a list.
var announcements = [...]string{": ", "：", " include ", " includes ", " such as ", "包括", "例如", "包含", " wie ", " tels que ", " tales como "}

// listedTwice finds a list within a line, of three items or more behind a colon or a word that announces it, and says how often
// it names the same item.
func listedTwice(c *analyzer.Context, main string) (times int, quote string) {
	likely := make([]string, 0, len(announcements))
	for _, a := range announcements {
		if word := strings.TrimSpace(a); len(word) > 2 && word != "：" && !c.SaysPhrase(word) {
			continue
		}
		likely = append(likely, a)
	}
	for line := range strings.SplitSeq(main, "\n") {
		if strings.Count(line, ",") < 2 && strings.Count(line, "、") < 2 && strings.Count(line, "，") < 2 {
			continue
		}
		for _, announce := range likely {
			_, list, ok := strings.Cut(line, announce)
			if !ok {
				continue
			}
			if end := strings.IndexAny(list, ".;\n"); end >= 0 {
				list = list[:end]
			}
			if end := strings.Index(list, "。"); end >= 0 {
				list = list[:end]
			}
			if n, item := repeated(list); n > times {
				times, quote = n, item+" × "+strconv.Itoa(n)+": "+list
			}
		}
	}
	return times, quote
}

// repeated is how often the commonest item stands in a list, and which. Items are words, no numbers and no sentences.
func repeated(list string) (int, string) {
	items := strings.FieldsFunc(list, func(r rune) bool { return r == ',' || r == '、' || r == '，' || r == '،' })
	if len(items) < 3 || len(items) > 60 {
		return 0, ""
	}
	count := map[string]int{}
	best, item := 0, ""
	for _, it := range items {
		it = strings.TrimSuffix(strings.ToLower(strings.TrimSpace(it)), "等")
		if len(it) < 4 || len(it) > 40 || strings.Count(it, " ") > 3 || strings.ContainsAny(it, "0123456789()") {
			continue
		}
		if count[it]++; count[it] > best {
			best, item = count[it], it
		}
	}
	return best, item
}

// capitals finds a term of two words that is written in three ways of small letters and capitals inside sentences, as no one who
// rereads his text leaves it.
func capitals(main string) (forms int, quote string) {
	type seenForms struct {
		mask  uint8
		quote [4]string
	}
	var h maphash.Hash
	h.SetSeed(seed)
	terms := map[uint64]*seenForms{}
	last, inside := "", false // last word, and whether it stands inside a sentence
	eachWord(main, func(word string, at int) {
		begins := at == 0 || sentenceBegins(main[:at])
		if last != "" && inside && !begins && main[at-1] == ' ' && len(word) >= 4 && len(last) >= 4 && len(terms) < 5000 {
			a, b := caseOf(last), caseOf(word)
			if a < 2 && b < 2 {
				h.Reset()
				h.WriteString(strings.ToLower(last))
				h.WriteByte(' ')
				h.WriteString(strings.ToLower(word))
				t := terms[h.Sum64()]
				if t == nil {
					t = new(seenForms)
					terms[h.Sum64()] = t
				}
				k := a*2 + b
				t.mask |= 1 << k
				t.quote[k] = last + " " + word
				if n := ones(t.mask); n > forms {
					forms, quote = n, strings.Join(present(t.quote[:]), ", ")
				}
			}
		}
		last, inside = word, !begins
	})
	return forms, quote
}

// caseOf is 0 for a word in small letters, 1 for one with a capital, 2 for anything else.
func caseOf(word string) int {
	r, size := utf8.DecodeRuneInString(word)
	if strings.ContainsFunc(word[size:], unicode.IsUpper) {
		return 2
	}
	if unicode.IsUpper(r) {
		return 1
	}
	return 0
}

func ones(mask uint8) (n int) {
	for ; mask != 0; mask &= mask - 1 {
		n++
	}
	return n
}

func present(list []string) []string {
	var out []string
	for _, s := range list {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}

// eachWord calls yield for every run of Latin letters.
func eachWord(text string, yield func(word string, at int)) {
	start := -1
	for i, r := range text {
		letter := unicode.IsLetter(r) && r < 0x250
		switch {
		case letter && start < 0:
			start = i
		case !letter && start >= 0:
			yield(text[start:i], start)
			start = -1
		}
	}
	if start >= 0 {
		yield(text[start:], start)
	}
}

// sentenceBegins reports whether a sentence, a line or a quotation begins behind the text.
func sentenceBegins(before string) bool {
	before = strings.TrimRight(before, " ")
	return before == "" || strings.ContainsAny(before[len(before)-1:], ".!?:;\n\"(“-*") || strings.HasSuffix(before, "“") || strings.HasSuffix(before, "„")
}

// foreignRun is a run of more than least Latin words inside a line that is Chinese for the rest.
func foreignRun(main, language string, least int) string {
	if language != "zh" {
		return ""
	}
	for line := range strings.SplitSeq(main, "\n") {
		if !strings.ContainsFunc(line, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
			continue
		}
		n, end, found := 0, 0, false
		eachWord(line, func(word string, at int) {
			if strings.ContainsFunc(line[end:at], func(r rune) bool { return r >= 0x2E80 }) {
				n = 0
			}
			if end = at + len(word); word == strings.ToLower(word) {
				n++
			}
			found = found || n > least
		})
		if found {
			return line
		}
	}
	return ""
}

// misspelt is how many entries of the list of misspellings the text has.
func misspelt(c *analyzer.Context) int {
	n := 0
	for _, e := range misspellings()[c.Page.Language] {
		if c.SaysPhrase(e.wrong) && e.in(c.Page.Text.Main) >= 0 {
			n++
		}
	}
	return n
}
