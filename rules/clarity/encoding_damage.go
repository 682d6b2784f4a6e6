package clarity

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
)

// misread are sequences that only wrong decoding leaves behind.
var misread = [...]string{"\uFFFD", "锟斤拷", "烫烫烫", "â€"}

// encodingDamage reports a page with more broken places than one slip can make, or with one where everybody reads it:
// in the title or a main heading.
func encodingDamage(c *analyzer.Context) analyzer.Result {
	p := c.Page
	var evidence []analyzer.Evidence
	if damaged(p.Title.Text) {
		evidence = append(evidence, analyzer.Evidence{Quote: p.Title.Text, Selector: "head > title"})
	}
	for i := range p.Headings {
		if h := &p.Headings[i]; h.Level == 1 && damaged(h.Text) {
			evidence = append(evidence, analyzer.Evidence{Quote: h.Text, Selector: h.Selector})
		}
	}
	if len(evidence) == 0 && p.Text.DamageCount <= c.Params.Int("max") {
		return analyzer.Result{}
	}
	for _, sample := range p.Text.Damage {
		if sample != p.Title.Text {
			evidence = append(evidence, analyzer.Evidence{Quote: sample})
		}
	}
	n := max(p.Text.DamageCount, len(evidence))
	r := analyzer.Found(analyzer.V("got", n, "charset", p.Charset), evidence...)
	r.Count = n
	return r
}

func damaged(s string) bool {
	for _, m := range misread {
		if strings.Contains(s, m) {
			return true
		}
	}
	return false
}
