package form

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
)

// sensitive finds questions in forms of enquiry that nobody likes to answer to a stranger. Trades that need the answer
// (insurance, credit, staffing, medicine) are known by their title or headline and left alone.
func sensitive(c *analyzer.Context) analyzer.Result {
	p := c.Page
	about := strings.ToLower(p.Title.Text + "\n" + p.Offer.Headline + "\n" + p.Description.Text)
	for _, w := range c.Params.Strings("exempt") {
		if strings.Contains(about, w) {
			return analyzer.None()
		}
	}
	words := c.Params.Strings("words")
	forms := 0
	var evidence []analyzer.Evidence
	for i := range p.Forms {
		f := &p.Forms[i]
		if f.Purpose != "contact" && f.Purpose != "lead" && f.Purpose != "newsletter" || len(f.Fields) == 0 {
			continue
		}
		forms++
		taken := "" // radio buttons share a name
		for k := range f.Fields {
			d := &f.Fields[k]
			if !analyzer.Visible(d) || d.Type == "textarea" || d.Type == "checkbox" || d.Name != "" && d.Name == taken {
				continue
			}
			if asksFor(words, d.Label) || asksFor(words, d.Placeholder) || asksFor(words, strings.NewReplacer("_", " ", "-", " ").Replace(d.Name)) {
				taken = d.Name
				evidence = append(evidence, analyzer.Evidence{Quote: analyzer.Called(d), Selector: f.Selector})
			}
		}
	}
	if forms == 0 {
		return analyzer.None()
	}
	if len(evidence) == 0 {
		return analyzer.Result{}
	}
	return analyzer.Result{
		Status: analyzer.Fail, Confidence: 0.8, Count: len(evidence), Evidence: evidence,
		Values: analyzer.V("got", evidence[0].Quote),
	}
}

// asksFor reports whether one of the words stands in a label; Latin words stand by themselves.
func asksFor(words []string, label string) bool {
	if label == "" {
		return false
	}
	label = strings.ToLower(label)
	for _, w := range words {
		if at := strings.Index(label, w); at >= 0 && (w[0] >= 0xE3 || analyzer.WholeWord(label, at, len(w))) {
			return true
		}
	}
	return false
}
