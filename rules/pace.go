package rules

import (
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/siteassay/assay/analyzer"
)

// paceBytes is the size of the page on which rules are timed: that of a common page of a company.
const paceBytes = 20_000

// Pace times a rule on a page of 20 kB: the best of a few rounds, so that a busy machine does not blame the rule.
// The page begins with the reporting example, so that the check is reached. Of a rule over the site it is the time to collect.
func (s *Set) Pace(r *analyzer.Rule) time.Duration {
	var e analyzer.Example
	for i := range r.Examples {
		if x := &r.Examples[i]; x.HTML != "" && (e.HTML == "" || len(e.Fails) == 0 && len(x.Fails) > 0) {
			e = *x
		}
	}
	e.HTML, e.Repeat = strings.Repeat(e.HTML, max(1, e.Repeat)), 1
	if n := paceBytes - len(e.HTML); n > 0 {
		e.HTML += padding()[:n]
	}
	p := examplePage(&e, s.Parser())
	site := analyzer.SinglePage(p, analyzer.Verdict{Model: e.Model}, ExampleNow)
	judge := func() { r.Check(p, site) }
	if r.Site != nil {
		if len(r.Types) > 0 {
			p.Type = r.Types[0]
		}
		check := r.Site(site)
		judge = func() { check.Page(0, p) }
	}
	const rounds, enough = 5, 2 * time.Millisecond
	best := time.Duration(0)
	for range rounds {
		n, begin := 0, time.Now()
		for time.Since(begin) < enough {
			judge()
			n++
		}
		if d := time.Since(begin) / time.Duration(n); best == 0 || d < best {
			best = d
		}
	}
	return best
}

// padding is the body of a page of plain company prose, with links, pictures and headings.
var padding = sync.OnceValue(func() string {
	var b strings.Builder
	b.WriteString("<main>")
	for i := 0; b.Len() < paceBytes+1000; i++ {
		fmt.Fprintf(&b, `<section><h2>Line %d of our ovens</h2><p>The deck holds forty loaves, and the stone keeps its heat for an hour `+
			`after the gas is off. We deliver it on a lorry and two of us carry it in.</p><p><a href="/ovens/%d">Oven number %d</a> `+
			`<img src="/pictures/%d.jpg" alt="Oven %d in a bakery" width="640" height="400"> costs %d euros and stands in %d bakeries.</p></section>`, i, i, i, i, i, 2400+i*10, i)
	}
	return b.String()
})
