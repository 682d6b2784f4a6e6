package clarity

import (
	"math"
	"strings"

	"github.com/siteassay/assay/analyzer"
)

// hanPerWord is how many Han characters say what one English word says.
const hanPerWord = 1.7

// buzzwords weighs the buzzwords of the main text against its length, and those of the hero against the hero's. A word
// of the title or a main heading is a name; in Chinese each word is free once, as they are ordinary words there as well.
func buzzwords(c *analyzer.Context) analyzer.Result {
	p := c.Page
	if len(p.Text.Buzzwords) < c.Params.Int("least") {
		return analyzer.Result{}
	}
	names := strings.ToLower(p.Title.Text)
	for i := range p.Headings {
		if p.Headings[i].Level == 1 {
			names += "\n" + strings.ToLower(p.Headings[i].Text)
		}
	}
	count := map[string]int{}
	var found []string
	hits := 0
	for _, w := range p.Text.Buzzwords {
		w = strings.ToLower(w)
		if strings.Contains(names, w) {
			continue
		}
		count[w]++
		if count[w] == 1 {
			found = append(found, w)
			if han(c) {
				continue
			}
		}
		hits++
	}
	length := float64(p.Text.Words)
	if han(c) {
		length /= hanPerWord
	}
	inHero, heroLength := heroHits(c, found)
	share := 100 * float64(hits) / length
	hero := 100 * float64(inHero) / max(heroLength, 1)
	overall := hits >= c.Params.Int("least") && share > c.Params.Number("share")
	if !overall && (inHero < c.Params.Int("least") || hero < c.Params.Number("hero")) {
		return analyzer.Result{}
	}
	r := analyzer.Found(analyzer.V("got", max(hits, inHero), "words", p.Text.Words, "found", found[:min(8, len(found))]))
	for _, w := range found {
		if len(r.Evidence) < analyzer.MaxEvidence {
			r.Evidence = append(r.Evidence, analyzer.Evidence{Quote: around(p.Text.Main, w)})
		}
	}
	r.Count = max(hits, inHero)
	r.Loss = min(1, 0.4+0.2*math.Max(share/c.Params.Number("share")-1, 0)+0.2*math.Max(hero/c.Params.Number("hero")-1, 0))
	r.Confidence = 0.8
	return r
}

// heroHits counts the found words in the hero, and the hero's words.
func heroHits(c *analyzer.Context, found []string) (n int, length float64) {
	hero := strings.ToLower(c.Page.Offer.Hero)
	for _, w := range found {
		k := strings.Count(hero, w)
		if han(c) {
			k = max(k-1, 0)
		}
		n += k
	}
	if han(c) {
		return n, float64(len(hero)) / 3 / hanPerWord
	}
	return n, float64(len(strings.Fields(hero)))
}

// around is the text about the first place of w, in any case; w itself when it cannot be found.
func around(text, w string) string {
	at := strings.Index(strings.ToLower(text), w)
	if at < 0 || at+len(w) > len(text) {
		return w
	}
	from, to := max(0, at-40), min(len(text), at+len(w)+40)
	for from > 0 && text[from]&0xC0 == 0x80 {
		from--
	}
	for to < len(text) && text[to]&0xC0 == 0x80 {
		to++
	}
	if i := strings.LastIndexByte(text[from:at], '\n'); i >= 0 {
		from += i + 1
	}
	if at+len(w) <= to {
		if i := strings.IndexByte(text[at+len(w):to], '\n'); i >= 0 {
			to = at + len(w) + i
		}
	}
	return strings.TrimSpace(text[from:to])
}
