package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// minLogos is the number of images that make a wall of customers.
const minLogos = 4

// clientLogos finds four or more images in one block that its heading or its class calls clients.
func (o *outline) clientLogos(sig *Signals) {
	o.headed(clientHeads, func(el int32) bool {
		from, to := o.sectionOf(el)
		if o.logos(from, to) >= minLogos {
			o.note(sig, "client_logos", o.visible(el))
			return false
		}
		return true
	})
	looks := 0
	for i := range o.elements {
		if sig.Quotes.Has("client_logos") || looks == maxLooks {
			break
		}
		e := &o.elements[i]
		if o.reading.marks[i]&markClient == 0 || e.concealed || e.inHead || e.region == Nav || e.end-int32(i) <= minLogos {
			continue
		}
		looks++
		if o.logos(int32(i)+1, e.end) >= minLogos {
			o.note(sig, "client_logos", o.logoNames(int32(i)))
		}
	}
	if !sig.Quotes.Has("client_logos") {
		o.namedLogos(sig)
	}
	sig.ClientLogos = sig.Quotes.Has("client_logos")
}

// logos counts the images between two elements that can be logos; 0 when the block is one of texts, products or people.
func (o *outline) logos(from, to int32) int {
	n := 0
	for i := from; i < to; i++ {
		e := &o.elements[i]
		if o.reading.marks[i]&(markTestimonial|markTeam|markProduct|markNews) != 0 {
			return 0
		}
		if e.tag == atom.Img && !platformIcon(e.node) {
			n++
		}
	}
	if n < minLogos || from >= to {
		return 0
	}
	if words := units(o.reading.text[o.elements[from].from:o.elements[to-1].to], n*9); words >= n*8 {
		return 0
	}
	return n
}

// platformIcon reports whether an image is the sign of a social network, which no customer is.
func platformIcon(n *html.Node) bool {
	alt, src := strings.ToLower(clip(attr(n, "alt"), 60)), clip(attr(n, "src"), 300)
	file := strings.ToLower(src[strings.LastIndexByte(src, '/')+1:])
	for _, name := range [...]string{"facebook", "twitter", "instagram", "youtube", "linkedin", "pinterest", "whatsapp", "telegram", "tiktok", "flickr", "rss"} {
		if strings.HasPrefix(alt, name) || strings.HasPrefix(file, name) {
			return true
		}
	}
	return false
}

// logoNames are the alternative texts, or else the files, of the first images in an element.
func (o *outline) logoNames(i int32) string {
	var names []string
	for k := i; k < o.elements[i].end && len(names) < minLogos; k++ {
		if e := &o.elements[k]; e.tag == atom.Img {
			name := attr(e.node, "alt")
			if name == "" {
				name = attr(e.node, "src")
			}
			names = append(names, clip(name, 60))
		}
	}
	return strings.Join(names, ", ")
}

// namedLogos finds a row of images whose files are called clients.
func (o *outline) namedLogos(sig *Signals) {
	counts := map[int32]int{}
	for _, i := range o.tagged(atom.Img) {
		e := &o.elements[i]
		if e.concealed || e.region == Nav {
			continue
		}
		src := attr(e.node, "src")
		if at := strings.LastIndexByte(src, '/'); at >= 0 {
			src = src[at+1:]
		}
		if !strings.Contains(strings.ToLower(src), "client") && marksOf(src)&markClient == 0 ||
			marksOf(src)&markTestimonial != 0 {
			continue
		}
		box := e.parent
		for up := 0; up < 3 && box > 0; up++ {
			counts[box]++
			if counts[box] == minLogos {
				o.note(sig, "client_logos", attr(e.node, "src"))
				return
			}
			box = o.elements[box].parent
		}
	}
}

// certificatesShown finds certificates, awards and memberships that the page itself shows as proof: a heading with
// pictures or lines under it, a named standard or award in the text, an image called so. A link to a page of
// certificates is none.
func (o *outline) certificatesShown(p *Page, sig *Signals) {
	o.headed(certificateHeads, func(el int32) bool {
		from, to := o.sectionOf(el)
		if o.images(from, to) > 0 || o.lines(from, to) >= 2 {
			o.note(sig, "certifications", o.visible(el))
			return false
		}
		return true
	})
	for _, h := range o.reading.topics[certificates] {
		s := o.lineAt(h.from)
		sg := &o.segments[s]
		if sg.concealed || sg.quoted || sg.region == Nav || sg.linked*10 > (sg.to-sg.from)*9 || o.reports(s) {
			continue
		}
		o.note(sig, "certifications", o.reading.quote(h.from, h.to))
		break
	}
	if !sig.Quotes.Has("certifications") {
		if quote, ok := o.certificateImage(p); ok {
			o.note(sig, "certifications", quote)
		}
	}
	sig.Certifications = sig.Quotes.Has("certifications")
}

// certificateImage is the first image whose file or alternative text is that of a certificate or award. The alternative
// texts are read in one go.
func (o *outline) certificateImage(p *Page) (string, bool) {
	var alts []byte
	for i := range p.Images {
		im := &p.Images[i]
		if im.Hidden || im.Region == Nav || len(im.URL) > 300 {
			continue
		}
		file := im.URL[strings.LastIndexByte(im.URL, '/')+1:]
		if mk := marksOf(file); mk&markAward != 0 && mk&^markAward == 0 {
			return strings.TrimSpace(im.Alt + " " + file), true
		}
		if len(im.Alt) >= 3 && len(im.Alt) <= 200 && len(alts) < 1<<16 {
			alts = append(append(alts, im.Alt...), '\n')
		}
	}
	return o.lexicon.of("proof.certificate").find(string(alts))
}

