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
		Functions: []analyzer.FunctionScore{
			{ID: "brand", Max: 9, Lost: 1.2, Score: 86.7}, {ID: "promotion", Max: 21, Lost: 3.4, Score: 83.8}, {ID: "information", Max: 24, Lost: 6, Score: 75},
			{ID: "sales", Max: 26, Lost: 9.1, Score: 65}, {ID: "channel", Max: 4, Lost: 1, Score: 75}, {ID: "service", Max: 11, Lost: 2.2, Score: 80},
			{ID: "relations", Max: 3, Lost: 0.5, Score: 83.3}, {ID: "research", Max: 2, Score: 100},
		},
		Levers: []analyzer.Lever{{Rule: "cta/no-primary-action", Functions: []string{"sales", "service", "channel"}, Points: 4.7}},
		Service: &analyzer.ServiceLadder{Level: 3, Rungs: []analyzer.Rung{{ID: "contact", Pages: 40, First: site}, {ID: "answers"},
			{ID: "mail", Pages: 2, First: site + "contact"}, {ID: "chat"}, {ID: "community"}}},
		Audiences: []analyzer.AudienceCover{
			{ID: "prospects", Page: site + "products/deck-oven-d4", Linked: true, Clicks: 2},
			{ID: "press", Page: site + "news", Linked: true, Clicks: 1, Dated: "2024-03-02"},
			{ID: "careers", Linked: true, Clicks: -1}, {ID: "investors", Clicks: -1},
		},
	}
}
