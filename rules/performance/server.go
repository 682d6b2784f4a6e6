package performance

import (
	"slices"
	"strconv"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// http2Missing reports an https server that does not offer HTTP/2 in the handshake. A page that came over HTTP/2 proves the
// contrary.
func http2Missing(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck { return &protocols{site: s} }

type protocols struct {
	site *analyzer.Site
	two  bool
}

func (c *protocols) Page(_ int32, p *page.Page) {
	c.two = c.two || strings.HasPrefix(p.Fetch.Proto, "HTTP/2") || strings.HasPrefix(p.Fetch.Proto, "HTTP/3")
}

func (c *protocols) Findings() []analyzer.Finding {
	t := &c.site.Probes.TLS
	if c.two || t.Host == "" || t.Reason != "" || t.ALPN == "h2" || c.site.OnTestHost() {
		return nil
	}
	got := t.ALPN
	if got == "" {
		got = "HTTP/1.1"
	}
	return []analyzer.Finding{{Loss: 1, Values: analyzer.V("got", got), Evidence: []analyzer.Evidence{{Quote: "ALPN: " + got, URL: "https://" + t.Host + "/"}}}}
}

// Unknown reports whether the handshake failed.
func (c *protocols) Unknown() bool { return c.site.Probes.TLS.Reason != "" && !c.two }

// responseSlow puts the site into one of three classes by the median time of its documents: quick, over the first limit, over
// the second. Times are never equal twice, classes nearly always are. The crawl itself makes a server slower, so the quickest
// quarter must be slow as well.
func responseSlow(s *analyzer.Site, params analyzer.Params) analyzer.SiteCheck {
	return &slowness{site: s, params: params}
}

type slowness struct {
	site   *analyzer.Site
	params analyzer.Params
	times  []int32 // milliseconds, by page
	ids    []int32
}

func (c *slowness) Page(i int32, p *page.Page) {
	if p.Status == 200 && p.Fetch.TotalMS > 0 {
		c.times, c.ids = append(c.times, int32(p.Fetch.TotalMS)), append(c.ids, i)
	}
}

func (c *slowness) Findings() []analyzer.Finding {
	if len(c.times) < c.params.Int("pages") {
		return nil
	}
	sorted := slices.Clone(c.times)
	slices.Sort(sorted)
	median, quarter := float64(sorted[len(sorted)/2]), float64(sorted[len(sorted)/4])
	limit, loss := c.params.Number("slow"), 0.5
	if worse := c.params.Number("slower"); median >= worse*1000 {
		limit, loss = worse, 1
	}
	if median < limit*1000 || quarter < limit*500 {
		return nil
	}
	seconds := strconv.FormatFloat(limit, 'f', -1, 64)
	return []analyzer.Finding{{
		Loss: loss, Count: 1, Values: analyzer.V("got", limit, "pages", len(c.times)),
		Evidence: []analyzer.Evidence{{Quote: c.site.Root + " > " + seconds + " s", URL: c.site.Root}},
	}}
}

// headersTooMany reports answers with very many response headers, or a very long one: they are sent before every page. A
// security policy is long when it is exact.
func headersTooMany(s *analyzer.Site, params analyzer.Params) analyzer.SiteCheck {
	return &heavyHeaders{site: s, most: params.Int("headers"), longest: params.Int("bytes")}
}

type heavyHeaders struct {
	site          *analyzer.Site
	most, longest int
	pages         int
	ids           []int32
	quote         string
}

func (c *heavyHeaders) Page(i int32, p *page.Page) {
	f := &p.Fetch
	if p.Status != 200 || f.HeaderCount == 0 {
		return
	}
	c.pages++
	quote := ""
	switch {
	case f.HeaderCount > c.most:
		quote = "headers: " + strconv.Itoa(f.HeaderCount)
	case f.HeaderLongest > c.longest && !strings.HasPrefix(f.HeaderLongestName, "content-security-policy"):
		quote = f.HeaderLongestName + ": " + strconv.Itoa(f.HeaderLongest) + " B"
	default:
		return
	}
	if len(c.ids) == 0 {
		c.quote = quote
	}
	c.ids = append(c.ids, i)
}

func (c *heavyHeaders) Findings() []analyzer.Finding {
	if len(c.ids) == 0 {
		return nil
	}
	return []analyzer.Finding{{
		Loss: 1, Count: len(c.ids), Values: analyzer.V("got", c.quote, "pages", c.pages),
		Evidence: []analyzer.Evidence{{Quote: c.quote, URL: c.site.Nodes[c.ids[0]].URL}}, Related: c.site.URLs(c.ids),
	}}
}
