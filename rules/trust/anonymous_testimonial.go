package trust

import (
	"github.com/siteassay/assay/analyzer"
)

// anonymousTestimonial compares the testimonials that say who speaks with all of them.
func anonymousTestimonial(c *analyzer.Context) analyzer.Result {
	s := &c.Page.Signals
	if s.Total == 0 {
		return analyzer.None()
	}
	nameless := s.Total - s.Named
	share := float64(nameless) / float64(s.Total)
	if share <= c.Params.Number("max_share") {
		return analyzer.Result{}
	}
	return analyzer.Result{
		Status: analyzer.Fail, Loss: share, Confidence: 0.8, Count: nameless,
		Values:   analyzer.V("got", nameless, "all", s.Total),
		Evidence: []analyzer.Evidence{{Quote: s.Quotes.Get("testimonials")}},
	}
}
