package links

import (
	"net/url"
	"slices"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// externalTooMany counts links to other sites outside of the menu and the footer.
func externalTooMany(c *analyzer.Context) analyzer.Result {
	p, limit := c.Page, c.Params.Int("max")
	if len(p.Links) <= limit {
		return analyzer.Result{}
	}
	n, first := 0, ""
	for i := range p.Links {
		if l := &p.Links[i]; l.Kind == "http" && !l.Internal {
			if n++; first == "" {
				first = l.URL
			}
		}
	}
	if n <= limit {
		return analyzer.Result{}
	}
	r := analyzer.Found(analyzer.V("got", n), analyzer.Evidence{Quote: first, Selector: "a[href]"})
	r.Count = n
	return r
}

// fewInArticle counts the other pages of the site that the text of an article leads to. A Chinese character is about half a
// word.
func fewInArticle(c *analyzer.Context) analyzer.Result {
	p := c.Page
	words := p.Text.Words
	if p.Language == "zh" || p.Language == "ja" {
		words = words * 3 / 5
	}
	if words < c.Params.Int("min") {
		return analyzer.None()
	}
	want := 1
	switch {
	case words > c.Params.Int("long"):
		want = 3
	case words > c.Params.Int("middle"):
		want = 2
	}
	var seen []string
	for i := range p.Links {
		l := &p.Links[i]
		if l.Internal && l.Kind == "http" && l.Region != page.Nav && l.Region != page.Header && l.Region != page.Footer && l.URL != p.URL && !slices.Contains(seen, l.URL) {
			if seen = append(seen, l.URL); len(seen) >= want {
				return analyzer.Result{}
			}
		}
	}
	r := analyzer.Found(analyzer.V("got", len(seen), "want", want, "words", words), analyzer.Evidence{Quote: p.Title.Text + " " + p.URL, Selector: "main"})
	r.Count = 1
	return r
}

// telMailto finds telephone and mail links that no telephone or mail program understands. Calls to action with such a link
// have a rule of their own. On a site in several languages a number without country code cannot be dialled by half of its readers.
func telMailto(c *analyzer.Context) analyzer.Result {
	p := c.Page
	abroad := c.Site != nil && len(c.Site.Languages) > 1 && !c.Site.Mainland
	var bad []analyzer.Evidence
	national := 0
	for i := range p.Links {
		l := &p.Links[i]
		wrong := false
		switch l.Kind {
		case "tel":
			wrong = !dialable(l.URL)
			if !wrong && abroad && homeOnly(l.URL) {
				wrong = true
				national++
			}
		case "mailto":
			wrong = !mailable(l.URL)
		}
		if !wrong || slices.ContainsFunc(p.CTAs, func(a page.CTA) bool { return a.Dead != "" && a.Target == l.URL }) {
			continue
		}
		if e := (analyzer.Evidence{Quote: strings.TrimSpace(l.Text + " " + l.URL), Selector: l.Selector}); !slices.Contains(bad, e) {
			bad = append(bad, e)
		}
	}
	if len(bad) == 0 {
		return analyzer.Result{}
	}
	r := analyzer.Found(analyzer.V("got", bad[0].Quote), bad[:min(len(bad), analyzer.MaxEvidence)]...)
	r.Count = len(bad)
	if national >= len(bad) {
		r.Loss = 0.3
	}
	return r
}

// dialable reports whether the number of a tel: link can be dialled (RFC 3966, with the spaces that telephones overlook).
func dialable(ref string) bool {
	number := ref[strings.IndexByte(ref, ':')+1:]
	if i := strings.IndexAny(number, ";,?"); i >= 0 { // extension, pause
		number = number[:i]
	}
	digits := 0
	for i := 0; i < len(number); i++ {
		switch c := number[i]; {
		case c >= '0' && c <= '9':
			digits++
		case strings.IndexByte("+-. ()/*#p", c) >= 0:
		case c == '%' && (strings.HasPrefix(number[i:], "%20") || strings.HasPrefix(number[i:], "%2B") || strings.HasPrefix(number[i:], "%2b")):
			i += 2
		case c >= 0x80: // dashes and spaces of other scripts
		default:
			return false
		}
	}
	return digits >= 3 && digits <= 17 && strings.LastIndexByte(number, '+') <= strings.IndexAny(number, "+0123456789")
}

// homeOnly reports whether a number is written as it is dialled within its country. Service numbers have no other form.
func homeOnly(ref string) bool {
	number := strings.TrimSpace(ref[strings.IndexByte(ref, ':')+1:])
	digits := 0
	for i := 0; i < len(number); i++ {
		if number[i] >= '0' && number[i] <= '9' {
			digits++
		}
	}
	if digits < 9 || strings.HasPrefix(number, "+") || strings.HasPrefix(number, "00") || strings.HasPrefix(number, "%2") {
		return false
	}
	return !strings.HasPrefix(number, "0800") && !strings.HasPrefix(number, "800") && !strings.HasPrefix(number, "400") && !strings.HasPrefix(number, "1800") && !strings.HasPrefix(number, "1-800")
}

// mailable reports whether a mailto: link (RFC 6068) names addresses, or none on purpose, as links for sharing do.
func mailable(ref string) bool {
	list, query, _ := strings.Cut(ref[strings.IndexByte(ref, ':')+1:], "?")
	if strings.TrimSpace(list) == "" {
		return strings.Contains(query, "=")
	}
	if plain, err := url.PathUnescape(list); err == nil { // some write it in escapes to hide it from collectors
		list = plain
	}
	for address := range strings.FieldsFuncSeq(list, func(r rune) bool { return r == ',' || r == ';' }) {
		name, host, ok := strings.Cut(strings.TrimSpace(address), "@")
		host = strings.TrimSuffix(host, ">")
		if !ok || name == "" || !strings.Contains(host, ".") || strings.ContainsAny(host, "@ /") || strings.HasPrefix(host, ".") || strings.HasSuffix(host, ".") {
			return false
		}
	}
	return true
}
