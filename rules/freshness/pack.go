// Package freshness holds the rules on age: whether a visitor can see that somebody still works on the site.
//
// Dates come from page.Dates, which tells the date of the page itself from those of list entries and of expiry, whatever
// the language writes them in. They are compared with the time of the run (Site.Now), so a run judged again says the same.
package freshness

import (
	"embed"
	"time"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/rules"
)

//go:embed *.yaml
var files embed.FS

// Pack is the built-in pack freshness.
func Pack() rules.Pack {
	return rules.Pack{
		Name: "freshness", Dir: "rules/freshness", Files: files,
		Page: map[string]func(*analyzer.Context) analyzer.Result{
			"date-disagreement": dateDisagreement,
			"expired-offer":     expiredOffer,
			"no-dates":          noDates,
			"stale-news":        staleNews,
		},
		Site: map[string]func(*analyzer.Site, analyzer.Params) analyzer.SiteCheck{
			"cadence-drop": cadenceDrop,
			"copyright":    copyright,
			"fake-date":    fakeDate,
		},
	}
}

// daysSince is how many whole days lie between a day (YYYY-MM-DD) and now; ok is false when it is none.
func daysSince(day string, now time.Time) (days int, ok bool) {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return 0, false
	}
	return int(now.Sub(t).Hours() / 24), true
}
