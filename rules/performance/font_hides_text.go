package performance

import (
	"fmt"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// fontHidesText finds fonts for text, in style sheets of the site and in pages, that hide the text until they have come.
func fontHidesText(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return &hiddenFonts{site: s}
}

type hiddenFonts struct {
	site   *analyzer.Site
	inline []int32
	first  string
	fonts  int
}

// Page counts what the page's own styles declare.
func (c *hiddenFonts) Page(i int32, p *page.Page) {
	if p.Document.FontsHidden == 0 {
		return
	}
	if c.inline = append(c.inline, i); len(c.inline) == 1 {
		c.first, c.fonts = strings.Clone(p.URL), p.Document.FontsHidden
	}
}

// Findings adds the style sheets.
func (c *hiddenFonts) Findings() []analyzer.Finding {
	list := c.site.Assets.Each(func(x *analyzer.Asset) bool { return static(x) && x.Kind == page.StyleFile && x.Text.Blocking > 0 })
	if len(list)+len(c.inline) == 0 {
		return nil
	}
	f := c.site.AssetFinding(list, func(x *analyzer.Asset) string {
		return fmt.Sprintf("%s (%d × @font-face, %s)", x.URL, x.Text.Blocking, x.Text.Face)
	}, nil)
	fonts := c.fonts
	for _, x := range list {
		fonts += x.Text.Blocking
	}
	if len(c.inline) > 0 {
		f.Evidence = append(f.Evidence, analyzer.Evidence{Quote: fmt.Sprintf("<style> (%d × @font-face)", c.fonts), URL: c.first})
		f.Related = c.site.URLs(append(c.inline, ids(list, c.inline)...))
	}
	f.Count, f.Values = fonts, analyzer.V("got", fonts)
	return []analyzer.Finding{f}
}
