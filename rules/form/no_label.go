package form

import (
	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// noLabel finds fields without a label. A placeholder is none: it is gone with the first key. In search, login and filter forms,
// whose button or icon says what is meant, only fields without any name count.
func noLabel(c *analyzer.Context) analyzer.Result {
	fields, count := 0, 0
	var evidence []analyzer.Evidence
	for i := range c.Page.Forms {
		f := &c.Page.Forms[i]
		minor := f.Purpose == "search" || f.Purpose == "login" || f.Purpose == "filter"
		for k := range f.Fields {
			d := &f.Fields[k]
			if !analyzer.Visible(d) || analyzer.ByScript(d) {
				continue
			}
			fields++
			switch d.LabelFrom {
			case "none", "":
			case "placeholder":
				if minor {
					continue
				}
			default: // label, aria, title
				continue
			}
			if count++; len(evidence) < analyzer.MaxEvidence {
				evidence = append(evidence, analyzer.Evidence{Quote: tag(d), Selector: f.Selector})
			}
		}
	}
	if fields == 0 {
		return analyzer.None()
	}
	if count == 0 {
		return analyzer.Result{}
	}
	return analyzer.Result{
		Status: analyzer.Fail, Confidence: 1, Count: count, Evidence: evidence,
		Values: analyzer.V("got", count, "of", fields),
	}
}

// tag is the field as it stands in the mark-up.
func tag(f *page.Field) string {
	s := "<input type=" + f.Type
	if f.Type == "select" || f.Type == "textarea" {
		s = "<" + f.Type
	}
	if f.Name != "" {
		s += " name=" + f.Name
	}
	if f.Placeholder != "" {
		s += ` placeholder="` + f.Placeholder + `"`
	}
	return s + ">"
}
