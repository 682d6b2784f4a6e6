package research

import (
	"cmp"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// leadSourceLost finds forms for enquiries that do not record where the visitor came from: no hidden field for it and no question. Forms
// of services, and pages with a tag manager, may record it by script.
func leadSourceLost(c *analyzer.Context) analyzer.Result {
	p := c.Page
	if p.Status != 200 {
		return analyzer.None()
	}
	all, unseen := 0, false
	var labels []string
	var evidence []analyzer.Evidence
	for i := range p.Forms {
		f := &p.Forms[i]
		if f.Purpose != "contact" && f.Purpose != "lead" && f.Purpose != "booking" {
			continue
		}
		all++
		if f.Vendor != "" || len(f.Fields) == 0 {
			unseen = true
			continue
		}
		if !tellsSource(f, c.Params.Strings("fields"), c.Params.Strings("questions")) {
			label := cmp.Or(f.Submit, p.Title.Text, p.URL)
			labels = append(labels, label)
			evidence = append(evidence, analyzer.Evidence{Quote: label, Selector: f.Selector})
		}
	}
	switch {
	case all == 0:
		return analyzer.None()
	case len(labels) == 0 && unseen, len(labels) > 0 && recordsByScript(p):
		return analyzer.CannotTell()
	case len(labels) == 0:
		return analyzer.Result{}
	}
	return analyzer.Result{Status: analyzer.Fail, Confidence: 0.5, Count: len(labels), Values: analyzer.V("got", labels[0]), Evidence: evidence}
}

// tellsSource reports whether a form carries the source of the visit or asks for it.
func tellsSource(f *page.Form, fields, questions []string) bool {
	for i := range f.Fields {
		x := &f.Fields[i]
		if x.Type == "hidden" && called(x.Name, fields) {
			return true
		}
		if x.Type != "hidden" && (called(x.Label, questions) || called(x.Placeholder, questions)) {
			return true
		}
	}
	return called(f.Text, questions)
}

// recordsByScript reports whether scripts on the page may write the source into the form.
func recordsByScript(p *page.Page) bool {
	for i := range p.Vendors {
		switch v := &p.Vendors[i]; {
		case v.Kind == "tagmanager", v.Kind == "form", strings.HasPrefix(v.Name, "HubSpot"):
			return true
		}
	}
	return false
}
