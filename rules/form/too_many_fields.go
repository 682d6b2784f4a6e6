package form

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
)

// tooManyFields compares the number of fields with what the purpose of the form bears. Radio buttons of one question and
// the parts of a date are one field; consent boxes and codes against robots are none.
func tooManyFields(c *analyzer.Context) analyzer.Result {
	forms := 0
	worst := analyzer.Result{}
	for i := range c.Page.Forms {
		f := &c.Page.Forms[i]
		limit := 0
		switch f.Purpose {
		case "contact", "lead":
			limit = c.Params.Int("enquire")
		case "newsletter":
			limit = c.Params.Int("subscribe")
		case "register", "booking":
			limit = c.Params.Int("register")
		case "checkout", "order":
			limit = c.Params.Int("checkout")
		}
		if limit == 0 || len(f.Fields) == 0 {
			continue
		}
		forms++
		asked := analyzer.Questions(f)
		if len(asked) <= limit {
			continue
		}
		loss := min(1, float64(len(asked)-limit)/float64(limit))
		if loss > worst.Loss {
			worst = analyzer.Result{
				Status: analyzer.Fail, Loss: loss, Count: len(asked),
				Values:   analyzer.V("got", len(asked), "limit", limit),
				Evidence: []analyzer.Evidence{{Quote: strings.Join(asked, " · "), Selector: f.Selector}},
			}
		}
	}
	if forms == 0 {
		return analyzer.None()
	}
	return worst
}
