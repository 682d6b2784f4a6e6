package analyzer

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/siteassay/assay/page"
)

// A ClaimLedger is every claim of the site with the proof that a visitor finds for it: on the page, one click away, or
// nowhere. A sentence that stands on several pages is one claim, of the first of them.
type ClaimLedger struct {
	Claims         int             `json:"claims"` // different ones
	Proven         int             `json:"proven"` // on the page itself
	Near           int             `json:"near"`   // one click away
	Bare           int             `json:"bare"`   // neither
	Beyond         int             `json:"beyond"` // not looked at: only the first 4,000 are
	Types          []TypeClaims    `json:"types"`  // by type of page, most claims first
	Pages          []PageClaims    `json:"pages"`  // with the most bare claims, at most 10
	Entries        []ClaimEntry    `json:"entries"`
	Contradictions []Contradiction `json:"contradictions"`
}

// TypeClaims are the claims on pages of one type.
type TypeClaims struct {
	Type   page.Type `json:"type"`
	Claims int       `json:"claims"`
	Bare   int       `json:"bare"`
}

// PageClaims are the claims of one page.
type PageClaims struct {
	URL    string `json:"url"`
	Claims int    `json:"claims"`
	Bare   int    `json:"bare"`
}

// A ClaimEntry is one claim. At most 50 are listed, the bare ones first.
type ClaimEntry struct {
	Kind  string `json:"kind"` // of page.Assertion, or rank or share
	Quote string `json:"quote"`
	URL   string `json:"url"`
	Pages int    `json:"pages"` // that say it
	State string `json:"state"` // proven, near, bare
	Proof string `json:"proof"` // one of ClaimProofs; "" for none
	At    string `json:"at"`    // where it is; of a bare claim, a page of the site that could prove it and is not linked

	Language string `json:"language,omitempty"` // of the page, as page.Page.Language; "" when it has too few words
}

// The states of a claim.
const (
	ProvenClaim = "proven"
	NearClaim   = "near"
	BareClaim   = "bare"
)

// ClaimProofs are the kinds of proof. Bit k of a page's mask is kind k.
var ClaimProofs = [...]string{"voices", "case", "certificate", "team", "history", "press", "places", "datasheet", "source", "link"}

const (
	voiceProof = 1 << iota
	caseProof
	certificateProof
	teamProof
	historyProof
	pressProof
	placesProof
	datasheetProof // linked from a page on a product, for its own figures
	sourceProof    // in the sentence itself; no page holds it for another
	linkProof      // the sentence links to what shall prove it
)

// proofOf are the proofs that a visitor accepts for a claim of a kind. Praise of oneself is generously proven: what
// others say, an award, a certificate, a finished piece of work.
var proofOf = map[string]uint16{
	"rank":        pressProof, // no customer and no certificate tells who is the largest
	"superlative": voiceProof | certificateProof | pressProof,
	"certificate": certificateProof,
	"customers":   voiceProof | caseProof,
	"projects":    caseProof,
	"staff":       teamProof,
	"places":      placesProof,
	"experience":  historyProof | teamProof | caseProof,
	"share":       caseProof, // with the same figure
}

// ClaimKinds are the kinds of claims, in alphabetical order.
func ClaimKinds() []string { return slices.Sorted(maps.Keys(proofOf)) }

// Limits of the ledger.
const (
	maxLedger       = 4000
	maxClaimEntries = 50
	maxClaimPages   = 10
)

// A claim is one line of the ledger while the pages pass.
type claim struct {
	hash  uint64
	kind  string
	quote string
	url   string // link in the same line
	page  int32
	pages int32
	last  int32 // page counted last
	state string
	proof uint16
	at    int32
	share uint16 // the figure of a share, in thousandths
	named bool
	sheet bool // url is a datasheet
	other bool // another rule judges it: see Uncharged
}

// A Ledger gathers the claims in one pass over the pages: one line of text for each of at most 4,000 claims and two bytes
// a page.
type Ledger struct {
	site   *Site
	proofs []uint16
	claims []claim
	index  map[uint64]int32
	cases  map[int32][]uint16 // shares that pages of cases state
	beyond int
	facts  told
}

// NewLedger starts before the pass over the pages.
func NewLedger(s *Site) *Ledger {
	return &Ledger{site: s, proofs: make([]uint16, len(s.Nodes)), index: map[uint64]int32{}, cases: map[int32][]uint16{}, facts: told{site: s}}
}

// Page adds the claims and the proofs of one page.
func (l *Ledger) Page(i int32, p *page.Page) {
	if p.Status != 200 || p.Signals.NotFound || p.Signals.Challenge {
		return
	}
	l.proofs[i] = proofsOf(p)
	l.facts.page(i, p)
	if p.Type == page.Legal || p.Type == page.Cart {
		return
	}
	for k := range p.Asserted {
		a := &p.Asserted[k]
		if proofOf[a.Kind] == 0 || p.Type == page.Article && a.Kind != "certificate" && a.Kind != "experience" || p.Type == page.Case {
			continue // what an article or the story of a customer says is about others
		}
		c := claim{kind: a.Kind, quote: a.Text, url: a.Proof, page: i}
		if a.Kind == "superlative" && containsAny(strings.ToLower(a.Text), ranks[:]) {
			c.kind = "rank"
		}
		c.named = a.Proof == "named"
		c.other = a.Kind == "superlative" && p.Language == "zh" // offer/banned-superlative
		l.add(&c)
	}
	l.shares(i, p)
}

