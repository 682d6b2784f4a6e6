package offer

import "github.com/siteassay/assay/analyzer"

// noSellingPoints fails where the page neither lists three or more advantages nor heads a section with them. What is a
// list of advantages, the page decides; product grids, news and galleries are none.
func noSellingPoints(c *analyzer.Context) analyzer.Result {
	p := c.Page
	if len(p.Offer.SellingPoints) > 0 || p.Offer.BenefitHeading != "" {
		return analyzer.Result{}
	}
	if !enough(p, c.Params.Int("words")) {
		return analyzer.None()
	}
	evidence := outline(p, 5)
	return analyzer.Result{
		Status: analyzer.Fail, Confidence: 0.8, Count: 1, Evidence: evidence,
		Values: analyzer.V("got", evidence[0].Quote),
	}
}
