package research

import (
	"fmt"
	"testing"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// TestLargeSitesNeedASearch: the limit is the number of pages that were read.
func TestLargeSitesNeedASearch(t *testing.T) {
	for _, c := range []struct {
		pages    int
		complete bool
		search   page.Form
		findings int
		unknown  bool
	}{
		{80, true, page.Form{}, 0, false},
		{81, true, page.Form{}, 1, false},
		{81, false, page.Form{}, 0, true},
		{81, true, page.Form{Purpose: "search", Method: "get"}, 0, false},
		{81, true, page.Form{Purpose: "search", Method: "post", Action: "https://a.example/find"}, 1, false},
		{2, true, page.Form{Purpose: "search", Method: "post", Action: "https://a.example/find"}, 1, false},
	} {
		check := noSiteSearch(&analyzer.Site{Complete: c.complete}, analyzer.Params{"pages": 80.0, "labels": []string{"search"}})
		for i := range c.pages {
			p := &page.Page{URL: fmt.Sprintf("https://a.example/%d", i), Status: 200, Language: "en", Title: page.Line{Text: "Ovens"}}
			if c.search.Purpose != "" {
				p.Forms = []page.Form{c.search}
			}
			check.Page(int32(i), p)
		}
		fs := check.Findings()
		if len(fs) != c.findings || len(fs) == 0 && check.(analyzer.Undecided).Unknown() != c.unknown {
			t.Errorf("%d pages, search %q: %d findings, want %d", c.pages, c.search.Method, len(fs), c.findings)
		}
	}
}
