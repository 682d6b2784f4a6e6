package rules

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// examine loads a rule with the check and the examples, and returns what its examples complain of.
func examine(t *testing.T, check, examples string, bind func(*Pack)) []error {
	t.Helper()
	const frame = `text:
  en: {title: a, failure: b, why: c, fix: d, message: "{got} on it"}
  zh: {title: a, failure: b, why: c, fix: d, message: "{got}"}
severity: warning
weight: 6
category: offer
owner: copy
effort: S
remedy: skill
functions: [sales]
since: v0.1.0
`
	pack := Pack{Name: "offer", Dir: "offer", Files: fstest.MapFS{"x.yaml": {Data: []byte(frame + check + "examples:\n" + examples)}}}
	if bind != nil {
		bind(&pack)
	}
	set, err := Load([]Pack{pack}, Settings{})
	if err != nil {
		t.Fatal(err)
	}
	return set.Check(set.Rules[0])
}

// TestPageExamples: an example sets everything that a server and a user can say of a page.
func TestPageExamples(t *testing.T) {
	for _, c := range []struct{ check, example string }{
		{"fail: page.url == 'https://example.com/'\ngot: page.url\n", "html: x"},
		{"fail: page.url == 'https://shop.example/a'\ngot: page.url\n", "html: x\n    url: https://shop.example/a"},
		{"fail: page.status == 404\ngot: page.status\n", "html: x\n    status: 404"},
		{"fail: page.status == 200\ngot: page.status\n", "html: x"},
		{"fail: page.type == 'pricing'\ngot: page.type\n", "html: x\n    type: pricing"},
		{"types: [case]\nfail: page.status == 200\ngot: page.type\n", "html: x\n    type: case"},
		{"fail: page.fetch.headers['x-robots-tag'] == 'noindex'\ngot: page.url\n", "html: x\n    header: {X-Robots-Tag: noindex}"},
		{"fail: page.fetch.headers['content-type'] == 'text/html; charset=gbk'\ngot: page.url\n", "html: x\n    header: {content-type: text/html; charset=gbk}"},
		{"fail: page.fetch.wire_bytes == 4\ngot: page.url\n", "html: abcd"},
		{"fail: site.model == 'retail' && site.complete && site.host == 'example.com'\ngot: page.url\n", "html: x\n    model: retail"},
		{"fail: string(now) == '2026-06-15T12:00:00Z'\ngot: page.url\n", "html: x"},
		{"fail: page.status == 200\ngot: page.url\n", "site: |\n      -- / --\n      x"},
	} {
		examples := fmt.Sprintf("  - name: silent\n    html: y\n    status: 500\n    type: other\n  - name: loud\n    %s\n    fails: [on it]\n", c.example)
		for _, err := range examine(t, c.check, examples, nil) {
			if !strings.Contains(err.Error(), `silent`) {
				t.Errorf("%s%v", c.check, err)
			}
		}
	}
}

// TestExamplesThatDoNotHold: what an example promises is checked, and the message says what the rule did say.
func TestExamplesThatDoNotHold(t *testing.T) {
	check := "fail: page.status > 300\ngot: page.status\n"
	silent := "  - name: silent\n    html: x\n"
	loud := "  - name: loud\n    html: x\n    status: 404\n    fails: [404 on it]\n"
	if errs := examine(t, check, silent+loud, nil); len(errs) > 0 {
		t.Fatal(errs)
	}
	for name, c := range map[string]struct{ check, examples, says string }{
		"other message":             {check, silent + strings.Replace(loud, "[404 on it]", "[410 on it]", 1), `offer/x.yaml:17:1: example "loud": "410 on it" expected, the rule says "404 on it"`},
		"silent reports":            {check, strings.Replace(silent, "html: x", "html: x\n    status: 500", 1) + loud, `example "silent": 0 findings expected, the rule says "500 on it"`},
		"reporting silent":          {check, silent + strings.Replace(loud, "status: 404", "status: 204", 1), `1 findings expected, the rule says nothing`},
		"two messages":              {check, silent + strings.Replace(loud, "[404 on it]", "[404, 404]", 1), `2 findings expected`},
		"unknown":                   {check, silent + loud + "  - name: odd\n    html: x\n    unknown: true\n", `should say that it cannot tell; it says nothing`},
		"unknown by itself":         {"languages: [zh]\n" + check, silent + loud, `example "silent": the rule says that it cannot tell`},
		"no quote":                  {check + "evidence: {quote: \"''\"}\n", silent + loud, `a finding without a quote: "404 on it"`},
		"silent is not concerned":   {"applies: page.status == 404\n" + check, silent + loud, `offer/x.yaml:16:1: no silent example reaches the check`},
		"silent is of another type": {"types: [cart]\n" + check, silent + strings.Replace(loud, "status: 404", "status: 404\n    type: cart", 1), `no silent example reaches the check`},
		"broken":                    {"fail: page.headings[3].level == 1\ngot: page.status\n", silent + loud, `the rule broke on https://example.com/`},
	} {
		t.Run(name, func(t *testing.T) {
			errs := examine(t, c.check, c.examples, nil)
			if len(errs) == 0 || !strings.Contains(errs[0].Error()+errs[len(errs)-1].Error(), c.says) {
				t.Errorf("want %q, got %v", c.says, errs)
			}
		})
	}
	if errs := examine(t, "unknown: page.status == 503\n"+check, silent+loud+"  - name: odd\n    html: x\n    status: 503\n    unknown: true\n", nil); len(errs) > 0 {
		t.Error(errs)
	}
}

