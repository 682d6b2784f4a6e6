package links

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// opportunity finds pairs of pages whose titles share several words that hardly any other page has, and that do not link to
// each other. It keeps the hashes of the words of each title. Two pairs of Han characters weigh as much as a word.
func opportunity(s *analyzer.Site, p analyzer.Params) analyzer.SiteCheck {
	return &topics{site: s, least: p.Int("words"), pairs: p.Int("pairs"), pages: map[uint32][]int32{}, titles: map[int32]uint32{}}
}

// maxTopicPages is the number of pages up to which a word is rare.
const maxTopicPages = 4

type topics struct {
	site   *analyzer.Site
	least  int // words in common
	pairs  int // that are reported
	pages  map[uint32][]int32
	titles map[int32]uint32 // hash of the words of each title: equal titles are duplicates
}

// Page takes the words of the title without the name of the site.
func (t *topics) Page(i int32, p *page.Page) {
	if !p.Indexable || p.Text.Words < 100 {
		return
	}
	switch p.Type {
	case page.Product, page.Case, page.Article, page.FAQ, page.Landing:
	default:
		return
	}
	title := p.Title.Text
	if parts := analyzer.TitleParts(title); len(parts) > 1 {
		title = parts[0]
	}
	words := topicWords(title)
	for _, w := range words {
		t.titles[i] = t.titles[i]*31 + w
		if ids := t.pages[w]; len(ids) <= maxTopicPages {
			t.pages[w] = append(ids, i) // one too many tells that the word is common
		}
	}
}

// topicWords are the words of four letters or more, and the pairs of Han characters, each once. The lowest bit of a hash
// tells words from pairs.
func topicWords(title string) []uint32 {
	var words []uint32
	for w := range strings.FieldsFuncSeq(strings.ToLower(title), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		rs := []rune(w)
		if unicode.Is(unicode.Han, rs[0]) {
			for k := 0; k+1 < len(rs) && k < 40; k++ {
				words = append(words, wordHash(string(rs[k:k+2]))&^1)
			}
		} else if len(rs) >= 4 && len(words) < 40 {
			words = append(words, wordHash(w)|1)
		}
	}
	slices.Sort(words)
	return slices.Compact(words)
}

// wordHash is FNV-1a.
func wordHash(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

// A topicPair is two pages with the number of their common words.
type topicPair struct {
	a, b   int32
	common int // 2 for each word, 1 for each pair of characters
}

func (t *topics) Findings() []analyzer.Finding {
	common := map[[2]int32]int{}
	for w, ids := range t.pages {
		if len(ids) > maxTopicPages {
			continue
		}
		for x := range ids {
			for y := range x {
				common[[2]int32{ids[y], ids[x]}] += 1 + int(w&1)
			}
		}
	}
	var pairs []topicPair
	for k, n := range common {
		if n >= 2*t.least && t.titles[k[0]] != t.titles[k[1]] && !t.linked(k[0], k[1]) && !t.linked(k[1], k[0]) && t.site.Nodes[k[0]].Language == t.site.Nodes[k[1]].Language {
			pairs = append(pairs, topicPair{k[0], k[1], n})
		}
	}
	slices.SortFunc(pairs, func(p, q topicPair) int {
		return cmp.Or(cmp.Compare(q.common, p.common), cmp.Compare(p.a, q.a), cmp.Compare(p.b, q.b))
	})
	pairs = pairs[:min(len(pairs), t.pairs)]
	if len(pairs) == 0 {
		return nil
	}
	f := analyzer.Finding{Loss: min(1, 2*float64(len(pairs))/float64(max(1, len(t.titles)))), Count: len(pairs), Values: analyzer.V("got", len(pairs))}
	for _, p := range pairs {
		a, b := t.site.Nodes[p.a].URL, t.site.Nodes[p.b].URL
		f.Evidence = append(f.Evidence, analyzer.Evidence{Quote: a + " – " + b, URL: a})
		for _, u := range [...]string{a, b} {
			if !slices.Contains(f.Related, u) {
				f.Related = append(f.Related, u)
			}
		}
	}
	return []analyzer.Finding{f}
}

func (t *topics) linked(a, b int32) bool { return slices.Contains(t.site.Graph.Targets(a), b) }
