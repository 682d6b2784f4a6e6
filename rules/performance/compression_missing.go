package performance

import (
	"fmt"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// compressionMissing lists text of the site that is sent as it is: pages, scripts, style sheets, drawings.
func compressionMissing(s *analyzer.Site, p analyzer.Params) analyzer.SiteCheck {
	return &compression{site: s, least: p.Int("bytes")}
}

type compression struct {
	site  *analyzer.Site
	least int
	seen  int // pages that are long enough
	plain []int32
	bytes int64
	quote []analyzer.Evidence
}

// Page looks at the content coding of the page itself.
func (c *compression) Page(i int32, p *page.Page) {
	if p.Fetch.Proto == "" || p.Fetch.WireBytes < c.least {
		return
	}
	c.seen++
	if p.Fetch.Encoding != "" {
		return
	}
	c.plain = append(c.plain, i)
	c.bytes += int64(p.Fetch.WireBytes)
	if len(c.quote) < 3 {
		c.quote = append(c.quote, analyzer.Evidence{Quote: fmt.Sprintf("%s (%d kB)", p.URL, analyzer.Kilobytes(int64(p.Fetch.WireBytes))), URL: strings.Clone(p.URL)})
	}
}

// Findings adds the files.
func (c *compression) Findings() []analyzer.Finding {
	text := func(x *analyzer.Asset) bool {
		return x.Own && x.Outcome == page.AssetOK && x.Bytes >= int64(c.least) && (x.Kind == page.StyleFile || x.Kind == page.ScriptFile)
	}
	all := c.seen + len(c.site.Assets.Each(text))
	list := c.site.Assets.Each(func(x *analyzer.Asset) bool { return text(x) && x.Compressible() })
	if len(list)+len(c.plain) == 0 {
		return nil
	}
	f := c.site.AssetFinding(list, (*analyzer.Asset).SizeQuote, nil)
	for _, x := range list {
		c.bytes += x.Bytes
	}
	f.Count = len(list) + len(c.plain)
	f.Values = analyzer.V("got", f.Count, "all", all, "kb", analyzer.Kilobytes(c.bytes))
	f.Evidence = append(c.quote, f.Evidence...)
	f.Related = c.site.URLs(append(c.plain, ids(list, c.plain)...))
	f.Loss = max(0.1, float64(f.Count)/float64(all))
	return []analyzer.Finding{f}
}

// ids are the pages that use the files and are not among known.
func ids(list []*analyzer.Asset, known []int32) []int32 {
	seen := map[int32]bool{}
	for _, i := range known {
		seen[i] = true
	}
	var more []int32
	for _, x := range list {
		for _, i := range x.Pages {
			if !seen[i] {
				seen[i] = true
				more = append(more, i)
			}
		}
	}
	return more
}
