package analyzer

import (
	"hash/maphash"
	"strings"
	"sync"

	"github.com/siteassay/assay/page"
)

// An AssetBook keeps which assets each page uses from the moment at which the page was parsed, so that the addresses are
// known when the crawl ends and no page has to be unpacked for them: an address once, four bytes a reference. A page that
// is not kept (over the limits, or of a run that goes on) is read again from its facts, with the same result. It may be
// used from any number of goroutines.
type AssetBook struct {
	links bool // links to other sites count
	seed  maphash.Seed
	mu    sync.Mutex
	ids   map[uint64]uint32
	known []ref
	pages map[uint64][]uint32 // hash of the page's URL → its assets
	refs  int
	text  int // bytes of addresses
}

type ref struct {
	url  string
	kind page.AssetKind
	own  bool
}

// Limits of an AssetBook: addresses, their bytes, and references of pages.
const (
	maxBookAssets = 4 * MaxAssets
	maxBookText   = 16 << 20
	maxBookRefs   = 4 << 20
)

// NewAssetBook returns an empty book. links says whether links to other sites are assets.
func NewAssetBook(links bool) *AssetBook {
	return &AssetBook{links: links, seed: maphash.MakeSeed(), ids: map[uint64]uint32{}, pages: map[uint64][]uint32{}}
}

// Add keeps the assets of the page of a URL, in the place of an earlier one.
func (b *AssetBook) Add(url string, p *page.Page) {
	list := make([]uint32, 0, 8+len(p.Resources)+len(p.Images))
	full := false
	b.mu.Lock()
	defer b.mu.Unlock()
	uses(p, b.links, func(u use) {
		h := maphash.String(b.seed, u.url)
		id, ok := b.ids[h]
		if !ok {
			if full = full || len(b.known) >= maxBookAssets || b.text+len(u.url) > maxBookText; full {
				return
			}
			id = uint32(len(b.known))
			b.ids[h] = id
			b.known = append(b.known, ref{strings.Clone(u.url), u.kind, u.own})
			b.text += len(u.url)
		}
		list = append(list, id<<4|uint32(kindNumber(u.kind)))
	})
	at := maphash.String(b.seed, url)
	b.refs += len(list) - len(b.pages[at])
	delete(b.pages, at)
	if !full && b.refs <= maxBookRefs {
		b.pages[at] = list
	}
}

var kinds = [...]page.AssetKind{
	page.StyleFile, page.ScriptFile, page.ImageFile, page.IconFile, page.FontFile, page.MediaFile, page.DocumentFile,
	page.ManifestFile, page.SocialImage, page.AMPPage, page.SourceMap, page.ExternalLink,
}

func kindNumber(k page.AssetKind) int {
	for i := range kinds {
		if kinds[i] == k {
			return i
		}
	}
	return 0
}

// A Roll lists the assets of a site in the order in which its pages, in the order of the crawl, use them.
type Roll struct {
	book *AssetBook
	seen map[string]bool
	List []Asset // without answers
	Cut  int     // references to assets beyond MaxAssets
}

// Roll begins a list.
func (b *AssetBook) Roll() *Roll { return &Roll{book: b, seen: map[string]bool{}} }

// Kept adds the assets of a page that the book keeps; false when it does not.
func (r *Roll) Kept(url string) bool {
	list, ok := r.book.pages[maphash.String(r.book.seed, url)]
	for _, n := range list {
		k := &r.book.known[n>>4]
		r.add(k.url, kinds[n&15], k.own)
	}
	return ok
}

// Page adds the assets of a page.
func (r *Roll) Page(p *page.Page) {
	uses(p, r.book.links, func(u use) { r.add(u.url, u.kind, u.own) })
}

func (r *Roll) add(url string, kind page.AssetKind, own bool) {
	if r.seen[url] {
		return
	}
	if len(r.List) >= MaxAssets {
		r.Cut++
		return
	}
	url = strings.Clone(url)
	r.seen[url] = true
	r.List = append(r.List, Asset{URL: url, Kind: kind, Own: own})
}
