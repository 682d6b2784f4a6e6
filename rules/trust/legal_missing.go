package trust

import (
	"cmp"
	"slices"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// A legalPage is one kind of page that the law wants: its kind in page.Signals.Legal and its names.
type legalPage struct{ kind, en, zh string }

// legalMissing compares the legal pages that are linked with those that the place of the firm and its way of selling ask for. The place is
// the top-level domain; where that says nothing, it is a telephone code that fits the main language.
func legalMissing(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return &legal{Search: analyzer.Search{Site: s}, kinds: map[string]bool{}, codes: map[string]int{}}
}

type legal struct {
	analyzer.Search
	kinds  map[string]bool
	codes  map[string]int // telephone codes → pages
	asks   bool           // a form takes personal data, or visits are measured
	sells  bool           // goods can be put into a basket
	footer string         // labels of the footer of the first page that has one
	url    string
}

func (l *legal) Page(i int32, p *page.Page) {
	l.See(p)
	for _, k := range p.Signals.Legal {
		if !l.kinds[k] {
			l.kinds[strings.Clone(k)] = true
		}
	}
	for k := range p.Forms {
		switch p.Forms[k].Purpose {
		case "contact", "lead", "booking", "order", "newsletter", "register", "checkout":
			l.asks = true
		}
	}
	for k := range p.Vendors {
		l.asks = l.asks || p.Vendors[k].Kind == "analytics"
	}
	l.sells = l.sells || p.Signals.Cart
	for k := range p.Contacts.Phones {
		for _, code := range [...]string{"+49", "+43", "+41", "+33", "+34"} {
			if strings.HasPrefix(p.Contacts.Phones[k].Number, code) {
				l.codes[code]++
				break
			}
		}
	}
	if l.footer == "" {
		if f := footerLabels(p); f != "" {
			l.footer, l.url = f, l.Site.Nodes[i].URL
		}
	}
}

// footerLabels are the labels of the links in the footer, at most twelve.
func footerLabels(p *page.Page) string {
	var labels []string
	for i := range p.Links {
		t := p.Links[i].Text
		if p.Links[i].Region == page.Footer && t != "" && len(t) < 60 && !slices.Contains(labels, t) {
			if labels = append(labels, t); len(labels) == 12 {
				break
			}
		}
	}
	return strings.Join(labels, " · ")
}

// country is the place whose law applies, "" when it cannot be told.
func (l *legal) country() string {
	if c := l.Site.Country; c != "" {
		return c
	}
	if len(l.Site.Languages) == 0 {
		return ""
	}
	switch lang := l.Site.Languages[0]; {
	case lang == "de" && l.codes["+49"] > 0:
		return "DE"
	case lang == "de" && l.codes["+43"] > 0:
		return "AT"
	case lang == "fr" && l.codes["+33"] > 0:
		return "FR"
	case lang == "es" && l.codes["+34"] > 0:
		return "ES"
	case l.Site.Mainland:
		return "CN"
	}
	return ""
}

// required are the pages that the site needs.
func (l *legal) required() []legalPage {
	var need []legalPage
	country := l.country()
	switch country {
	case "DE", "AT", "CH":
		need = append(need, legalPage{"imprint", "imprint (Impressum)", "经营者信息（Impressum）"})
	case "FR":
		need = append(need, legalPage{"imprint", "legal notice (mentions légales)", "法律信息（mentions légales）"})
	case "ES":
		need = append(need, legalPage{"imprint", "legal notice (aviso legal)", "法律信息（aviso legal）"})
	}
	if l.asks {
		need = append(need, legalPage{"privacy", "privacy policy", "隐私政策"})
	}
	if l.sells && l.Site.Model == page.Retail {
		need = append(need, legalPage{"terms", "terms of sale", "交易条款"}, legalPage{"returns", "returns", "退换货说明"}, legalPage{"shipping", "shipping", "配送说明"})
	}
	return need
}

func (l *legal) missing() (need, missing []legalPage) {
	need = l.required()
	for _, n := range need {
		if !l.kinds[n.kind] {
			missing = append(missing, n)
		}
	}
	return need, missing
}

func (l *legal) Findings() []analyzer.Finding {
	need, missing := l.missing()
	if len(missing) == 0 || !l.Conclusive() {
		return nil
	}
	var en, zh []string
	for _, m := range missing {
		en, zh = append(en, m.en), append(zh, m.zh)
	}
	evidence := l.Evidence()
	if l.footer != "" {
		evidence = analyzer.Evidence{Quote: l.footer, Selector: "footer", URL: l.url}
	}
	return []analyzer.Finding{{
		Loss: float64(len(missing)) / float64(len(need)), Confidence: 0.8, Count: len(missing),
		Values:   analyzer.V("got", en, "missing_zh", zh, "country", cmp.Or(l.country(), "-")),
		Evidence: []analyzer.Evidence{evidence},
	}}
}

func (l *legal) Unknown() bool {
	_, missing := l.missing()
	return len(missing) > 0 && !l.Conclusive()
}
