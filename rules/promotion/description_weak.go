package promotion

import (
	"strings"
	"unicode"

	"github.com/siteassay/assay/analyzer"
)

// descriptionWeak looks for any word of a benefit or a step in the description. The lists are wide, so that only what is a
// bare enumeration is reported.
func descriptionWeak(c *analyzer.Context) analyzer.Result {
	text := c.Page.Description.Text
	if strings.EqualFold(text, c.Page.Title.Text) {
		return analyzer.Result{} // seo/title-same-as-description
	}
	words := c.Params.Strings(c.Page.Language)
	if strings.ContainsAny(text, "0123456789!?！？%") {
		return analyzer.Result{} // a figure or an appeal is a reason
	}
	if c.Page.Language == "zh" {
		for _, w := range words {
			if strings.Contains(text, w) {
				return analyzer.Result{}
			}
		}
	} else {
		for token := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) }) {
			for _, w := range words {
				if strings.EqualFold(token, w) {
					return analyzer.Result{}
				}
			}
		}
	}
	r := analyzer.Found(nil, analyzer.Evidence{Quote: text, Selector: "meta[name=description]"})
	r.Confidence = 0.5
	return r
}
