package offer

import (
	"math/bits"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// Limits of the comparison: pages whose fingerprints differ in three bits or less of 64 are near copies, and such pages
// share at least one of four quarters. Of one quarter's pages only the first few groups are compared.
const (
	nearBits  = 3
	maxBucket = 16
)

// genericCopy groups the pages that sell by the fingerprint of their text (page.Text.Simhash). Exact copies are one member: they are the
// fault of the pack duplicates. It keeps a number a page and the groups.
func genericCopy(s *analyzer.Site, params analyzer.Params) analyzer.SiteCheck {
	return &copies{site: s, least: params.Int("pages"), words: params.Int("words"), buckets: map[bucket][]int32{}}
}

type copies struct {
	site         *analyzer.Site
	least, words int
	pages        int
	groups       []group
	buckets      map[bucket][]int32 // quarter of the fingerprint → groups
}

// A bucket is one quarter of the fingerprints of one language.
type bucket struct {
	language string
	quarter  uint8
	bits     uint16
}

type group struct {
	simhash uint64
	hashes  map[uint64]struct{} // of exact texts
	title   string
	ids     []int32
}

func (g *copies) Page(i int32, p *page.Page) {
	switch p.Type {
	case page.Product, page.Landing, page.Home:
	default:
		return
	}
	if !p.Indexable || p.ScriptOnly || !enough(p, g.words) || p.Text.Simhash == 0 {
		return
	}
	g.pages++
	h := p.Text.Simhash
	var language string
	switch p.Language {
	case "en", "zh", "de", "fr", "es":
		language = p.Language
	}
	language = strings.Clone(language)
	for q := range uint8(4) {
		b := bucket{language, q, uint16(h >> (16 * q))}
		for _, k := range g.buckets[b] {
			if gr := &g.groups[k]; bits.OnesCount64(gr.simhash^h) <= nearBits {
				if _, same := gr.hashes[p.Text.Hash]; !same {
					gr.hashes[p.Text.Hash] = struct{}{}
					gr.ids = append(gr.ids, i)
				}
				return
			}
		}
	}
	k := int32(len(g.groups))
	g.groups = append(g.groups, group{simhash: h, hashes: map[uint64]struct{}{p.Text.Hash: {}}, title: strings.Clone(p.Title.Text), ids: []int32{i}})
	for q := range uint8(4) {
		b := bucket{language, q, uint16(h >> (16 * q))}
		if len(g.buckets[b]) < maxBucket {
			g.buckets[b] = append(g.buckets[b], k)
		}
	}
}

func (g *copies) Findings() []analyzer.Finding {
	var fs []analyzer.Finding
	for k := range g.groups {
		gr := &g.groups[k]
		if len(gr.ids) < g.least {
			continue
		}
		quote := gr.title
		if quote == "" {
			quote = g.site.Nodes[gr.ids[0]].URL
		}
		fs = append(fs, analyzer.Finding{
			Loss: float64(len(gr.ids)) / float64(g.pages), Confidence: 0.5, Count: len(gr.ids),
			Values:   analyzer.V("got", len(gr.ids), "first", quote),
			Evidence: []analyzer.Evidence{{Quote: quote, URL: g.site.Nodes[gr.ids[0]].URL}, {Quote: g.site.Nodes[gr.ids[1]].URL, URL: g.site.Nodes[gr.ids[1]].URL}},
			Related:  g.site.URLs(gr.ids),
		})
	}
	return fs
}
