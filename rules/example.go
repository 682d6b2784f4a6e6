package rules

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// exampleURL is where the page of an example lies unless the example says otherwise.
const exampleURL = "https://example.com/"

// ExampleNow is the time of the run in examples: noon of 15 June 2026 UTC.
var ExampleNow = time.Date(2026, 6, 15, 12, 0, 0, 0, time.UTC)

// Check runs the examples of a rule as an audit would run it and returns what did not come out as written, as
// *Error with file and line. A page rule must also pass on one silent example: pages that it does not concern
// prove nothing.
func (s *Set) Check(r *analyzer.Rule) []error {
	var errs []error
	passed, silent := false, 0
	for i := range r.Examples {
		e := &r.Examples[i]
		t := newTrial(s, r)
		if err := t.check(e); err != nil {
			errs = append(errs, &Error{File: r.File, Line: e.Line, Column: 1, Msg: fmt.Sprintf("example %q: %v", e.Name, err)})
			continue
		}
		passed = passed || t.passed
		if silent == 0 && len(e.Fails) == 0 && !e.Unknown {
			silent = e.Line
		}
	}
	if len(errs) == 0 && !passed && r.Page != nil {
		errs = append(errs, &Error{File: r.File, Line: silent, Column: 1,
			Msg: "no silent example reaches the check: none is of a page that the rule concerns (types, applies)"})
	}
	return errs
}

// A trial runs one example of one rule.
type trial struct {
	rule     *analyzer.Rule
	engine   *analyzer.Engine
	parser   page.Parser
	findings []analyzer.Finding
	unknown  bool
	passed   bool // some page was judged and found good
}

func newTrial(s *Set, r *analyzer.Rule) trial {
	return trial{rule: r, engine: analyzer.NewEngine([]*analyzer.Rule{r}), parser: s.Parser()}
}

// check runs the example and holds the outcome against what it promises.
func (t *trial) check(e *analyzer.Example) error {
	var err error
	switch {
	case e.Site != "" && t.rule.Site != nil:
		err = t.site(e)
	case e.Site != "":
		err = t.pages(e)
	default:
		err = t.page(e)
	}
	if err != nil {
		return err
	}
	if e.Unknown {
		if len(t.findings) > 0 || !t.unknown {
			return fmt.Errorf("the rule should say that it cannot tell; it says %s", said(t.rule, t.findings, t.unknown))
		}
		return nil
	}
	if t.unknown {
		return errors.New("the rule says that it cannot tell (languages, unknown)")
	}
	return compare(t.rule, e, t.findings)
}

// said describes an outcome for messages.
func said(r *analyzer.Rule, findings []analyzer.Finding, unknown bool) string {
	if unknown {
		return "that it cannot tell"
	}
	if len(findings) == 0 {
		return "nothing"
	}
	ms := make([]string, len(findings))
	for i := range findings {
		ms[i] = fmt.Sprintf("%q", r.Message("en", &findings[i]))
	}
	return strings.Join(ms, ", ")
}

// compare holds the findings against the messages that the example expects, in order.
func compare(r *analyzer.Rule, e *analyzer.Example, findings []analyzer.Finding) error {
	for i := range findings {
		f := &findings[i]
		for _, lang := range Languages {
			if m := r.Message(lang, f); len(placeholders(m)) > 0 {
				return fmt.Errorf("the message has a placeholder without a value: %s", m)
			}
		}
		if !slices.ContainsFunc(f.Evidence, func(e analyzer.Evidence) bool { return strings.TrimSpace(e.Quote) != "" }) {
			return fmt.Errorf("a finding without a quote: %q; what is missing cannot be quoted, but what stands instead can: "+
				"evidence: {quote: page.title.text, selector: head > title}", r.Message("en", f))
		}
	}
	if len(findings) != len(e.Fails) {
		return fmt.Errorf("%d findings expected, the rule says %s", len(e.Fails), said(r, findings, false))
	}
	for i := range findings {
		if m := r.Message("en", &findings[i]); !strings.Contains(m, e.Fails[i]) {
			return fmt.Errorf("%q expected, the rule says %q", e.Fails[i], m)
		}
	}
	return nil
}

// examplePage takes the facts of the page of an example.
func examplePage(e *analyzer.Example, parser page.Parser) *page.Page {
	p := parser.Parse(exampleSource(cmp.Or(e.URL, exampleURL), cmp.Or(e.Status, 200), "text/html; charset=utf-8", e.Header, strings.Repeat(e.HTML, max(e.Repeat, 1))))
	if e.Type != "" {
		p.Type, p.TypeConfidence = e.Type, 1
	}
	if e.Model != "" {
		p.BusinessModel = e.Model
	}
	return p
}

// exampleTime is a header that no server sends: it says how many milliseconds the answer took.
const exampleTime = "X-Example-Total-Ms"

// exampleSource is the answer of a server that sends header beside its media type.
func exampleSource(url string, status int, media string, header map[string]string, body string) page.Source {
	h := http.Header{"Content-Type": {media}}
	for k, v := range header {
		h.Set(k, v)
	}
	src := page.Source{URL: url, Status: status, Header: h, Body: []byte(body)}
	src.Fetch = page.Fetch{WireBytes: len(body), Encoding: h.Get("Content-Encoding"), Proto: "HTTP/1.1", FirstByteMS: 80, TotalMS: 120}
	if ms, err := strconv.Atoi(h.Get(exampleTime)); err == nil {
		src.Fetch.TotalMS = ms
		h.Del(exampleTime)
	}
	for _, k := range slices.Sorted(maps.Keys(h)) {
		src.Fetch.HeaderCount++
		if n := len(k) + 2 + len(h.Get(k)); n > src.Fetch.HeaderLongest {
			src.Fetch.HeaderLongest, src.Fetch.HeaderLongestName = n, strings.ToLower(k)
		}
		src.Fetch.Headers = append(src.Fetch.Headers, page.Property{Name: strings.ToLower(k), Value: h.Get(k)})
	}
	return src
}

// page judges one page. A rule that reads the site sees a site of that page alone.
func (t *trial) page(e *analyzer.Example) error {
	p := examplePage(e, t.parser)
	alone := sample{
		visits: []*page.Visit{{Target: page.Target{URL: p.URL, Source: "start"}, Outcome: page.Audited, Status: p.Status}},
		pages:  map[int]*page.Page{0: p},
	}
	site, err := alone.site(e.Model)
	if err != nil {
		return err
	}
	return t.judge(p, site)
}

// judge runs the rule on a page, whenever it is due.
func (t *trial) judge(p *page.Page, site *analyzer.Site) error {
	j := t.engine.JudgeLate(t.engine.Judge(p), p, site)
	if len(j.Broken) > 0 {
		return fmt.Errorf("the rule broke on %s: %s", p.URL, j.Broken[0].Error)
	}
	t.findings = append(t.findings, j.Findings...)
	t.unknown = t.unknown || j.Unknown.Has(0)
	if t.rule.Concerns(p.Type) && len(j.Findings) == 0 && !j.Unknown.Has(0) && !j.NA.Has(0) {
		t.passed = true
	}
	return nil
}
