package crawler

import (
	"context"
	"fmt"
	"strings"
	"time"

	"golang.org/x/net/publicsuffix"

	"github.com/siteassay/assay/page"
)

// A GuiseTarget is a page that is asked for once more as a browser, a search engine and an assistant would, to see whether all get
// the same.
type GuiseTarget struct {
	URL     string // normal form, on the site
	Chinese bool   // Baidu's crawler and results are imitated, not Google's
}

// The guises, in the order in which a page is asked for.
const (
	GuiseBrowser    = "browser"     // a browser on a desk; the others are compared with it
	GuiseSearchBot  = "search-bot"  // the crawler of a search engine
	GuiseFromSearch = "from-search" // the browser, coming from a search result
	GuisePhone      = "phone"       // a browser on a phone
	GuiseAssistant  = "assistant"   // an assistant that reads a page for its user; the first pages only
	GuiseAgain      = "again"       // the browser once more: what differs now changes by itself
)

// Guises are the answers to all guises. They tell nothing where Asked is false.
type Guises struct {
	Asked bool
	Pages []GuisedPage // in the order of the targets
}

// A GuisedPage is one page with its answers.
type GuisedPage struct {
	URL     string
	Answers []GuiseAnswer // in the order of the guises; only the first when that shows nothing to compare with
}

// A GuiseAnswer is what one guise was shown. Status 0 means that nobody knows.
type GuiseAnswer struct {
	Guise     string
	Agent     string // whom it imitates: Googlebot, Baiduspider, ChatGPT-User; "" for browsers
	Status    int
	Reason    string // code of Reasons why there was no answer
	Final     string // URL after the redirects
	Away      bool   // the redirects lead to another site than those of the browser; it is not asked
	Bytes     int    // of the body, decoded
	Words     int    // of the main text
	Simhash   uint64 // of the main text
	Title     string
	Lead      string  // beginning of the main text, cut at 200 runes
	Coverage  float64 // share of what its title says that stands in the text that the browser was shown; -1 when the title says too little
	Shell     bool    // the content arrives by script
	Challenge bool    // reads like a bot wall
}

// Limits of the guises.
const (
	maxGuiseTargets = 21 // the start, ten that sell, ten that are suspected
	maxAssistant    = 3  // pages that are asked for as an assistant
	guisesTime      = 5 * time.Minute
	maxGuiseHops    = 5
	maxLead         = 200 // runes
)

// User agents as their owners document them.
const (
	agentDesk      = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36"
	agentPhone     = "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36"
	agentGoogle    = "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; Googlebot/2.1; +http://www.google.com/bot.html) Chrome/126.0.0.0 Safari/537.36"
	agentBaidu     = "Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)"
	agentAssistant = "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko); compatible; ChatGPT-User/1.0; +https://openai.com/bot"
	fromGoogle     = "https://www.google.com/"
	fromBaidu      = "https://www.baidu.com/"
)

// A guise is how one request presents itself.
type guise struct{ name, product, agent, referer string }

func guisesOf(t GuiseTarget, assistant bool) []guise {
	bot, from := guise{GuiseSearchBot, "Googlebot", agentGoogle, ""}, fromGoogle
	if t.Chinese {
		bot, from = guise{GuiseSearchBot, "Baiduspider", agentBaidu, ""}, fromBaidu
	}
	list := []guise{bot, {GuiseFromSearch, "", agentDesk, from}, {GuisePhone, "", agentPhone, ""}}
	if assistant {
		list = append(list, guise{GuiseAssistant, "ChatGPT-User", agentAssistant, ""})
	}
	return append(list, guise{GuiseAgain, "", agentDesk, ""})
}

// askGuises asks for the pages of Config.Guises when the crawl is over, one request after the other.
func (c *crawl) askGuises(ctx context.Context) Guises {
	if c.cfg.Guises == nil || ctx.Err() != nil || c.sum.Left != nil || c.audited == 0 || c.limits.byName[ReasonTimeLimit] != nil ||
		c.limits.byName[ReasonRateLimited] != nil || c.limits.byName[ReasonHostDown] != nil {
		return Guises{}
	}
	d := &disguiser{get: c.get, robots: c.robots, pace: c.pacer.wait, allowed: c.robots.reportFor(c.sum.Start).Allowed}
	return d.ask(ctx, c.cfg.Guises())
}

// AskGuises asks for single pages in all guises, with the manners of a crawl of the site of cfg.Start. The error is about the
// configuration.
func AskGuises(ctx context.Context, cfg Config, targets []GuiseTarget) (Guises, error) {
	cfg = cfg.withDefaults()
	f, err := newFetcher(cfg)
	if err != nil {
		return Guises{}, fmt.Errorf("preparing to ask as others do: %w", err)
	}
	defer f.close()
	robots := newRobots(f, cfg)
	c := newCrawl(cfg, cfg.Start, nil, nil)
	f.pace = c.pacer.wait
	robots.check(ctx, cfg.Start)
	d := &disguiser{get: f, robots: robots, pace: c.pacer.wait, allowed: robots.reportFor(cfg.Start).Allowed}
	return d.ask(ctx, targets), nil
}

