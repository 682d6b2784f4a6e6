package page

import (
	"strings"
	"unicode/utf8"

	"github.com/abadojack/whatlanggo"
)

// Bounds of the look at the text, in bytes. 2 kB are some 350 words: more would change nothing.
const (
	languageSample  = 4 << 10
	voteSample      = 2 << 10
	trigramSample   = 1 << 10
	minLatinLetters = 200 // letters that trigrams need
)

// filler is the language of lorem ipsum: such a page is in the language that it declares.
const filler = "la"

// language sets Language and Script of the text. What the text says counts; the lang attribute is asked only when the
// text is too short to tell, or leaves two languages open.
func (o *outline) language(p *Page, list []int32, main []byte) {
	sample := head(main, languageSample)
	if len(sample) < 200 {
		list = nil
		sample = append(append(append([]byte{}, sample...), '\n'), head(o.text, languageSample)...)
		sample = append(append(sample, '\n'), p.Title.Text...)
	}
	c := countScripts(sample)
	declared := primary(p.Document.Lang)
	switch script := c.script(); script {
	case "":
		p.Language = declared
		p.Script = scriptOf[declared]
		if declared == "zh" {
			p.Script = chineseScript(c, p.Document.Lang)
		}
	case "Han":
		p.Language, p.Script = "zh", chineseScript(c, p.Document.Lang)
		if declared == "ja" && c.simple == 0 && c.han < 40 {
			p.Language, p.Script = "ja", "Jpan"
		}
	case "Jpan":
		p.Language, p.Script = "ja", script
	case "Kore":
		p.Language, p.Script = "ko", script
	case "Cyrl":
		p.Language, p.Script = cyrillic(sample, declared), script
	case "Arab":
		p.Language, p.Script = arabic(sample, declared), script
	case "Latn":
		p.Language, p.Script = o.latinLanguage(list, sample, &c, declared), script
	default:
		p.Language, p.Script = languageOfScript[script], script
		if scriptOf[declared] == script {
			p.Language = declared
		}
	}
}

// head is the beginning of b, at most n bytes, no rune broken.
func head(b []byte, n int) []byte {
	if len(b) <= n {
		return b
	}
	for n > 0 && !utf8.RuneStart(b[n]) {
		n--
	}
	return b[:n]
}

// primary is the language of a tag: "zh" of "zh-CN"; "" when the tag is no tag. The codes that people write for
// countries stand for the languages they mean.
func primary(tag string) string {
	s, _, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(tag, "_", "-")), "-")
	switch s {
	case "cn":
		return "zh"
	case "jp":
		return "ja"
	case "kr":
		return "ko"
	case "nb", "nn":
		return "no"
	case "iw":
		return "he"
	case "cmn", "yue":
		return "zh"
	}
	if !ValidLanguageTag(s) {
		return ""
	}
	return s
}

// chineseScript is Hans or Hant by the characters that only one of them uses, or by the tag when there are none.
func chineseScript(c scriptCounts, tag string) string {
	if c.simple != c.traditional {
		if c.traditional > c.simple {
			return "Hant"
		}
		return "Hans"
	}
	tag = strings.ToLower(tag)
	for _, s := range [...]string{"hant", "-tw", "-hk", "-mo", "_tw", "_hk"} {
		if strings.Contains(tag, s) {
			return "Hant"
		}
	}
	return "Hans"
}

var languageOfScript = map[string]string{"Grek": "el", "Hebr": "he", "Thai": "th", "Deva": "hi"}

var scriptOf = map[string]string{
	"en": "Latn", "de": "Latn", "fr": "Latn", "es": "Latn", "it": "Latn", "nl": "Latn", "pt": "Latn", "pl": "Latn", "sv": "Latn", "da": "Latn",
	"no": "Latn", "fi": "Latn", "cs": "Latn", "tr": "Latn", "id": "Latn", "ro": "Latn", "hu": "Latn", "vi": "Latn", "hr": "Latn", "sk": "Latn", "sl": "Latn", "ja": "Jpan", "ko": "Kore", "ru": "Cyrl",
	"uk": "Cyrl", "bg": "Cyrl", "ar": "Arab", "fa": "Arab", "he": "Hebr", "th": "Thai", "el": "Grek", "hi": "Deva", "mr": "Deva", "ne": "Deva", "yi": "Hebr",
}

