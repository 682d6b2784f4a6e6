package crawler

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"github.com/siteassay/assay/page"
)

// Probes are the answers of the site to questions that no link asks: what it says to an address that does not exist, whether
// its http and www twins lead to it, what it has for machines. They are asked once, when the crawl is over, one after the
// other under robots.txt and the delay of the host.
type Probes struct {
	Asked   bool // false: not wanted, or the crawl ended before its time; nothing is known then
	Answers []Probe
	TLS     TLSFacts
}

// The kinds of probes. The nonsense, slash, case and index probes may be asked twice.
const (
	ProbeStart    = "start"    // the start page again, when the crawl saw no page
	ProbeNonsense = "nonsense" // an address that cannot exist
	ProbeHTTP     = "http"     // the http twin of an https start
	ProbeHTTPS    = "https"    // the https twin of an http start
	ProbeWWW      = "www"      // the host with www, or without
	ProbeSlash    = "slash"    // a page with its final slash, or without
	ProbeCase     = "case"     // a page with capitals
	ProbeIndex    = "index"    // /index.html
	ProbeLLMs     = "llms"     // /llms.txt
	ProbeMarkdown = "markdown" // the start page in Markdown
	ProbeManifest = "manifest" // agent card, API catalogue, MCP card
	ProbeLicence  = "licence"  // what a License line of robots.txt names
)

// A Probe is one question and what came of it. Status 0 means that nobody knows: a probe that failed is no fault of the site.
type Probe struct {
	Kind, URL string
	Of        string // the page whose twin it is
	Status    int    // HTTP status; 0 without an answer
	Reason    string // code of Reasons why there was none
	Detail    string // what was seen, one line
	Location  string // of a redirect, in normal form
	MediaType string
	Fits      bool   // it is what was asked for: Markdown, a manifest, a licence
	Canonical string // the rest is of an HTML answer
	Title     string
	Words     int
	Hash      uint64
	Simhash   uint64
	NotFound  bool // reads like an error page
	Challenge bool // reads like a bot wall
}

// Limits of the probes.
const (
	maxProbes    = 16
	probesTime   = 2 * time.Minute
	probeTime    = 10 * time.Second
	maxProbeBody = 1 << 20
)

// probePage is an audited page whose twins may be asked for.
type probePage struct {
	seq uint32
	url string
}

// maxProbePages is how many pages have twins asked for.
const maxProbePages = 2

// remember keeps the first ordinary pages in the order of the crawl.
func (c *crawl) remember(v *page.Visit) {
	if !c.cfg.Probe || v.Outcome != page.Audited || len(c.ordinary) == maxProbePages && v.Seq > c.ordinary[maxProbePages-1].seq || !ordinary(v.Target.URL) {
		return
	}
	i, found := slices.BinarySearchFunc(c.ordinary, v.Seq, func(p probePage, seq uint32) int { return cmp.Compare(p.seq, seq) })
	if !found {
		c.ordinary = slices.Insert(c.ordinary, i, probePage{v.Seq, v.Target.URL})
		c.ordinary = c.ordinary[:min(len(c.ordinary), maxProbePages)]
	}
}

// A prober asks. The getter is a fetcher, the gatekeeper robots.txt.
type prober struct {
	get    getter
	robots gatekeeper
	pace   func(ctx context.Context, url string) error
	left   int
	asked  []Probe
}

// probes asks what is worth asking after this crawl.
func (c *crawl) probes(ctx context.Context, f *fetcher) Probes {
	if !c.cfg.Probe || ctx.Err() != nil || c.sum.Left != nil || c.limits.byName[ReasonTimeLimit] != nil ||
		c.limits.byName[ReasonRateLimited] != nil || c.limits.byName[ReasonHostDown] != nil || c.first == nil {
		return Probes{}
	}
	whole := ctx
	ctx, cancel := context.WithTimeout(ctx, probesTime)
	defer cancel()
	p := &prober{get: c.get, robots: c.robots, pace: c.pacer.wait, left: min(maxProbes, c.requestsLeft())}
	if d := c.originOf(c.sum.Start).host.delay; d > 0 {
		p.left = min(p.left, int(probesTime/(2*d))) // a slow host is asked for less, always the same
	}
	r := Probes{Asked: true}
	if strings.HasPrefix(c.sum.Start, "https://") {
		r.TLS = probeTLS(ctx, f.guard, c.sum.Start)
	}
	switch {
	case c.audited > 0:
		p.site(ctx, c.sum.Start)
		p.pages(ctx, c.ordinary)
		p.machines(ctx, c.sum.Start, c.robots.reportFor(c.sum.Start).Licences)
	case c.first.Status != 0:
		p.ask(ctx, Probe{Kind: ProbeStart, URL: c.sum.Start}, "")
	}
	if whole.Err() != nil {
		return Probes{} // cut off: half the answers would make a report that no other run repeats
	}
	r.Answers = p.asked
	return r
}

