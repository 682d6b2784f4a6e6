package audit

import (
	"cmp"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"sync"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/crawler"
	"github.com/siteassay/assay/page"
)

// collect crawls the site; facts and findings are in the store when it returns.
func (a *audit) collect(ctx context.Context) (*crawler.Summary, error) {
	cfg := a.cfg.Crawl
	cfg.Progress = func(p crawler.Progress) { a.progress.crawl(a, p) }
	if !a.cfg.SkipResources || cfg.CheckExternal {
		cfg.Assets = a.assetTargets
	}
	if a.cfg.CloakCheck {
		cfg.Guises = a.guiseTargets
	}
	s, err := crawler.Run(ctx, cfg, a.store, a.handle)
	if err == nil {
		err = a.rollErr
	}
	if err != nil {
		return nil, fmt.Errorf("crawling %s: %w", cfg.Start, err)
	}
	return s, nil
}

// handle takes the facts of one answer and judges them. It runs on the crawler's workers.
func (a *audit) handle(_ context.Context, r *crawler.Response) crawler.Handled {
	if r.NotModified {
		return a.unchanged(r.Target.URL)
	}
	p := a.cfg.Parser().Parse(r.Source)
	a.keep(r.Target.URL, p)
	h := crawler.Handled{Links: follow(p), Facts: a.pack(p)}
	h.Findings = a.judged(p)
	return h
}

// encoded are the buffers for facts on their way to Pack, which keeps nothing of them.
var encoded = sync.Pool{New: func() any { return new([]byte) }}

func (a *audit) pack(p *page.Page) []byte {
	buf := encoded.Get().(*[]byte)
	defer encoded.Put(buf)
	*buf = page.Encode((*buf)[:0], p)
	return a.store.Pack(*buf)
}

// unchanged reads a page that answered 304 from the store.
func (a *audit) unchanged(url string) crawler.Handled {
	facts, findings, ok, err := a.store.FactsOf(url)
	if err != nil || !ok {
		return crawler.Handled{Again: true}
	}
	p, err := page.Decode(facts)
	if err != nil {
		return crawler.Handled{Again: true}
	}
	a.keep(url, p)
	h := crawler.Handled{Links: follow(p)}
	if j, err := a.open(findings); err == nil {
		a.progress.found(len(j.Findings))
	} else {
		h.Findings = a.judged(p)
	}
	return h
}

// judged runs the early rules and seals what they said.
func (a *audit) judged(p *page.Page) []byte {
	j := a.engine.Judge(p)
	a.progress.found(len(j.Findings))
	return a.seal(&j)
}

// errOtherRules says that findings were made with another set of rules.
var errOtherRules = errors.New("findings were made with other rules")

// seal encodes a judgement under the digest of the rules and the build of the program that made it.
func (a *audit) seal(j *analyzer.Judgement) []byte {
	b := binary.BigEndian.AppendUint64(nil, a.ruleSet())
	return page.Marshal(b, j)
}

// open decodes a judgement that the same rules made.
func (a *audit) open(b []byte) (*analyzer.Judgement, error) {
	if len(b) < 8 || binary.BigEndian.Uint64(b) != a.ruleSet() {
		return nil, errOtherRules
	}
	j := new(analyzer.Judgement)
	if err := page.Unmarshal(b[8:], j); err != nil {
		return nil, fmt.Errorf("reading stored findings: %w", err)
	}
	return j, nil
}

func (a *audit) ruleSet() uint64 {
	h := fnv.New64a()
	h.Write([]byte(a.cfg.RuleSet + "\x00" + a.cfg.Build))
	return h.Sum64()
}

// follow are the links a visitor can take from the page, in document order: links, then what a refresh leads to. Links
// with rel=nofollow are followed as well: the audit sees what a visitor sees, and robots.txt says where it may not go.
func follow(p *page.Page) []crawler.Link {
	links := make([]crawler.Link, 0, len(p.Links))
	for i := range p.Links {
		if l := &p.Links[i]; l.Internal && l.URL != "" && (l.Kind == "http" || l.Kind == "") {
			links = append(links, crawler.Link{URL: l.URL, Anchor: l.Text})
		}
	}
	if p.Head.Refresh != "" {
		links = append(links, crawler.Link{URL: p.Head.Refresh})
	}
	return links
}

// progress adds the findings to what the crawler tells.
type progress struct {
	mu       sync.Mutex
	last     crawler.Progress
	findings int
	steps    int // pages seen by the passes; those run on one goroutine
}

func (p *progress) found(n int) {
	p.mu.Lock()
	p.findings += n
	p.mu.Unlock()
}

func (p *progress) crawl(a *audit, c crawler.Progress) {
	p.mu.Lock()
	p.last = c
	p.mu.Unlock()
	p.tell(a, cmp.Or(c.Phase, "crawl"))
}

// step tells now and then how a pass over the stored pages goes on.
func (p *progress) step(a *audit, phase string) {
	if p.steps++; p.steps%500 == 0 {
		p.tell(a, phase)
	}
}

// tell reports the present state.
func (p *progress) tell(a *audit, phase string) {
	if a.cfg.Progress == nil {
		return
	}
	p.mu.Lock()
	now := Progress{Progress: p.last, Phase: phase, Findings: p.findings}
	p.mu.Unlock()
	a.cfg.Progress(now)
}
