package indexing

import (
	"testing"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// TestPageThatIsTheErrorPage: a page that equals what an impossible address answers is an error page, whatever it calls
// itself. Where that answer is the home page, pages that share its title are not.
func TestPageThatIsTheErrorPage(t *testing.T) {
	parse := func(url, html string) *page.Page {
		return page.Parse(page.Source{URL: url, Status: 200, Header: map[string][]string{"Content-Type": {"text/html"}}, Body: []byte(html)})
	}
	const root = "https://crumb.example/"
	home := parse(root, "<title>Crumb</title><main><p>Ovens for bakers who bake every day of the year and need heat that holds.")
	oops := parse(root+"gone", "<title>Oops</title><main><p>Our dough has not risen here. Go back to the start and look for another oven, please.")
	oven := parse(root+"oven", "<title>Crumb</title><main><p>Ovens for bakers who bake every day of the year and need heat that holds.")
	find := func(answer, p *page.Page) []analyzer.Finding {
		s := &analyzer.Site{Root: root, Host: "crumb.example", Nodes: []analyzer.Node{{URL: root}, {URL: p.URL}}, Probes: analyzer.Probes{Asked: true}}
		s.Probes.Answers = []analyzer.Probe{{Kind: "nonsense", URL: root + "no-such-page", Status: 200, Title: answer.Title.Text, Simhash: answer.Text.Simhash}}
		c := soft404(s, analyzer.Params{"bits": 3.0})
		c.Page(0, home)
		c.Page(1, p)
		return c.Findings()
	}
	if fs := find(oops, oops); len(fs) != 2 || len(fs[1].Related) != 1 || fs[1].Related[0] != root+"gone" {
		t.Errorf("a page that is the error page: %+v", fs)
	}
	if fs := find(home, oven); len(fs) != 1 || len(fs[0].Related) != 0 {
		t.Errorf("the home page answers for everything: %+v", fs)
	}
}
