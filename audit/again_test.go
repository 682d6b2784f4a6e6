package audit_test

import (
	"fmt"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/audit"
	"github.com/siteassay/assay/page"
	"github.com/siteassay/assay/report"
)

// countingRule finds titles that are wider than its parameter, and counts how often it is asked.
func countingRule(limit float64, asked *atomic.Int64) *analyzer.Rule {
	return &analyzer.Rule{
		ID: "seo/wide-title", Category: "seo", Severity: analyzer.Warning, Weight: 5, Owner: "copy", Effort: "S", Remedy: "skill",
		Params: analyzer.Params{"max": limit},
		Text: map[string]analyzer.Text{
			"en": {Title: "Narrow", Failure: "Wide", Why: "It is cut.", Fix: "Keep it under {max}.", Message: "{got} units"},
			"zh": {Title: "窄", Failure: "宽", Why: "会被截断。", Fix: "不超过 {max}。", Message: "{got} 个单位"},
		},
		Page: func(c *analyzer.Context) analyzer.Result {
			asked.Add(1)
			if w := c.Page.Title.Width; float64(w) > c.Params.Number("max") {
				return analyzer.Found(analyzer.V("got", w), analyzer.Evidence{Quote: c.Page.Title.Text})
			}
			return analyzer.Result{}
		},
	}
}

// A rule in Go has no digest: another build of the program judges the stored facts again, without asking the site.
func TestAnotherBuildJudgesAgain(t *testing.T) {
	var asked, edited atomic.Int64
	url, served := counted(t, generatedSite{pages: 12, edited: &edited})
	dir := t.TempDir()
	for _, c := range []struct {
		build string
		want  int64
	}{{"one", 12}, {"one", 0}, {"two", 12}} {
		asked.Store(0)
		served.take()
		cfg := withRules(url, []*analyzer.Rule{countingRule(40, &asked)}, "a")
		cfg.Build = c.build
		s := openStore(t, dir, url)
		doc, err := audit.Run(t.Context(), cfg, s)
		if err != nil {
			t.Fatal(err)
		}
		s.Close()
		if n := asked.Load(); n != c.want {
			t.Errorf("build %s: rule asked %d times, want %d", c.build, n, c.want)
		}
		if _, notModified := served.take(); c.want == 0 && notModified != 12 || doc.Counts.Audited != 12 {
			t.Errorf("build %s: %d answers 304, %d pages", c.build, notModified, doc.Counts.Audited)
		}
	}
}

// TestSecondRunReadsOnlyWhatChanged: unchanged pages are neither sent nor parsed again, and their findings stand as long as
// the rules do.
func TestSecondRunReadsOnlyWhatChanged(t *testing.T) {
	var asked, edited atomic.Int64
	url, served := counted(t, generatedSite{pages: 40, edited: &edited})
	dir := t.TempDir()
	audited := func(limit float64, digest string) (*report.Document, []report.Page) {
		asked.Store(0)
		s := openStore(t, dir, url)
		defer s.Close()
		doc, err := audit.Run(t.Context(), withRules(url, []*analyzer.Rule{countingRule(limit, &asked)}, digest), s)
		if err != nil {
			t.Fatal(err)
		}
		return doc, pages(t, doc)
	}

	doc, first := audited(40, "a")
	if n := asked.Load(); n != 40 || doc.Counts.Audited != 40 || doc.Run.Unchanged != 0 {
		t.Fatalf("first run: %d pages, rule asked %d times, %d unchanged", doc.Counts.Audited, n, doc.Run.Unchanged)
	}
	found := doc.Counts.Findings.Warning
	if found == 0 || found == 40 {
		t.Fatalf("%d findings on 40 pages: the rule tells nothing apart", found)
	}
	served.take()

	doc, again := audited(40, "a")
	counts, notModified := served.take()
	if n := asked.Load(); n != 0 || doc.Run.Unchanged != 40 || notModified != 40 {
		t.Errorf("second run: rule asked %d times, %d pages unchanged, %d answers 304", n, doc.Run.Unchanged, notModified)
	}
	for path, n := range counts {
		if n > 1 {
			t.Errorf("second run asked %d times for %s", n, path)
		}
	}
	if !slices.EqualFunc(first, again, func(a, b report.Page) bool { return fmt.Sprint(a) == fmt.Sprint(b) }) {
		t.Error("the pages of the second report are not those of the first")
	}

	edited.Store(8)
	doc, again = audited(40, "a")
	if n := asked.Load(); n != 1 || doc.Run.Unchanged != 39 {
		t.Errorf("one page edited: rule asked %d times, %d pages unchanged", n, doc.Run.Unchanged)
	}
	for i := range again {
		changed := fmt.Sprint(again[i]) != fmt.Sprint(first[i])
		if is8 := strings.HasSuffix(again[i].URL, "/page/8"); changed != is8 {
			t.Errorf("one page edited: %s changed is %v", again[i].URL, changed)
		}
	}

	doc, _ = audited(10, "b")
	if n := asked.Load(); n != 40 || doc.Run.Unchanged != 40 {
		t.Errorf("other rules: rule asked %d times, %d pages unchanged", n, doc.Run.Unchanged)
	}
	if doc.Counts.Findings.Warning <= found {
		t.Errorf("a stricter limit gave %d findings, the mild one %d", doc.Counts.Findings.Warning, found)
	}
}

