package seo

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// keywordStuffing looks for a word that fills the text and is repeated in headings and image texts. Either alone is how
// people write about one thing; both together are written for a machine. Candidates are the words that many headings and
// image texts share, so the text is read for those only.
func keywordStuffing(c *analyzer.Context) analyzer.Result {
	p := c.Page
	share := c.Params.Number("share")
	if p.Language == "zh" {
		share = c.Params.Number("share_han")
	}
	name := strings.ToLower(c.Site.Name)
	var worst stuffed
	for _, s := range sharedWords(p, c.Params.Int("places")) {
		if strings.Contains(name, s.word) || inHost(p.URL, s.word) || !c.MaySay(s.word) {
			continue
		}
		s.count(p)
		if s.uses >= c.Params.Int("uses") && s.share > worst.share {
			worst = s
		}
	}
	if worst.share < share {
		return analyzer.Result{}
	}
	r := analyzer.Found(analyzer.V("got", worst.uses, "word", worst.word, "share", worst.share, "places", worst.places))
	for _, q := range worst.quotes {
		r.Evidence = append(r.Evidence, analyzer.Evidence{Quote: analyzer.Quote(q)})
	}
	r.Count = worst.uses
	r.Loss = min(1, 0.5*worst.share/share)
	r.Confidence = 0.8
	return r
}

// inHost reports whether a word is a whole label of the page's host: crumb of www.crumb.example. That is how the site is called.
func inHost(address, word string) bool {
	_, rest, _ := strings.Cut(address, "://")
	host, _, _ := strings.Cut(rest, "/")
	for label := range strings.SplitSeq(host, ".") {
		if label == word {
			return true
		}
	}
	return false
}

// stuffed is a word that several headings and image texts share.
type stuffed struct {
	word   string // lower case; of Chinese a pair of characters
	places int    // headings and image texts that hold it
	quotes []string
	uses   int     // in the main text
	share  float64 // of its words, in per cent
}

// maxPlaces is how many headings and image texts of a page are read.
const maxPlaces = 200

// sharedWords are the content words of at least least different headings and image texts, those of most places first, at
// most eight. Nearly no word is one: a first pass counts words by a few bits of their hash, and only those that may be
// shared are looked at.
func sharedWords(p *page.Page, least int) []stuffed {
	texts := placesOf(p)
	if len(texts) < least {
		return nil
	}
	var last, places [1024]uint16
	lower := make([]string, len(texts))
	for i, text := range texts {
		lower[i] = strings.ToLower(text)
		words(lower[i], func(word string) {
			if k := bucket(word); last[k] != uint16(i+1) {
				last[k] = uint16(i + 1)
				places[k]++
			}
		})
	}
	var at map[string]int
	var list []stuffed
	for i := range texts {
		words(lower[i], func(word string) {
			if int(places[bucket(word)]) < least || page.FunctionWord(p.Language, word) {
				return
			}
			k, ok := at[word]
			if !ok {
				if at == nil {
					at = map[string]int{}
				}
				k = len(list)
				at[word] = k
				list = append(list, stuffed{word: word, uses: -1})
			}
			if s := &list[k]; s.uses != i { // uses is the last place until the text is read
				s.uses = i
				s.places++
				if len(s.quotes) < 3 {
					s.quotes = append(s.quotes, texts[i])
				}
			}
		})
	}
	list = slices.DeleteFunc(list, func(s stuffed) bool { return s.places < least })
	slices.SortStableFunc(list, func(a, b stuffed) int { return cmp.Compare(b.places, a.places) })
	return list[:min(8, len(list))]
}

// bucket is ten bits of the hash of a word (FNV-1a).
func bucket(word string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(word); i++ {
		h = (h ^ uint32(word[i])) * 16777619
	}
	return h >> 22
}

// placesOf are the different headings of the content and image texts. Cards that repeat one text count once.
func placesOf(p *page.Page) []string {
	var texts []string
	seen := map[string]bool{}
	add := func(s string) {
		if s != "" && !seen[s] && len(texts) < maxPlaces {
			seen[s] = true
			texts = append(texts, s)
		}
	}
	for i := range p.Headings {
		if h := &p.Headings[i]; h.Region == page.Main {
			add(h.Text)
		}
	}
	for i := range p.Images {
		if im := &p.Images[i]; im.Region == page.Main && !im.Hidden {
			add(im.Alt)
		}
	}
	return texts
}

// count reads the main text for the word.
func (s *stuffed) count(p *page.Page) {
	s.uses = 0
	text := strings.ToLower(p.Text.Main)
	first, _ := utf8.DecodeRuneInString(s.word)
	han := unicode.Is(unicode.Han, first)
	for from := 0; ; {
		i := strings.Index(text[from:], s.word)
		if i < 0 {
			break
		}
		at := from + i
		from = at + len(s.word)
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		after, _ := utf8.DecodeRuneInString(text[from:])
		if han || !unicode.IsLetter(before) && (!unicode.IsLetter(after) || text[from] == 's') {
			s.uses++
		}
	}
	units := s.uses
	if han {
		units *= 2 // a pair of characters is two of the units that are counted
	}
	s.share = 100 * float64(units) / float64(max(p.Text.Words, 1))
}
