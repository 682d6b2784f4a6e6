package analyzer

import (
	"testing"

	"github.com/siteassay/assay/page"
)

func TestSearch(t *testing.T) {
	ok := &page.Page{URL: "https://a.example/", Status: 200, Language: "en", Title: page.Line{Text: "Ovens"}}
	shell := &page.Page{URL: "https://a.example/app", Status: 200, ScriptOnly: true}
	finnish := &page.Page{URL: "https://a.example/fi", Status: 200, Language: "fi"}
	gone := &page.Page{URL: "https://a.example/x", Status: 200, Signals: page.Signals{NotFound: true}}
	failed := []Node{{Outcome: page.Audited}, {Outcome: page.Failed}}
	for name, c := range map[string]struct {
		site  Site
		pages []*page.Page
		sure  bool
	}{
		"all pages read":             {Site{Complete: true}, []*page.Page{ok, ok}, true},
		"cut short":                  {Site{}, []*page.Page{ok, ok}, false},
		"no page":                    {Site{Complete: true}, nil, false},
		"an error page is none":      {Site{Complete: true}, []*page.Page{gone}, false},
		"content by script":          {Site{Complete: true}, []*page.Page{ok, shell}, false},
		"a language without words":   {Site{Complete: true}, []*page.Page{finnish, finnish, ok}, false},
		"half the pages do not open": {Site{Complete: true, Nodes: failed}, []*page.Page{ok}, false},
	} {
		t.Run(name, func(t *testing.T) {
			s := Search{Site: &c.site}
			for _, p := range c.pages {
				s.See(p)
			}
			if s.Conclusive() != c.sure || s.Unknown() == c.sure {
				t.Errorf("conclusive %v, want %v", s.Conclusive(), c.sure)
			}
			if c.sure && s.Evidence().Quote != "Ovens" {
				t.Errorf("evidence %+v", s.Evidence())
			}
		})
	}
}
