// Package clarity holds the rules on what a visitor understands: whether the page says what it is about, keeps what its
// title promises, and can be read without effort.
//
// The rules read the figures that package page takes of the main text (page.Text); navigation, footers, code and quoted
// words are not in them. Limits come in two units: words, and Han characters for Chinese, about 1.7 of which say what one
// English word says. A rule that needs the words of the whole site (what it sells, how it is called) runs late.
package clarity

import (
	"embed"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/rules"
)

//go:embed *.yaml
var files embed.FS

// Pack is the built-in pack clarity.
func Pack() rules.Pack {
	return rules.Pack{
		Name: "clarity", Dir: "rules/clarity", Files: files,
		Page: map[string]func(*analyzer.Context) analyzer.Result{
			"duplicate-blocks":    duplicateBlocks,
			"encoding-damage":     encodingDamage,
			"h1-generic":          h1Generic,
			"hero-no-category":    heroNoCategory,
			"title-body-mismatch": titleBodyMismatch,
			"wall-of-text":        wallOfText,
			"truncated-text":      truncatedText,
			"sentence-length":     sentenceLength,
			"reading-ease":        readingEase,
			"buzzwords":           buzzwords,
			"audience-named":      audienceNamed,
			"subheads":            subheads,
			"promise-not-kept":    promiseNotKept,
			"ordinal-gap":         ordinalGap,
			"thin-content":        thinContent,
			"machine-phrases":     machinePhrases,
			"machine-text":        machineText,
			"spelling":            spelling,
			"toc-missing":         tocMissing,
		},
		Site: map[string]func(*analyzer.Site, analyzer.Params) analyzer.SiteCheck{
			"thin-for-type": thinNorm,
		},
	}
}

// limit is the parameter name in the unit of the page's language: name_han for Chinese, name for languages that part
// their words.
func limit(c *analyzer.Context, name string) int {
	if c.Page.Language == "zh" {
		return c.Params.Int(name + "_han")
	}
	return c.Params.Int(name)
}

// han reports whether lengths of the page are counted in Han characters.
func han(c *analyzer.Context) bool { return c.Page.Language == "zh" }
