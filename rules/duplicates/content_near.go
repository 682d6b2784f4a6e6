package duplicates

import (
	"cmp"
	"math/bits"
	"slices"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// contentNear groups pages whose main texts differ in few words, by the distance of their simhashes. Equal texts alone are
// the matter of contentDuplicate, and languages never fall together.
func contentNear(s *analyzer.Site, p analyzer.Params) analyzer.SiteCheck {
	return &near{site: s, words: int32(p.Int("words")), bits: p.Int("bits"), hashes: make([]uint64, len(s.Nodes))}
}

type near struct {
	site   *analyzer.Site
	words  int32
	bits   int
	pages  int
	hashes []uint64 // of the main text of each node
	group  []int32  // the parent of each node in its group
}

// Page keeps the hash that tells equal texts.
func (n *near) Page(i int32, p *page.Page) {
	if p.Indexable {
		n.pages++
		n.hashes[i] = p.Text.Hash
	}
}

// maxCompared is the number of pages before it in its band that a page is compared with. Bands of unlike pages are short;
// where a thousand pages share one, they are alike, and the nearest thirty-two tell.
const maxCompared = 32

func (n *near) Findings() []analyzer.Finding {
	nodes := n.site.Nodes
	n.group = make([]int32, len(nodes))
	var ids []int32
	for i := range nodes {
		n.group[i] = int32(i)
		if nodes[i].Indexable && nodes[i].Words >= n.words && nodes[i].Simhash != 0 {
			ids = append(ids, int32(i))
		}
	}
	for a := range bands { // two hashes that differ in six bits agree in two of eight bands
		for b := range a {
			n.join(ids, 0xFF<<(8*a)|0xFF<<(8*b))
		}
	}
	members := map[int32][]int32{}
	for _, i := range ids {
		r := n.root(i)
		members[r] = append(members[r], i)
	}
	var fs []analyzer.Finding
	for _, i := range ids {
		if g := members[i]; len(g) > 1 && !n.equal(g) {
			fs = append(fs, n.finding(g))
		}
	}
	return fs
}

// bands of eight bits each make a hash.
const bands = 8

// join unites the pages that are near among those whose hashes agree in the bits of mask.
func (n *near) join(ids []int32, mask uint64) {
	nodes := n.site.Nodes
	band := func(i int32) uint64 { return nodes[i].Simhash & mask }
	order := slices.Clone(ids)
	slices.SortStableFunc(order, func(a, b int32) int { return cmp.Compare(band(a), band(b)) })
	for k, i := range order {
		for back := 1; back <= maxCompared && back <= k; back++ {
			j := order[k-back]
			if band(j) != band(i) {
				break
			}
			if bits.OnesCount64(nodes[i].Simhash^nodes[j].Simhash) <= n.bits && nodes[i].Language == nodes[j].Language && alikeLong(nodes[i].Words, nodes[j].Words) {
				n.unite(i, j)
			}
		}
	}
}

// alikeLong reports whether two texts are of nearly the same length; a near copy is.
func alikeLong(a, b int32) bool {
	if a > b {
		a, b = b, a
	}
	return a*10 >= b*9
}

func (n *near) root(i int32) int32 {
	for n.group[i] != i {
		n.group[i] = n.group[n.group[i]]
		i = n.group[i]
	}
	return i
}

// unite puts two groups together under the page that was crawled first.
func (n *near) unite(i, j int32) {
	a, b := n.root(i), n.root(j)
	n.group[max(a, b)] = min(a, b)
}

// equal reports whether all texts of a group are the same.
func (n *near) equal(g []int32) bool {
	for _, i := range g[1:] {
		if n.hashes[i] != n.hashes[g[0]] {
			return false
		}
	}
	return true
}

func (n *near) finding(g []int32) analyzer.Finding {
	f := analyzer.Finding{
		Loss: float64(len(g)) / float64(max(1, n.pages)), Count: len(g), Values: analyzer.V("got", len(g)), Related: n.site.URLs(g), Confidence: 0.8,
	}
	for _, i := range g[:min(3, len(g))] {
		f.Evidence = append(f.Evidence, analyzer.Evidence{Quote: n.site.Nodes[i].URL})
	}
	return f
}
