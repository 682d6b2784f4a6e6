package cta

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
)

// genericSubmit finds forms whose button says no more than that it is a button. Search, login and filter forms are
// none of its business.
func genericSubmit(c *analyzer.Context) analyzer.Result {
	words := c.Params.Strings("words")
	forms := 0
	var evidence []analyzer.Evidence
	for i := range c.Page.Forms {
		f := &c.Page.Forms[i]
		switch f.Purpose {
		case "contact", "lead", "booking", "order", "register", "newsletter":
		default:
			continue
		}
		if f.Submit == "" {
			continue
		}
		forms++
		label := strings.Trim(strings.ToLower(strings.Join(strings.Fields(f.Submit), " ")), " .!>»›→。！")
		for _, w := range words {
			if label == w || strings.ReplaceAll(label, " ", "") == w {
				evidence = append(evidence, analyzer.Evidence{Quote: f.Submit, Selector: f.Selector})
				break
			}
		}
	}
	if forms == 0 {
		return analyzer.None()
	}
	if len(evidence) == 0 {
		return analyzer.Result{}
	}
	return analyzer.Result{Status: analyzer.Fail, Count: len(evidence), Evidence: evidence, Values: analyzer.V("got", evidence[0].Quote)}
}
