package promotion

import (
	"fmt"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// shareImageSize lists pictures for shared links that are too small for the large preview, or of another shape.
func shareImageSize(s *analyzer.Site, p analyzer.Params) analyzer.SiteCheck {
	return &analyzer.AssetCheck{Site: s, Judge: func() []analyzer.Finding {
		all := 0
		list := s.Assets.Each(func(x *analyzer.Asset) bool {
			w, h := x.Picture.Width, x.Picture.Height
			if !x.As(page.SocialImage) || x.Outcome != page.AssetOK || w == 0 || x.Picture.Format == "svg" {
				return false
			}
			all++
			shape := float64(w) / float64(h)
			return w < p.Int("width") || h < p.Int("height") || shape < p.Number("narrow") || shape > p.Number("wide")
		})
		if len(list) == 0 {
			return nil
		}
		f := s.AssetFinding(list, func(x *analyzer.Asset) string {
			return fmt.Sprintf("%s (%d×%d)", x.URL, x.Picture.Width, x.Picture.Height)
		}, analyzer.V("got", len(list)))
		f.Loss = max(0.1, float64(len(list))/float64(all))
		return []analyzer.Finding{f}
	}}
}
