package page

// structure takes the facts of form.
func (o *outline) structure(p *Page) {}
