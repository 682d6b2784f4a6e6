package form

import (
	"slices"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// noPrivacy looks for the word on privacy in or right after forms that take personal data. A link in the footer is half of it.
// A consent to advertising that is ticked beforehand is no consent.
func noPrivacy(c *analyzer.Context) analyzer.Result {
	p := c.Page
	forms := 0
	for i := range p.Forms {
		f := &p.Forms[i]
		if !leads(f) || !personal(f) {
			continue
		}
		forms++
		for k := range f.Fields {
			if d := &f.Fields[k]; d.Type == "checkbox" && d.Checked && contains(c.Params.Strings("advertising"), d.Label) {
				return verdict("ticked", 1, d.Label, f)
			}
		}
	}
	if forms == 0 {
		return analyzer.None()
	}
	for i := range p.Forms {
		f := &p.Forms[i]
		if !leads(f) || !personal(f) || f.Privacy {
			continue
		}
		if slices.Contains(p.Signals.Legal, "privacy") {
			return verdict("footer", 0.5, "", f)
		}
		return verdict("nowhere", 1, "", f)
	}
	return analyzer.Result{}
}

// states say how the form stands, in both languages.
var states = map[string][2]string{
	"ticked":  {"The consent to advertising is ticked beforehand", "营销同意被预先勾选"},
	"footer":  {"Nothing at the form names the privacy notice, only the page's footer does", "表单处没有隐私说明，只有页脚有链接"},
	"nowhere": {"Neither the form nor the page links a privacy notice", "表单处和整个页面都没有隐私说明"},
}

func verdict(state string, loss float64, quote string, f *page.Form) analyzer.Result {
	e := submit(f)
	if quote != "" {
		e.Quote = quote
	}
	return analyzer.Result{
		Status: analyzer.Fail, Loss: loss, Confidence: 0.8, Evidence: []analyzer.Evidence{e},
		Values: analyzer.V("got", e.Quote, "state", states[state][0], "state_zh", states[state][1]),
	}
}

// contains reports whether any of the words stands in s, whatever the case.
func contains(words []string, s string) bool {
	if s == "" {
		return false
	}
	s = strings.ToLower(s)
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(s, w) })
}
