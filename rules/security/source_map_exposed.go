package security

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// sourceMapExposed lists source maps that scripts and style sheets of the site name and that open. An answer of HTML is the page
// that single-page sites give for every address.
func sourceMapExposed(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return &analyzer.AssetCheck{Site: s, Judge: func() []analyzer.Finding {
		list := s.Assets.Each(func(x *analyzer.Asset) bool {
			return x.Kind == page.SourceMap && x.Outcome == page.AssetOK && x.MediaType != "text/html" && !strings.HasSuffix(x.URL, "/")
		})
		if len(list) == 0 {
			return nil
		}
		return []analyzer.Finding{s.AssetFinding(list, func(x *analyzer.Asset) string { return x.URL }, analyzer.V("got", len(list)))}
	}}
}
