// Package form holds the rules on forms: whether a lead that has begun to write also arrives, safely and without doubts.
//
// Only forms that bring leads, orders, bookings or subscribers are judged (page.Form.Purpose); search, login and filter
// forms are not, but for a field that nobody can name. The fields of forms that a service embeds cannot be seen, so only
// their presence counts.
package form

import (
	"embed"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/rules"
)

//go:embed *.yaml
var files embed.FS

// Pack is the built-in pack form.
func Pack() rules.Pack {
	return rules.Pack{
		Name: "form", Dir: "rules/form", Files: files,
		Page: map[string]func(*analyzer.Context) analyzer.Result{
			"insecure-action":        insecureAction,
			"too-many-fields":        tooManyFields,
			"no-label":               noLabel,
			"sensitive":              sensitive,
			"no-privacy":             noPrivacy,
			"absent":                 absent,
			"autocomplete-type":      autocompleteType,
			"required-unmarked":      requiredUnmarked,
			"no-expectation":         noExpectation,
			"no-conversion-tracking": noConversionTracking,
		},
	}
}
