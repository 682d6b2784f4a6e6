package performance

import (
	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// pdfTooLarge lists documents that are longer than what search engines read of one.
func pdfTooLarge(s *analyzer.Site, p analyzer.Params) analyzer.SiteCheck {
	return file(s, func() []analyzer.Finding {
		list := s.Assets.Each(func(x *analyzer.Asset) bool {
			return x.Own && x.Kind == page.DocumentFile && x.Outcome == page.AssetOK && x.MediaType == "application/pdf" && x.Bytes > 1e6*int64(p.Int("mb"))
		})
		return s.AssetFindings(list, func(x *analyzer.Asset) analyzer.Finding {
			return analyzer.Finding{Values: analyzer.V("got", analyzer.Megabytes(x.Bytes)), Evidence: []analyzer.Evidence{{Quote: x.SizeQuote(), URL: s.Nodes[x.Pages[0]].URL}}}
		})
	})
}
