package contact

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// A part is one thing that a page of contact data should have, with its names in the languages of the report.
type part struct {
	en, zh string
	has    bool
}

// pageIncomplete counts what the page of contact data lacks. A firm that works online and has an imprint need not print address and map
// again; hours belong to a phone.
func pageIncomplete(c *analyzer.Context) analyzer.Result {
	p := c.Page
	if p.Status != 200 || p.Signals.NotFound {
		return analyzer.None()
	}
	if p.ScriptOnly {
		return analyzer.CannotTell()
	}
	k := kinds(p)
	imprint := false
	for _, kind := range p.Signals.Legal {
		imprint = imprint || kind == "imprint"
	}
	parts := []part{
		{"phone", "电话", k&(byPhone|byMessenger) != 0},
		{"e-mail address", "电子邮箱", k&byMail != 0},
		{"postal address", "地址", len(p.Contacts.Addresses) > 0 || imprint},
		{"form", "留言表单", k&byForm != 0 || formExpected(c.Site)},
		{"opening hours", "服务时间", p.Contacts.Hours != "" || k&(byPhone|byChat) == 0},
		{"map or directions", "地图或路线", imprint && len(p.Contacts.Addresses) == 0 || hasMap(p, c.Params.Strings("maps"))},
	}
	var en, zh []string
	for _, x := range parts {
		if !x.has {
			en, zh = append(en, x.en), append(zh, x.zh)
		}
	}
	alone := k == byForm
	if len(en) < c.Params.Int("missing") && !alone {
		return analyzer.Result{}
	}
	loss := min(1, 0.3+0.2*float64(len(en)-2))
	if alone {
		loss = max(loss, 0.7)
	}
	return analyzer.Result{
		Status: analyzer.Fail, Loss: loss, Confidence: 0.8, Count: max(1, len(en)),
		Values:   analyzer.V("got", len(en), "missing_en", en, "missing_zh", zh),
		Evidence: []analyzer.Evidence{{Quote: headline(p), Selector: "h1"}},
	}
}

// formExpected reports whether form/absent charges a page of contact data without a form.
func formExpected(s *analyzer.Site) bool { return s.Model == page.LeadGen || s.Model == page.SaaS }

// hasMap reports whether the page shows where the firm is: a map in a frame or by a script, a link to one, or a picture of one.
func hasMap(p *page.Page, maps []string) bool {
	match := func(s string) bool {
		s = strings.ToLower(strings.TrimSpace(s))
		if s == "map" || strings.HasPrefix(s, "map.") || strings.HasSuffix(s, " map") && s != "site map" || strings.Contains(s, "/map.") || strings.Contains(s, "-map.") {
			return true
		}
		for _, m := range maps {
			if strings.Contains(s, m) {
				return true
			}
		}
		return false
	}
	for i := range p.Resources {
		if r := &p.Resources[i]; (r.Kind == "iframe" || r.Kind == "script") && match(r.URL+" "+r.Title) {
			return true
		}
	}
	for i := range p.Links {
		if l := &p.Links[i]; match(l.URL) || len(l.Text) < 80 && match(l.Text) {
			return true
		}
	}
	for i := range p.Images {
		if im := &p.Images[i]; len(im.URL) < 300 && (match(im.Alt) || match(file(im.URL))) {
			return true
		}
	}
	for i := range p.Headings {
		if match(p.Headings[i].Text) {
			return true
		}
	}
	return false
}
