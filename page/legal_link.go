package page

// legalKinds are the kinds of legal pages in the order in which Signals.Legal lists them.
var legalKinds = [...]string{"privacy", "terms", "imprint", "returns", "shipping", "cookies", "accessibility"}

// legalLinks names the kinds of legal pages that the page links to, by text or address.
func (o *outline) legalLinks() []string {
	r := o.reading
	var found []string
	for k, kind := range legalKinds {
		linked := false
		for _, name := range r.links {
			linked = linked || name.legal == int8(k+1)
		}
		for _, h := range r.topics[legalPrivacy+topic(k)] {
			if linked {
				break
			}
			sg := &o.segments[o.lineAt(h.from)]
			linked = sg.linked >= h.to-h.from && (sg.region != Main || sg.linked*2 < sg.to-sg.from || sg.to-sg.from < 60)
		}
		if linked {
			found = append(found, kind)
		}
	}
	return found
}
