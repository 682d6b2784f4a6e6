package crawler

import (
	"context"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/siteassay/assay/page"
)

// An AssetTarget is an address that pages use and that is no page of the crawl.
type AssetTarget struct {
	URL  string // normal form
	Kind page.AssetKind
	Own  bool // on the site itself
}

// Limits of the phase in which assets are asked.
const (
	maxOwnAssets      = 2000 // of the site; all requests of the run stay under the crawl's own limit as well
	maxForeignAssets  = 1000 // of other sites
	maxForeignAtHost  = 100  // of them, at one host
	maxOwnAtOnce      = 8
	maxForeignAtOnce  = 8                      // hosts; each is asked one thing at a time
	foreignDelay      = 250 * time.Millisecond // between two requests to a foreign host
	maxForeignWait    = 10 * time.Second       // of a Retry-After or Crawl-delay that is obeyed; longer ones end the host
	maxPacedForeign   = time.Minute            // for a foreign host that wants to be asked slowly
	assetTimeout      = 15 * time.Second       // of one request, redirects apart
	spareRequests     = 20                     // for robots.txt, sitemaps and what was made again
	maxPacedAssets    = 3 * time.Minute        // for those of a site that is asked with a delay
	assetPhase        = 10 * time.Minute       // of the whole phase
	maxAssetBody      = 64 << 10               // bytes on the wire that are read of one
	maxAssetText      = 512 << 10              // bytes of them after content decoding
	pictureRange      = "bytes=0-16383"        // holds the size of nearly every picture
	maxPicture        = 16 << 10
	maxAssetMute      = 8 // requests in a row without an answer that end a host
	maxSourceMaps     = 50
	acceptAsset       = "image/avif,image/webp,*/*;q=0.8" // as browsers: what is served by format is seen as they see it
	reasonBudget      = "budget"
	reasonUnasked     = "external"
	reasonChallenge   = "challenge"
	reasonNotAnImage  = "not-an-image"
	reasonSiteStopped = "interrupted"
)

// askAssets asks for what the pages use once all pages are done, and leaves the answers in Summary.Assets by the index of
// their targets. It changes no outcome of the crawl.
func (c *crawl) askAssets(ctx context.Context, f *fetcher, robots *robotsService, began time.Time) {
	if c.cfg.Assets == nil {
		return
	}
	phase := ctx
	if c.cfg.MaxTime > 0 {
		var stop func()
		phase, stop = context.WithDeadline(ctx, began.Add(c.cfg.MaxTime))
		defer stop()
	}
	targets := c.cfg.Assets()
	k := &assetCheck{
		f: f, robots: robots, cfg: &c.cfg, delay: foreignDelay, most: max(1, 2*c.cfg.MaxPages+50-c.earlier),
		tell: func(done, all int) {
			if c.cfg.Progress != nil {
				p := c.progress.state(c)
				p.Phase, p.Checked, p.ToCheck, p.Current = "resources", done, all, ""
				p.Requests = c.earlier + int(f.requests.Load())
				c.cfg.Progress(p)
			}
		},
	}
	// The first bound is the same in every run of the same site; the second holds the promise about all requests where
	// many were made again.
	budget := min(maxOwnAssets, max(0, c.maxRequests()-int(c.seq+c.seq/8)-spareRequests), max(0, c.maxRequests()-c.earlier-int(f.requests.Load())))
	if d := c.pacer.delayOf(hostOf(c.sum.Start)); d > 0 {
		budget = min(budget, int(maxPacedAssets/d)) // a site that wants to be asked slowly is asked for less
	}
	stopped := c.sum.Left != nil || c.limits.byName[ReasonTimeLimit] != nil || c.limits.byName[ReasonRateLimited] != nil ||
		c.limits.byName[ReasonHostDown] != nil || c.audited == 0
	if stopped {
		budget, k.cfg = 0, &Config{}
	}
	c.sum.Targets, c.sum.Assets = k.run(phase, targets, budget)
	if ctx.Err() != nil && c.sum.Left == nil && c.audited > 0 { // as if a page were left: the run is to go on
		c.sum.State, c.sum.Reason = "partial", "The crawl was interrupted while the files of the pages were asked for."
		c.sum.Left = func(func(page.Target) bool) {}
	}
	cut := Limit{Name: "resources", Value: budget}
	for i := range c.sum.Assets {
		if c.sum.Assets[i].Reason == reasonBudget {
			if cut.Count++; len(cut.URLs) < maxExamples {
				cut.URLs = append(cut.URLs, c.sum.Targets[i].URL)
			}
		}
	}
	if cut.Count > 0 && !stopped {
		c.sum.Limits = append(c.sum.Limits, cut)
		slices.SortFunc(c.sum.Limits, func(a, b Limit) int { return strings.Compare(a.Name, b.Name) })
	}
}

// unasked is the answer of what was not asked for.
func unasked(reason string) page.Answer {
	return page.Answer{Outcome: page.AssetUnasked, Reason: reason, Bytes: -1, Cache: page.Cache{MaxAge: -1}}
}

// spent reports whether the run has no request left for assets of the site: first requests are planned for, and what redirects and
// second tries need may be more than was kept back.
func (k *assetCheck) spent(t AssetTarget) bool {
	return t.Own && k.most > 0 && int(k.f.requests.Load()) >= k.most
}

// check asks for one asset, redirects followed hop by hop, each through robots.txt and the address guard.
func (k *assetCheck) check(ctx context.Context, t AssetTarget) page.Answer {
	a := unasked("")
	a.Outcome, a.Permanent = "", true
	url, seen := t.URL, map[string]bool{t.URL: true}
	for {
		if k.spent(t) {
			return unasked(reasonBudget)
		}
		v, _ := k.robots.decide(ctx, url)
		if !v.Allowed {
			k.forbidden(&a, v)
			return a
		}
		to := k.ask(ctx, t, url, v.Delay, &a)
		if to == "" {
			break
		}
		a.Permanent = a.Permanent && (a.Status == http.StatusMovedPermanently || a.Status == http.StatusPermanentRedirect)
		a.Hops++
		if seen[to] || a.Hops > maxHops {
			a.Outcome, a.Reason = page.AssetBroken, ReasonRedirectLoop
			if !seen[to] {
				a.Reason = ReasonRedirectChain
			}
			break
		}
		seen[to], url = true, to
		a.Final = strings.Clone(to)
	}
	a.Permanent = a.Permanent && a.Hops > 0
	return a
}

// forbidden tells what robots.txt forbids from a host that does not answer.
func (k *assetCheck) forbidden(a *page.Answer, v robotsVerdict) {
	a.Outcome, a.Reason, a.Detail = page.AssetForbidden, v.Reason, or(v.Line, v.Detail)
	if v.Cause != "" {
		failed(a, v.Cause, v.Detail)
	}
	if v.Reason == "interrupted" || v.Reason == reasonBudget {
		a.Outcome = page.AssetUnasked
	}
}

// failed sorts a request without an answer: what is the host's own fault, and what may be ours.
func failed(a *page.Answer, reason, detail string) {
	a.Reason, a.Detail = reason, detail
	switch reason {
	case "connection-refused", "tls-expired", "tls-wrong-host", "redirect-malformed":
		a.Outcome = page.AssetBroken
	case "dns-failure":
		a.Outcome = page.AssetUnresolved // run decides whether our own network works
	case "interrupted", "address-refused":
		a.Outcome = page.AssetUnasked
	default:
		a.Outcome = page.AssetUnreachable
	}
}