// A census writes down the nodes of a site.
type census struct {
	site  *analyzer.Site
	pages []string
}

func (c *census) Page(i int32, p *page.Page) { c.pages = append(c.pages, p.URL) }

func (c *census) Findings() []analyzer.Finding {
	var b strings.Builder
	for _, n := range c.site.Nodes {
		fmt.Fprintf(&b, "%s %s %d %s depth %d from %s", strings.TrimPrefix(n.URL, exampleHost), n.Outcome, n.Status, n.Reason, n.Depth, n.Source)
		if n.Location >= 0 {
			fmt.Fprintf(&b, " to %s", strings.TrimPrefix(c.site.Nodes[n.Location].URL, exampleHost))
		}
		if n.InSitemap {
			b.WriteString(" in sitemap")
		}
		b.WriteString("; ")
	}
	r := c.site.Robots
	fmt.Fprintf(&b, "robots %d lines %d blocks %v html %v invalid %q differs %v; ", r.Status, r.Lines, r.BlocksAll, r.HTML, r.Invalid, r.Differs)
	for _, m := range c.site.Sitemaps {
		fmt.Fprintf(&b, "sitemap %s %d %q %d index %v foreign %d; ", m.URL, m.Status, m.Error, m.URLs, m.Index, m.Foreign)
	}
	fmt.Fprintf(&b, "pages %d", len(c.pages))
	return []analyzer.Finding{{Values: analyzer.V("got", b.String()), Evidence: []analyzer.Evidence{{Quote: "x"}}}}
}

// takeCensus returns what a site rule sees of an archive.
func takeCensus(t *testing.T, archive string) string {
	t.Helper()
	r := &analyzer.Rule{ID: "offer/census", Text: map[string]analyzer.Text{"en": {Message: "{got}"}, "zh": {Message: "{got}"}}}
	r.Site = func(s *analyzer.Site) analyzer.SiteCheck { return &census{site: s} }
	e := &analyzer.Example{Site: archive}
	tr := trial{rule: r, engine: analyzer.NewEngine([]*analyzer.Rule{r})}
	if err := tr.site(e); err != nil {
		return "error: " + err.Error()
	}
	return r.Message("en", &tr.findings[0])
}

