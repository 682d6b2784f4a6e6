package promotion

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
)

// titleStuffing counts the segments of the title. Trails of up to four parts that end in the brand are how many
// good sites write titles, so the limit lies above them.
func titleStuffing(c *analyzer.Context) analyzer.Result {
	title := c.Page.Title.Text
	if title == "" {
		return analyzer.None()
	}
	segments := 0
	for s := range strings.FieldsFuncSeq(title, func(r rune) bool { return strings.ContainsRune("_|,，、—｜", r) }) {
		if strings.TrimSpace(s) != "" {
			segments++
		}
	}
	if segments <= c.Params.Int("max") {
		return analyzer.Result{}
	}
	return analyzer.Found(
		analyzer.V("got", segments),
		analyzer.Evidence{Quote: title, Selector: "head > title"},
	)
}
