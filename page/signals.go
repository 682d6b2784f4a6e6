package page

import "strings"

// signals takes what the page shows of proof and service, and what is wrong with it. It runs after the offer and the
// facts of form, links, forms, contacts and calls to action.
func (o *outline) signals(p *Page) {
	o.read(p)
	sig := &p.Signals
	o.reading.article = articleMarked(p) || p.OpenGraph.Get("type") == "article" && o.longText()
	o.testimonials(p)
	o.clientLogos(sig)
	o.certificatesShown(p, sig)
	o.ratings(p, sig)
	o.caseLinks(p, sig)
	o.founded(p, sig)
	sig.Press = o.pressShown(sig)
	sig.Guarantee = o.stated(sig, "guarantee", guarantees)
	sig.AfterSales = o.stated(sig, "after_sales", afterSales)
	sig.Promise = o.stated(sig, "promise", promises) || o.stated(sig, "promise", deadlines)
	sig.Pricing = o.priced(p, sig)
	o.questions(p, sig)
	sig.Process = o.processShown(sig)
	sig.Reassure = o.reassured(sig)
	sig.Team = o.teamShown(p, sig)
	sig.Cart = o.cart(p, sig)
	o.byline(p, sig)
	o.furniture(p, sig)
	sig.Legal = o.legalLinks()
	sig.Placeholder = o.placeholderText(p)
	o.pageState(p, sig)
	sig.CopyrightYear = o.copyrightYear()
	if sig.Overlay = o.openOverlay(); sig.Overlay != "" {
		o.note(sig, "overlay", sig.Overlay)
	}
	p.Claims = o.claims()
	sig.SpamTopics = o.spamTopics()
	p.Asserted = o.assertions(p)
	p.Offer.Answers = o.answers()
	sig.Spam = o.spam(p)
}

// note keeps the words that show a signal, at most 200 runes; the first stand.
func (o *outline) note(sig *Signals, name, quote string) {
	if sig.Quotes.Has(name) {
		return
	}
	quote = strings.ReplaceAll(strings.TrimSpace(quote), "\n", " ")
	sig.Quotes = append(sig.Quotes, Property{Name: name, Value: strings.Clone(clip(quote, 200))})
}

// priced reports whether actual prices stand on the page.
func (o *outline) priced(p *Page, sig *Signals) bool {
	if len(p.Offer.Prices) == 0 {
		return false
	}
	o.note(sig, "pricing", p.Offer.Prices[0].Text)
	return true
}

// pressShown finds the media that wrote about the company: a heading with pictures, links or lines under it, or a line
// of its own before pictures.
func (o *outline) pressShown(sig *Signals) bool {
	o.headed(pressHeads, func(el int32) bool {
		from, to := o.sectionOf(el)
		if o.images(from, to) >= 2 || o.lines(from, to) >= 2 {
			o.note(sig, "press", o.visible(el))
			return false
		}
		return true
	})
	if !sig.Quotes.Has("press") {
		for _, h := range o.reading.topics[pressHeads] {
			s := o.lineAt(h.from)
			if sg := &o.segments[s]; o.content(s) && sg.to-sg.from < 40 && sg.linked == 0 {
				if from, to := o.sectionOf(sg.owner); o.images(from, to) >= 2 {
					o.note(sig, "press", o.reading.quote(h.from, h.to))
					break
				}
			}
		}
	}
	return sig.Quotes.Has("press")
}

// processShown finds the steps of working together: a heading that says so with three items or numbered lines under it.
func (o *outline) processShown(sig *Signals) bool {
	o.headed(processHeads, func(el int32) bool {
		from, to := o.sectionOf(el)
		if o.lines(from, to) >= 3 {
			o.note(sig, "process", o.visible(el))
			return false
		}
		return true
	})
	return sig.Quotes.Has("process")
}

// teamShown finds named people: Person in structured data, or a heading such as "our team" with two pictures or short
// lines under it.
func (o *outline) teamShown(p *Page, sig *Signals) bool {
	for i := range p.Structured {
		if e := &p.Structured[i]; e.Type == "Person" && e.Properties.Get("jobTitle") != "" {
			o.note(sig, "team", e.Properties.Get("name")+", "+e.Properties.Get("jobTitle"))
		}
	}
	o.headed(teamHeads, func(el int32) bool {
		from, to := o.sectionOf(el)
		if o.images(from, to) >= 1 && o.lines(from, to) >= 2 || o.lines(from, to) >= 4 {
			o.note(sig, "team", o.visible(el))
			return false
		}
		return true
	})
	for i := 0; i < len(o.elements) && !sig.Quotes.Has("team"); i++ {
		if o.reading.marks[i]&markTeam == 0 {
			continue
		}
		e := &o.elements[i]
		if e.inHead || e.concealed || e.region == Nav || e.region == Footer {
			continue
		}
		if o.images(int32(i), e.end) >= 2 && o.lines(int32(i), e.end) >= 4 { // faces with names and tasks
			o.note(sig, "team", o.visible(int32(i)))
		}
		i = int(e.end) - 1
	}
	return sig.Quotes.Has("team")
}
