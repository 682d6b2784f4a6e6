package accessibility

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/rules"
)

// landmarks judges the ways past the menu. Where there is nothing to jump to, neither a landmark nor a heading nor a
// skip link, the whole weight is lost; where only the main element is missing, half of it: headings lead to the content.
func landmarks(c *analyzer.Context) analyzer.Result {
	if c.Page.ScriptOnly {
		return analyzer.CannotTell()
	}
	if c.Page.Status >= 400 || len(c.Page.Links) == 0 && c.Page.Text.FullWords == 0 {
		return analyzer.None()
	}
	n, evidence := rules.Violated(c.Page, "skip-link-missing", "main-landmark-missing", "landmarks-misused")
	if n == 0 {
		return analyzer.Result{}
	}
	loss := 0.5
	if c.Page.Markup.Get("skip-link-missing") != nil {
		loss = 1
	}
	var kinds []string
	for _, e := range evidence {
		kinds = append(kinds, e.Quote)
	}
	return analyzer.Result{
		Status: analyzer.Fail, Loss: loss, Count: n, Evidence: evidence,
		Values: analyzer.V("got", n, "kinds", strings.Join(kinds, "; ")),
	}
}
