// Package research holds the rules on what the company learns from its visitors: what they say, what they look for, where they come
// from.
package research

import (
	"embed"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/rules"
)

//go:embed *.yaml
var files embed.FS

// Pack is the built-in pack research.
func Pack() rules.Pack {
	return rules.Pack{
		Name: "research", Dir: "rules/research", Files: files,
		Page: map[string]func(*analyzer.Context) analyzer.Result{
			"lead-source-lost": leadSourceLost,
		},
		Site: map[string]func(*analyzer.Site, analyzer.Params) analyzer.SiteCheck{
			"feedback-channel": feedbackChannel,
			"no-site-search":   noSiteSearch,
		},
	}
}
