package report

import (
	"fmt"
	"strings"
)

// Languages are the languages that reports are written in; the first is used for any other.
var Languages = []string{"en", "zh"}

// catalogues hold every sentence and word of the renderings by language and key. The keys are the same in all of them.
// {name} is a placeholder. A text with a bar has two forms: for exactly one, and for any other number n. The wording
// of rules is not here: it comes with the rules.
var catalogues = map[string][]map[string]string{
	"en": {wordsEN, acceptedEN, packsEN, reasonsEN, sentencesEN, viewsEN, callsEN, claimsEN, foreignEN, glossaryEN},
	"zh": {wordsZH, acceptedZH, packsZH, reasonsZH, sentencesZH, viewsZH, callsZH, claimsZH, foreignZH, glossaryZH},
}

// A catalogue is the texts of one language.
type catalogue struct {
	lang  string
	texts []map[string]string
}

// catalogueOf returns the texts of lang, or the English ones.
func catalogueOf(lang string) catalogue {
	if t, ok := catalogues[lang]; ok {
		return catalogue{lang, t}
	}
	return catalogue{Languages[0], catalogues[Languages[0]]}
}

func (c catalogue) lookup(key string) (string, bool) {
	for _, t := range c.texts {
		if s, ok := t[key]; ok {
			return s, true
		}
	}
	return "", false
}

// text returns the text of key with its placeholders filled from pairs of name and value. The value of n, when it is
// an int, also chooses the form.
func (c catalogue) text(key string, pairs ...any) string {
	s, ok := c.lookup(key)
	if !ok {
		return key
	}
	replace := make([]string, 0, len(pairs))
	n := 0
	for i := 0; i+1 < len(pairs); i += 2 {
		v := fmt.Sprint(pairs[i+1])
		if k, ok := pairs[i+1].(int); ok {
			v = count(k, c.lang)
			if pairs[i] == "n" {
				n = k
			}
		}
		replace = append(replace, fmt.Sprintf("{%v}", pairs[i]), v)
	}
	if one, many, ok := strings.Cut(s, "|"); ok {
		s = many
		if n == 1 {
			s = one
		}
	}
	return strings.NewReplacer(replace...).Replace(s)
}

// word returns the name of a member of a closed list: word("owner", "copy") is the text of owner.copy. What the
// catalogue does not know, such as a category of a user's pack, is shown as it is.
func (c catalogue) word(list string, name any) string {
	key := fmt.Sprintf("%s.%v", list, name)
	if s, ok := c.lookup(key); ok {
		return s
	}
	return quote(fmt.Sprint(name))
}

// tag is the language for the lang attribute.
func (c catalogue) tag() string {
	if c.lang == "zh" {
		return "zh-Hans"
	}
	return c.lang
}
