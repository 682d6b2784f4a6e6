package offer

import (
	"slices"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// objectionsOpen reports the doubts of a buyer that no page of the site answers. Those that other rules judge (price, time, guarantee,
// audience, people, process) are named here and charged there: this rule reports only when one is open that they do not see.
func objectionsOpen(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return &doubts{Search: analyzer.Search{Site: s}, answers: analyzer.NewObjectionSearch(s)}
}

type doubts struct {
	analyzer.Search
	answers *analyzer.ObjectionSearch
	spoken  bool // pages that sell are in languages with word lists
}

// ownDoubts are the objections that no other rule charges.
var ownDoubts = []string{"security", "cancel"}

// doubtNames are the objections in the languages of the report.
var doubtNames = map[string][2]string{
	"price": {"what it costs", "要多少钱"}, "time": {"how long it takes", "要多久"}, "risk": {"what if it goes wrong", "出了问题怎么办"}, "fit": {"whom it is for", "适合谁"},
	"who": {"who stands behind it", "公司背后是谁"}, "security": {"what happens to my data", "我的资料是否安全"}, "next": {"what happens after I ask", "咨询之后怎么走"}, "cancel": {"how I get out again", "能不能退、怎么退"},
}

func (d *doubts) Page(i int32, p *page.Page) {
	d.See(p)
	d.spoken = d.spoken || p.Language != ""
	d.answers.Page(i, p)
}

// open are the doubts that are answered nowhere, and how many of them are this rule's own.
func (d *doubts) open() (all []string, own int) {
	all = d.answers.Nowhere()
	for _, id := range all {
		if slices.Contains(ownDoubts, id) {
			own++
		}
	}
	return all, own
}

func (d *doubts) Findings() []analyzer.Finding {
	all, own := d.open()
	if own == 0 || !d.spoken || !d.answers.Sells() || !d.Conclusive() {
		return nil
	}
	var en, zh []string
	for _, id := range all {
		en, zh = append(en, doubtNames[id][0]), append(zh, doubtNames[id][1])
	}
	return []analyzer.Finding{{
		Loss: float64(own) / float64(len(ownDoubts)), Confidence: 0.8, Count: len(all), Evidence: []analyzer.Evidence{d.Evidence()},
		Values: analyzer.V("got", len(all), "doubts_en", strings.Join(en, ", "), "doubts_zh", strings.Join(zh, "、")),
	}}
}

func (d *doubts) Unknown() bool {
	_, own := d.open()
	return own > 0 && d.answers.Sells() && !(d.spoken && d.Conclusive())
}
