package analyzer

import "math/bits"

// Guises are the answers to pages that were asked for once more as a browser, a search engine and an assistant would. They tell
// nothing where Asked is false.
type Guises struct {
	Asked bool
	Pages []GuisedPage
}

// A GuisedPage is one page with what each guise was shown. The guises: browser (a browser on a desk, with which the others are
// compared), search-bot, from-search (a browser that comes from a search result), phone, assistant (of the first pages only), again
// (the browser once more). Only the first is there when it shows nothing to compare with.
type GuisedPage struct {
	URL     string
	Answers []GuiseAnswer
}

// A GuiseAnswer is what one guise was shown. Status 0 means that nobody knows.
type GuiseAnswer struct {
	Guise     string
	Agent     string // whom it imitates: Googlebot, Baiduspider, ChatGPT-User; "" for browsers
	Status    int
	Reason    string // outcome code why there was no answer
	Final     string // URL after the redirects
	Away      bool   // they lead to another site than those of the browser
	Bytes     int    // of the body
	Words     int    // of the main text
	Simhash   uint64 // of the main text
	Title     string
	Lead      string  // beginning of the main text
	Coverage  float64 // share of what its title says that stands in the text that the browser was shown, 0 … 1; -1 when it says too little
	Shell     bool    // the content arrives by script
	Challenge bool    // reads like a bot wall
}

// Bounds of a comparison (domain.md 4.2). Texts that are shorter say too little.
const (
	guiseBits     = 20  // more bits of the simhash differ: another text
	guiseSteady   = 10  // as many may differ between two requests of the same browser
	guiseCoverage = 0.3 // less of the title stands in the text: another page
	guiseWords    = 50  // of both texts
)

// Of returns the answers for a URL, nil when it was not asked for.
func (g *Guises) Of(url string) *GuisedPage {
	for i := range g.Pages {
		if g.Pages[i].URL == url {
			return &g.Pages[i]
		}
	}
	return nil
}

// As returns the answer to a guise, nil when there is none.
func (p *GuisedPage) As(guise string) *GuiseAnswer {
	for i := range p.Answers {
		if p.Answers[i].Guise == guise {
			return &p.Answers[i]
		}
	}
	return nil
}

// Comparable reports whether the browser was shown a page that others can be compared with: not an error, not a wall, not a shell
// that a script fills, which servers may well fill for crawlers.
func (p *GuisedPage) Comparable() bool {
	b := p.As("browser")
	return b != nil && b.Status == 200 && b.Reason == "" && !b.Challenge && !b.Shell && b.Words >= guiseWords
}

// Cloaked returns what search engines, their visitors and phones are shown of another kind than a browser: another site, another
// title, another text. Refusals are none of it: servers refuse those who call themselves Googlebot from a wrong address. Small
// differences, and texts that differ from request to request, are none either, nor is another layout for phones.
func (p *GuisedPage) Cloaked() []*GuiseAnswer {
	if !p.Comparable() {
		return nil
	}
	b, again := p.As("browser"), p.As("again")
	steady := again != nil && again.Status == 200 && bits.OnesCount64(b.Simhash^again.Simhash) <= guiseSteady
	var list []*GuiseAnswer
	for _, guise := range [...]string{"search-bot", "from-search", "phone"} {
		x := p.As(guise)
		if x == nil || x.Reason != "" || x.Challenge {
			continue
		}
		switch {
		case x.Away:
		case x.Status != 200:
			continue
		case x.Coverage >= 0 && x.Coverage < guiseCoverage && x.Title != b.Title && (again == nil || again.Title == b.Title):
		case guise != "phone" && steady && x.Words >= guiseWords && bits.OnesCount64(b.Simhash^x.Simhash) > guiseBits:
		default:
			continue
		}
		list = append(list, x)
	}
	return list
}

// Refused reports whether an assistant is turned away from the page that a browser gets: 403, a wall, or less than a fifth of the
// bytes. ok is false when that was not asked or cannot be told.
func (p *GuisedPage) Refused() (a *GuiseAnswer, refused, ok bool) {
	a = p.As("assistant")
	if a == nil || a.Reason != "" || !p.Comparable() || a.Status == 0 || a.Status == 429 || a.Status >= 500 {
		return a, false, false
	}
	b := p.As("browser")
	return a, a.Status == 403 || a.Challenge || a.Status == 200 && a.Bytes*5 < b.Bytes, true
}
