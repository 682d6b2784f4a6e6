package analyzer

import (
	"testing"

	"github.com/siteassay/assay/page"
)

// TestSurveyKnowsWhatPagesName: canonical, neighbours, directives and language versions are nodes, from the page and from
// what Briefs kept of it alike.
func TestSurveyKnowsWhatPagesName(t *testing.T) {
	const root = "https://crumb.example"
	named := func(p *page.Page) {
		if p.URL != root+"/a" {
			return
		}
		p.Canonical, p.Head.Next, p.Head.Prev = root+"/b", root+"/nowhere", ""
		p.Robots = page.Robots{Noindex: true}
		p.Text.Words, p.Text.Simhash = 120, 77
		p.Hreflang = []page.Alternate{
			{Lang: "de", URL: root + "/b", Source: "head"}, {Lang: "fr", URL: "https://crumb.fr.example/", Source: "header"},
		}
	}
	check := func(site *Site) {
		t.Helper()
		a, b := site.Lookup(root+"/a"), site.Lookup(root+"/b")
		n := &site.Nodes[a]
		if n.Canonical != b || n.Next != Unmet || n.Prev != NoNode || n.Robots != Noindex || n.Words != 120 || n.Simhash != 77 {
			t.Errorf("%+v", n)
		}
		list := site.Alternates.Of(a)
		if len(list) != 2 || list[0].To != b || list[1].To != Unmet || list[1].Source != InHeader ||
			site.Alternates.Lang(list[0]) != "de" || site.Alternates.Lang(list[1]) != "fr" {
			t.Errorf("alternates %+v", list)
		}
		if len(site.Alternates.Of(b)) != 0 || len(site.Alternates.Of(1000)) != 0 {
			t.Error("a page without versions has some")
		}
	}
	_, site := survey(t, "/: /a /b\n/a:\n/b:", named)
	check(site)

	briefs, s := NewBriefs(), NewSurvey(root+"/", site.Now)
	for _, path := range []string{"/", "/a", "/b"} {
		s.Visit(&page.Visit{Outcome: page.Audited, Status: 200, Target: page.Target{URL: root + path}})
	}
	s.site.Reindex()
	s.last = []int32{-1, -1, -1}
	s.pages = wholePages
	for _, path := range []string{"/", "/a", "/b"} {
		p := &page.Page{URL: root + path, Type: page.Other}
		named(p)
		briefs.Add(p.URL, p)
	}
	for i := range s.site.Nodes {
		if !s.Kept(int32(i), briefs) {
			t.Fatalf("%s is not kept", s.site.Nodes[i].URL)
		}
	}
	check(s.Finish(Verdict{}))
}
