package page

// business takes the facts that a marketing director asks for. It runs after structure and may read its facts.
func (o *outline) business(p *Page) {}
