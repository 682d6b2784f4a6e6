package indexing

import (
	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// resourceBlocked lists scripts, style sheets and images of the site that robots.txt forbids.
func resourceBlocked(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return &analyzer.AssetCheck{Site: s, Judge: func() []analyzer.Finding {
		heavy := 0
		list := s.Assets.Each(func(x *analyzer.Asset) bool {
			if !x.Own || x.Outcome != page.AssetForbidden || x.Reason != "robots-disallowed" {
				return false
			}
			switch x.Kind {
			case page.StyleFile, page.ScriptFile:
				heavy++
				return true
			}
			return x.Kind == page.ImageFile
		})
		if len(list) == 0 {
			return nil
		}
		f := s.AssetFinding(list, func(x *analyzer.Asset) string {
			if x.Detail == "" {
				return x.URL
			}
			return x.URL + " ← " + x.Detail
		}, analyzer.V("got", len(list)))
		if f.Loss = 1; heavy == 0 { // a page is read without its pictures
			f.Loss = 0.4
		}
		return []analyzer.Finding{f}
	}}
}
