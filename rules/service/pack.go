// Package service holds the rules on what the site does for a visitor with a question: answers, steps, promises, help after the sale.
package service

import (
	"embed"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/rules"
)

//go:embed *.yaml
var files embed.FS

// Pack is the built-in pack service.
func Pack() rules.Pack {
	return rules.Pack{
		Name: "service", Dir: "rules/service", Files: files,
		Page: map[string]func(*analyzer.Context) analyzer.Result{
			"faq-thin":   faqThin,
			"no-process": noProcess,
			"no-promise": noPromise,
		},
		Site: map[string]func(*analyzer.Site, analyzer.Params) analyzer.SiteCheck{
			"ladder":        ladder,
			"no-aftersales": noAftersales,
			"no-faq":        noFAQ,
		},
	}
}
