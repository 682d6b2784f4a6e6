package brand

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
)

// templateClone counts what a ready-made theme leaves behind: its folder, its credit, its slogan, its first post, its empty
// category, its filler. Three different traces are a site of which only the logo was changed, and so are the credit of a
// vendor and filler together. A theme by itself is no fault, nor is naming who made the site.
func templateClone(c *analyzer.Context) analyzer.Result {
	p := c.Page
	var evidence []analyzer.Evidence
	add := func(quote, selector string) bool {
		if quote == "" {
			return false
		}
		evidence = append(evidence, analyzer.Evidence{Quote: quote, Selector: selector})
		return true
	}
	theme := ""
	for i := range p.Resources {
		if has(p.Resources[i].URL, c.Params.Strings("themes")) {
			theme = p.Resources[i].URL
			break
		}
	}
	add(theme, "head")
	slogan := ""
	for _, s := range [...]string{p.Title.Text, p.Description.Text} {
		if slogan == "" && has(strings.ToLower(s), c.Params.Strings("slogans")) {
			slogan = s
		}
	}
	add(slogan, "head > title")
	post, credit := "", ""
	for i := range p.Links {
		l := &p.Links[i]
		text := strings.ToLower(strings.TrimSpace(l.Text))
		if post == "" && l.Internal && equals(text, c.Params.Strings("posts")) {
			post = l.Text
		}
		if credit == "" && !l.Internal && len(l.Text) < 80 && (has(strings.ToLower(l.URL), c.Params.Strings("vendors")) || has(text, c.Params.Strings("credits"))) {
			credit = l.Text + " " + l.URL
		}
	}
	add(post, "a")
	credited := add(credit, "footer")
	filler := false
	for _, text := range p.Signals.Placeholder {
		if low := strings.ToLower(text); !filler && low != strings.ToLower(post) && !strings.Contains(strings.ToLower(slogan), low) {
			filler = add(text, "")
		}
	}
	if len(evidence) < c.Params.Int("traces") && !(credited && filler) {
		return analyzer.Result{}
	}
	r := analyzer.Found(analyzer.V("got", len(evidence)), evidence...)
	r.Confidence = 0.8
	return r
}

func has(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

func equals(s string, words []string) bool {
	for _, w := range words {
		if s == w {
			return true
		}
	}
	return false
}
