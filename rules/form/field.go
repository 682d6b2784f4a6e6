package form

import (
	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// leads reports whether a form brings a lead, an order, a booking or a subscriber.
func leads(f *page.Form) bool {
	switch f.Purpose {
	case "contact", "lead", "booking", "order", "register", "checkout", "newsletter":
		return true
	}
	return false
}

// personal reports whether the form asks for something that identifies the visitor: an address to answer to.
func personal(f *page.Form) bool {
	for i := range f.Fields {
		if k := analyzer.Asks(&f.Fields[i]); k == analyzer.EmailField || k == analyzer.PhoneField {
			return true
		}
	}
	return false
}

// submit is what a reader knows the form by: its button, else its first words.
func submit(f *page.Form) analyzer.Evidence {
	q := f.Submit
	if q == "" {
		q = f.Text
	}
	if q == "" {
		q = "<form action=" + f.Action + ">"
	}
	return analyzer.Evidence{Quote: q, Selector: f.Selector}
}