// cyrillic tells the languages apart that write Cyrillic by letters of their own.
func cyrillic(sample []byte, declared string) string {
	s := strings.ToLower(string(sample))
	switch {
	case strings.ContainsAny(s, "ў"):
		return "be"
	case strings.ContainsAny(s, "їєґ") || strings.ContainsRune(s, 'і') && !strings.ContainsAny(s, "ыэ"):
		return "uk"
	case strings.ContainsAny(s, "ѓќѕ"):
		return "mk"
	case strings.ContainsAny(s, "ђћџљњ"):
		return "sr"
	case strings.ContainsAny(s, "әғқңұһ"):
		return "kk"
	case !strings.ContainsAny(s, "ыэё") && strings.Contains(s, "ъ"):
		return "bg"
	case !strings.ContainsAny(s, "ыэё") && (declared == "bg" || declared == "mk" || declared == "sr"):
		return declared
	}
	return "ru"
}

// arabic tells Persian and Urdu from Arabic by letters of their own.
func arabic(sample []byte, declared string) string {
	s := string(sample)
	switch {
	case strings.ContainsAny(s, "ٹڈڑےں"):
		return "ur"
	case strings.ContainsAny(s, "پچژگ"):
		return "fa"
	case declared == "fa" || declared == "ur" || declared == "ps":
		return declared
	}
	return "ar"
}

// latinLanguage decides of a sample, which begins with the lines of list, by a vote of function words; trigrams are asked only when that vote and the declaration leave it open.
func (o *outline) latinLanguage(list []int32, sample []byte, c *scriptCounts, declared string) string {
	if s := scriptOf[declared]; s != "" && s != "Latn" || declared == "zh" {
		declared = ""
	}
	var v ballot
	o.vote(&v, list, head(sample, voteSample))
	best, second := v.first()
	clear := v.distinct[best] >= 4 && v.score[best] >= 3*voteUnit && 16*v.score[best] >= v.words*voteUnit && 4*v.score[best] >= 5*v.score[second]
	if i := voteIndex(declared); i >= 0 && v.score[i] > 0 && 5*v.score[i] >= 4*v.score[best] {
		return declared
	}
	if clear && voteLanguages[best] == filler {
		if declared != "" {
			return declared
		}
		v.score[best] = 0 // what stands beside the filler text decides
		best, second = v.first()
		clear = v.distinct[best] >= 4 && v.score[best] >= 3*voteUnit
	}
	if clear {
		return voteLanguages[best]
	}
	if declared != "" && !suspicious(declared, &v, best, c) {
		return declared
	}
	if c.latin >= minLatinLetters {
		info := whatlanggo.Detect(string(head(sample, trigramSample)))
		if code := info.Lang.Iso6391(); code != "" && info.IsReliable() {
			return primary(code)
		}
	}
	if v.distinct[best] >= 2 && v.score[best] >= 2*voteUnit && 4*v.score[best] >= 5*v.score[second] {
		return voteLanguages[best]
	}
	return declared
}

// suspicious reports whether a text of some length can hardly be in the declared language: it has none of its function
// words but those of another, or letters that it does not write.
func suspicious(declared string, v *ballot, best int, c *scriptCounts) bool {
	if v.words < 40 {
		return false
	}
	switch declared {
	case "en", "nl", "id", "it":
		if 40*c.accented > c.latin {
			return true
		}
	}
	return voteLanguages[best] != declared && v.distinct[best] >= 4 && 25*v.score[best] >= v.words*voteUnit
}
