package page

import "strings"

// repeatsTitle reports whether the title looks like spam and a heading or a line of the text repeats it: such a line says nothing of
// the topic of the page.
func (o *outline) repeatsTitle(p *Page) bool {
	return o.lexicon.spamWords(p.Title.Text) >= 2 && (firstHeading(p) == p.Title.Text || strings.Contains(p.Text.Main, p.Title.Text))
}

// CoverageOf is the share of the content units of another title that stand in the text, the title or the headings of the page, 0 … 1; -1
// when it has fewer than 3. It tells whether a title could be that of this page.
func (p *Page) CoverageOf(title string) float64 {
	other := *p
	other.Title = Line{Text: title}
	var t titleMatch
	t.open(&other)
	if len(t.units) < 3 {
		return -1
	}
	t.see(appendWordKeys(nil, splitWords(nil, []byte(p.Title.Text+"\n"+p.Text.Main))))
	for i := range p.Headings {
		t.see(appendWordKeys(nil, splitWords(nil, []byte(p.Headings[i].Text))))
	}
	found := 0
	for i := range t.units {
		found += one(t.units[i].found)
	}
	return float64(found) / float64(len(t.units))
}

// coverageBeside is the share of the title's content units found in the text beside the lines that repeat the title; -1 when the title
// has fewer than 3.
func coverageBeside(p *Page) float64 {
	var t titleMatch
	t.open(p)
	if len(t.units) < 3 {
		return -1
	}
	t.see(appendWordKeys(nil, splitWords(nil, []byte(strings.ReplaceAll(p.Text.Main, p.Title.Text, "\n")))))
	found := 0
	for i := range t.units {
		found += one(t.units[i].found)
	}
	return float64(found) / float64(len(t.units))
}
