package page

import (
	"math"
	"slices"
	"strings"

	"golang.org/x/net/html/atom"
)

// maxUnseen is the number of marked-up values of one page that are looked for in its text.
const maxUnseen = 60

// unseen notes the marked-up values that a visitor would have to see: prices, ratings, review texts, telephone numbers, names of
// products, hours. Search engines punish those that stand in the markup alone. What may be there in another form (another notation, a
// picture's text, Chinese numerals, stars) counts as seen.
func (o *outline) unseen(p *Page) {
	s := sight{o: o, p: p}
	for i := range p.Structured {
		e := &p.Structured[i]
		for k := range e.Properties {
			pr := &e.Properties[k]
			if s.asked == maxUnseen {
				return
			}
			if !s.shows(e, pr.Name, pr.Value) {
				e.Unseen = append(e.Unseen, pr.Name)
			}
		}
	}
}

// A sight is what the visitor sees of a page, in the forms that values are compared with; each is made when first asked for.
type sight struct {
	o       *outline
	p       *Page
	asked   int
	spoken  []amount // numbers in text alternatives; nil before asked
	letters string
	digits  string
	lower   string

	wide, drawn *bool // see fullWidth and inImage; nil before asked
}

// shows reports whether a value is to be seen, or is of no kind that must be.
func (s *sight) shows(e *Entity, name, value string) bool {
	parent, last := "", name
	if dot := strings.LastIndexByte(name, '.'); dot >= 0 {
		parent, last = name[:dot], name[dot+1:]
		if dot = strings.LastIndexByte(parent, '.'); dot >= 0 {
			parent = parent[dot+1:]
		}
	}
	switch last {
	case "price", "lowPrice":
		return !(parent == "offers" || parent == "" && strings.HasSuffix(e.Type, "Offer")) || s.price(value)
	case "ratingValue":
		return parent != "aggregateRating" && e.Type != "AggregateRating" || s.rating(value)
	case "reviewCount", "ratingCount":
		return parent != "aggregateRating" && e.Type != "AggregateRating" || s.count(value)
	case "telephone":
		return s.telephone(value)
	case "reviewBody":
		return s.words(value) || s.words(e.Properties.Get(strings.TrimSuffix(name, "reviewBody")+"author.name"))
	case "name":
		return parent != "" || e.Type != "Product" || s.anyWord(value)
	case "opens":
		return parent != "openingHoursSpecification" || s.hour(e, name, value)
	}
	return true
}

// number reads a marked-up number; those that are none are another rule's business.
func number(value string) (float64, bool) {
	found := readNumbers(strings.TrimSpace(value), "")
	if len(found) != 1 || found[0].value == 0 || found[0].from != 0 {
		return 0, false
	}
	return found[0].value, true
}

// price allows for amounts of which the cents stand apart, for 2.9万, and for those with and without tax: a number beside a
// currency that is no more than 27 per cent off (the highest rate of VAT in Europe).
func (s *sight) price(value string) bool {
	v, ok := number(value)
	if !ok || v < 1 {
		return true
	}
	s.asked++
	if s.fullWidth() || strings.Contains(s.o.reading.text, "百元") || strings.Contains(s.o.reading.text, "千元") {
		return true
	}
	for i := range s.p.Offer.Prices {
		if a := s.p.Offer.Prices[i].Amount; a <= 1.275*v && v <= 1.275*a {
			return true
		}
	}
	return s.anyNumber(s.o.reading.numbers, s.o.reading.text, func(n float64) bool { return math.Abs(n-v) < 0.006 || n == math.Floor(v) || math.Abs(n-100*v) < 0.5 })
}

// rating allows for rounding and for scales of ten and of a hundred.
func (s *sight) rating(value string) bool {
	v, ok := number(value)
	if !ok {
		return true
	}
	s.asked++
	return s.fullWidth() || strings.Contains(s.o.reading.text, "★★") || s.anywhere(func(n float64) bool {
		return math.Abs(n-v) < 0.06 || math.Abs(n-2*v) < 0.12 || math.Abs(n-20*v) < 1.2
	})
}

// count allows for 1.2k.
func (s *sight) count(value string) bool {
	v, ok := number(value)
	if !ok {
		return true
	}
	s.asked++
	return s.fullWidth() || s.anywhere(func(n float64) bool { return n == v || v >= 1000 && math.Abs(n-v) <= v/20 })
}

func (s *sight) anywhere(is func(float64) bool) bool {
	if s.anyNumber(s.o.reading.numbers, s.o.reading.text, is) {
		return true
	}
	if s.spoken == nil {
		s.spoken = s.alternatives()
	}
	return s.anyNumber(s.spoken, "", is)
}

