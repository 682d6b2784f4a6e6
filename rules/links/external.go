package links

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

func link(x *analyzer.Asset) bool {
	return !x.Own && (x.Kind == page.ExternalLink || x.Kind == page.DocumentFile)
}

// bare is an address without what a move of no consequence changes.
func bare(url string) string {
	_, rest, _ := strings.Cut(url, "://")
	return strings.ToLower(strings.TrimSuffix(strings.TrimPrefix(rest, "www."), "/"))
}

// gate reports whether an address asks for a log-in or for consent: it is no new place of the page.
func gate(url string) bool {
	path := strings.ToLower(url[min(len(url), strings.Index(url+"/", "://")+3):])
	return strings.Contains(path, "login") || strings.Contains(path, "signin") || strings.Contains(path, "consent")
}

func foreign(s *analyzer.Site, judge func() []analyzer.Finding) analyzer.SiteCheck {
	return &analyzer.AssetCheck{Site: s, Foreign: true, Judge: judge}
}

func evidenceOf(s *analyzer.Site, x *analyzer.Asset, quote string) []analyzer.Evidence {
	e := analyzer.Evidence{Quote: quote}
	if len(x.Pages) > 0 {
		e.URL = s.Nodes[x.Pages[0]].URL
	}
	return []analyzer.Evidence{e}
}
