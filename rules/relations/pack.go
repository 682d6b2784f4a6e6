// Package relations holds the rules on what keeps a visitor in touch once he has left: subscriptions, profiles, taking part.
package relations

import (
	"embed"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/rules"
)

//go:embed *.yaml
var files embed.FS

// Pack is the built-in pack relations.
func Pack() rules.Pack {
	return rules.Pack{
		Name: "relations", Dir: "rules/relations", Files: files,
		Page: map[string]func(*analyzer.Context) analyzer.Result{
			"unanswered-reviews": unansweredReviews,
		},
		Site: map[string]func(*analyzer.Site, analyzer.Params) analyzer.SiteCheck{
			"dead-comments":    deadComments,
			"no-participation": noParticipation,
			"no-subscribe":     noSubscribe,
			"social-health":    socialHealth,
		},
	}
}
