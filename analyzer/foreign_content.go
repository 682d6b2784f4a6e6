package analyzer

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/siteassay/assay/page"
)

// ForeignContent is what is known of the pages that carry content of others (domain.md 4): what each shows, since when, and where the
// break-in is to be looked for.
type ForeignContent struct {
	Count     int           `json:"count"`     // pages, confirmed and suspected
	Confirmed int           `json:"confirmed"` // of them
	Templates int           `json:"templates"` // different templates among them
	Pages     []ForeignPage `json:"pages"`     // the confirmed ones first, then in the order of the crawl; at most 50
}

// A ForeignPage is one of them.
type ForeignPage struct {
	URL       string   `json:"url"`
	Confirmed bool     `json:"confirmed"`
	Likely    float64  `json:"likely"`             // probability by all signs, 0 … 1
	Since     int      `json:"since"`              // number of the first audit that found it
	Fresh     bool     `json:"fresh"`              // the audit before knew the page without it
	Where     string   `json:"where"`              // one of ForeignPlaces
	Title     string   `json:"title"`              // as it is now
	Text      string   `json:"text"`               // beginning of the main text, glosses and zero-width characters taken out, at most 200 runes
	Language  string   `json:"language,omitempty"` // of the page
	Shown     []string `json:"shown"`              // where it was asked for in guises: who was shown what, the browser first
}

// ForeignPlaces are where the cause is likely to be found.
var ForeignPlaces = [...]string{"server", "script", "files", "pages", "template", "head"}

const maxForeignPages = 50

// foreignFinder gathers the pages that are not what their owner wrote.
type foreignFinder struct {
	site      *Site
	view      ForeignContent
	rest      []ForeignPage // suspected, at most 50
	templates map[uint64]bool
}

func newForeignFinder(s *Site) *foreignFinder {
	return &foreignFinder{site: s, templates: map[uint64]bool{}}
}

// IsForeign reports whether signs of foreign content make a case, and whether it is confirmed (domain.md 4.2).
func IsForeign(signs []page.Signal) (likely float64, suspected, confirmed bool) {
	likely, families := page.FuseSigns(signs)
	suspected = families >= 2 && likely >= 0.5
	return likely, suspected, suspected && (likely >= 0.8 || families >= 3 && likely >= 0.75)
}

func (f *foreignFinder) page(p *page.Page) {
	signs := f.site.Signs(p)
	likely, suspected, confirmed := IsForeign(signs)
	if !suspected {
		return
	}
	f.view.Count++
	f.templates[p.Document.Skeleton] = true
	list := &f.rest
	if confirmed {
		f.view.Confirmed++
		list = &f.view.Pages
	}
	if len(*list) == maxForeignPages {
		return
	}
	x := ForeignPage{
		URL: strings.Clone(p.URL), Language: strings.Clone(p.Language), Confirmed: confirmed, Likely: likely, Where: placeOf(signs), Title: strings.Clone(clipRunes(p.Title.Text, 120)),
		Text: strings.Clone(clipRunes(p.Text.Main, 200)), Shown: []string{},
	}
	x.Since, x.Fresh = f.site.Intrusion.Since(p.URL)
	if g := f.site.Guises.Of(p.URL); g != nil {
		if cloaked := g.Cloaked(); len(cloaked) > 0 {
			x.Shown = append(x.Shown, g.As("browser").Shown())
			for _, a := range cloaked {
				x.Shown = append(x.Shown, a.Shown())
			}
		}
	}
	*list = append(*list, x)
}

// placeOf is where the cause of the signs is likely to be found: the sign that betrays most decides.
func placeOf(signs []page.Signal) string {
	has := func(names ...string) bool {
		return slices.ContainsFunc(signs, func(s page.Signal) bool { return slices.Contains(names, s.Name) })
	}
	switch {
	case has("cloaked"):
		return "server"
	case has("client-cloak", "title-swap"):
		return "script"
	case has("url-burst", "growth", "language"):
		return "files"
	case has("gloss", "noise", "rare-han", "random-id-tags", "domain"):
		return "pages"
	case has("hidden-links", "off-topic-links"):
		return "template"
	}
	return "head"
}

// content is the view; nil when there is nothing to tell.
func (f *foreignFinder) content() *ForeignContent {
	if f.view.Count == 0 {
		return nil
	}
	f.view.Templates = len(f.templates)
	f.view.Pages = append(f.view.Pages, f.rest[:min(len(f.rest), maxForeignPages-len(f.view.Pages))]...)
	for i := range f.view.Pages {
		x := &f.view.Pages[i]
		x.Text = strings.TrimSpace(strings.ReplaceAll(x.Text, "\n", " "))
		if !utf8.ValidString(x.Text) {
			x.Text = strings.ToValidUTF8(x.Text, "")
		}
	}
	return &f.view
}

// Since is the number of the first audit that found foreign content on a page, and whether the audit before knew the page without it.
func (n *Intrusion) Since(url string) (run int, fresh bool) {
	was, known := n.Past.of(url)
	if was.Foreign != 0 {
		return int(was.Foreign), false
	}
	return n.Run, known
}

// of is what the run before saw of a page.
func (p *Past) of(url string) (Digest, bool) {
	if p == nil {
		return Digest{}, false
	}
	d, ok := p.pages[urlHash(url)]
	return d, ok
}
