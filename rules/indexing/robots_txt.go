package indexing

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// A siteFact is a site check that needs no page: what it reads is known before the pages are.
type siteFact func() []analyzer.Finding

// Page keeps nothing.
func (siteFact) Page(int32, *page.Page) {}

// Findings reads the facts of the site.
func (f siteFact) Findings() []analyzer.Finding { return f() }

// robotsTxtBlocksAll reports a robots.txt that closes the site to everybody.
func robotsTxtBlocksAll(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return siteFact(func() []analyzer.Finding {
		if !s.Robots.BlocksAll {
			return nil
		}
		return []analyzer.Finding{{
			Loss: 1, Values: analyzer.V("got", "Disallow: /"),
			Evidence: []analyzer.Evidence{{Quote: "User-agent: * Disallow: /", URL: s.Robots.URL}},
		}}
	})
}

// robotsTxtInvalid reports the lines that nobody understands, and a page in place of the file.
func robotsTxtInvalid(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return siteFact(func() []analyzer.Finding {
		lines := s.Robots.Invalid
		if s.Robots.Status != 200 || len(lines) == 0 {
			return nil
		}
		var evidence []analyzer.Evidence
		for _, l := range lines[:min(len(lines), analyzer.MaxEvidence)] {
			if strings.TrimSpace(l) != "" {
				evidence = append(evidence, analyzer.Evidence{Quote: l, URL: s.Robots.URL})
			}
		}
		return []analyzer.Finding{{Loss: 1, Count: len(lines), Values: analyzer.V("got", lines[:min(3, len(lines))]), Evidence: evidence}}
	})
}

// noindexUnseen reports pages whose noindex search engines may not read: they can go on listing the bare address.
func noindexUnseen(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return siteFact(func() []analyzer.Finding {
		list := s.Robots.Unseen
		if len(list) == 0 {
			return nil
		}
		f := analyzer.Finding{
			Loss: 1, Count: len(list), Values: analyzer.V("got", len(list), "agent", list[0].Agent, "line", list[0].Line, "url", list[0].URL),
		}
		for _, u := range list {
			f.Related = append(f.Related, u.URL)
			if len(f.Evidence) < analyzer.MaxEvidence {
				f.Evidence = append(f.Evidence, analyzer.Evidence{Quote: u.Line + " " + u.URL, URL: s.Robots.URL})
			}
		}
		return []analyzer.Finding{f}
	})
}

// robotsReadDifferently reports URLs on which our matcher, which follows RFC 9309, and the reading of temoto/robotstxt,
// which many crawlers share, do not agree.
func robotsReadDifferently(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return siteFact(func() []analyzer.Finding {
		var fs []analyzer.Finding
		for _, d := range s.Robots.Differs {
			line := d.Line
			if line == "" {
				line = "-"
			}
			fs = append(fs, analyzer.Finding{
				Loss: 1 / float64(len(s.Robots.Differs)), Values: analyzer.V("got", d.URL, "line", line),
				Evidence: []analyzer.Evidence{{Quote: line, URL: s.Robots.URL}}, Related: []string{d.URL},
			})
		}
		return fs
	})
}
