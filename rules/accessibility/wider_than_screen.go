package accessibility

import (
	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/rules"
)

// widerThanScreen looks at pages that say they fit a phone. One without a viewport is shown as a whole, in small: that
// is the fault of another rule. A style sheet may correct an inline width, hence the doubt.
func widerThanScreen(c *analyzer.Context) analyzer.Result {
	if c.Page.Document.Viewport == "" || c.Page.Status >= 400 {
		return analyzer.None()
	}
	n, evidence := rules.Violated(c.Page, "content-wider-than-screen")
	if n == 0 {
		return analyzer.Result{}
	}
	return analyzer.Result{
		Status: analyzer.Fail, Confidence: doubtful, Count: n, Evidence: evidence, Values: analyzer.V("got", n),
	}
}