// TestSiteExamples: the archive becomes the site that a crawl of it would have found.
func TestSiteExamples(t *testing.T) {
	for name, c := range map[string]struct {
		archive string
		want    []string
	}{
		"links": {"-- /b --\n<a href=/c>c</a>\n-- / --\n<a href=/b>b</a> <a href=/gone>gone</a>\n", []string{
			"/ audited 200  depth 0 from start; /b audited 200  depth 1 from link; ", "/gone error 404  depth 1 from link; ", "/c error 404  depth 2 from link; ", "pages 2",
		}},
		"redirects": {"-- / --\n<a href=/old>b</a>\n-- /old 301 /new --\n-- new 200 --\nx\n-- /off 302 https://other.example/ --\n", []string{
			"/old redirected 301  depth 1 from link to /new; /new audited 200  depth 1 from link; /off redirected 302  depth -1 from list; ", "pages 2",
		}},
		"other answers": {"-- / --\nx\n-- /gone 410 --\n-- /a.pdf --\n-- /feed 200 application/xml --\n<rss/>\n-- /p 200 text/html; charset=gbk --\ny\n", []string{
			"/gone error 410 ", "/a.pdf asset 200 ", "/feed asset 200 ", "/p audited 200 ", "pages 2",
		}},
		"outcomes": {"-- / --\nx\n-- /members skipped robots-disallowed --\n-- /slow failed timeout --\n", []string{
			"/members skipped 0 robots-disallowed ", "/slow failed 0 timeout ",
		}},
		"no robots.txt":  {"-- / --\nx\n", []string{"robots 404 lines 0"}},
		"a robots.txt":   {"-- / --\nx\n-- /robots.txt --\nUser-agent: *\nDisallow: /members\nDisalow: /x\n# differs: 2 /members\n", []string{`robots 200 lines 4 blocks false html false invalid ["3: Disalow: /x"] differs [{https://example.com/members 2: Disallow: /members false}]; `, "pages 1"}},
		"all closed":     {"-- / --\nx\n-- /robots.txt --\nUser-agent: a\nUser-agent: *\nDisallow: /\n", []string{"blocks true"}},
		"one closed":     {"-- / --\nx\n-- /robots.txt --\nUser-agent: a\nDisallow: /\n\nUser-agent: *\nDisallow:\n", []string{"blocks false"}},
		"robots is HTML": {"-- / --\nx\n-- /robots.txt --\n<html>\n", []string{"html true"}},
		"robots is gone": {"-- / --\nx\n-- /robots.txt 503 --\n", []string{"robots 503"}},
		"a usual sitemap": {"-- / --\n<a href=/a>a</a>\n-- /a --\n-- /b --\n-- /sitemap.xml --\n<urlset><url><loc>https://example.com/</loc></url><url><loc>https://example.com/b</loc></url><url><loc>https://example.com/c</loc></url><url><loc>https://other.example/</loc></url></urlset>\n", []string{
			"/ audited 200  depth 0 from start in sitemap; /a audited 200  depth 1 from link; /b audited 200  depth -1 from sitemap in sitemap; /c error 404  depth -1 from sitemap in sitemap; ",
			`sitemap https://example.com/sitemap.xml 200 "" 4 index false foreign 1; `,
		}},
		"named sitemaps": {"-- / --\nx\n-- /robots.txt --\nSitemap: https://example.com/i.xml\nSitemap: https://example.com/none.xml\n-- /i.xml --\n<sitemapindex><sitemap><loc>https://example.com/s.xml</loc></sitemap></sitemapindex>\n-- /s.xml --\n<urlset>\n", []string{
			`i.xml 200 "" 1 index true foreign 0; `, `s.xml 200 "not XML: `, `none.xml 404 "answered 404" `, "pages 1",
		}},
		"nothing":         {"no marker", []string{"error: site holds no files"}},
		"twice":           {"-- / --\nx\n-- /a --\n-- a --\n", []string{"error: a stands twice"}},
		"no status":       {"-- / --\nx\n-- /a moved --\n", []string{`error: /a moved: "moved" is neither a status`}},
		"no target":       {"-- / --\nx\n-- /a 301 --\n", []string{"a redirect needs one target"}},
		"no home page":    {"-- /a --\nx\n", []string{"/a audited 200  depth 0 from start"}},
		"sitemap is HTML": {"-- / --\nx\n-- /sitemap.xml --\n<html></html>\n", []string{"not a sitemap: the root element is"}},
	} {
		t.Run(name, func(t *testing.T) {
			got := takeCensus(t, c.archive)
			for _, w := range c.want {
				if !strings.Contains(got, w) {
					t.Errorf("want %q in\n%s", w, got)
				}
			}
		})
	}
}

// TestSiteExampleOfPageRule: a page rule runs on every page of an archive.
func TestSiteExampleOfPageRule(t *testing.T) {
	errs := examine(t, "fail: size(site.name) == 0 && page.url.endsWith('b')\ngot: page.url\n",
		"  - name: silent\n    html: x\n  - name: loud\n    site: |\n      -- / --\n      x\n      -- /b --\n      y\n      -- /ab --\n      z\n    fails: [com/b on it, com/ab on it]\n", nil)
	if len(errs) > 0 {
		t.Error(errs)
	}
}
