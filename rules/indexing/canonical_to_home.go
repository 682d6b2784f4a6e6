package indexing

import (
	"math/bits"
	"net/url"
	"path"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// canonicalToHome finds inner pages that step back in favour of the home page. Other addresses of the home page do so rightly:
// with parameters, as index.html, or with the same text.
func canonicalToHome(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return siteFact(func() []analyzer.Finding {
		if len(s.Nodes) == 0 {
			return nil
		}
		home := s.Resolve(0)
		if home < 0 {
			return nil
		}
		var away []int32
		pages := 0
		for i := range s.Nodes {
			n := &s.Nodes[i]
			if n.Outcome != page.Audited {
				continue
			}
			pages++
			if int32(i) != home && n.Canonical == home && !homeVariant(n.URL) && !sameText(n, &s.Nodes[home]) {
				away = append(away, int32(i))
			}
		}
		if len(away) == 0 {
			return nil
		}
		return []analyzer.Finding{share(s, away, pages, analyzer.V("got", len(away), "home", s.Nodes[home].URL))}
	})
}

// homeVariant reports whether u is another way to write the address of a home page.
func homeVariant(u string) bool {
	p, err := url.Parse(u)
	if err != nil {
		return true
	}
	name := path.Base(p.Path)
	return strings.Count(strings.TrimSuffix(p.Path, "/"), "/") <= 1 &&
		(p.Path == "/" || strings.HasPrefix(name, "index.") || strings.HasPrefix(name, "default.") || name == "home" || name == "index")
}

// sameText reports whether two pages say the same but for a few words.
func sameText(a, b *analyzer.Node) bool { return bits.OnesCount64(a.Simhash^b.Simhash) <= 3 }

// share is one finding for all nodes that show a fault; it costs their share of the pages, and a fifth at least.
func share(s *analyzer.Site, ids []int32, pages int, values analyzer.Values) analyzer.Finding {
	f := analyzer.Finding{
		Loss: 0.2 + 0.8*float64(len(ids))/float64(max(pages, 1)), Count: len(ids), Values: values, Related: s.URLs(ids),
	}
	for _, i := range ids[:min(3, len(ids))] {
		f.Evidence = append(f.Evidence, analyzer.Evidence{Quote: s.Nodes[i].URL})
	}
	return f
}
