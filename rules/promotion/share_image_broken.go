package promotion

import (
	"fmt"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// shareImageBroken lists the pictures for shared links that do not open. One that stands in a page as well is that page's fault.
func shareImageBroken(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return &analyzer.AssetCheck{Site: s, Judge: func() []analyzer.Finding {
		list := s.Assets.Each(func(x *analyzer.Asset) bool {
			return x.As(page.SocialImage) && !x.As(page.ImageFile) && x.Outcome == page.AssetBroken
		})
		return s.AssetFindings(list, func(x *analyzer.Asset) analyzer.Finding {
			status := x.Reason
			if x.Status >= 300 {
				status = fmt.Sprint(x.Status)
			}
			return analyzer.Finding{
				Values:   analyzer.V("got", int(x.Inlinks), "status", status),
				Evidence: []analyzer.Evidence{{Quote: "og:image " + x.URL, URL: s.Nodes[x.Pages[0]].URL}},
			}
		})
	}}
}
