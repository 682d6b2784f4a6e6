// Package seo holds the rules on titles, descriptions and headings: what a searcher reads before the visit.
package seo

import (
	"embed"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/rules"
)

//go:embed *.yaml
var files embed.FS

// Pack is the built-in pack seo.
func Pack() rules.Pack {
	return rules.Pack{
		Name: "seo", Dir: "rules/seo", Files: files,
		Page: map[string]func(*analyzer.Context) analyzer.Result{
			"head-broken":            headBroken,
			"document-frame":         documentFrame,
			"hidden-text":            rules.Violations(0.5, "hidden-text"),
			"description-irrelevant": descriptionIrrelevant,
			"keyword-stuffing":       keywordStuffing,
			"h1-missing":             h1Missing,
			"h1-too-long":            h1TooLong,
			"h1-not-first-heading":   h1NotFirst,
			"h1-multiple":            h1Multiple,
			"h1-only-image-alt":      h1OnlyImageAlt,
		},
		Site: map[string]func(*analyzer.Site, analyzer.Params) analyzer.SiteCheck{
			"changed":       changed,
			"title-pattern": titlePattern,
			"meta-keywords": metaKeywords,
			"text-length":   textLength,
		},
	}
}
