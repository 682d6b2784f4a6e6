package page

import "strings"

// typeLexicons are the sections whose words in a title, a heading or a label name a type.
var typeLexicons = [...]struct {
	id string
	ty Type
}{
	{"type.about", About}, {"type.contact", Contact}, {"type.legal", Legal}, {"type.case", Case}, {"type.product", Product},
	{"type.price", Pricing}, {"type.article", Article}, {"service.faq", FAQ}, {"type.cart", Cart}, {"type.listing", Listing}, {"type.other", Other},
}

// wordEvidence reads the first heading, the title, the trail and the page's own entry in the navigation.
func (o *outline) wordEvidence(p *Page, t *tally) {
	heading := firstHeading(p)
	if heading == "" {
		heading = p.Offer.Headline
	}
	title := firstSegment(p.Title.Text)
	own := ownLabel(p)
	section, trail := o.trailEnd()
	index := leadsBelow(p)
	t.addWords(o.lexicon.types, heading, weightHeading, "heading: ", index)
	t.addWords(o.lexicon.types, title, weightTitle, "title: ", index)
	for ty := range o.lexicon.types.named(own) {
		if ty == Article || ty == Case && index { // the entry of a section of news or of case studies
			ty = Listing
		}
		t.add(ty, weightSelf, "links to itself as: "+clip(own, 40))
	}
	for ty := range o.lexicon.types.named(trail) {
		t.add(ty, weightTrail, "trail: "+clip(trail, 40))
	}
	for ty := range o.lexicon.types.named(section) {
		t.add(ty, weightSection, "section: "+clip(section, 40))
	}
	if own != "" && len(own) < 30 && o.lexicon.of("type.home").in(own) {
		t.add(Home, weightSelf, "links to itself as: "+own)
	}
}

// addWords adds the types that a heading or title names. "Blog" or 新闻中心 there is the name of a section: above its list
// as well as above each of its articles. index says that the page leads to others below its own address: "case studies" then names
// their list.
func (t *tally) addWords(words *typeTerms, text string, weight float64, from string, index bool) {
	for ty := range words.named(text) {
		if ty == Case && index {
			t.add(Listing, weight, from+clip(text, 40))
			continue
		}
		if ty == Article {
			t.add(Listing, weight/2, from+clip(text, 40))
			t.add(Article, weight/2, from+clip(text, 40))
			continue
		}
		t.add(ty, weight, from+clip(text, 40))
	}
}

// typeTerms is the union of typeLexicons, and the type of each section.
type typeTerms struct {
	terms *terms
	types [maxSections]Type
}

func (lx *Lexicon) typeTerms() *typeTerms {
	tt := &typeTerms{}
	var set sections
	for _, l := range typeLexicons {
		set = set.with(lx.of(l.id).set)
		tt.types[lx.byID[l.id]] = l.ty
	}
	tt.terms = lx.choose(set)
	return tt
}

// named are the types whose words make up a third of a short text, end a Chinese one, or stand in one of four words
// or fewer; each once.
func (tt *typeTerms) named(text string) func(yield func(Type) bool) {
	return func(yield func(Type) bool) {
		if text == "" || len(text) > 160 {
			return
		}
		few := units(text, 5) <= 4
		var buf [8]hit
		hits := tt.terms.scan(buf[:0], text)
		for k, h := range hits {
			if ends := int(h.to) == len(text) && hasHan(text[h.from:]); !few && !ends && int(h.to-h.from)*3 < len(text) {
				continue
			}
			fresh := true
			for _, before := range hits[:k] {
				fresh = fresh && before.section != h.section
			}
			if fresh && !yield(tt.types[h.section]) {
				return
			}
		}
	}
}

// firstSegment is the part of a title before its separator.
func firstSegment(title string) string {
	for _, sep := range [...]string{" - ", " | ", " – ", " — ", "_", "|", "｜", "-", "–", "—", " · ", ","} {
		if head, _, ok := strings.Cut(title, sep); ok && strings.TrimSpace(head) != "" {
			return strings.TrimSpace(head)
		}
	}
	return title
}

// ownLabel is the text under which the page links to itself; "" when it does not. A logo does not count.
func ownLabel(p *Page) string {
	own := strings.TrimSuffix(p.URL, "/")
	for i := range p.Links {
		l := &p.Links[i]
		if l.Kind == "http" && l.Fragment == "" && !l.FromAlt && l.Text != "" && l.Region != Footer &&
			strings.TrimSuffix(l.URL, "/") == own {
			return l.Text
		}
	}
	return ""
}

// trailEnd is the last part of the breadcrumb and the one before it.
func (o *outline) trailEnd() (section, last string) {
	parts := strings.FieldsFunc(o.reading.trail, func(r rune) bool {
		return r == '>' || r == '»' || r == '›' ||
			r == '/' || r == '：'
	})
	for _, part := range parts {
		if part = strings.TrimSpace(part); part != "" {
			section, last = last, part
		}
	}
	return section, last
}
