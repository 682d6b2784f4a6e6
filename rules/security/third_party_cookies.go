package security

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// thirdPartyCookies lists files of other companies whose servers set cookies with the answer.
func thirdPartyCookies(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return &analyzer.AssetCheck{Site: s, Foreign: true, Judge: func() []analyzer.Finding {
		list := s.Assets.Each(func(x *analyzer.Asset) bool {
			return !x.Own && len(x.Cookies) > 0 && x.Kind != page.ExternalLink && x.Kind != page.DocumentFile && !guards(x.Cookies)
		})
		if len(list) == 0 {
			return nil
		}
		return []analyzer.Finding{s.AssetFinding(list, func(x *analyzer.Asset) string { return x.URL + " (" + strings.Join(x.Cookies, ", ") + ")" }, analyzer.V("got", len(list)))}
	}}
}

// guards reports whether all cookies only tell people from robots or spread load.
func guards(names []string) bool {
	for _, n := range names {
		switch n {
		case "__cf_bm", "_cfuvid", "cf_clearance", "AWSALB", "AWSALBCORS", "SERVERID", "ARRAffinity", "ARRAffinitySameSite":
		default:
			return false
		}
	}
	return true
}
