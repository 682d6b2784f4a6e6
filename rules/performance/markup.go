package performance

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
	"github.com/siteassay/assay/rules"
)

// heroImage counts pages whose first large picture is asked for like any other.
var heroImage = rules.Tally(0.8, func(p *page.Page, _ analyzer.Params) (int, string) {
	if p.Markup.Hero != "" {
		return 1, p.Markup.Hero
	}
	return 0, ""
})

// preconnect counts pages with Google Fonts that do not announce the server of the font files.
var preconnect = rules.Tally(1, func(p *page.Page, _ analyzer.Params) (int, string) {
	sheet := ""
	for i := range p.Resources {
		r := &p.Resources[i]
		if strings.Contains(r.URL, "//fonts.gstatic.com") && r.Kind == "preload" {
			return 0, ""
		}
		if r.Kind == "style" && strings.Contains(r.URL, "//fonts.googleapis.com/") {
			sheet = r.URL
		}
	}
	if sheet == "" {
		return -1, ""
	}
	return 1, sheet
})

// textShare counts pages of little text in much mark-up.
var textShare = rules.Tally(1, func(p *page.Page, ps analyzer.Params) (int, string) {
	if p.Document.Bytes == 0 || p.ScriptOnly {
		return -1, ""
	}
	text := p.Markup.Characters
	if p.Script == "Hans" || p.Script == "Hant" || p.Script == "Jpan" {
		text *= 3 // bytes of UTF-8
	}
	if text*100 < ps.Int("share_min")*p.Document.Bytes {
		return 1, p.URL
	}
	return 0, ""
})
