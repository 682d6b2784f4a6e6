package rules

import (
	"encoding/json"
	"fmt"
	"hash"
	"strings"

	"github.com/siteassay/assay/analyzer"
)

// hash adds to h what decides the findings and the score of a rule: two runs whose rules have the same digest may be
// compared. Examples, references and comments do not count. The code of Go functions cannot be hashed; it changes
// with the version of the tool only.
func (f *file) hash(h hash.Hash) {
	r := f.rule
	form, err := json.Marshal(struct {
		ID, Category, Severity string
		Weight                 float64
		Gate, Late, Site       bool
		Params                 analyzer.Params
		Types                  any
		Languages              []string
		Text                   map[string]analyzer.Text
		Code                   []string
	}{r.ID, r.Category, string(r.Severity), r.Weight, r.Gate, r.Late, r.Site != nil, r.Params, r.Types, r.Languages, r.Text, f.code})
	if err != nil { // parameters are finite numbers, texts and lists of texts
		panic(fmt.Sprintf("rules: %v", err))
	}
	h.Write(form)
	h.Write([]byte{'\n'})
}

// flat writes a node on one line, the same for the same content.
func (n *node) flat() string {
	if n == nil {
		return ""
	}
	var b strings.Builder
	b.WriteString(n.text)
	for _, i := range n.items {
		b.WriteString("\x00" + i.flat())
	}
	for _, f := range n.fields {
		b.WriteString("\x00" + f.key + "\x01" + f.value.flat())
	}
	return b.String()
}

// hashCategories adds the weights of categories to h.
func hashCategories(h hash.Hash, own []analyzer.OwnCategory) {
	for _, c := range own {
		fmt.Fprintf(h, "category %s %s %g\n", c.Name, c.Heading, c.Weight)
	}
}
