// Package cta holds the rules on calls to action: whether a page asks its visitor for a step, early, clearly and with a
// target that works.
//
// What a call to action is, the page decides (page.CTA, points of Strength). The rules add which step a company wants:
// see goal.go. A page loses points for one fault once: without any call it is cta/missing-primary alone, with the wrong
// ones cta/goal-mismatch, with good ones at the wrong place cta/not-early or cta/not-repeated. On the product pages of a
// shop, channel/no-buy-path takes the place of cta/missing-primary.
//
// Where a call leads is read from one book of the site's calls (analyzer.CallBook), which the views of the report read
// as well: cta/inconsistent and cta/promise-broken. A target that does not open is cta/dead-target alone.
//
// Limits: what a script adds to the page cannot be seen, so pages that are script alone are unknown, and a chat widget
// known by its script counts as a call that is always on screen.
package cta

import (
	"embed"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/rules"
)

//go:embed *.yaml
var files embed.FS

// Pack is the built-in pack cta.
func Pack() rules.Pack {
	return rules.Pack{
		Name: "cta", Dir: "rules/cta", Files: files,
		Page: map[string]func(*analyzer.Context) analyzer.Result{
			"missing-primary":      missingPrimary,
			"dead-target":          deadTarget,
			"not-early":            notEarly,
			"weak-label":           weakLabel,
			"not-repeated":         notRepeated,
			"generic-submit":       genericSubmit,
			"competing":            competing,
			"attention-ratio":      attentionRatio,
			"goal-mismatch":        goalMismatch,
			"no-reassurance":       noReassurance,
			"image-only":           imageOnly,
			"article-no-next-step": articleNoNextStep,
		},
		Site: map[string]func(*analyzer.Site, analyzer.Params) analyzer.SiteCheck{
			"inconsistent":   inconsistent,
			"promise-broken": promiseBroken,
		},
	}
}
