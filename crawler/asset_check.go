package crawler

import (
	"context"
	"net"
	"net/netip"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/net/publicsuffix"

	"github.com/siteassay/assay/page"
)

// An assetCheck asks for assets: those of the site by a few workers under the pace of the crawl, those of others by host,
// one request at a time and with a delay between two. Which are asked is decided before the first request, by their order
// and the budgets alone, so that the answers do not depend on the number of workers.
type assetCheck struct {
	f      *fetcher
	robots *robotsService
	cfg    *Config
	delay  time.Duration // between two requests to a foreign host
	tell   func(done, all int)

	most int // requests of the run after which nothing more is asked for the site's own assets; 0 for no limit

	mu   sync.Mutex
	done int
	all  int
	last time.Time
	mute atomic.Int32         // requests to the site in a row without an answer
	next map[string]time.Time // by host that is not the site's: its next request
}

// run asks for the targets within the budgets. The targets it returns begin with those it was given; source maps that
// scripts and style sheets of the site name come after them.
func (k *assetCheck) run(ctx context.Context, targets []AssetTarget, budget int) ([]AssetTarget, []page.Answer) {
	ctx, cancel := context.WithTimeout(ctx, assetPhase)
	defer cancel()
	k.robots.save(maxForeignRobots)
	answers := make([]page.Answer, len(targets))
	own, foreign := k.plan(targets, answers, budget)
	k.all = len(own)
	for _, g := range foreign {
		k.all += len(g)
	}
	ask := func(i int) {
		answers[i] = k.check(ctx, targets[i])
		k.step()
	}
	k.askOwn(own, answers, ask)
	maps := k.sourceMaps(targets, answers, budget-len(own))
	if len(maps) > 0 {
		from := len(targets)
		targets, answers = append(slices.Clone(targets), maps...), append(answers, make([]page.Answer, len(maps))...)
		own = own[:0]
		for i := range maps {
			own = append(own, from+i)
		}
		k.all += len(own)
		k.askOwn(own, answers, ask)
	}
	parallel(maxForeignAtOnce, len(foreign), func(g int) { k.askHost(ctx, foreign[g], targets, answers, ask) })
	k.settle(ctx, targets, answers)
	return targets, answers
}

// plan parts the targets: indexes of the site's own, and those of others by host. What no budget covers is answered.
func (k *assetCheck) plan(targets []AssetTarget, answers []page.Answer, budget int) (own []int, foreign [][]int) {
	hosts := map[string]int{}
	others := 0
	for i, t := range targets {
		switch {
		case t.Own && len(own) < budget:
			own = append(own, i)
		case t.Own:
			answers[i] = unasked(reasonBudget)
		case !k.cfg.CheckExternal:
			answers[i] = unasked(reasonUnasked)
		default:
			h := hostOf(t.URL)
			g, ok := hosts[h]
			if !ok {
				g = len(foreign)
				hosts[h], foreign = g, append(foreign, nil)
			}
			if others++; others > maxForeignAssets || len(foreign[g]) >= maxForeignAtHost {
				answers[i] = unasked(reasonBudget)
				continue
			}
			foreign[g] = append(foreign[g], i)
		}
	}
	return own, foreign
}

// askOwn asks for assets of the site until it no longer answers.
func (k *assetCheck) askOwn(own []int, answers []page.Answer, ask func(int)) {
	parallel(min(maxOwnAtOnce, max(1, k.cfg.Concurrency)), len(own), func(n int) {
		i := own[n]
		if k.mute.Load() >= maxAssetMute {
			answers[i] = unasked(ReasonHostDown)
			return
		}
		ask(i)
		if answers[i].Outcome == page.AssetUnreachable {
			k.mute.Add(1)
		} else {
			k.mute.Store(0)
		}
	})
}

// askHost asks one foreign host, one thing after the other, until it refuses or no longer answers. A host that wants to be asked
// slowly is asked for less.
func (k *assetCheck) askHost(ctx context.Context, group []int, targets []AssetTarget, answers []page.Answer, ask func(int)) {
	mute, refused := 0, 0
	for n, i := range group {
		if mute >= 2 || refused >= 3 {
			answers[i] = unasked(map[bool]string{true: ReasonHostDown, false: ReasonRateLimited}[mute >= 2])
			continue
		}
		v, _ := k.robots.decide(ctx, targets[i].URL)
		if v.Delay > maxForeignWait || time.Duration(n)*v.Delay > maxPacedForeign {
			answers[i] = unasked(reasonBudget)
			continue
		}
		ask(i)
		switch a := &answers[i]; {
		case a.Outcome == page.AssetUnreachable:
			mute++
		case a.Status == 429 || a.Status == 503:
			refused++
		default:
			mute, refused = 0, 0
		}
	}
}

