package crawler

import (
	"context"
	"sync"
	"time"
)

// A pacer keeps the delay between the requests that robots.txt and sitemaps take, which the fetch side makes by itself. While
// sitemaps are read no page is asked, so the two need not know each other's. Safe for concurrent use.
type pacer struct {
	mu    sync.Mutex
	least time.Duration // Config.Delay
	delay map[string]time.Duration
	next  map[string]time.Time
}

func newPacer(least time.Duration) *pacer {
	return &pacer{least: least, delay: map[string]time.Duration{}, next: map[string]time.Time{}}
}

// set tells the delay of a host.
func (p *pacer) set(host string, d time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.delay[host] = d
}

// delayOf is the time between two requests to a host.
func (p *pacer) delayOf(host string) time.Duration {
	p.mu.Lock()
	defer p.mu.Unlock()
	return max(p.least, p.delay[host])
}

// wait returns when the host of url is due, or with the error of ctx.
func (p *pacer) wait(ctx context.Context, url string) error {
	host, now := hostOf(url), time.Now()
	p.mu.Lock()
	at := later(p.next[host], now)
	p.next[host] = at.Add(max(p.least, p.delay[host]))
	p.mu.Unlock()
	if !at.After(now) {
		return ctx.Err()
	}
	timer := time.NewTimer(at.Sub(now))
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}