// TestScoreIsTheSumOfItsParts: every lost point stands in report.json with its reason, and every URL is counted once.
func TestScoreIsTheSumOfItsParts(t *testing.T) {
	for name, archive := range samples {
		t.Run(name, func(t *testing.T) {
			doc := run(t, config(t, serveArchive(t, archive)), t.TempDir())
			addsUp(t, doc)
		})
	}
	t.Run("generated", func(t *testing.T) {
		url, _ := counted(t, generatedSite{pages: 60, trap: true})
		doc := run(t, config(t, url), t.TempDir())
		addsUp(t, doc)
		c := doc.Counts
		if c.Redirected == 0 || c.Errors == 0 || c.Skipped == 0 || c.Assets != 0 {
			t.Errorf("the site has redirects, missing pages and a calendar: %+v", c)
		}
	})
}

func addsUp(t *testing.T, doc *report.Document) {
	t.Helper()
	sum, byRule := 0.0, 0.0
	list := pages(t, doc)
	for _, p := range list {
		points := 0.0
		for _, f := range p.Findings {
			points += f.Points
		}
		if d := points - p.Points; d > 1e-9 || d < -1e-9 {
			t.Errorf("%s lost %v points, its findings %v", p.URL, p.Points, points)
		}
		sum += points
	}
	for _, f := range doc.Findings {
		sum += f.Points
	}
	for _, r := range doc.Rules {
		byRule += r.Points
	}
	for _, m := range doc.Score.Missing {
		sum, byRule = sum+m.Points, byRule+m.Points
	}
	for _, g := range doc.Score.Gates {
		sum, byRule = sum+g.Points, byRule+g.Points
	}
	lost := 100 - doc.Score.Overall
	for what, v := range map[string]float64{"findings, missing pages and gates": sum, "rules, missing pages and gates": byRule} {
		if d := lost - v; d > 1e-6 || d < -1e-6 {
			t.Errorf("%v points are lost, %s explain %v", lost, what, v)
		}
	}
	headings := 0.0
	for _, h := range doc.Score.Headings {
		headings += h.Lost
	}
	for _, g := range doc.Score.Gates {
		headings += g.Points
	}
	for _, m := range doc.Score.Missing {
		headings += m.Points
	}
	if d := lost - headings; d > 1e-6 || d < -1e-6 {
		t.Errorf("%v points are lost, the six headings explain %v", lost, headings)
	}
	c := doc.Counts
	if n := c.Audited + c.Failed + c.Skipped + c.NotReached + c.Redirected + c.Assets + c.Errors; n != c.Found {
		t.Errorf("found %d, accounted for %d: %+v", c.Found, n, c)
	}
	out := outcomes(t, doc)
	if len(list) != c.Audited || len(out) != c.Found-c.Audited {
		t.Errorf("%d pages and %d outcomes are listed, counted are %d and %d", len(list), len(out), c.Audited, c.Found-c.Audited)
	}
	seen := map[string]bool{}
	for _, p := range list {
		if seen[p.URL] {
			t.Errorf("%s is listed twice", p.URL)
		}
		seen[p.URL] = true
	}
	for _, o := range out {
		if seen[o.URL] {
			t.Errorf("%s is listed twice", o.URL)
		}
		seen[o.URL] = true
		if o.Reason == "" && o.Outcome != page.Redirected {
			t.Errorf("%s: %s without a reason", o.URL, o.Outcome)
		}
	}
}

