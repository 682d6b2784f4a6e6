package form

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// autocompleteType finds fields that a browser or a telephone could help to fill in, and that do not let it: no autocomplete token for
// what it knows, or a plain text field for a mail address or a number, which brings up the wrong keyboard. On Chinese
// sites, where browsers fill in little, only the number counts.
func autocompleteType(c *analyzer.Context) analyzer.Result {
	known := 0
	var evidence []analyzer.Evidence
	for i := range c.Page.Forms {
		f := &c.Page.Forms[i]
		if !leads(f) {
			continue
		}
		for k := range f.Fields {
			d := &f.Fields[k]
			what := analyzer.Asks(d)
			if what == analyzer.OtherField || either(d) || !analyzer.Visible(d) || c.Page.Language == "zh" && what != analyzer.PhoneField {
				continue
			}
			known++
			if unaided(d, what, c.Page.Language) {
				evidence = append(evidence, analyzer.Evidence{Quote: tag(d), Selector: f.Selector})
			}
		}
	}
	if known == 0 {
		return analyzer.None()
	}
	if len(evidence) == 0 {
		return analyzer.Result{}
	}
	return analyzer.Result{
		Status: analyzer.Fail, Loss: float64(len(evidence)) / float64(known), Count: len(evidence), Evidence: evidence,
		Values: analyzer.V("got", len(evidence), "of", known),
	}
}

// either reports whether a field takes a number as well as an address: no token and no keyboard fits both.
func either(f *page.Field) bool {
	text := strings.ToLower(f.Label + " " + f.Placeholder)
	if !strings.Contains(text, "mail") && !strings.Contains(text, "邮箱") && !strings.Contains(text, "微信") {
		return false
	}
	for _, word := range [...]string{"tel", "phone", "mobil", "电话", "手机", "電話"} {
		if strings.Contains(text, word) {
			return true
		}
	}
	return false
}

// unaided reports whether a field lacks its token or has the wrong keyboard.
func unaided(f *page.Field, what analyzer.FieldKind, language string) bool {
	if (what == analyzer.EmailField || what == analyzer.PhoneField) && f.Type == "text" && f.Inputmode == "" {
		return true
	}
	if language == "zh" {
		return false
	}
	token := strings.ToLower(strings.TrimSpace(f.Autocomplete))
	return token == "" || token == "on"
}
