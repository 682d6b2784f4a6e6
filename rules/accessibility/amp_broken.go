package accessibility

import (
	"strconv"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// ampBroken lists AMP forms of pages that do not open, are none, or do not name the page as the original.
func ampBroken(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return &analyzer.AssetCheck{Site: s, Judge: func() []analyzer.Finding {
		list := s.Assets.Each(func(x *analyzer.Asset) bool { return x.Own && x.Kind == page.AMPPage && ampFault(s, x) != "" })
		if len(list) == 0 {
			return nil
		}
		f := s.AssetFinding(list, func(x *analyzer.Asset) string { return x.URL + " (" + ampFault(s, x) + ")" }, analyzer.V("got", len(list)))
		return []analyzer.Finding{f}
	}}
}

// ampFault says what is wrong with an AMP form: a status, no-amp, or the address that it names as its original; "" when nothing is.
func ampFault(s *analyzer.Site, x *analyzer.Asset) string {
	switch {
	case x.Outcome == page.AssetBroken:
		return strconv.Itoa(x.Status)
	case x.Outcome != page.AssetOK:
		return ""
	case x.Fault != "":
		return x.Fault
	case x.Target == "":
		return "canonical: –"
	}
	for _, i := range x.Pages {
		if path(s.Nodes[i].URL) == path(x.Target) {
			return ""
		}
	}
	return "canonical: " + x.Target
}

// path is a URL without scheme, www and the slash at its end.
func path(url string) string {
	_, rest, _ := strings.Cut(url, "://")
	return strings.TrimSuffix(strings.TrimPrefix(rest, "www."), "/")
}
