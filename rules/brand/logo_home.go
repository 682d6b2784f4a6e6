package brand

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// logoHome looks on inner pages for a link to the start page, or to the start page of a language, in header or
// navigation, or around a picture. Whether the picture is a logo cannot be told, so any such link will do; landing pages
// leave it out on purpose.
func logoHome(s *analyzer.Site, p analyzer.Params) analyzer.SiteCheck {
	return &logos{site: s, params: p}
}

type logos struct {
	site    *analyzer.Site
	params  analyzer.Params
	pages   int
	without []int32
	quote   string
}

func (l *logos) Page(i int32, p *page.Page) {
	if i == 0 || p.Type == page.Home || p.Type == page.Landing || p.ScriptOnly || home(p.URL, l.site.Root) || p.Document.Frames {
		return
	}
	l.pages++
	for k := range p.Links {
		a := &p.Links[k]
		if a.Internal && a.Kind == "http" && home(a.URL, l.site.Root) && (a.Region == page.Header || a.Region == page.Nav || a.FromAlt || k < 3) {
			return
		}
	}
	if len(l.without) == 0 {
		l.quote = strings.Clone(p.Title.Text)
	}
	l.without = append(l.without, i)
}

// home reports whether a URL is the root, the start of the crawl, a default document of it, or the root of a language.
func home(u, root string) bool {
	if u == root {
		return true
	}
	_, rest, ok := strings.Cut(u, "://")
	if !ok {
		return false
	}
	_, path, _ := strings.Cut(rest, "/")
	path, _, _ = strings.Cut(path, "?")
	path = strings.TrimSuffix(strings.ToLower(path), "/")
	for _, name := range [...]string{"index.html", "index.htm", "index.php", "index.asp", "index.aspx", "index.jsp", "default.aspx", "default.html", "home.html", "home"} {
		if path == name {
			return true
		}
		path = strings.TrimSuffix(path, "/"+name)
	}
	return path == "" || page.ValidLanguageTag(path) && (len(path) == 2 || len(path) == 5)
}

func (l *logos) Findings() []analyzer.Finding {
	n := len(l.without)
	if l.pages < l.params.Int("pages") || float64(n) <= l.params.Number("share")*float64(l.pages) {
		return nil
	}
	quote := l.quote
	if quote == "" {
		quote = l.site.Nodes[l.without[0]].URL
	}
	return []analyzer.Finding{{
		Loss: float64(n) / float64(l.pages), Confidence: 0.8, Count: n,
		Values:   analyzer.V("got", n, "pages", l.pages),
		Evidence: []analyzer.Evidence{{Quote: quote, Selector: "header", URL: l.site.Nodes[l.without[0]].URL}},
		Related:  l.site.URLs(l.without),
	}}
}
