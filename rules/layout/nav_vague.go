package layout

import (
	"slices"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// navVague reads the labels of the main navigation on the home page. An entry without a page of its own opens a list of
// others; what it is called matters little then.
func navVague(s *analyzer.Site, p analyzer.Params) analyzer.SiteCheck {
	return &labels{site: s, params: p}
}

type labels struct {
	site   *analyzer.Site
	params analyzer.Params
	vague  []string
	home   int32
	seen   bool
}

func (v *labels) Page(i int32, p *page.Page) {
	if v.seen || i != 0 && p.Type != page.Home {
		return
	}
	v.seen, v.home = true, i
	words := v.params.Strings("words")
	for k := range p.Links {
		l := &p.Links[k]
		if !navigation(l) || !l.Internal || l.Fragment != "" {
			continue
		}
		label := strings.ToLower(strings.TrimSpace(l.Text))
		if slices.Contains(words, label) && !slices.Contains(v.vague, label) {
			v.vague = append(v.vague, strings.Clone(label))
		}
	}
}

func (v *labels) Findings() []analyzer.Finding {
	if len(v.vague) <= v.params.Int("labels") {
		return nil
	}
	f := analyzer.Finding{
		Loss: min(1, 0.4+0.2*float64(len(v.vague)-v.params.Int("labels"))), Confidence: 0.8, Count: len(v.vague),
		Values: analyzer.V("got", len(v.vague), "labels", v.vague), Related: v.site.URLs([]int32{v.home}),
	}
	for _, l := range v.vague {
		f.Evidence = append(f.Evidence, analyzer.Evidence{Quote: l, Selector: "nav", URL: v.site.Nodes[v.home].URL})
	}
	return []analyzer.Finding{f}
}
