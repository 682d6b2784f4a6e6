package international

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// hreflangInvalidCode finds codes that no search engine knows. es-la is written for Latin America and names Laos.
func hreflangInvalidCode(c *analyzer.Context) analyzer.Result {
	var bad []string
	var evidence []analyzer.Evidence
	for i := range c.Page.Hreflang {
		a := &c.Page.Hreflang[i]
		if page.ValidHreflang(a.Lang) && a.Lang != "es-la" {
			continue
		}
		bad = append(bad, a.Lang)
		evidence = append(evidence, analyzer.Evidence{Quote: a.Lang + " " + a.URL, Selector: "link[hreflang]"})
	}
	if len(bad) == 0 {
		return analyzer.Result{}
	}
	return analyzer.Result{Status: analyzer.Fail, Count: len(bad), Values: analyzer.V("got", bad[:min(5, len(bad))]), Evidence: evidence[:min(len(evidence), analyzer.MaxEvidence)]}
}

// hreflangDuplicateLanguage finds a code for which one place names several addresses.
func hreflangDuplicateLanguage(c *analyzer.Context) analyzer.Result {
	return conflicts(c.Page, func(a, b *page.Alternate) bool { return (a.Source == "header") == (b.Source == "header") })
}

// hreflangMethods finds a code for which the document and the Link header name different addresses.
func hreflangMethods(c *analyzer.Context) analyzer.Result {
	return conflicts(c.Page, func(a, b *page.Alternate) bool { return (a.Source == "header") != (b.Source == "header") })
}

// conflicts finds pairs of annotations that name different addresses for one code. Pages with very many annotations are read
// as far as the first hundred.
func conflicts(p *page.Page, pair func(a, b *page.Alternate) bool) analyzer.Result {
	list := p.Hreflang[:min(len(p.Hreflang), 100)]
	var langs []string
	var evidence []analyzer.Evidence
	for i := range list {
		for k := range i {
			a, b := &list[k], &list[i]
			if a.Lang != b.Lang || a.URL == b.URL || !pair(a, b) {
				continue
			}
			langs = append(langs, b.Lang)
			evidence = append(evidence, analyzer.Evidence{Quote: b.Lang + ": " + a.URL + ", " + b.URL, Selector: "link[hreflang=" + b.Lang + "]"})
			break
		}
	}
	if len(langs) == 0 {
		return analyzer.Result{}
	}
	return analyzer.Result{Status: analyzer.Fail, Count: len(langs), Values: analyzer.V("got", langs[:min(5, len(langs))]), Evidence: evidence[:min(len(evidence), analyzer.MaxEvidence)]}
}

// hreflangLangMismatch compares what a page calls itself in hreflang with the lang of its document, language by language;
// regions are a matter of markets and may differ.
func hreflangLangMismatch(c *analyzer.Context) analyzer.Result {
	p := c.Page
	own := primary(strings.TrimSpace(p.Document.Lang))
	if own == "" || !p.Document.LangValid {
		return analyzer.None()
	}
	named := ""
	for i := range p.Hreflang {
		a := &p.Hreflang[i]
		if a.URL != p.URL || a.Lang == "x-default" || !page.ValidHreflang(a.Lang) {
			continue
		}
		if primary(a.Lang) == own {
			return analyzer.Result{}
		}
		named = a.Lang
	}
	if named == "" {
		return analyzer.None()
	}
	return analyzer.Found(analyzer.V("got", named, "lang", p.Document.Lang), analyzer.Evidence{Quote: "hreflang=" + named + ", lang=" + p.Document.Lang, Selector: "html"})
}

// primary is the language of a code, with the codes that mean the same as one.
func primary(code string) string {
	lang, _, _ := strings.Cut(strings.ToLower(code), "-")
	switch lang {
	case "nb", "nn":
		return "no"
	case "cmn", "yue":
		return "zh"
	case "iw":
		return "he"
	case "in":
		return "id"
	case "fil":
		return "tl"
	}
	return lang
}
