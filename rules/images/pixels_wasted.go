package images

import (
	"fmt"

	"github.com/siteassay/assay/analyzer"
)

// pixelsWasted lists pictures with far more pixels than any of their places shows, sharp screens included. A picture that some
// place shows at a size that the mark-up does not tell, or offers in other sizes, is left out.
func pixelsWasted(s *analyzer.Site, p analyzer.Params) analyzer.SiteCheck {
	return asked(s, func() []analyzer.Finding {
		return one(s, func(x *analyzer.Asset) bool {
			v, w, h := &x.Shown, x.Picture.Width, x.Picture.Height
			return picture(x) && x.Picture.Format != "svg" && v.Uses > 0 && v.Free == 0 && !v.Srcset && v.Width >= 24 &&
				x.Bytes > 1000*int64(p.Int("kb")) && w > 2*v.Width+p.Int("over") && h > 2*v.Height+p.Int("over")
		}, func(x *analyzer.Asset) string {
			return fmt.Sprintf("%s (%d×%d → %d×%d, %d kB)", x.URL, x.Picture.Width, x.Picture.Height, x.Shown.Width, x.Shown.Height, analyzer.Kilobytes(x.Bytes))
		})
	})
}
