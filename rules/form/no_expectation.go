package form

import (
	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// noExpectation looks for words on what happens after sending: in a form of enquiry, right after it, or as a promise of time
// on the page.
func noExpectation(c *analyzer.Context) analyzer.Result {
	p := c.Page
	words := c.Params.Strings("words")
	var first *page.Form
	for i := range p.Forms {
		f := &p.Forms[i]
		if f.Purpose != "contact" && f.Purpose != "lead" && f.Purpose != "booking" || len(f.Fields) == 0 {
			continue
		}
		if contains(words, f.Text) || contains(words, f.Submit) {
			return analyzer.Result{}
		}
		if first == nil {
			first = f
		}
	}
	switch {
	case first == nil:
		return analyzer.None()
	case p.Signals.Promise || p.Signals.Reassure:
		return analyzer.Result{}
	}
	e := submit(first)
	return analyzer.Result{Status: analyzer.Fail, Confidence: 0.8, Evidence: []analyzer.Evidence{e}, Values: analyzer.V("got", e.Quote)}
}