// parallel calls f for 0 … n-1 on a few goroutines.
func parallel(workers, n int, f func(int)) {
	var at atomic.Int64
	var all sync.WaitGroup
	for range min(workers, n) {
		all.Go(func() {
			for i := int(at.Add(1)) - 1; i < n; i = int(at.Add(1)) - 1 {
				f(i)
			}
		})
	}
	all.Wait()
}

// step tells how far the phase is.
func (k *assetCheck) step() {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.done++
	if now := time.Now(); k.tell != nil && (now.Sub(k.last) >= progressEvery || k.done == k.all) {
		k.last = now
		k.tell(k.done, k.all)
	}
}

// turn returns when the host of url may be asked: that of the target t of the site in the pace of the crawl, and every other
// host slowly, be it linked to or what a redirect of the site leads to. patience is the Crawl-delay of the host.
func (k *assetCheck) turn(ctx context.Context, t AssetTarget, url string, patience time.Duration) error {
	host := hostOf(url)
	if t.Own && host == hostOf(t.URL) || page.SameSite(url, k.robots.start) {
		if k.f.pace == nil {
			return ctx.Err()
		}
		return k.f.pace(ctx, url)
	}
	now := time.Now()
	k.mu.Lock()
	at := later(k.next[host], now)
	if k.next == nil {
		k.next = map[string]time.Time{}
	}
	k.next[host] = at.Add(max(k.delay, patience))
	k.mu.Unlock()
	if at.After(now) {
		k.sleep(ctx, at.Sub(now))
	}
	return ctx.Err()
}

// sleep waits, and reports whether the context lasted.
func (k *assetCheck) sleep(ctx context.Context, d time.Duration) bool {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-ctx.Done():
		return false
	}
}

// sourceMaps are the source maps that answers of the site name, within the budget that is left.
func (k *assetCheck) sourceMaps(targets []AssetTarget, answers []page.Answer, budget int) []AssetTarget {
	var maps []AssetTarget
	known := map[string]bool{}
	for i := range targets {
		to := answers[i].Target
		if !targets[i].Own || answers[i].Text.SourceMap == "" || !page.SameSite(to, k.robots.start) || known[to] || len(maps) >= min(maxSourceMaps, budget) {
			continue
		}
		known[to] = true
		maps = append(maps, AssetTarget{URL: to, Kind: page.SourceMap, Own: true})
	}
	return maps
}

// settle decides about names that did not resolve: that a name does not exist may be said only by a network that resolved
// others. A domain is called gone when neither it nor name servers for it are found.
func (k *assetCheck) settle(ctx context.Context, targets []AssetTarget, answers []page.Answer) {
	works := named(k.robots.start)
	for i := range answers {
		works = works || answers[i].Status > 0 && named(targets[i].URL)
	}
	gone := map[string]bool{}
	for i := range answers {
		a := &answers[i]
		if a.Outcome != page.AssetUnresolved {
			continue
		}
		if !works || !strings.Contains(a.Detail, "no such host") {
			a.Outcome = page.AssetUnreachable
			continue
		}
		domain, err := publicsuffix.EffectiveTLDPlusOne(hostOnly(or(a.Final, targets[i].URL)))
		if err != nil {
			continue
		}
		if _, ok := gone[domain]; !ok {
			gone[domain] = k.gone(ctx, domain)
		}
		if gone[domain] {
			a.Reason, a.Detail = ReasonDomainGone, domain
		}
	}
}

// gone reports whether a registrable domain has neither name servers nor an address.
func (k *assetCheck) gone(ctx context.Context, domain string) bool {
	ctx, cancel := context.WithTimeout(ctx, connectTimeout)
	defer cancel()
	missing := func(err error) bool {
		dns, ok := err.(*net.DNSError)
		return ok && dns.IsNotFound
	}
	_, err := k.f.guard.resolver.LookupNS(ctx, domain)
	if !missing(err) {
		return false
	}
	_, err = k.f.guard.resolver.LookupNetIP(ctx, "ip", domain)
	return missing(err)
}

// named reports whether the host of a URL is a name that has to be resolved.
func named(url string) bool {
	h := hostOnly(url)
	_, err := netip.ParseAddr(strings.Trim(h, "[]"))
	return err != nil && h != "" && h != "localhost" && !strings.HasSuffix(h, ".localhost")
}

// hostOnly is the host of a URL without its port.
func hostOnly(url string) string {
	h := hostOf(url)
	if i := strings.LastIndexByte(h, ':'); i > strings.LastIndexByte(h, ']') {
		h = h[:i]
	}
	return h
}
