package page

import (
	"strings"
	"unicode/utf8"
)

// A titleMatch tells which content units of the title occur in the text: words, and pairs of neighbouring Chinese
// characters. Words match when they are equal, differ in a plural s, or share their first five letters. Simplified and
// traditional characters count as one.
type titleMatch struct {
	units []titleUnit
	keys  []titleKey
	bloom [16]uint64
}

// A titleKey is one form in which a unit can stand in the text. There are few, and the filter stops most questions.
type titleKey struct {
	key  uint64
	unit int
}

type titleUnit struct {
	text  string
	found bool
}

const (
	maxTitleUnits = 100
	maxUnmatched  = 20
)

// open takes the units of the title of p, without the segment that names the brand.
func (t *titleMatch) open(p *Page) {
	t.units, t.keys, t.bloom = t.units[:0], t.keys[:0], [len(t.bloom)]uint64{}
	title := []byte(withoutBrand(p))
	words := splitWords(make([]word, 0, 32), title)
	stops := stopWords[p.Language]
	for i := range words {
		w := &words[i]
		if len(t.units) >= maxTitleUnits {
			break
		}
		if w.char != 0 {
			if i+1 < len(words) && words[i+1].char != 0 && words[i+1].from == w.to {
				t.add(pairKey(hanFold.simple(w.char), hanFold.simple(words[i+1].char)), string(title[w.from:words[i+1].to]))
			}
			continue
		}
		text := string(title[w.from:w.to])
		if w.number || utf8.RuneCountInString(text) < 2 || stops[w.hash] {
			continue
		}
		k := t.add(w.hash, text)
		if k < 0 {
			continue
		}
		if w.stem != 0 {
			t.alias(w.stem, k)
		}
		form := strings.ToLower(text)
		t.alias(hashWord(form+"s"), k)
		if len(form) > 3 && strings.HasSuffix(form, "s") {
			t.alias(hashWord(form[:len(form)-1]), k)
		}
	}
}

// add records a unit under its key and returns its index; -1 when it is there already.
func (t *titleMatch) add(key uint64, text string) int {
	if t.unit(key) >= 0 {
		return -1
	}
	t.units = append(t.units, titleUnit{text: text})
	t.alias(key, len(t.units)-1)
	return len(t.units) - 1
}

func (t *titleMatch) alias(key uint64, k int) {
	if t.unit(key) < 0 {
		t.keys = append(t.keys, titleKey{key, k})
		t.bloom[key>>6&15] |= 1 << (key & 63)
	}
}

// unit is the unit with that key, -1 for none.
func (t *titleMatch) unit(key uint64) int {
	if t.bloom[key>>6&15]>>(key&63)&1 != 0 {
		for _, k := range t.keys {
			if k.key == key {
				return k.unit
			}
		}
	}
	return -1
}

// see marks the units that occur among the words whose keys these are.
func (t *titleMatch) see(keys []uint64) {
	if len(t.units) == 0 {
		return
	}
	for _, key := range keys {
		if k := t.unit(key); k >= 0 {
			t.units[k].found = true
		}
	}
}

// appendWordKeys appends the keys under which words can be units of a title.
func appendWordKeys(keys []uint64, words []word) []uint64 {
	var last rune
	for i := range words {
		w := &words[i]
		if w.char == 0 {
			keys = append(keys, w.hash)
			if w.stem != 0 {
				keys = append(keys, w.stem)
			}
			last = 0
			continue
		}
		c := hanFold.simple(w.char)
		if last != 0 && words[i-1].to == w.from {
			keys = append(keys, pairKey(last, c))
		}
		last = c
	}
	return keys
}

// pairKey is the key of two neighbouring ideographs.
func pairKey(a, b rune) uint64 { return mix(uint64(a), uint64(b)) }

// finish reads the headings, which need not stand in the main text, and writes the result.
func (t *titleMatch) finish(p *Page) {
	p.Text.TitleCoverage = -1
	if len(t.units) < 3 {
		return
	}
	var buf []word
	var keys []uint64
	for i := range p.Headings {
		buf = splitWords(buf[:0], []byte(p.Headings[i].Text))
		keys = appendWordKeys(keys[:0], buf)
		t.see(keys)
	}
	found := 0
	for i := range t.units {
		if t.units[i].found {
			found++
		} else if len(p.Text.TitleUnmatched) < maxUnmatched {
			p.Text.TitleUnmatched = append(p.Text.TitleUnmatched, t.units[i].text)
		}
	}
	p.Text.TitleCoverage = float64(found) / float64(len(t.units))
}

