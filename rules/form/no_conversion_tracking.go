package form

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// noConversionTracking finds forms whose success nobody counts: the page is measured, but neither an event nor a page of
// thanks tells a visit that sent the form from one that did not. Tag managers and tools that record forms by
// themselves may count it where nobody can see; so may a file of scripts of the site's own, which is worth a look.
func noConversionTracking(c *analyzer.Context) analyzer.Result {
	p := c.Page
	tool := ""
	for i := range p.Vendors {
		v := &p.Vendors[i]
		switch {
		case v.Kind == "event":
			return analyzer.Result{}
		case v.Kind == "tagmanager", v.Kind == "form", recordsForms(c.Params.Strings("automatic"), v):
			return analyzer.CannotTell()
		case v.Kind == "analytics" && tool == "":
			tool = v.Name
		}
	}
	if tool == "" {
		return analyzer.None()
	}
	var first *page.Form
	for i := range p.Forms {
		f := &p.Forms[i]
		if !leads(f) || len(f.Fields) == 0 || f.Region == page.Footer {
			continue
		}
		if f.Vendor != "" || thanks(c.Params.Strings("thanks"), f) || elsewhere(p.URL, f.Action) {
			return analyzer.CannotTell()
		}
		if first == nil {
			first = f
		}
	}
	if first == nil {
		return analyzer.None()
	}
	e := submit(first)
	r := analyzer.Found(analyzer.V("got", e.Quote, "tool", tool), e)
	r.Confidence = 0.8
	for i := range p.Resources {
		if s := &p.Resources[i]; s.Kind == "script" && s.Internal {
			r.Confidence = 0.5 // its code may report the form
		}
	}
	return r
}

// recordsForms reports whether a tool notes by itself that a form was sent. Google Analytics does since its fourth version.
func recordsForms(tools []string, v *page.Vendor) bool {
	if v.Name == "Google Analytics" {
		return !strings.HasPrefix(v.ID, "UA-")
	}
	for _, t := range tools {
		if t == v.Name {
			return true
		}
	}
	return false
}

// thanks reports whether the form leads to a page of thanks: by its address, or by a hidden field that names one.
func thanks(words []string, f *page.Form) bool {
	if contains(words, f.Action) {
		return true
	}
	for i := range f.Fields {
		if f.Fields[i].Type != "hidden" {
			continue
		}
		switch strings.ToLower(strings.Trim(f.Fields[i].Name, "_")) {
		case "next", "redirect", "redirect_to", "redirect_url", "return", "return_url", "returnurl", "success_url", "successurl", "thankyou", "thanks":
			return true
		}
	}
	return false
}

// elsewhere reports whether the answer to the form has an address of its own, which tools can count as a goal.
func elsewhere(from, to string) bool {
	cut := func(u string) string {
		if k := strings.IndexAny(u, "?#"); k >= 0 {
			u = u[:k]
		}
		return strings.TrimSuffix(u, "/")
	}
	return cut(from) != cut(to) && strings.HasPrefix(to, "http")
}
