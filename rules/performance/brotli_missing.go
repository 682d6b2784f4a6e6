package performance

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// brotliMissing reports sites that compress with gzip and never with Brotli or Zstandard, though browsers offer them on https.
func brotliMissing(s *analyzer.Site, p analyzer.Params) analyzer.SiteCheck {
	return file(s, func() []analyzer.Finding {
		if !strings.HasPrefix(s.Root, "https://") {
			return nil
		}
		coded := func(x *analyzer.Asset) bool {
			return x.Own && x.Outcome == page.AssetOK && (x.Coding == "br" || x.Coding == "zstd")
		}
		list := s.Assets.Each(func(x *analyzer.Asset) bool {
			return x.Own && x.Outcome == page.AssetOK && x.Coding == "gzip" && (x.Kind == page.StyleFile || x.Kind == page.ScriptFile)
		})
		if len(list) < p.Int("files") || len(s.Assets.Each(coded)) > 0 {
			return nil
		}
		return []analyzer.Finding{s.AssetFinding(list, func(x *analyzer.Asset) string { return x.URL + " (" + x.Coding + ")" }, analyzer.V("got", len(list)))}
	})
}
