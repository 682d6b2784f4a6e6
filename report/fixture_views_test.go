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
		Calls: &analyzer.CallInventory{Pages: 38, Uses: 121, Distinct: 9, Weak: 12, Nameless: 1,
			Goals: []analyzer.GoalShare{{Goal: page.Enquire, Uses: 90, Labels: 4, Share: 0.744}, {Goal: page.Call, Uses: 31, Labels: 1, Share: 0.256}},
			Calls: []analyzer.CallUse{
				{Label: "Request a quote", Goal: page.Enquire, Target: site + "quote", Pages: 38, Page: site, Regions: []page.Region{page.Header, page.Main}},
				{Label: "Send", Goal: page.Enquire, Target: "submit", Pages: 1, Page: site + "contact", Regions: []page.Region{page.Main}, Weak: true},
				{Goal: page.Call, Target: "tel:+441632960142", Pages: 31, Page: site, Regions: []page.Region{page.Footer}},
			},
			Labels: []analyzer.LabelSpread{{Name: "Contact us", Count: 2, Names: []string{site + "contact", site + "quote"}, Pages: 7}},
			Targets: []analyzer.LabelSpread{{Name: site + "quote", Count: 6, Pages: 40,
				Names: []string{"Request a quote", "Get a price", "Ask us", "Contact us", "Talk to us", "Write to us"}}},
		},
		Promises: &analyzer.PromiseChains{Chains: 64, Kept: 48, Further: 6, Broken: 5, Vague: 3, Unseen: 2, Distinct: 2, Titles: 1,
			Missing: []analyzer.MissingAtEnd{{What: "booking", Chains: 4, Calls: 1}, {What: "page", Chains: 1, Calls: 1}},
			Breaks: []analyzer.PromiseBreak{
				{Label: "Book a test bake", Language: "en", Headline: "Rack ovens for busy mornings", Arrives: "All rack ovens", Goal: page.Book, Page: site, Destination: site + "rack-ovens", Type: page.Product, Status: 200, Missing: "booking", Pages: 4},
				{Label: "Order now", Language: "en", Headline: "Loader L1", Goal: page.Buy, Page: site + "products/loader-l1", Destination: site + "shop", Status: 404, Missing: "page", Pages: 1},
			},
			Split: []analyzer.SplitHeadline{{URL: site + "about", Title: "Deck ovens from Hull", Headline: "A family since 1968", Language: "en"}},
		},
		Jobs: &analyzer.PageJobs{Pages: 23, Frame: 7, None: 3,
			Types: []analyzer.TypeJobs{{Type: page.Product, Pages: 9, One: 6, Two: 2, More: 1, Steps: 1.4}, {Type: page.Article, Pages: 24, None: 3, Frame: 7, One: 14, Steps: 1}},
			Worst: []analyzer.PageJob{{URL: site + "products/loader-l1", Type: page.Product, Steps: []page.Goal{page.Buy, page.Enquire, page.Download},
				Labels: []string{"Order now", "Request a quote", "Data sheet"}, Hero: true}},
		},
		Forms: &analyzer.FormCosts{Forms: 21, Uses: 44, Embedded: 2, Mean: 28.5, List: []analyzer.FormCost{
			{Purpose: "lead", Submit: "Send", Page: site + "quote", Selector: "form", Action: site + "quote", Pages: 1, Friction: 61,
				Fields: []string{"Name", "Company", "Position", "E-mail", "Phone", "Date of birth"},
				Costs:  []analyzer.Cost{{What: "question", Count: 3, Points: 12}, {What: "sensitive", Count: 1, Points: 10}, {What: "phone", Count: 1, Points: 8}}},
			{Purpose: "newsletter", Submit: "Subscribe", Page: site, Selector: "form", Action: site, Pages: 43, Fields: []string{"E-mail"}, Costs: []analyzer.Cost{}},
		}},
		Claims:     madeClaims(site),
		Objections: madeObjections(site),
		Foreign: &analyzer.ForeignContent{Count: 2, Confirmed: 1, Templates: 1, Pages: []analyzer.ForeignPage{
			{URL: site + "news/2025-baking-note-01", Confirmed: true, Likely: 0.91, Since: 2, Fresh: true, Where: "server",
				Title: "online casino bonus_slot gacor", Text: "Our deck ovens bake forty loaves an hour.",
				Shown: []string{"Chrome: Baking note — Our deck ovens", "Googlebot: online casino bonus — Play tonight"}},
			{URL: site + "about", Likely: 0.62, Since: 1, Where: "template", Title: "About us", Text: "A family since 1968.", Shown: []string{}},
		}},
	}
}
