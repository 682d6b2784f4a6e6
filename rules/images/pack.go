// Package images holds the rules on pictures: whether everybody gets what they show.
package images

import (
	"embed"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/rules"
)

//go:embed *.yaml
var files embed.FS

// Pack is the built-in pack images.
func Pack() rules.Pack {
	return rules.Pack{
		Name: "images", Dir: "rules/images", Files: files,
		Page: map[string]func(*analyzer.Context) analyzer.Result{
			"alt-missing":              altMissing,
			"alt-too-long":             altTooLong,
			"linked-without-name":      linkedWithoutName,
			"width-and-height-missing": widthAndHeightMissing,
		},
		Site: map[string]func(*analyzer.Site, analyzer.Params) analyzer.SiteCheck{
			"broken":             broken,
			"file-too-large":     fileTooLarge,
			"animated-gif-large": animatedGIFLarge,
			"pixels-wasted":      pixelsWasted,
			"proportions-differ": proportionsDiffer,
			"old-formats":        oldFormats,
		},
	}
}
