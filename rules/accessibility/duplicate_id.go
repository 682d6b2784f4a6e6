package accessibility

import (
	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/rules"
)

// duplicateID weighs ids that labels, links or ARIA point at: the others disturb nobody but the author.
func duplicateID(c *analyzer.Context) analyzer.Result {
	used, evidence := rules.Violated(c.Page, "duplicate-id-used")
	idle, more := rules.Violated(c.Page, "duplicate-id")
	if used+idle == 0 || c.Page.Status >= 400 {
		return analyzer.Result{}
	}
	loss := 0.2
	if used > 0 {
		loss = 1
	}
	evidence = append(evidence, more...)
	return analyzer.Result{
		Status: analyzer.Fail, Loss: loss, Count: used + idle, Evidence: evidence[:min(len(evidence), analyzer.MaxEvidence)],
		Values: analyzer.V("got", used+idle, "used", used),
	}
}