// A disguiser asks in guises. allowed is what robots.txt says to a product; nil when there is no file.
type disguiser struct {
	get     getter
	robots  gatekeeper
	pace    func(ctx context.Context, url string) error
	allowed func(product, url string) (bool, string)
}

func (d *disguiser) ask(ctx context.Context, targets []GuiseTarget) Guises {
	whole := ctx
	ctx, cancel := context.WithTimeout(ctx, guisesTime)
	defer cancel()
	g := Guises{Asked: true}
	for i, t := range targets[:min(len(targets), maxGuiseTargets)] {
		if ctx.Err() != nil {
			break
		}
		if p := d.page(ctx, t, i < maxAssistant); len(p.Answers) > 0 {
			g.Pages = append(g.Pages, p)
		}
	}
	if whole.Err() != nil {
		return Guises{} // cut off: half the answers would make a report that no other run repeats
	}
	return g
}

// page asks for one page. What robots.txt forbids to us is not asked at all, what it forbids to the one that is imitated not as him.
func (d *disguiser) page(ctx context.Context, t GuiseTarget, assistant bool) GuisedPage {
	p := GuisedPage{URL: t.URL}
	if v := d.robots.check(ctx, t.URL); !v.Allowed {
		return p
	}
	first, shown := d.once(ctx, guise{name: GuiseBrowser, agent: agentDesk}, t.URL, nil)
	p.Answers = append(p.Answers, first)
	if shown == nil {
		return p
	}
	for _, g := range guisesOf(t, assistant) {
		if d.allowed != nil && g.product != "" {
			if ok, _ := d.allowed(g.product, t.URL); !ok {
				continue
			}
		}
		a, _ := d.once(ctx, g, t.URL, shown)
		a.Away = a.Final != "" && siteOf(a.Final) != siteOf(first.Final)
		p.Answers = append(p.Answers, a)
	}
	return p
}

// once asks in one guise and follows redirects on the site; what lies elsewhere is named and left alone. shown is what the browser
// got, nil for the browser itself. It returns the page when it was a document.
func (d *disguiser) once(ctx context.Context, g guise, url string, shown *page.Page) (GuiseAnswer, *page.Page) {
	a := GuiseAnswer{Guise: g.name, Agent: g.product, Final: url, Coverage: -1}
	home := siteOf(url)
	for range maxGuiseHops {
		if d.pace(ctx, url) != nil {
			a.Reason = "interrupted"
			return a, nil
		}
		limited, cancel := context.WithTimeout(ctx, probeTime)
		got := d.get.fetch(limited, request{URL: url, Credentials: true, MaxBody: maxProbeBody, Agent: g.agent, Referer: g.referer})
		cancel()
		if got.Location == "" || got.Reason != "" {
			doc := a.take(got, shown)
			got.Release()
			return a, doc
		}
		a.Status = got.Source.Status
		url = strings.Clone(got.Location)
		a.Final = url
		got.Release()
		if siteOf(url) != home {
			return a, nil
		}
		if v := d.robots.check(ctx, url); !v.Allowed {
			a.Reason = or(v.Cause, v.Reason)
			return a, nil
		}
	}
	a.Reason = ReasonRedirectChain
	return a, nil
}

// take reads an answer.
func (a *GuiseAnswer) take(got *answer, shown *page.Page) *page.Page {
	if got.Reason != "" {
		a.Reason = got.Reason
		return nil
	}
	a.Status, a.Bytes = got.Source.Status, len(got.Source.Body)
	if values := got.Source.Header["Cf-Mitigated"]; len(values) > 0 && values[0] == "challenge" {
		a.Challenge = true
	}
	if !got.HTML {
		return nil
	}
	doc := page.Parse(got.Source)
	a.Words, a.Simhash, a.Title = doc.Text.Words, doc.Text.Simhash, oneLine(doc.Title.Text)
	a.Lead = clip(oneLine(doc.Text.Main), maxLead)
	a.Shell, a.Challenge = doc.ScriptOnly, a.Challenge || doc.Signals.Challenge
	if shown != nil {
		a.Coverage = shown.CoverageOf(doc.Title.Text)
	}
	return doc
}

// siteOf is the registrable domain of a URL, or its host where there is none.
func siteOf(url string) string {
	host := hostOnly(url)
	if domain, err := publicsuffix.EffectiveTLDPlusOne(host); err == nil {
		return domain
	}
	return host
}