// shares adds the claims in per cent: those of results and statistics. Prices, taxes and the settings of machines are none.
func (l *Ledger) shares(i int32, p *page.Page) {
	sheet := ""
	if len(p.Claims) > 0 && (p.Type == page.Product || p.Type == page.Landing) {
		sheet = datasheet(p)
	}
	for k := range p.Claims {
		a := &p.Claims[k]
		share := shareOf(a.Text)
		if p.Type == page.Case && share > 0 && len(l.cases) < maxLedger && len(l.cases[i]) < 8 {
			l.cases[i] = append(l.cases[i], share)
		}
		if !a.Statistic && (p.Type == page.Case || !result(a.Text)) {
			continue
		}
		l.add(&claim{kind: "share", quote: a.Text, page: i, share: share, named: a.Sourced && !vagueSource(a.Text), url: sheet, sheet: sheet != "", other: true})
	}
}

// add adds a claim, or a page to the one with the same words.
func (l *Ledger) add(c *claim) {
	c.hash = wordsHash(c.quote)
	if k, ok := l.index[c.hash]; ok {
		have := &l.claims[k]
		if have.last != c.page {
			have.pages++
			have.last = c.page
		}
		return
	}
	if len(l.claims) == maxLedger {
		l.beyond++
		return
	}
	l.index[c.hash] = int32(len(l.claims))
	c.kind, c.quote, c.url, c.pages = claimKind(c.kind), strings.Clone(Quote(c.quote)), strings.Clone(c.url), 1
	c.last = c.page
	l.claims = append(l.claims, *c)
}

// claimKind is a kind without the bytes it was cut from.
func claimKind(kind string) string {
	for k := range proofOf {
		if k == kind {
			return k
		}
	}
	return strings.Clone(kind)
}

// entry is the line of the report of one claim.
func (l *Ledger) entry(c *claim) ClaimEntry {
	e := ClaimEntry{Kind: c.kind, Quote: c.quote, URL: l.site.Nodes[c.page].URL, Language: l.site.Nodes[c.page].Language, Pages: int(c.pages), State: c.state}
	for k, name := range ClaimProofs {
		if c.proof&(1<<k) != 0 {
			e.Proof = name
			break
		}
	}
	switch {
	case c.at >= 0:
		e.At = l.site.Nodes[c.at].URL
	case c.state == NearClaim:
		e.At = c.url
	case c.state == ProvenClaim:
		e.At = e.URL
	}
	return e
}

// View puts the ledger together; it is called once, after the last page.
func (l *Ledger) View() *ClaimLedger {
	l.settle()
	v := &ClaimLedger{Claims: len(l.claims), Beyond: l.beyond, Types: []TypeClaims{}, Pages: []PageClaims{}, Entries: []ClaimEntry{}, Contradictions: l.facts.contradictions()}
	types := map[page.Type]int{}
	pages := map[int32]int{}
	order := make([]int32, 0, len(l.claims))
	for k := range l.claims {
		c := &l.claims[k]
		order = append(order, int32(k))
		t := l.site.Nodes[c.page].Type
		if _, ok := types[t]; !ok {
			types[t] = len(v.Types)
			v.Types = append(v.Types, TypeClaims{Type: t})
		}
		if _, ok := pages[c.page]; !ok {
			pages[c.page] = len(v.Pages)
			v.Pages = append(v.Pages, PageClaims{URL: l.site.Nodes[c.page].URL})
		}
		tc, pc := &v.Types[types[t]], &v.Pages[pages[c.page]]
		tc.Claims++
		pc.Claims++
		switch c.state {
		case ProvenClaim:
			v.Proven++
		case NearClaim:
			v.Near++
		default:
			v.Bare++
			tc.Bare++
			pc.Bare++
		}
	}
	slices.SortStableFunc(v.Types, func(a, b TypeClaims) int { return cmp.Or(b.Claims-a.Claims, cmp.Compare(a.Type, b.Type)) })
	slices.SortStableFunc(v.Pages, func(a, b PageClaims) int { return b.Bare - a.Bare })
	v.Pages = slices.DeleteFunc(v.Pages, func(p PageClaims) bool { return p.Bare == 0 })
	v.Pages = slices.Clip(v.Pages[:min(len(v.Pages), maxClaimPages)])
	slices.SortStableFunc(order, func(a, b int32) int { return stateRank(l.claims[a].state) - stateRank(l.claims[b].state) })
	for _, k := range order[:min(len(order), maxClaimEntries)] {
		v.Entries = append(v.Entries, l.entry(&l.claims[k]))
	}
	return v
}

func stateRank(state string) int { return strings.Index("bare near proven", state) }

// Uncharged are the claims that no other rule judges, and the bare ones of them.
func (l *Ledger) Uncharged() (claims int, bare []ClaimEntry) {
	l.settle()
	for k := range l.claims {
		c := &l.claims[k]
		if c.other {
			continue
		}
		if claims++; c.state == BareClaim {
			bare = append(bare, l.entry(c))
		}
	}
	return claims, bare
}

// Contradictions are the facts that two pages tell differently.
func (l *Ledger) Contradictions() []Contradiction { return l.facts.contradictions() }
