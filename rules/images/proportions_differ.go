package images

import (
	"fmt"

	"github.com/siteassay/assay/analyzer"
)

// proportionsDiffer lists pictures whose width and height attributes do not fit the file. Where a style sheet crops images or keeps
// their proportions (object-fit, height: auto), the attributes do not decide how they look.
func proportionsDiffer(s *analyzer.Site, p analyzer.Params) analyzer.SiteCheck {
	return asked(s, func() []analyzer.Finding {
		if len(s.Assets.Each(func(x *analyzer.Asset) bool { return x.Text.Fits })) > 0 {
			return nil
		}
		fs := one(s, func(x *analyzer.Asset) bool {
			return picture(x) && x.Shown.Bent > 0 && x.Shown.BentWidth >= p.Int("least") && x.Shown.BentHeight >= p.Int("least")
		}, func(x *analyzer.Asset) string {
			return fmt.Sprintf("%s (%d×%d → %d×%d)", x.URL, x.Picture.Width, x.Picture.Height, x.Shown.BentWidth, x.Shown.BentHeight)
		})
		for i := range fs {
			fs[i].Confidence = 0.5 // a style sheet may crop it on purpose
		}
		return fs
	})
}
