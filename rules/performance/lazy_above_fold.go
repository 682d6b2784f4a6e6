package performance

import (
	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// lazyAboveFold looks at the first large picture of the main content: icons may load when they like.
func lazyAboveFold(c *analyzer.Context) analyzer.Result {
	for i := range c.Page.Images {
		img := &c.Page.Images[i]
		small := img.Width > 0 && img.Width < 200 || img.Height > 0 && img.Height < 150
		if img.Region != page.Main || img.Hidden || small {
			continue
		}
		if !img.Lazy {
			return analyzer.Result{}
		}
		return analyzer.Result{
			Status: analyzer.Fail, Confidence: 0.5, // where the first screen ends only a browser knows
			Evidence: []analyzer.Evidence{{Quote: img.URL, Selector: img.Selector}},
		}
	}
	return analyzer.None()
}