// site asks what concerns the whole site.
func (p *prober) site(ctx context.Context, start string) {
	for _, u := range nonsense(start) {
		p.ask(ctx, Probe{Kind: ProbeNonsense, URL: u}, "")
	}
	if u, kind := schemeTwin(start); u != "" {
		p.ask(ctx, Probe{Kind: kind, URL: u, Of: start}, "")
	}
	if u := wwwTwin(start); u != "" {
		p.ask(ctx, Probe{Kind: ProbeWWW, URL: u, Of: start}, "")
	}
	p.ask(ctx, Probe{Kind: ProbeIndex, URL: originOf(start) + "/index.html", Of: originOf(start) + "/"}, "")
}

// pages asks for the twins of ordinary pages.
func (p *prober) pages(ctx context.Context, pages []probePage) {
	for _, o := range pages {
		if u := slashTwin(o.url); u != "" {
			p.ask(ctx, Probe{Kind: ProbeSlash, URL: u, Of: o.url}, "")
		}
		p.ask(ctx, Probe{Kind: ProbeCase, URL: caseTwin(o.url), Of: o.url}, "")
	}
}

// Media types that machines ask for.
const (
	acceptMarkdown = "text/markdown,text/html;q=0.5"
	acceptPlain    = "text/plain,text/markdown,*/*;q=0.5"
	acceptJSON     = "application/linkset+json,application/json,*/*;q=0.5"
	acceptLicence  = "application/rsl+xml,application/xml,text/xml,*/*;q=0.5"
)

// machines asks what the site has for programs. A licence that lies on another site is left alone.
func (p *prober) machines(ctx context.Context, start string, licences []string) {
	origin := originOf(start)
	p.ask(ctx, Probe{Kind: ProbeLLMs, URL: origin + "/llms.txt"}, acceptPlain)
	p.ask(ctx, Probe{Kind: ProbeMarkdown, URL: start, Of: start}, acceptMarkdown)
	for _, l := range licences[:min(len(licences), 1)] {
		if u, err := page.Resolve(origin+"/robots.txt", l); err == nil && page.SameSite(u, start) {
			p.ask(ctx, Probe{Kind: ProbeLicence, URL: u}, acceptLicence)
		}
	}
	for _, file := range []string{"/.well-known/agent-card.json", "/.well-known/api-catalog", "/.well-known/mcp.json"} {
		p.ask(ctx, Probe{Kind: ProbeManifest, URL: origin + file}, acceptJSON)
	}
}

// ask makes one request, if robots.txt allows it, and notes the answer. Redirects are not followed.
func (p *prober) ask(ctx context.Context, q Probe, accept string) {
	if p.left--; p.left < 0 || ctx.Err() != nil {
		return
	}
	defer func() { p.asked = append(p.asked, q) }()
	if v := p.robots.check(ctx, q.URL); !v.Allowed {
		q.Reason, q.Detail = or(v.Cause, v.Reason), or(v.Detail, v.Line)
		return
	}
	if p.pace(ctx, q.URL) != nil {
		q.Reason = "interrupted"
		return
	}
	limited, cancel := context.WithTimeout(ctx, probeTime)
	defer cancel()
	a := p.get.fetch(limited, request{URL: q.URL, Credentials: true, Accept: accept, MaxBody: maxProbeBody})
	defer a.Release()
	q.take(a)
}

// take reads an answer.
func (q *Probe) take(a *answer) {
	if a.Reason != "" && a.Reason != "redirect-malformed" {
		q.Reason, q.Detail = a.Reason, a.Detail
		return
	}
	q.Status, q.Location, q.MediaType = a.Source.Status, a.Location, a.MediaType
	q.Fits = q.Status == 200 && fits(q.Kind, a.MediaType, a.Source.Body)
	if values := a.Source.Header["Cf-Mitigated"]; len(values) > 0 && values[0] == "challenge" {
		q.Challenge = true
	}
	if !a.HTML {
		return
	}
	doc := page.Parse(a.Source)
	q.Canonical, q.Title, q.Words = doc.Canonical, oneLine(doc.Title.Text), doc.Text.FullWords
	q.Hash, q.Simhash = doc.Text.Hash, doc.Text.Simhash
	q.NotFound, q.Challenge = doc.Signals.NotFound, q.Challenge || doc.Signals.Challenge
}

// fits reports whether a body is of the kind that was asked for. A site that answers everything with its home page has none.
func fits(kind, media string, body []byte) bool {
	text := strings.TrimSpace(strings.TrimPrefix(string(body[:min(len(body), 4<<10)]), "\uFEFF"))
	switch kind {
	case ProbeLLMs:
		return strings.HasPrefix(text, "# ") // the one thing that the proposal requires is a heading
	case ProbeMarkdown:
		return media == "text/markdown" || media == "text/x-markdown"
	case ProbeManifest:
		return strings.HasPrefix(text, "{") && (media == "application/json" || strings.HasSuffix(media, "+json"))
	case ProbeLicence:
		return strings.HasPrefix(text, "<") && strings.Contains(text, "<rsl")
	}
	return false
}
