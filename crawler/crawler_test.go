package crawler_test

import (
	"bytes"
	"context"
	"strings"
	"sync"
	"testing"

	"golang.org/x/net/html"

	"github.com/siteassay/assay/crawler"
	"github.com/siteassay/assay/internal/sitetest"
	"github.com/siteassay/assay/page"
)

const archive = `
-- / --
<title>Home</title><a href="/about">About</a> <a href="old">Old</a> <a href="/team/">Team</a> <a href="/secret">Secret</a>
<a href="/price-list.pdf">Prices</a> <a href="/missing">Missing</a>
-- /about --
<title>About</title><a href="/">Home</a> <a href="/team/#people">Team</a>
-- /team/ --
<title>Team</title><a href="../about?utm_source=team">About</a>
-- /old 301 /new --
-- /new --
<title>New</title>
-- /secret --
<title>Secret</title>
-- /price-list.pdf --
%PDF
-- /landing --
<title>Landing</title>
-- /robots.txt --
User-agent: *
Disallow: /secret
Sitemap: http://SITE/sitemap.xml
-- /sitemap.xml --
<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>http://SITE/about</loc></url><url><loc>http://SITE/landing</loc></url></urlset>
`

// visits is a Journal that only takes notes.
type visits struct {
	mu    sync.Mutex
	byURL map[string]page.Visit
	etags map[string]string
}

func (v *visits) Pending(func(page.Target) bool) error { return nil }
func (v *visits) Visits(func(page.Visit) bool) error   { return nil }
func (v *visits) Validators(url string) (string, string) {
	return v.etags[url], ""
}

func (v *visits) Commit(done []page.Visit, _ []page.Target, _ [][16]byte) error {
	v.mu.Lock()
	defer v.mu.Unlock()
	for _, d := range done {
		v.byURL[d.Target.URL] = d
	}
	return nil
}

// anchors is a Handler that follows every anchor.
func anchors(_ context.Context, r *crawler.Response) (h crawler.Handled) {
	resolver := page.NewResolver(r.Source.URL)
	z := html.NewTokenizer(bytes.NewReader(r.Source.Body))
	for z.Next() != html.ErrorToken {
		for _, a := range z.Token().Attr {
			if a.Key != "href" {
				continue
			}
			if url, _, err := resolver.Resolve(a.Val); err == nil {
				h.Links = append(h.Links, crawler.Link{URL: url})
			}
		}
	}
	h.Facts = []byte{1}
	return h
}

func TestRunOverTheNetwork(t *testing.T) {
	site, err := sitetest.Parse([]byte(archive))
	if err != nil {
		t.Fatal(err)
	}
	base := sitetest.Serve(t, site)
	cfg := crawler.Defaults()
	cfg.Start = base
	j := &visits{byURL: map[string]page.Visit{}}
	sum, err := crawler.Run(t.Context(), cfg, j, anchors)
	if err != nil {
		t.Fatal(err)
	}
	if sum.State != "complete" || sum.Start != base+"/" {
		t.Errorf("%s %q, start %s", sum.State, sum.Reason, sum.Start)
	}
	want := map[string]string{
		"/": "audited", "/about": "audited", "/team/": "audited", "/new": "audited", "/landing": "audited",
		"/old": "redirected", "/secret": "skipped", "/price-list.pdf": "asset", "/missing": "error",
	}
	for path, outcome := range want {
		if v := j.byURL[base+path]; string(v.Outcome) != outcome {
			t.Errorf("%s: %s %s, want %s", path, v.Outcome, v.Reason, outcome)
		}
	}
	if len(j.byURL) != len(want) {
		t.Errorf("%d visits, want %d", len(j.byURL), len(want))
	}
	if sum.Requests != 10 { // eight of the nine, robots.txt, the sitemap
		t.Errorf("%d requests", sum.Requests)
	}
	if sum.Robots.Status != 200 || len(sum.Robots.Sitemaps) != 1 || len(sum.Sitemaps) != 1 || sum.Sitemaps[0].URLs != 2 {
		t.Errorf("robots %+v, sitemaps %+v", sum.Robots, sum.Sitemaps)
	}
	if !sum.InSitemap(base+"/about") || sum.InSitemap(base+"/new") {
		t.Error("InSitemap is wrong")
	}

	j.etags = map[string]string{}
	for url, v := range j.byURL {
		j.etags[url] = v.ETag
	}
	j.byURL = map[string]page.Visit{}
	again, err := crawler.Run(t.Context(), cfg, j, func(ctx context.Context, r *crawler.Response) (h crawler.Handled) {
		if r.NotModified && strings.HasSuffix(r.Target.URL, "/") {
			h.Links = []crawler.Link{{URL: base + "/about"}, {URL: base + "/old"}, {URL: base + "/team/"}}
		}
		return h
	})
	if err != nil || again.Unchanged != 5 {
		t.Errorf("second crawl: %+v %v", again, err)
	}
}

func TestRunRefusesWhatIsNoURL(t *testing.T) {
	for _, start := range []string{"", "shop", "ftp://shop.example/", "http://"} {
		cfg := crawler.Defaults()
		cfg.Start = start
		if _, err := crawler.Run(t.Context(), cfg, &visits{}, anchors); err == nil {
			t.Errorf("%q is crawled", start)
		}
	}
}
