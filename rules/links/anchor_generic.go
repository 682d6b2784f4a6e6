package links

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// generic are link texts that say nothing about where they lead, in the languages of the lexicons.
var generic = func() map[string]bool {
	m := map[string]bool{}
	for t := range strings.SplitSeq(`click here|click this|right here|here|read more|more|learn more|see more|view more|this page|link|more info|details|continue|go|this|
点击这里|点此|这里|更多|查看更多|了解更多|查看详情|了解详情|详情|点击查看|点击进入|more>>|更多>>|點擊這裡|瞭解更多|了解更多|
hier|hier klicken|mehr|mehr erfahren|weiterlesen|weiter|details|mehr lesen|klicken sie hier|klicke hier|
ici|cliquez ici|en savoir plus|lire la suite|plus|voir plus|
aquí|haz clic aquí|haga clic aquí|pincha aquí|clic aquí|más|leer más|saber más|ver más|más información`, "|") {
		m[strings.TrimSpace(t)] = true
	}
	return m
}()

// anchorGeneric counts such links in the main content. One or two at the end of a teaser are how the web is written, and
// those that are dressed as buttons belong to cta/weak-label.
func anchorGeneric(c *analyzer.Context) analyzer.Result {
	var labels []string
	var evidence []analyzer.Evidence
	n := 0
	for i := range c.Page.Links {
		l := &c.Page.Links[i]
		if l.Region != page.Main || l.Kind != "http" || len(l.Text) > 40 ||
			!generic[strings.Trim(strings.ToLower(l.Text), " .…›»>→")] || button(c.Page, l) {
			continue
		}
		if n++; len(labels) < 5 {
			labels = append(labels, l.Text)
		}
		if len(evidence) < analyzer.MaxEvidence {
			evidence = append(evidence, analyzer.Evidence{Quote: l.Text, URL: l.URL, Selector: l.Selector})
		}
	}
	if n <= c.Params.Int("max") {
		return analyzer.Result{}
	}
	return analyzer.Result{Status: analyzer.Fail, Count: n, Values: analyzer.V("got", n, "labels", labels), Evidence: evidence}
}

// button reports whether a link is one of the page's calls to action.
func button(p *page.Page, l *page.Link) bool {
	for i := range p.CTAs {
		if p.CTAs[i].Target == l.URL && p.CTAs[i].Text == l.Text {
			return true
		}
	}
	return false
}
