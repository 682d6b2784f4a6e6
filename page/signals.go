package page

import (
	"sort"
	"strings"

	"golang.org/x/net/html/atom"
)

// signals takes what the page shows of proof and service, and what is wrong with it. It runs after the offer and the facts of form, links, forms,
// contacts and calls to action.
func (o *outline) signals(p *Page) {
	o.read(p)
	sig := &p.Signals
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

// stated reports whether the content says a word of t in a sentence or list of its own, not only in a link.
func (o *outline) stated(sig *Signals, name string, t topic) bool {
	for _, h := range o.reading.topics[t] {
		s := o.lineAt(h.from)
		sg := &o.segments[s]
		if !o.content(s) || sg.linked*10 > (sg.to-sg.from)*7 {
			continue
		}
		if t == guarantees && !o.guarantee(s, h) || t == deadlines && !o.deadline(h) {
			continue
		}
		o.note(sig, name, o.reading.quote(h.from, h.to))
		return true
	}
	return false
}

// timeUnits are the units of a time limit.
var timeUnits = [...]string{"hour", "day", "week", "minute", "month", "stunde", "tag", "woche", "minuten", "heure", "jour", "semaine", "hora", "día", "天", "小时", "小時", "分钟", "分鐘", "周"}

// deadline reports whether a number with a unit of time follows a word such as "within".
func (o *outline) deadline(h hit) bool {
	r := o.reading
	for k := range r.numbersIn(h.to, h.to+12) {
		rest := strings.ToLower(r.text[r.numbers[k].to:min(len(r.text), int(r.numbers[k].to)+24)])
		line, _, _ := strings.Cut(rest, "\n")
		for _, unit := range timeUnits {
			if strings.Contains(line, unit) {
				return true
			}
		}
	}
	return false
}

// guarantee reports whether a hit is a promise and not its denial or a legal term: "no guarantee", keine Gewähr, 不保证.
func (o *outline) guarantee(s int, h hit) bool {
	sg := &o.segments[s]
	before := strings.ToLower(o.reading.text[max(sg.from, runeStart(o.reading.text, h.from-16)):h.from])
	for _, no := range [...]string{"no ", "not ", "cannot ", "without ", "can't ", "keine ", "nicht ", "ohne ", "aucune ", "pas ", "sin ", "ninguna ", "不", "未", "无法", "無法", "tax ", "security "} {
		if strings.Contains(before, no) {
			return false
		}
	}
	return o.inLine(legalWords, s) == false
}

// priced reports whether actual prices stand on the page.
func (o *outline) priced(p *Page, sig *Signals) bool {
	if len(p.Offer.Prices) == 0 {
		return false
	}
	o.note(sig, "pricing", p.Offer.Prices[0].Text)
	return true
}

// pressShown finds the media that wrote about the company: a heading with pictures, links or lines under it, or a line of its own before pictures.
func (o *outline) pressShown(sig *Signals) bool {
	o.headed(pressHeads, func(el int32, h hit) bool {
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
	o.headed(processHeads, func(el int32, h hit) bool {
		from, to := o.sectionOf(el)
		if o.lines(from, to) >= 3 {
			o.note(sig, "process", o.visible(el))
			return false
		}
		return true
	})
	return sig.Quotes.Has("process")
}

// reassureReach is how far before or after a call to action or a form words take away a risk, in bytes of text.
const reassureReach = 300

// reassured reports whether words that take away a risk stand near a button or a form.
func (o *outline) reassured(sig *Signals) bool {
	looks := 0
	for _, h := range o.reading.topics[reassurances] {
		s := o.lineAt(h.from)
		if sg := &o.segments[s]; !o.content(s) || sg.linked*10 > (sg.to-sg.from)*7 { // the label of a button is no comfort
			continue
		}
		if looks++; looks > maxLooks {
			break
		}
		if o.actionNear(h.from) {
			o.note(sig, "reassure", o.reading.quote(h.from, h.to))
			return true
		}
	}
	return false
}

// actionNear reports whether a form, a button or a link built as one stands near a byte of the text.
func (o *outline) actionNear(at int32) bool {
	for k, i := range o.byTag[atom.Form] {
		if e := &o.elements[i]; k < maxLooks && e.from <= at+reassureReach && e.to >= at-reassureReach && e.region != Nav && e.region != Footer && !e.concealed {
			return true
		}
	}
	for _, tag := range [...]atom.Atom{atom.Button, atom.A} {
		list := o.byTag[tag]
		first := sort.Search(len(list), func(k int) bool { return o.elements[list[k]].from >= at-reassureReach })
		for _, i := range list[first:] {
			e := &o.elements[i]
			if e.from > at+reassureReach {
				break
			}
			if e.region == Nav || e.region == Footer || e.concealed {
				continue
			}
			class := attr(e.node, "class")
			if tag == atom.Button || strings.Contains(class, "btn") || strings.Contains(class, "button") || strings.Contains(class, "cta") ||
				strings.HasPrefix(attr(e.node, "href"), "tel:") {
				return true
			}
		}
	}
	return false
}

// teamShown finds named people: Person in structured data, or a heading such as "our team" with two pictures or short lines under it.
func (o *outline) teamShown(p *Page, sig *Signals) bool {
	for i := range p.Structured {
		if e := &p.Structured[i]; e.Type == "Person" && e.Properties.Get("jobTitle") != "" {
			o.note(sig, "team", e.Properties.Get("name")+", "+e.Properties.Get("jobTitle"))
		}
	}
	o.headed(teamHeads, func(el int32, h hit) bool {
		from, to := o.sectionOf(el)
		if o.images(from, to) >= 1 && o.lines(from, to) >= 2 || o.lines(from, to) >= 4 {
			o.note(sig, "team", o.visible(el))
			return false
		}
		return true
	})
	return sig.Quotes.Has("team")
}

// cart finds a way to put something into a basket: a link, a button or a form, visible or in the header.
func (o *outline) cart(p *Page, sig *Signals) bool {
	for i := range p.Links {
		l := &p.Links[i]
		if l.Kind != "http" || !l.Internal {
			continue
		}
		if o.reading.links[i].cart || strings.Contains(l.URL, "add-to-cart=") {
			o.note(sig, "cart", strings.TrimSpace(l.Text+" "+l.URL))
			return true
		}
	}
	for i := range p.CTAs {
		if c := &p.CTAs[i]; c.Goal == Buy && lex("service.cart").in(c.Text) {
			o.note(sig, "cart", c.Text)
			return true
		}
	}
	for _, h := range o.reading.topics[cartWords] {
		sg := &o.segments[o.lineAt(h.from)]
		if int(sg.to-sg.from) < 2*int(h.to-h.from)+8 && !sg.quoted {
			for i := sg.owner; i >= 0 && o.elements[i].from >= sg.from; i = o.elements[i].parent {
				if t := o.elements[i].tag; t == atom.Button || t == atom.A {
					o.note(sig, "cart", o.reading.quote(h.from, h.to))
					return true
				}
			}
		}
	}
	return false
}

// furniture finds the parts that pages of a site share: breadcrumb, newsletter, comments, search.
func (o *outline) furniture(p *Page, sig *Signals) {
	for i := range p.Structured {
		if p.Structured[i].Type == "BreadcrumbList" {
			o.note(sig, "breadcrumb", "BreadcrumbList")
		}
	}
	o.reading.trail = o.breadcrumb()
	if o.reading.trail != "" {
		o.note(sig, "breadcrumb", o.reading.trail)
	}
	sig.Breadcrumb = sig.Quotes.Has("breadcrumb")
	for i := range p.Forms {
		switch f := &p.Forms[i]; f.Purpose {
		case "newsletter":
			sig.Newsletter = true
			o.note(sig, "newsletter", f.Submit+" "+f.Text)
		case "comment":
			sig.Comments = true
			o.note(sig, "comments", f.Submit+" "+f.Text)
		case "search":
			sig.Search = true
			o.note(sig, "search", f.Action)
		}
	}
	if h, ok := o.first(commentWords); ok && !sig.Comments {
		if s := o.lineAt(h.from); o.marked(o.segments[s].owner, markComment, 5) {
			sig.Comments = true
			o.note(sig, "comments", o.reading.quote(h.from, h.to))
		}
	}
}

// breadcrumb is the trail of the page as text, "" when there is none: a block called so, or a line such as 首页 > 新闻 > 正文.
func (o *outline) breadcrumb() string {
	for i := range o.elements {
		e := &o.elements[i]
		if o.reading.marks[i]&markBreadcrumb != 0 && e.linked > 0 && e.to-e.from < 300 && !e.concealed && !e.inHead && e.region != Footer {
			return o.trailOf(int32(i))
		}
		if e.tag == atom.Nav && e.linked > 0 && strings.Contains(strings.ToLower(attr(e.node, "aria-label")), "breadcrumb") {
			return o.trailOf(int32(i))
		}
	}
	for s := range o.segments {
		sg := &o.segments[s]
		if s == 60 {
			break
		}
		if sg.linked == 0 || sg.to-sg.from > 200 || sg.concealed {
			continue
		}
		line := o.line(s)
		for _, arrow := range [...]string{" > ", ">", "»", "›", " / "} {
			if strings.Count(line, arrow) >= 1 && (lex("type.home").in(line) || strings.Contains(line, "位置")) && !strings.HasSuffix(line, arrow) {
				return strings.Clone(line)
			}
		}
	}
	return ""
}

// trailOf is the text of a breadcrumb, its links and what follows them parted by arrows.
func (o *outline) trailOf(i int32) string {
	var b strings.Builder
	e := &o.elements[i]
	part := func(from, to int32) {
		text := strings.Trim(strings.ReplaceAll(o.reading.text[from:to], "\n", " "), " <>»›/|\u00a0\u3000→")
		if text == "" {
			return
		}
		if b.Len() > 0 {
			b.WriteString(" > ")
		}
		b.WriteString(text)
	}
	at := e.from
	for k := i + 1; k < e.end; k++ {
		if a := &o.elements[k]; a.tag == atom.A && a.from >= at {
			part(at, a.from)
			part(a.from, a.to)
			at = a.to
		}
	}
	part(at, e.to)
	return b.String()
}

// copyrightYear is the last year named beside a copyright sign; 0 when there is none.
func (o *outline) copyrightYear() int {
	r := o.reading
	year := 0
	for k := len(r.numbers) - 1; k >= 0; k-- {
		a := &r.numbers[k]
		if a.digits != 4 || a.value < 1980 || a.value > 2100 {
			continue
		}
		s := o.lineAt(a.from)
		sg := &o.segments[s]
		if sg.concealed || sg.to-sg.from > 600 {
			continue
		}
		lo := max(sg.from, runeStart(r.text, a.from-48))
		before := r.text[lo:a.from]
		after := r.text[a.to:min(sg.to, a.to+24)]
		if strings.Contains(before, "©") || strings.Contains(strings.ToLower(before), "copyright") || strings.Contains(before, "(c)") || strings.Contains(before, "版权") || strings.Contains(before, "版權") || strings.HasPrefix(strings.TrimLeft(after, " "), "©") {
			year = max(year, int(a.value))
		}
	}
	return year
}
