package report

import (
	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// madeViews are views of a made-up site: every part of each view is there once.
func madeViews(site string) *analyzer.Views {
	return &analyzer.Views{
		Paths: &analyzer.ActionPaths{
			Entries: 40, Lost: 2, DeadEnds: []string{site + "news/2025-baking-note-01", site + "about"},
			Ways: []analyzer.Way{{Kind: "phone", Pages: 31, Reach: 38, Clicks: 0.2}, {Kind: "form", Pages: 1, Reach: 38, Clicks: 1.4}},
			Types: []analyzer.TypePaths{
				{Type: page.Article, Pages: 24, Here: 3, One: 16, Two: 4, Never: 1, Choices: 41.5},
				{Type: page.Product, Pages: 9, Here: 7, One: 1, More: 1, Choices: 60},
			},
			Farthest: []analyzer.ActionPath{{URL: site + "products/loader-l1", Type: page.Product, Clicks: 3, Choices: 131, Kind: "form",
				Via: []string{site + "rack-ovens", site, site + "contact"}}},
		},
	}
}
