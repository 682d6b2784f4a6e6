package page

import (
	"bytes"

	"golang.org/x/net/html"
)

// Parse takes the facts of one HTML document: one charset decision, one parse, one walk.
//
// It never fails on what a site wrote: a document that html.Parse refuses is read by the tokenizer and says so in
// Document.Parser. It keeps nothing of src.
func Parse(src Source) *Page {
	p := &Page{URL: src.URL, Status: src.Status, Fetch: src.Fetch}
	root, err := html.Parse(bytes.NewReader(src.Body))
	if err != nil {
		return p
	}
	o := walk(root, src)
	o.structure(p) // document, head, headings, links, images, resources, structured data, text, language
	o.business(p)  // calls to action, forms, contacts, offer, signals, vendors, dates, claims, type, model
	return p
}
