package analyzer

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/siteassay/assay/page"
)

// A surveyedSite site is written as one line a URL: "path" for a page or "path > target" for a redirect, and the pages that
// visit shows a survey the URLs of a crawl.
func visit(t *testing.T, s *Survey, visits []page.Visit) {
	t.Helper()
	err := s.Visits(func(yield func(*page.Visit) error) error {
		for i := range visits {
			if err := yield(&visits[i]); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// a page links to after a colon.
const surveyedSite = `
/: /a /b /old /loop1
/a: / /b /b /gone /old
/b: /a /deep
/old > /moved
/moved > /a
/loop1 > /loop2
/loop2 > /loop1
/away > https://elsewhere.example/
/deep: /
/gone !
/island: /
`

func survey(t *testing.T, text string, change func(*page.Page)) (*Survey, *Site) {
	t.Helper()
	const root = "https://crumb.example"
	var visits []page.Visit
	links := map[string][]string{}
	for line := range strings.Lines(strings.TrimSpace(text)) {
		line = strings.TrimSpace(line)
		v := page.Visit{Seq: uint32(len(visits)), Outcome: page.Audited, Status: 200}
		path, targets, _ := strings.Cut(line, ":")
		if from, to, ok := strings.Cut(line, " > "); ok {
			path, v.Outcome, v.Status, v.Location = from, page.Redirected, 301, to
			if strings.HasPrefix(to, "/") {
				v.Location = root + to
			}
		} else if from, ok := strings.CutSuffix(line, " !"); ok {
			path, v.Outcome, v.Status = from, page.ErrorPage, 404
		} else {
			links[path] = strings.Fields(targets)
		}
		v.Target.URL = root + path
		visits = append(visits, v)
	}
	s := NewSurvey(root+"/", time.Date(2026, 5, 1, 0, 0, 0, 0, time.UTC))
	visit(t, s, visits)
	for i := range visits {
		if visits[i].Outcome != page.Audited {
			continue
		}
		path := strings.TrimPrefix(visits[i].Target.URL, root)
		p := &page.Page{URL: visits[i].Target.URL, Type: page.Other, Language: "en", Indexable: true}
		if path == "/" {
			p.Type = page.Home
		}
		for _, to := range links[path] {
			p.Links = append(p.Links, page.Link{URL: root + to, Internal: true, Kind: "http", Region: page.Main})
		}
		p.Links = append(p.Links, page.Link{URL: "https://elsewhere.example/", Kind: "http"}, page.Link{URL: "mailto:a@crumb.example", Internal: true, Kind: "mailto"})
		if change != nil {
			change(p)
		}
		s.Page(int32(i), p)
	}
	return s, s.Finish(Verdict{})
}

func TestGraph(t *testing.T) {
	_, site := survey(t, surveyedSite, nil)
	for _, c := range []struct {
		path     string
		depth    int
		inlinks  int32
		resolved string
		targets  string
	}{
		{"/", 0, 3, "/", "/a /b /old /loop1"},
		{"/a", 1, 2, "/a", "/ /b /gone /old"}, // the home page links to it and to what redirects to it: one page
		{"/b", 1, 2, "/b", "/a /deep"},
		{"/old", 1, 2, "/a", ""},
		{"/moved", 1, 0, "/a", ""},
		{"/loop1", 1, 1, "", ""},
		{"/loop2", 1, 0, "", ""},
		{"/away", -1, 0, "", ""},
		{"/deep", 2, 1, "/deep", "/"},
		{"/gone", 2, 1, "/gone", ""},
		{"/island", -1, 0, "/island", "/"},
	} {
		i := site.Lookup("https://crumb.example" + c.path)
		if i < 0 {
			t.Fatalf("%s is no node", c.path)
		}
		n := &site.Nodes[i]
		resolved := ""
		if k := site.Resolve(i); k >= 0 {
			resolved = strings.TrimPrefix(site.Nodes[k].URL, "https://crumb.example")
		}
		var targets []string
		for _, to := range site.Graph.Targets(i) {
			targets = append(targets, strings.TrimPrefix(site.Nodes[to].URL, "https://crumb.example"))
		}
		if n.Depth != c.depth || resolved != c.resolved || strings.Join(targets, " ") != c.targets {
			t.Errorf("%s: depth %d, leads to %q, links to %v", c.path, n.Depth, resolved, targets)
		}
		if n.Inlinks != c.inlinks {
			t.Errorf("%s: %d pages link to it, want %d", c.path, n.Inlinks, c.inlinks)
		}
	}
	if site.Lookup("https://crumb.example/nowhere") >= 0 {
		t.Error("a URL that nobody saw has a node")
	}
}

// TestLinkInTheContentCounts: a target that stands in the menu and in the content is linked from the content.
func TestLinkInTheContentCounts(t *testing.T) {
	_, site := survey(t, "/: /a /a /b\n/a:\n/b:", func(p *page.Page) {
		if p.Type == page.Home {
			p.Links[0].Region, p.Links[2].Region = page.Nav, page.Nav
		}
	})
	if got := site.Graph.Main[:2]; !slices.Equal(got, []bool{true, false}) {
		t.Errorf("links from the content: %v", got)
	}
}

func TestSiteIsNamedAndPlaced(t *testing.T) {
	_, site := survey(t, "/: /a /b /c\n/a:\n/b:\n/c:", func(p *page.Page) {
		p.OpenGraph = page.Properties{{Name: "site_name", Value: "Crumb Ovens"}}
		p.Title.Text = "Deck ovens | Crumb"
		if strings.HasSuffix(p.URL, "/c") {
			p.Language, p.OpenGraph = "de", nil
		}
	})
	if site.Name != "Crumb Ovens" || !slices.Equal(site.Languages, []string{"en", "de"}) || site.Mainland || !site.Complete {
		t.Errorf("%q, languages %v, mainland %v, complete %v", site.Name, site.Languages, site.Mainland, site.Complete)
	}
	if site.Root != "https://crumb.example/" || site.Host != "crumb.example" || site.Now.Year() != 2026 {
		t.Errorf("%q on %q, %v", site.Root, site.Host, site.Now)
	}

	_, site = survey(t, "/: /a\n/a:", func(p *page.Page) {
		p.Language, p.Script = "zh", "Hans"
		p.Contacts.Phones = []page.Phone{{Number: "+8659912345678"}}
	})
	if !site.Mainland {
		t.Error("simplified Chinese with a mainland phone is not taken to be aimed at the mainland")
	}
	_, site = survey(t, "/: /a\n/a:", func(p *page.Page) { p.Language, p.Script = "zh", "Hant" })
	if site.Mainland {
		t.Error("a site in traditional Chinese is taken to be aimed at the mainland")
	}
}

func TestModelOfTheSite(t *testing.T) {
	scores := func(m page.Model, points float64) (s page.ModelScores) {
		s[slices.Index(page.Models, m)] = points
		return s
	}
	for _, want := range page.Models {
		_, site := survey(t, "/: /a\n/a:", func(p *page.Page) { p.ModelScores = scores(want, 4) })
		if site.Model != want || site.ModelConfidence < 0.6 {
			t.Errorf("all pages say %s: %s with %v", want, site.Model, site.ModelConfidence)
		}
	}
	s, site := survey(t, "/: /a\n/a:", nil)
	if site.Model != page.LeadGen || site.ModelConfidence >= 0.6 {
		t.Errorf("no evidence: %s with %v", site.Model, site.ModelConfidence)
	}
	if site := s.Finish(Verdict{Model: page.SaaS}); site.Model != page.SaaS || site.ModelConfidence != 1 {
		t.Errorf("the user says saas: %s with %v", site.Model, site.ModelConfidence)
	}
}

// TestSinglePageMissesNothing: from one page nobody can say what a site lacks.
func TestSinglePageMissesNothing(t *testing.T) {
	p := &page.Page{URL: "https://crumb.example/a", Type: page.Product, Language: "en", Links: []page.Link{{URL: "https://crumb.example/", Internal: true, Kind: "http"}}}
	site := SinglePage(p, Verdict{Model: page.Retail}, time.Now())
	if site.Complete || site.Model != page.Retail || len(site.Nodes) != 1 || site.Lookup(p.URL) != 0 || len(site.Graph.Targets(0)) != 0 {
		t.Errorf("%+v", site)
	}
}

func TestTitleParts(t *testing.T) {
	for _, c := range []struct{ title, want string }{
		{"Deck ovens | Crumb", "Deck ovens,Crumb"},
		{"Deck ovens - for bakers – Crumb", "Deck ovens,for bakers,Crumb"},
		{"Three-deck ovens", "Three-deck ovens"},
		{"Opening hours: 9:00-17:00", "Opening hours: 9:00-17:00"},
		{"岩茶怎么泡｜云坞茶铺", "岩茶怎么泡,云坞茶铺"},
		{"烤箱_和面机_麦香", "烤箱,和面机,麦香"},
		{"烤箱-麦香", "烤箱,麦香"},
		{" | ", ""},
		{"", ""},
	} {
		if got := strings.Join(TitleParts(c.title), ","); got != c.want {
			t.Errorf("%q: %q, want %q", c.title, got, c.want)
		}
	}
}