// images counts the images between two elements.
func (o *outline) images(from, to int32) int {
	n := 0
	for i := from; i < to; i++ {
		if o.elements[i].tag == atom.Img {
			n++
		}
	}
	return n
}

// lines counts the lines of text between two elements.
func (o *outline) lines(from, to int32) int {
	if from >= to {
		return 0
	}
	return strings.Count(strings.TrimSpace(o.reading.text[o.elements[from].from:o.elements[to-1].to]), "\n") + 1
}

// ratings finds stars and scores: AggregateRating, 4.8/5, 4,9 von 5, ★★★★★.
func (o *outline) ratings(p *Page, sig *Signals) {
	for i := range p.Structured {
		e := &p.Structured[i]
		if v := e.Properties.Get("aggregateRating.ratingValue"); v != "" {
			o.note(sig, "ratings", v)
		} else if e.Type == "AggregateRating" {
			o.note(sig, "ratings", e.Properties.Get("ratingValue"))
		}
	}
	if i := strings.Index(o.reading.text, "★★★"); i >= 0 {
		if s := o.lineAt(int32(i)); !o.segments[s].concealed {
			o.note(sig, "ratings", o.reading.quote(int32(i), int32(i)+9))
		}
	}
	for k := range o.reading.numbers {
		a := &o.reading.numbers[k]
		if a.value < 1 || a.value > 5 || sig.Quotes.Has("ratings") {
			continue
		}
		rest := strings.TrimLeft(o.reading.text[a.to:min(len(o.reading.text), int(a.to)+24)], " ")
		for _, form := range [...]string{
			"/5", "/ 5", "out of 5", "von 5", "sur 5", "de 5", "stars", "Sterne", "étoiles", "estrellas",
		} {
			if form[0] == '/' && a.value < 5 && a.plain { // step 4 / 5
				continue
			}
			if strings.HasPrefix(rest, form) && !digitAt(rest, len(form)) &&
				!strings.HasPrefix(rest[len(form):], "/") && o.content(o.lineAt(a.from)) {
				o.note(sig, "ratings", o.reading.quote(a.from, a.to))
			}
		}
	}
	sig.Ratings = sig.Quotes.Has("ratings")
}

// caseLinks finds a link in the content to a case study: its text or its address says so.
func (o *outline) caseLinks(p *Page, sig *Signals) {
	cases := o.lexicon.cases
	for i := range p.Links {
		l := &p.Links[i]
		if !l.Internal || l.Kind != "http" || l.Region == Nav && sig.Quotes.Has("case_links") {
			continue
		}
		if o.reading.links[i].kind == Case || len(l.Text) > 0 && len(l.Text) < 60 && cases.in(l.Text) {
			o.note(sig, "case_links", strings.TrimSpace(l.Text+" "+l.URL))
			break
		}
	}
	sig.CaseLinks = sig.Quotes.Has("case_links")
}

// leadsToYear reports whether the words between "founded" and a number let the number be the year.
func leadsToYear(gap string) bool {
	if len(gap) <= 4 {
		return !strings.ContainsAny(gap, ".!?;")
	}
	for _, word := range [...]string{"year", "Jahr", "année", "año"} {
		if strings.Contains(gap, word) {
			return true
		}
	}
	return false
}

// founded finds the year in which the company began: "since 1998", 成立于1998年, foundingDate.
func (o *outline) founded(p *Page, sig *Signals) {
	for i := range p.Structured {
		if v := p.Structured[i].Properties.Get("foundingDate"); len(v) >= 4 {
			sig.Founded = v[:4]
			o.note(sig, "founded", v)
			return
		}
	}
	for _, t := range [...]topic{foundings, sinceWords} {
		for _, h := range o.reading.topics[t] {
			if a, ok := o.foundedAt(t, h); ok {
				sig.Founded = strings.Clone(o.reading.text[a.from:a.to])
				o.note(sig, "founded", o.reading.quote(min(h.from, a.from), max(h.to, a.to)))
				return
			}
		}
	}
}

// foundedAt is the year beside a word such as "founded". "Since" may tell of anything: it counts in a short line only.
func (o *outline) foundedAt(t topic, h hit) (*amount, bool) {
	r := o.reading
	s := o.lineAt(h.from)
	sg := &o.segments[s]
	if !o.content(s) && sg.region != Footer || sg.concealed || o.reports(s) || t == sinceWords && units(o.line(s), 13) > 12 {
		return nil, false
	}
	for k := range r.numbersIn(max(sg.from, h.from-16), min(sg.to, h.to+16)) {
		a := &r.numbers[k]
		before := a.to <= h.from
		if !before && a.from < h.to || !a.plain || a.digits != 4 || a.value < 1700 || a.value > 2099 {
			continue
		}
		if before && (!hasHan(r.text[h.from:h.to]) || h.from-a.to > 12) || !before && !leadsToYear(r.text[h.to:a.from]) {
			continue
		}
		return a, true
	}
	return nil, false
}
