package form

import (
	"github.com/siteassay/assay/analyzer"
)

// requiredUnmarked finds forms of several fields that do not say which of them must be filled in, neither by attribute nor
// in words.
func requiredUnmarked(c *analyzer.Context) analyzer.Result {
	words := c.Params.Strings("words")
	forms := 0
	var evidence []analyzer.Evidence
	for i := range c.Page.Forms {
		f := &c.Page.Forms[i]
		if !leads(f) {
			continue
		}
		fields, marked := 0, contains(words, f.Text)
		for k := range f.Fields {
			d := &f.Fields[k]
			if !analyzer.Visible(d) || d.Type == "checkbox" || analyzer.Captcha(d) {
				continue
			}
			fields++
			marked = marked || d.Required || contains(words, d.Label) || contains(words, d.Placeholder)
		}
		if fields < 2 {
			continue
		}
		forms++
		if !marked {
			evidence = append(evidence, submit(f))
		}
	}
	if forms == 0 {
		return analyzer.None()
	}
	if len(evidence) == 0 {
		return analyzer.Result{}
	}
	return analyzer.Found(analyzer.V("got", evidence[0].Quote), evidence...)
}
