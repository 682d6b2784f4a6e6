package contact

import (
	"cmp"
	"slices"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// inconsistentNAP compares the telephone number that structured data give to search engines with all numbers that visitors can read,
// and the numbers in the header and footer of pages of one language. Numbers in the content belong to departments and branches;
// numbers that a tracking service exchanges are exempt, and so is a site with many.
func inconsistentNAP(s *analyzer.Site, params analyzer.Params) analyzer.SiteCheck {
	return &numbers{Search: analyzer.Search{Site: s}, trackers: params.Strings("trackers"), shown: map[string]bool{}, frames: map[string]*frame{}}
}

// A frame is what the header and footer of the pages of one language show.
type frame struct {
	pages   int
	numbers []frameNumber
}

type frameNumber struct {
	key, text string
	pages     int
	first     int32
}

// maxFrameNumbers is the number of different numbers that are kept for one language: a site with more lists its branches.
const maxFrameNumbers = 6

type numbers struct {
	analyzer.Search
	trackers []string
	tracked  bool
	shown    map[string]bool // keys of all numbers that visitors see
	marked   []frameNumber   // of structured data
	frames   map[string]*frame
	order    []string
}

// key is the end of a number: with and without country and area code it is the same line.
func key(number string) string {
	digits := make([]byte, 0, 16)
	for i := 0; i < len(number) && len(digits) < 20; i++ {
		if c := number[i]; c >= '0' && c <= '9' {
			digits = append(digits, c)
		}
	}
	return string(digits[max(0, len(digits)-7):])
}

func (n *numbers) Page(i int32, p *page.Page) {
	n.See(p)
	for k := range p.Resources {
		r := &p.Resources[k]
		n.tracked = n.tracked || r.Kind == "script" && slices.ContainsFunc(n.trackers, func(host string) bool { return strings.Contains(r.URL, host) })
	}
	n.mark(i, p)
	framed := map[string]bool{}
	f := n.frames[p.Language]
	if f == nil {
		f = &frame{}
		language := strings.Clone(p.Language)
		n.frames[language] = f
		n.order = append(n.order, language)
	}
	f.pages++
	for k := range p.Contacts.Phones {
		ph := &p.Contacts.Phones[k]
		id := key(cmp.Or(ph.Number, ph.Text))
		if len(id) < 6 {
			continue
		}
		if len(n.shown) < 1000 {
			n.shown[id] = true
		}
		if !ph.Fax && (ph.Region == page.Header || ph.Region == page.Footer) && !framed[id] {
			framed[id] = true
			f.add(id, ph.Text, i)
		}
	}
}

func (f *frame) add(id, text string, i int32) {
	for k := range f.numbers {
		if f.numbers[k].key == id {
			f.numbers[k].pages++
			return
		}
	}
	if len(f.numbers) < maxFrameNumbers {
		f.numbers = append(f.numbers, frameNumber{id, strings.Clone(text), 1, i})
	}
}

// mark keeps the number that structured data give for the firm.
func (n *numbers) mark(i int32, p *page.Page) {
	for k := range p.Structured {
		e := &p.Structured[k]
		number := e.Properties.Get("telephone")
		id := key(number)
		if len(id) < 6 || !firm(e.Type) || len(n.marked) >= maxFrameNumbers || slices.ContainsFunc(n.marked, func(m frameNumber) bool { return m.key == id }) {
			continue
		}
		n.marked = append(n.marked, frameNumber{id, strings.Clone(number), 1, i})
	}
}

// firm reports whether a type of structured data is the firm as a whole and not a department of it.
func firm(t string) bool {
	switch t {
	case "Organization", "Corporation", "LocalBusiness", "ProfessionalService", "Store", "HomeAndConstructionBusiness", "Restaurant", "MedicalBusiness", "LegalService":
		return true
	}
	return strings.HasSuffix(t, "Business") || strings.HasSuffix(t, "Store")
}

func (n *numbers) Findings() []analyzer.Finding {
	if n.tracked {
		return nil
	}
	if len(n.shown) > 0 && len(n.marked) == 1 && n.Site.Complete && !n.shown[n.marked[0].key] {
		if visible := n.mostShown(); visible.text != "" {
			return []analyzer.Finding{n.finding(visible, n.marked[0])}
		}
	}
	for _, language := range n.order {
		if a, b, ok := n.frames[language].conflict(); ok {
			return []analyzer.Finding{n.finding(a, b)}
		}
	}
	return nil
}

// mostShown is the number in header and footer that most pages show.
func (n *numbers) mostShown() (best frameNumber) {
	for _, language := range n.order {
		for _, x := range n.frames[language].numbers {
			if x.pages > best.pages {
				best = x
			}
		}
	}
	return best
}

// conflict finds two numbers that take each other's place: each stands on two pages or more, and together on no more pages than there
// are. A site whose pages show several lists them on purpose.
func (f *frame) conflict() (a, b frameNumber, ok bool) {
	if len(f.numbers) != 2 {
		return a, b, false
	}
	a, b = f.numbers[0], f.numbers[1]
	if a.pages < b.pages {
		a, b = b, a
	}
	return a, b, b.pages >= 2 && a.pages+b.pages <= f.pages && b.pages*10 >= f.pages && b.pages*3 <= f.pages
}

func (n *numbers) finding(a, b frameNumber) analyzer.Finding {
	au, bu := n.Site.Nodes[a.first].URL, n.Site.Nodes[b.first].URL
	return analyzer.Finding{
		Confidence: 0.8, Count: 2, Values: analyzer.V("got", []string{a.text, b.text}), Related: []string{au, bu},
		Evidence: []analyzer.Evidence{{Quote: a.text, URL: au}, {Quote: b.text, URL: bu}},
	}
}
