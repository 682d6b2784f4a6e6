package performance

import (
	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// file is a site check of what the site's own files answered.
func file(s *analyzer.Site, judge func() []analyzer.Finding) analyzer.SiteCheck {
	return &analyzer.AssetCheck{Site: s, Judge: judge}
}

// static reports whether an asset is a file of the site that a page loads and that opened.
func static(x *analyzer.Asset) bool {
	if !x.Own || x.Outcome != page.AssetOK {
		return false
	}
	switch x.Kind {
	case page.StyleFile, page.ScriptFile, page.ImageFile, page.FontFile:
		return true
	}
	return false
}

// share makes one finding of all files that are wanted among those that could be; its loss is their share, at least a tenth.
func share(s *analyzer.Site, among, wanted func(*analyzer.Asset) bool, quote func(*analyzer.Asset) string, more ...any) []analyzer.Finding {
	all := s.Assets.Each(among)
	list := s.Assets.Each(func(x *analyzer.Asset) bool { return among(x) && wanted(x) })
	if len(list) == 0 {
		return nil
	}
	f := s.AssetFinding(list, quote, append(analyzer.V("got", len(list), "all", len(all)), analyzer.V(more...)...))
	f.Loss = max(0.1, float64(len(list))/float64(len(all)))
	return []analyzer.Finding{f}
}
