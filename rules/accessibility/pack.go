// Package accessibility holds the rules on what people with other eyes, hands or screens can use.
package accessibility

import (
	"embed"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/rules"
)

//go:embed *.yaml
var files embed.FS

// What a style sheet or a script may still correct is doubtful.
const doubtful = 0.5

// Pack is the built-in pack accessibility.
func Pack() rules.Pack {
	return rules.Pack{
		Name: "accessibility", Dir: "rules/accessibility", Files: files,
		Page: map[string]func(*analyzer.Context) analyzer.Result{
			"alt-repeats-text":        rules.Violations(1, "image-alt-redundant"),
			"aria-invalid":            rules.Violations(1, "aria-attribute-invalid", "aria-role-invalid", "aria-required-missing"),
			"autoplay":                rules.Violations(1, "media-autoplay"),
			"button-type":             rules.Violations(1, "button-type-missing"),
			"button-without-name":     rules.Violations(1, "button-name-missing"),
			"contrast-low":            rules.Violations(0.8, "color-contrast-low"),
			"duplicate-id":            duplicateID,
			"field-labels":            rules.Violations(1, "form-label-multiple", "select-name-missing"),
			"focus-hidden":            rules.Violations(doubtful, "focus-hidden"),
			"frame-without-title":     frameWithoutTitle,
			"graphic-without-text":    rules.Violations(1, "object-alt-missing", "input-image-alt-missing"),
			"heading-empty":           headingEmpty,
			"hidden-focusable":        rules.Violations(0.8, "aria-hidden-focusable"),
			"keyboard-order":          rules.Violations(1, "tabindex-positive", "accesskey-duplicate"),
			"label-in-name":           rules.Violations(0.8, "label-name-mismatch"),
			"landmarks":               landmarks,
			"list-structure":          rules.Violations(1, "list-structure-invalid"),
			"nested-controls":         rules.Violations(1, "nested-interactive"),
			"paste-blocked":           rules.Violations(1, "form-paste-blocked"),
			"plugin-content":          rules.Violations(1, "plugin-content"),
			"prompt-on-load":          rules.Violations(doubtful, "permission-prompt-on-load"),
			"same-words-other-target": sameWordsOtherTarget,
			"small-text":              rules.Violations(doubtful, "font-too-small"),
			"table-structure":         rules.Violations(0.8, "table-headers-missing", "table-caption-duplicate"),
			"video-captions":          rules.Violations(0.8, "video-captions-missing"),
			"wider-than-screen":       widerThanScreen,
			"widget-without-name":     rules.Violations(1, "aria-name-missing"),
		},
		Site: map[string]func(*analyzer.Site, analyzer.Params) analyzer.SiteCheck{
			"manifest-invalid": manifestInvalid,
			"amp-broken":       ampBroken,
			"theme-color":      themeColor,
			"mobile-pair":      newMobilePair,
		},
	}
}
