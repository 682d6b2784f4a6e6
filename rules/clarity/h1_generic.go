package clarity

import (
	"slices"
	"strings"
	"unicode"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// h1Generic looks for a main heading that says more than a greeting or the name of the site. One such heading is enough.
// On the home and about pages the name may stand alone: there it is a logo, or the subject.
func h1Generic(c *analyzer.Context) analyzer.Result {
	p := c.Page
	name := bare(c.Site.Name)
	if len(strings.Fields(c.Site.Name)) > longestName {
		name = ""
	}
	var first *page.Heading
	for i := range p.Headings {
		h := &p.Headings[i]
		if h.Level != 1 || strings.TrimSpace(h.Text) == "" {
			continue
		}
		if !saysNothing(c, h.Text, name) {
			return analyzer.Result{}
		}
		if first == nil {
			first = h
		}
	}
	if first == nil {
		return analyzer.None() // seo/h1-missing
	}
	return analyzer.Found(analyzer.V("got", first.Text), analyzer.Evidence{Quote: first.Text, Selector: first.Selector})
}

// longestName is how many words the name of a site may have. Some templates give the heading of the article as the name.
const longestName = 5

// saysNothing reports whether a heading is a word of the list, a greeting with or without the name, or the name.
func saysNothing(c *analyzer.Context, text, name string) bool {
	key := bare(text)
	if key == "" || slices.ContainsFunc(c.Params.Strings("words"), func(w string) bool { return len(w) >= len(key) && strings.ReplaceAll(w, " ", "") == key }) {
		return true
	}
	if name != "" && key == name {
		return c.Page.Type != page.Home && c.Page.Type != page.About
	}
	lower := strings.ToLower(strings.TrimSpace(text))
	for _, g := range c.Params.Strings("greetings") {
		if rest, ok := strings.CutPrefix(lower, g); ok {
			rest = bare(rest)
			return rest == "" || rest == name || strings.HasSuffix(rest, "公司") && !strings.ContainsAny(rest, "，,")
		}
	}
	return false
}

// bare is s in lower case without spaces and signs.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}
