package page

import (
	"strings"

	"golang.org/x/net/html/atom"
)

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
		if c := &p.CTAs[i]; c.Goal == Buy && o.lexicon.of("service.cart").in(c.Text) {
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
	if !sig.Breadcrumb {
		if line := o.writtenTrail(); line != "" {
			o.note(sig, "trail", line) // written without a link, which is none
		}
	}
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
		if o.reading.marks[i]&markBreadcrumb != 0 && e.linked > 0 && e.to-e.from < 300 && !e.concealed &&
			!e.inHead && e.region != Footer {
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
			if strings.Count(line, arrow) >= 1 && (o.lexicon.of("type.home").in(line) || strings.Contains(line, "位置")) &&
				!strings.HasSuffix(line, arrow) {
				return strings.Clone(line)
			}
		}
	}
	return ""
}

// youAreHere are the words before a trail.
var youAreHere = [...]string{"current location", "current position", "you are here", "your location", "当前位置", "您的位置", "您现在的位置", "所在位置", "目前位置",
	"當前位置", "您的位置", "現在位置", "目前位置", "sie sind hier", "sie befinden sich hier", "vous êtes ici", "está aquí", "estás aquí", "usted está aquí"}

// writtenTrail is a line that says where the page stands and holds no link: 首页 > 新闻 > 正文 as text, or words such as
// "you are here" before a chain. "" when there is none.
func (o *outline) writtenTrail() string {
	for s := range o.segments[:min(len(o.segments), 60)] {
		sg := &o.segments[s]
		n := sg.to - sg.from
		if sg.linked > 0 || n > 250 || n < 8 || sg.concealed || sg.region == Footer {
			continue
		}
		line := o.line(s)
		for _, arrow := range [...]string{" > ", ">", "»", "›", " - ", " / "} {
			chain := strings.Count(line, arrow)
			if chain == 0 || strings.HasSuffix(line, arrow) {
				continue
			}
			if chain >= 2 && arrow != " - " && arrow != " / " && o.lexicon.of("type.home").in(line) {
				return strings.Clone(line)
			}
			low := strings.ToLower(line)
			for _, here := range youAreHere {
				if strings.HasPrefix(low, here) {
					return strings.Clone(line)
				}
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
		if strings.Contains(before, "©") || strings.Contains(strings.ToLower(before), "copyright") ||
			strings.Contains(before, "(c)") || strings.Contains(before, "版权") || strings.Contains(before, "版權") ||
			strings.HasPrefix(strings.TrimLeft(after, " "), "©") {
			year = max(year, int(a.value))
		}
	}
	return year
}