// anyNumber asks is for the numbers of text, and for what they stand for before 万 and k.
func (s *sight) anyNumber(numbers []amount, text string, is func(float64) bool) bool {
	for i := range numbers {
		a := &numbers[i]
		if is(a.value) {
			return true
		}
		if int(a.to) < len(text) {
			switch rest := text[a.to:]; {
			case strings.HasPrefix(rest, "万"), strings.HasPrefix(rest, "萬"):
				if is(a.value * 1e4) {
					return true
				}
			case rest[0] == 'k' || rest[0] == 'K':
				if is(a.value * 1000) {
					return true
				}
			}
		}
	}
	return false
}

// alternatives are the numbers in labels and text alternatives: stars are pictures.
func (s *sight) alternatives() []amount {
	found := []amount{}
	for i := range s.o.elements {
		n := s.o.elements[i].node
		for k := range n.Attr {
			switch n.Attr[k].Key {
			case "aria-label", "title", "alt", "data-rating", "data-score", "value":
				if len(n.Attr[k].Val) < 200 && len(found) < maxNumbers {
					found = append(found, readNumbers(n.Attr[k].Val, "")...)
				}
			}
		}
	}
	return found
}

// fullWidth reports whether digits of full width stand in the text, which nobody reads here.
func (s *sight) fullWidth() bool {
	if s.wide == nil {
		is := s.o.wide && holdsAny(s.o.reading.text, fullWidthDigits[:])
		s.wide = &is
	}
	return *s.wide
}

var fullWidthDigits = [...]string{"０", "１", "２", "３", "４", "５", "６", "７", "８", "９"}

// telephone compares the last seven digits: country codes and trunk zeros come and go.
func (s *sight) telephone(value string) bool {
	number := bareDigits(value)
	if len(number) < 7 {
		return true
	}
	s.asked++
	number = number[len(number)-7:]
	for i := range s.p.Contacts.Phones {
		if strings.HasSuffix(bareDigits(s.p.Contacts.Phones[i].Number), number) {
			return true
		}
	}
	if s.digits == "" {
		s.digits = bareDigits(s.o.reading.text)
	}
	return strings.Contains(s.digits, number) || s.fullWidth() || s.inImage()
}

// inImage reports whether the number may stand in a picture: Chinese sites draw it.
func (s *sight) inImage() bool {
	if s.drawn == nil {
		is := slices.ContainsFunc(s.o.tagged(atom.Img), func(i int32) bool {
			n := s.o.elements[i].node
			return holdsAny(attr(n, "src"), numberPictures[:]) || holdsAny(attr(n, "alt"), numberPictures[:])
		})
		s.drawn = &is
	}
	return *s.drawn
}

// numberPictures are parts of the names of pictures of a number.
var numberPictures = [...]string{"tel", "phone", "电话", "hotline", "call"}

func bareDigits(text string) string {
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		if c := text[i]; c >= '0' && c <= '9' {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// words reports whether the first letters of a longer text are to be seen; short ones prove nothing.
func (s *sight) words(value string) bool {
	key := lettersOf(cut(value, 80))
	if len(key) < 6 {
		return false
	}
	s.asked++
	if s.letters == "" {
		s.letters = lettersOf(s.o.reading.text)
	}
	return strings.Contains(s.letters, cut(key, 40))
}

// anyWord reports whether any word of a name is to be seen: shops arrange the parts of a name in their own order.
func (s *sight) anyWord(value string) bool {
	s.asked++
	long := false
	for word := range strings.FieldsSeq(value) {
		if word = partOfName(word); len(word) >= 3 {
			long = true
			if strings.Contains(s.p.Title.Text, word) || strings.Contains(s.o.reading.text, word) {
				return true
			}
		}
	}
	if !long {
		return true
	}
	if s.lower == "" {
		s.lower = strings.ToLower(s.p.Title.Text + "\n" + s.o.reading.text)
	}
	for word := range strings.FieldsSeq(strings.ToLower(value)) {
		if word = partOfName(word); len(word) >= 3 && strings.Contains(s.lower, word) {
			return true
		}
	}
	return false
}

// partOfName is the part of a word of a name that is looked for: an ending more or less is the same word.
func partOfName(word string) string { return cut(strings.Trim(word, ",.;:()-–|®™"), 12) }

// hour reports whether the hour at which a firm opens is anywhere on a page that tells hours at all.
func (s *sight) hour(e *Entity, name, value string) bool {
	hour, _, ok := strings.Cut(strings.TrimSpace(value), ":")
	h, read := number(hour)
	if !ok || !read || s.p.Contacts.Hours == "" || s.p.Contacts.Hours == value || !hasDigit(s.p.Contacts.Hours) {
		return true
	}
	s.asked++
	closes, _, _ := strings.Cut(e.Properties.Get(strings.TrimSuffix(name, "opens")+"closes"), ":")
	c, _ := number(closes)
	return s.fullWidth() || s.anyNumber(s.o.reading.numbers, "", func(n float64) bool {
		n = math.Floor(n)
		return n == h || n+12 == h || c > 0 && (n == c || n+12 == c)
	})
}
