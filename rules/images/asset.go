package images

import (
	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// picture reports whether an asset is an image in a page and opens.
func picture(x *analyzer.Asset) bool { return x.As(page.ImageFile) && x.Outcome == page.AssetOK }

// one makes a single finding of all images that are wanted; its loss is their share of the images that opened.
func one(s *analyzer.Site, wanted func(*analyzer.Asset) bool, quote func(*analyzer.Asset) string) []analyzer.Finding {
	all := s.Assets.Each(picture)
	list := s.Assets.Each(wanted)
	if len(list) == 0 {
		return nil
	}
	f := s.AssetFinding(list, quote, analyzer.V("got", len(list), "all", len(all)))
	f.Loss = max(0.1, float64(len(list))/float64(len(all)))
	return []analyzer.Finding{f}
}

func asked(s *analyzer.Site, judge func() []analyzer.Finding) analyzer.SiteCheck {
	return &analyzer.AssetCheck{Site: s, Judge: judge}
}
