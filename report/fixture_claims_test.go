package report

import (
	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// madeClaims are the claims of a made-up site: every state and every kind of contradiction that is laid out differently.
func madeClaims(site string) *analyzer.ClaimLedger {
	return &analyzer.ClaimLedger{Claims: 7, Proven: 2, Near: 2, Bare: 3, Beyond: 1,
		Types: []analyzer.TypeClaims{{Type: page.Home, Claims: 4, Bare: 2}, {Type: page.About, Claims: 3, Bare: 1}},
		Pages: []analyzer.PageClaims{{URL: site, Claims: 4, Bare: 2}, {URL: site + "about", Claims: 3, Bare: 1}},
		Entries: []analyzer.ClaimEntry{
			{Kind: "rank", Quote: "Our firm is a leading manufacturer of deck ovens.", URL: site, Pages: 3, State: analyzer.BareClaim},
			{Kind: "certificate", Quote: "Our welding is certified to ISO 9001.", URL: site + "about", Pages: 1, State: analyzer.BareClaim, Proof: "certificate", At: site + "downloads"},
			{Kind: "customers", Quote: "More than 500 bakeries bake with us.", URL: site, Pages: 1, State: analyzer.NearClaim, Proof: "voices", At: site + "customers"},
			{Kind: "share", Quote: "You save 18 % of gas.", URL: site + "products/deck-oven-d4", Pages: 1, State: analyzer.NearClaim, Proof: "datasheet", At: site + "d4.pdf"},
			{Kind: "staff", Quote: "Today 38 people work for us.", URL: site + "about", Pages: 1, State: analyzer.ProvenClaim, Proof: "team", At: site + "about"},
		},
		Contradictions: []analyzer.Contradiction{{Fact: "founded",
			A: analyzer.Saying{Quote: "Our company was founded in 1968.", URL: site + "about", Pages: 2},
			B: analyzer.Saying{Quote: "Founded in 1974, our firm …", URL: site + "history", Pages: 1}}},
	}
}

// madeObjections are the doubts that a made-up site answers in every way and not at all.
func madeObjections(site string) *analyzer.ObjectionMap {
	return &analyzer.ObjectionMap{Pages: 9, Answers: []analyzer.ObjectionCover{
		{ID: "price", Expected: true, Here: 7, Near: 2, URL: site + "products/deck-oven-d4", Quote: "£14,900"},
		{ID: "time", Expected: true, Here: 2, Near: 4, Elsewhere: 3, URL: site + "contact", Quote: "You have our answer within one working day."},
		{ID: "who", Expected: true, Near: 9, URL: site + "about"},
		{ID: "security", Expected: true, Nowhere: 9},
		{ID: "cancel", Nowhere: 9},
	}, Open: []analyzer.OpenPage{{URL: site + "products/loader-l1", Open: []string{"time", "security"}}}}
}
