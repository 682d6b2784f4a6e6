package crawler

import (
	"encoding/binary"
	"math/bits"
)

// A key is the place of a target in the order of the crawl, big endian, so that bytes compare as the order does:
//
//	byte 0       phase: 0 what the start, the list and links lead to, 1 what only sitemaps and listed pages lead to
//	bytes 1–4    clicks from the start; in phase 1 clicks from a sitemap's entry
//	byte 5       wave: redirects followed since the click; listWave at depth 0 begins the list
//	bytes 6–9    sequence of the page or redirect that names the target
//	bytes 10–13  place of the link in it, or in the list, or in the sitemaps
//	bytes 14–15  zero
type key = [16]byte

const (
	phaseLinks   = 0
	phaseSitemap = 1
	maxHops      = 10          // redirects in a row that are followed
	listWave     = maxHops + 1 // the list comes once the start has been followed to its end
)

// A band is the part of a key that a wave has in common: phase, depth and wave.
type band uint64

func bandOf(k key) band { return band(binary.BigEndian.Uint64(k[:8]) >> 16) }

func newBand(phase int, depth uint32, wave int) band {
	return band(uint64(phase)<<40 | uint64(depth)<<8 | uint64(wave))
}

func (b band) phase() int    { return int(b >> 40) }
func (b band) depth() uint32 { return uint32(b >> 8) }
func (b band) wave() int     { return int(b & 0xff) }

// listed reports whether the band holds the list's entries and their redirects.
func (b band) listed() bool { return b.phase() == phaseLinks && b.depth() == 0 && b.wave() >= listWave }

// clicks is the depth that a target of the band is recorded with.
func (b band) clicks() int {
	if b.phase() == phaseSitemap || b.listed() {
		return -1
	}
	return int(b.depth())
}

// hops counts the redirects that led here.
func (b band) hops() int {
	if b.listed() {
		return b.wave() - listWave
	}
	return b.wave()
}

// links is the band of the links found on a page of this one.
func (b band) links() band {
	if b.listed() {
		return newBand(phaseSitemap, 1, 0)
	}
	return newBand(b.phase(), b.depth()+1, 0)
}

// redirect is the band of the target of a redirect answered in this one.
func (b band) redirect() band { return b + 1 }

func newKey(b band, parent, position uint32) (k key) {
	binary.BigEndian.PutUint64(k[:8], uint64(b)<<16|uint64(parent>>16))
	binary.BigEndian.PutUint64(k[8:], uint64(parent&0xffff)<<48|uint64(position)<<16)
	return k
}

// The sources of a target, in the numbers of an entry.
var sources = [...]string{"start", "link", "redirect", "sitemap", "list"}

func sourceNumber(s string) uint8 {
	for i, n := range sources {
		if n == s {
			return uint8(i)
		}
	}
	return 1
}

// hashURL is the identity of a URL in the seen-set: 64 bits, the same in every process. Two URLs of a crawl of a million
// share a hash with a probability of 3e-8; then one of them is not visited.
func hashURL[T string | []byte](s T) uint64 {
	const a, b = 0x9e3779b97f4a7c15, 0xe7037ed1a0b428db
	h := uint64(len(s)) * a
	for len(s) >= 8 {
		w := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
			uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
		hi, lo := bits.Mul64(w^h^a, (h>>32|h<<32)^b)
		h = h ^ hi ^ lo ^ w*b
		s = s[8:]
	}
	w := uint64(len(s))
	for i := range len(s) {
		w = w<<8 | uint64(s[i])
	}
	hi, lo := bits.Mul64(w^h^b, (h>>32|h<<32)^a)
	h ^= hi ^ lo
	h ^= h >> 32
	h *= a
	return h ^ h>>29
}