// titleSeparators part the segments of a title; a hyphen does so only between spaces or next to Chinese characters.
const titleSeparators = "_|—–·•»›｜:：,，、"

// withoutBrand is the title without its last or first segment when that names the site: it equals og:site_name, the
// application name or the label of the host, or ends like the name of a firm.
func withoutBrand(p *Page) string {
	segments := titleParts(p.Title.Text)
	if len(segments) == 0 {
		return ""
	}
	if n := len(segments); isBrand(segments[n-1], p) || n > 1 && namesBrand(segments[n-1], p) {
		segments = segments[:n-1]
	} else if isBrand(segments[0], p) {
		segments = segments[1:]
	}
	return strings.Join(segments, " | ")
}

// namesBrand reports whether a segment holds the name that the site gives itself, as in "Partner of Crumb Ovens": who
// stands behind the page, not what it promises.
func namesBrand(segment string, p *Page) bool {
	name := letters(strings.ToLower(p.OpenGraph.Get("site_name")))
	return len(name) >= 4 && strings.Contains(letters(strings.ToLower(segment)), name)
}

// titleParts cuts a title at its separators.
func titleParts(title string) []string {
	var out []string
	start := 0
	for i, r := range title {
		split := strings.ContainsRune(titleSeparators, r)
		if r == '-' {
			split = i > 0 && i+1 < len(title) && (title[i-1] == ' ' && title[i+1] == ' ' || title[i-1] >= utf8.RuneSelf && title[i+1] >= utf8.RuneSelf)
		}
		if r == ':' {
			split = i+1 < len(title) && title[i+1] == ' '
		}
		if split && len(out) < 50 {
			if s := strings.TrimSpace(title[start:i]); s != "" {
				out = append(out, s)
			}
			start = i + utf8.RuneLen(r)
		}
	}
	if s := strings.TrimSpace(title[start:]); s != "" {
		out = append(out, s)
	}
	return out
}

// firmEndings end the names of firms.
var firmEndings = [...]string{"公司", "集团", "集團", "厂", "廠", "官网", "官網", "网站", " gmbh", " ag", " kg", " ltd", " ltd.", " limited", " inc", " inc.",
	" llc", " sarl", " sas", " s.l.", " s.a.", " corp.", " & co."}

func isBrand(segment string, p *Page) bool {
	s := strings.ToLower(segment)
	for _, name := range [...]string{p.OpenGraph.Get("site_name"), p.Metas.Get("application-name"), p.Metas.Get("apple-mobile-web-app-title")} {
		if name != "" && letters(name) == letters(s) {
			return true
		}
	}
	for _, end := range firmEndings {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	label, key := hostLabel(p.URL), letters(s)
	return len(label) >= 3 && len(key) >= 3 && (label == key || len(key) >= 4 && strings.HasPrefix(label, key) || len(label) >= 4 && strings.HasPrefix(key, label) && len(key) <= 2*len(label))
}

// letters is s in lower case without spaces and signs.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if r < utf8.RuneSelf {
			c := lower[byte(r)]
			if c == 0 {
				return -1
			}
			return rune(c)
		}
		return hanFold.simple(r)
	}, strings.ToLower(s))
}

// hostLabel is the part of the host that names the site: "crumb-bakery" of www.crumb-bakery.co.uk, without hyphens.
func hostLabel(u string) string {
	_, rest, ok := strings.Cut(u, "://")
	if !ok {
		return ""
	}
	if end := strings.IndexAny(rest, "/:?#"); end >= 0 {
		rest = rest[:end]
	}
	parts := strings.Split(strings.ToLower(rest), ".")
	longest := ""
	for i, s := range parts {
		if s != "www" && (i < len(parts)-1 || len(parts) == 1) && len(s) > len(longest) {
			longest = s
		}
	}
	return letters(longest)
}

// stopWords are the function words of the languages whose titles are judged, and the words that titles add.
var stopWords = func() map[string]map[uint64]bool {
	more := map[string]string{
		"en": "new best top free online home page official website", "de": "ihr ihre ihren neu startseite willkommen online",
		"fr": "accueil bienvenue site officiel", "es": "inicio bienvenido bienvenidos web oficial",
	}
	m := make(map[string]map[uint64]bool)
	for i, words := range functionWords {
		set := make(map[uint64]bool)
		for s := range strings.FieldsSeq(words + " " + more[voteLanguages[i]]) {
			set[hashWord(s)] = true
		}
		m[voteLanguages[i]] = set
	}
	return m
}()
