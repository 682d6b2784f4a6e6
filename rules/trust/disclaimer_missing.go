package trust

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// disclaimerMissing finds articles that advise on health, money or law without saying that they replace no adviser. A topic is one when
// a word of it stands in the title and several in the text; a notice linked from the page is enough.
func disclaimerMissing(s *analyzer.Site, params analyzer.Params) analyzer.SiteCheck {
	d := &disclaimers{Search: analyzer.Search{Site: s}, least: params.Int("articles"), words: params.Int("words"), notices: params.Strings("notices"), labels: analyzer.NewLabels(params.Strings("labels"))}
	for _, t := range [...]string{"health", "money", "law"} {
		d.topics = append(d.topics, params.Strings(t))
	}
	return d
}

type disclaimers struct {
	analyzer.Search
	least, words int
	topics       [][]string
	notices      []string
	labels       *analyzer.Labels
	pages        []int32
	title        string
	linked       bool
}

func (d *disclaimers) Page(i int32, p *page.Page) {
	d.See(p)
	for k := range p.Links {
		if d.linked {
			return
		}
		d.linked = d.labels.In(p.Links[k].Text)
	}
	if p.Type != page.Article || !p.Indexable || !d.sensitive(p) || analyzer.Says(p.Text.Main, d.notices) {
		return
	}
	if d.title == "" {
		d.title = strings.Clone(p.Title.Text)
	}
	d.pages = append(d.pages, i)
}

// sensitive reports whether the page is on one of the topics.
func (d *disclaimers) sensitive(p *page.Page) bool {
	for _, topic := range d.topics {
		if !analyzer.Says(p.Title.Text, topic) {
			continue
		}
		n := 0
		for k := range topic {
			if analyzer.Says(p.Text.Main, topic[k:k+1]) {
				if n++; n >= d.words {
					return true
				}
			}
		}
	}
	return false
}

func (d *disclaimers) Findings() []analyzer.Finding {
	if d.linked || len(d.pages) < d.least || !d.Conclusive() {
		return nil
	}
	urls := d.Site.URLs(d.pages)
	return []analyzer.Finding{{
		Confidence: 0.8, Count: len(d.pages), Related: urls, Values: analyzer.V("got", len(d.pages)),
		Evidence: []analyzer.Evidence{{Quote: d.title, URL: urls[0]}},
	}}
}

func (d *disclaimers) Unknown() bool { return !d.linked && len(d.pages) >= d.least && !d.Conclusive() }
