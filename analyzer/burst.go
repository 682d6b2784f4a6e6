package analyzer

import (
	"net/url"
	"slices"
	"strings"

	"github.com/siteassay/assay/page"
)

// A Burst is the URLs that came since the run before and look as kits make them: directories with random names, slugs of spam words.
// It is nil unless they are many while the old pages are still there: a new shop or a relaunch is no burst.
type Burst struct {
	URLs  []string // sorted
	Share float64  // of the audited pages, 0 … 1
}

// Bounds of a burst (domain.md 4.2).
const (
	minBurst      = 10
	burstShare    = 0.2
	burstKept     = 0.7  // of the old pages are still there
	burstUsual    = 0.05 // of the old URLs looked like that: then the site names its pages so
	minBurstKnown = 5
)

// Compare notes what the run before, nil for none, and the addresses of this one tell of foreign content. Run is the number of this run.
func (s *Site) Compare(past *Past, run int) {
	n := &s.Intrusion
	n.Past, n.Run = past, run
	n.Burst, n.Tripled = NewBurst(past, s.Nodes), past.Tripled(s.Nodes)
	n.Slugs = spamSlugs(s)
}

// spamSlugs are the addresses that name the trades for which sites are broken into, and not that of the site; nil when they are few.
func spamSlugs(s *Site) *Burst {
	b := &Burst{}
	audited := 0
	for i := range s.Nodes {
		n := &s.Nodes[i]
		if n.Outcome != page.Audited {
			continue
		}
		audited++
		if plain := plainPath(n.URL); page.SpamWords(plain) > 0 && !s.Intrusion.deals(page.SpamTopicsIn(plain)) {
			b.URLs = append(b.URLs, n.URL)
		}
	}
	if len(b.URLs) < minBurst || float64(len(b.URLs)) < burstShare*float64(audited) {
		return nil
	}
	b.Share = float64(len(b.URLs)) / float64(audited)
	slices.Sort(b.URLs)
	return b
}

// NewBurst compares the audited URLs with those of the run before; nil for no burst.
func NewBurst(past *Past, nodes []Node) *Burst {
	if past == nil || len(past.pages) < minBurstKnown || float64(past.random) > burstUsual*float64(len(past.pages)) {
		return nil
	}
	b := &Burst{}
	audited, known := 0, 0
	for i := range nodes {
		n := &nodes[i]
		if n.Outcome != page.Audited {
			continue
		}
		audited++
		if _, ok := past.pages[urlHash(n.URL)]; ok {
			known++
		} else if randomURL(n.URL) {
			b.URLs = append(b.URLs, n.URL)
		}
	}
	if len(b.URLs) < minBurst || float64(known) < burstKept*float64(len(past.pages)) || float64(len(b.URLs)) < burstShare*float64(audited) {
		return nil
	}
	b.Share = float64(len(b.URLs)) / float64(audited)
	slices.Sort(b.URLs)
	return b
}

// Has reports whether a URL is of the burst.
func (b *Burst) Has(url string) bool {
	if b == nil {
		return false
	}
	_, ok := slices.BinarySearch(b.URLs, url)
	return ok
}

// randomURL reports whether a URL looks as if a kit had named it: a directory of four to eight letters and digits in no order, or words
// of spam in path or query.
func randomURL(u string) bool {
	if page.SpamWords(plainPath(u)) > 0 {
		return true
	}
	path, _, _ := strings.Cut(pathOf(u), "?")
	dirs := strings.Split(path, "/")
	for _, d := range dirs[:len(dirs)-1] {
		if randomDir(d) {
			return true
		}
	}
	return false
}

// pathOf is a URL from behind the slash after its host.
func pathOf(u string) string {
	_, rest, _ := strings.Cut(u, "://")
	_, rest, _ = strings.Cut(rest, "/")
	return rest
}

// plainPath is the words of path and query; "" when they cannot be read.
func plainPath(u string) string {
	plain, err := url.QueryUnescape(strings.NewReplacer("-", " ", "_", " ", "/", " ").Replace(pathOf(u)))
	if err != nil {
		return ""
	}
	return plain
}

// randomDir reports whether digits and letters take turns in a name, as in x7k2q. Consonants alone say nothing: Chinese sites name
// their folders by initials.
func randomDir(s string) bool {
	if len(s) < 4 || len(s) > 8 {
		return false
	}
	turns := 0
	for i := 0; i < len(s); i++ {
		digit := s[i] >= '0' && s[i] <= '9'
		if !digit && (s[i] < 'a' || s[i] > 'z') {
			return false
		}
		if i > 0 && digit != (s[i-1] >= '0' && s[i-1] <= '9') {
			turns++
		}
	}
	return turns >= 3
}
