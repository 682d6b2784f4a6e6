package images

import (
	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// widthAndHeightMissing looks at the main content alone: icons in bars are small, and their jump is too. A style sheet
// may give the ratio, which the HTML cannot show: hence the confidence.
func widthAndHeightMissing(c *analyzer.Context) analyzer.Result {
	all, missing := 0, 0
	var evidence []analyzer.Evidence
	for i := range c.Page.Images {
		img := &c.Page.Images[i]
		if img.Region != page.Main || img.Hidden {
			continue
		}
		all++
		if img.Width > 0 && img.Height > 0 {
			continue
		}
		missing++
		if len(evidence) < analyzer.MaxEvidence {
			evidence = append(evidence, analyzer.Evidence{Quote: source(img.URL), Selector: img.Selector})
		}
	}
	if all == 0 {
		return analyzer.None()
	}
	share := float64(missing) / float64(all)
	if share <= c.Params.Number("share") {
		return analyzer.Result{}
	}
	return analyzer.Result{
		Status: analyzer.Fail, Loss: share, Confidence: 0.8, Count: missing, Evidence: evidence,
		Values: analyzer.V("got", missing, "all", all),
	}
}
