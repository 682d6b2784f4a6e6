package links

import (
	"slices"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// fragmentBroken finds jumps within the page whose target is missing. An empty fragment and “top” lead to the beginning by
// the HTML standard; fragments that begin with / or ! are read by scripts, and so are those of tabs and sliders: where the
// page has scripts, the finding is less certain.
func fragmentBroken(c *analyzer.Context) analyzer.Result {
	p := c.Page
	ids := make(map[string]bool, len(p.Document.Fragments))
	for _, id := range p.Document.Fragments {
		ids[id] = true
	}
	var broken []string
	others := 0 // that are no calls to action, whose dead targets cta/dead-target charges
	var evidence []analyzer.Evidence
	for i := range p.Links {
		l := &p.Links[i]
		if l.Kind != "fragment" || l.Fragment == "" || strings.EqualFold(l.Fragment, "top") || ids[l.Fragment] ||
			l.Fragment[0] == '/' || l.Fragment[0] == '!' {
			continue
		}
		broken = append(broken, "#"+l.Fragment)
		if !slices.ContainsFunc(p.CTAs, func(t page.CTA) bool { return t.Dead != "" && t.Text == l.Text }) {
			others++
		}
		evidence = append(evidence, analyzer.Evidence{Quote: "#" + l.Fragment + " " + l.Text, Selector: l.Selector})
	}
	if len(broken) == 0 {
		return analyzer.Result{}
	}
	confidence := 1.0
	if scripts(c) {
		confidence = 0.5
	}
	loss := 1.0
	if others == 0 {
		loss = analyzer.Mention
	}
	return analyzer.Result{
		Status: analyzer.Fail, Loss: loss, Confidence: confidence, Count: len(broken), Evidence: evidence,
		Values: analyzer.V("got", broken[:min(5, len(broken))]),
	}
}

func scripts(c *analyzer.Context) bool {
	for i := range c.Page.Resources {
		if c.Page.Resources[i].Kind == "script" {
			return true
		}
	}
	return false
}
