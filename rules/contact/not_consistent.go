package contact

import (
	"sort"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// notConsistent compares, within one language, what the bars of the pages offer a visitor who needs help: contact link, telephone
// and mail links, chat. Most pages set the order; those that lack one of their ways or have them in another order are
// counted. Landing pages and baskets have bars of their own.
func notConsistent(s *analyzer.Site, p analyzer.Params) analyzer.SiteCheck {
	return &helps{site: s, params: p, routes: map[string]*routes{}}
}

type helps struct {
	site   *analyzer.Site
	params analyzer.Params
	routes map[string]*routes // by language
}

// routes are the orders of help on the pages of a language.
type routes struct {
	count map[string]int
	pages map[string][]int32 // the first of each
	all   int
}

func (h *helps) Page(i int32, p *page.Page) {
	if p.Status != 200 || p.ScriptOnly || p.Signals.NotFound || p.Type == page.Landing || p.Type == page.Cart || p.Type == page.Contact {
		return
	}
	r := h.routes[p.Language]
	if r == nil {
		if len(h.routes) > 20 {
			return
		}
		r = &routes{count: map[string]int{}, pages: map[string][]int32{}}
		h.routes[strings.Clone(p.Language)] = r
	}
	order := h.order(p)
	r.all++
	r.count[order]++
	if len(r.pages[order]) < analyzer.MaxRelated {
		r.pages[order] = append(r.pages[order], i)
	}
}

// order is the ways to help in the bars of a page, each once, as letters: c contact link, t telephone, m mail, h chat.
func (h *helps) order(p *page.Page) string {
	labels := h.params.Strings("labels")
	var b []byte
	add := func(c byte) {
		for _, x := range b {
			if x == c {
				return
			}
		}
		b = append(b, c)
	}
	for i := range p.Links {
		l := &p.Links[i]
		if l.Region == page.Main || l.Region == page.Aside {
			continue
		}
		switch {
		case l.Kind == "tel":
			add('t')
		case l.Kind == "mailto":
			add('m')
		case l.Internal && len(l.Text) > 0 && len(l.Text) < 40 && starts(strings.ToLower(l.Text), labels):
			add('c')
		}
	}
	if len(p.Contacts.Chat) > 0 {
		add('h')
	}
	return string(b)
}

func starts(s string, labels []string) bool {
	for _, l := range labels {
		if strings.HasPrefix(s, l) {
			return true
		}
	}
	return false
}

// outside reports whether an order lacks a way of the usual one or changes its order.
func outside(order, usual string) bool {
	at := 0
	for i := 0; i < len(usual); i++ {
		k := strings.IndexByte(order, usual[i])
		if k < at {
			return true
		}
		at = k
	}
	return false
}

var helpNames = map[byte]string{'c': "contact", 't': "tel:", 'm': "mailto:", 'h': "chat"}

func shown(order string) string {
	if order == "" {
		return "–"
	}
	names := make([]string, len(order))
	for i := range names {
		names[i] = helpNames[order[i]]
	}
	return strings.Join(names, " > ")
}

func (h *helps) Findings() []analyzer.Finding {
	var languages []string
	for l := range h.routes {
		languages = append(languages, l)
	}
	sort.Strings(languages)
	var found []analyzer.Finding
	for _, l := range languages {
		if f, ok := h.language(h.routes[l]); ok {
			found = append(found, f)
		}
	}
	return found
}

// language is the finding of the pages of one language.
func (h *helps) language(r *routes) (analyzer.Finding, bool) {
	if r.all < h.params.Int("pages") {
		return analyzer.Finding{}, false
	}
	var orders []string
	for o := range r.count {
		orders = append(orders, o)
	}
	sort.Slice(orders, func(i, j int) bool {
		if r.count[orders[i]] != r.count[orders[j]] {
			return r.count[orders[i]] > r.count[orders[j]]
		}
		return orders[i] < orders[j]
	})
	usual := orders[0]
	if usual == "" || 2*r.count[usual] <= r.all {
		return analyzer.Finding{}, false // no norm to be outside of
	}
	n := 0
	f := analyzer.Finding{Confidence: 0.8, Evidence: []analyzer.Evidence{{Quote: shown(usual), URL: h.site.Nodes[r.pages[usual][0]].URL}}}
	for _, o := range orders[1:] {
		if !outside(o, usual) {
			continue
		}
		n += r.count[o]
		f.Related = append(f.Related, h.site.URLs(r.pages[o])...)
		f.Evidence = append(f.Evidence, analyzer.Evidence{Quote: shown(o), URL: h.site.Nodes[r.pages[o][0]].URL})
	}
	if float64(n) <= h.params.Number("share")*float64(r.all) {
		return analyzer.Finding{}, false
	}
	f.Count, f.Loss, f.Values = n, float64(n)/float64(r.all), analyzer.V("got", n, "all", r.all, "usual", shown(usual))
	return f, true
}