// TestLimitsDecideWhatMayBeMissing: a crawl that was cut short says so, names the limit, and claims of nothing that it is not there.
func TestLimitsDecideWhatMayBeMissing(t *testing.T) {
	url, _ := counted(t, generatedSite{pages: 60})
	missing := func(change func(*audit.Config)) *report.Document {
		cfg := config(t, url)
		change(&cfg)
		return run(t, cfg, t.TempDir())
	}
	whole := missing(func(*audit.Config) {})
	if whole.State != report.Complete || len(whole.Limits) != 0 || len(whole.Score.Missing) == 0 {
		t.Fatalf("whole site: %s %v, missing %v", whole.State, whole.Limits, whole.Score.Missing)
	}
	for _, c := range []struct {
		limit  string
		number string
		state  report.State
		change func(*audit.Config)
	}{
		{"max-pages", "20", report.Partial, func(cfg *audit.Config) { cfg.Crawl.MaxPages = 20 }},
		{"max-depth", "1", report.Complete, func(cfg *audit.Config) { cfg.Crawl.MaxDepth = 1 }},
	} {
		doc := missing(c.change)
		if len(doc.Score.Missing) != 0 {
			t.Errorf("%s: called missing: %v", c.limit, doc.Score.Missing)
		}
		limits := slices.DeleteFunc(doc.Limits, func(l report.Limit) bool { return l.Name == "resources" }) // fewer pages leave fewer requests for their files
		if len(limits) != 1 || limits[0].Name != c.limit || !strings.Contains(limits[0].Text, c.number) || len(limits[0].URLs) == 0 {
			t.Errorf("%s: limits %+v", c.limit, doc.Limits)
		}
		if doc.State != c.state {
			t.Errorf("%s: state %s (%s), want %s", c.limit, doc.State, doc.Reason, c.state)
		}
		addsUp(t, doc)
	}
}

// TestBrokenRule: a rule that panics on one page is listed outside the score, and the audit goes on.
func TestBrokenRule(t *testing.T) {
	url, _ := counted(t, generatedSite{pages: 20})
	whole := func(list ...*analyzer.Rule) *report.Document {
		return run(t, withRules(url, list, fmt.Sprint(len(list))), t.TempDir())
	}
	var asked atomic.Int64
	sound := countingRule(40, &asked)
	broken := *sound
	broken.ID, broken.Pack, broken.Category = "links/broken", "mine", "links"
	broken.Page = func(c *analyzer.Context) analyzer.Result {
		if strings.HasSuffix(c.Page.URL, "/page/7") {
			var none []int
			_ = none[len(c.Page.URL)]
		}
		return analyzer.Result{}
	}
	onSite := broken
	onSite.ID, onSite.Page = "links/broken-site", nil
	onSite.Site = func(*analyzer.Site) analyzer.SiteCheck { return stopped{} }

	doc := whole(&broken, &onSite, sound)
	if len(doc.Broken) != 2 {
		t.Fatalf("broken rules: %+v", doc.Broken)
	}
	if b := doc.Broken[0]; b.Rule != "links/broken" || b.Pack != "mine" || b.Count != 1 || !strings.HasSuffix(b.URL, "/page/7") ||
		!strings.Contains(b.Error, "index out of range") {
		t.Errorf("broken rule: %+v", b)
	}
	if b := doc.Broken[1]; b.Rule != "links/broken-site" || !strings.Contains(b.Error, "no more") {
		t.Errorf("broken site rule: %+v", b)
	}
	alone := whole(sound)
	if doc.Counts.Audited != 20 || doc.Counts.Findings != alone.Counts.Findings {
		t.Errorf("%d pages, findings %+v; without the broken rules %+v", doc.Counts.Audited, doc.Counts.Findings, alone.Counts.Findings)
	}
	for _, r := range doc.Rules[:2] {
		if r.Points != 0 || r.Unknown != 1 {
			t.Errorf("%s costs %v points, unknown on %d pages", r.ID, r.Points, r.Unknown)
		}
	}
	if doc.Score.Coverage >= 1 || alone.Score.Coverage != 1 {
		t.Errorf("coverage %v, without the broken rules %v", doc.Score.Coverage, alone.Score.Coverage)
	}
	for _, s := range doc.Strengths {
		if strings.HasPrefix(s.Rule, "links/broken") {
			t.Errorf("%s is broken and called a strength", s.Rule)
		}
	}
	addsUp(t, doc)
}

// stopped is a site check that panics at its first page.
type stopped struct{}

func (stopped) Page(int32, *page.Page)       { panic("no more") }
func (stopped) Findings() []analyzer.Finding { return nil }
