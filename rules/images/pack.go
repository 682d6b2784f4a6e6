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
			"alt-empty":                rules.Violations(0.5, "image-alt-empty"),
			"background-only":          rules.Violations(0.5, "image-background-only"),
			"one-size":                 oneSize,
			"picture-without-img":      rules.Violations(1, "picture-without-img"),
			"svg-large":                svgLarge,
			"video-poster":             rules.Violations(1, "video-no-poster"),
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
			"svg-repeated":       newSVGRepeated,
			"file-names":         fileNames,
			"captions":           captions,
			"titles":             titles,
		},
	}
}
