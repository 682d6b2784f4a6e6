package crawler

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"testing"

	"github.com/siteassay/assay/page"
)

// TestNothingLeadsIntoAPrivateNetwork: whatever a site names - a file, a link, a redirect, a sitemap, a licence, an alternate - a
// private address that was not typed is never connected to.
func TestNothingLeadsIntoAPrivateNetwork(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.2:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			t.Error("a connection into the private network")
			c.Close()
		}
	}()
	inner := "http://" + l.Addr().String()
	_, base := startServer(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/robots.txt":
			fmt.Fprintf(w, "User-agent: *\nDisallow:\nSitemap: %s/map.xml\nSitemap: /map.xml\nLicense: %s/terms.xml\n", inner, inner)
		case "/map.xml":
			w.Header().Set("Content-Type", "application/xml")
			fmt.Fprintf(w, `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"><url><loc>http://%s/</loc>
<xhtml:link rel="alternate" hreflang="de" href="%s/de"/></url><url><loc>%s/listed</loc></url></urlset>`, r.Host, inner, inner)
		case "/":
			w.Header().Set("Content-Type", "text/html")
			fmt.Fprint(w, "<title>Crumb</title><a href=/ovens>Ovens</a>")
		default: // pages, pictures, probes
			http.Redirect(w, r, inner+r.URL.Path, http.StatusFound)
		}
	})
	cfg := Defaults()
	cfg.Start, cfg.Probe, cfg.CheckExternal = base+"/", true, true
	cfg.Assets = func() []AssetTarget {
		return append(own(page.ImageFile, base+"/a.png", base+"/b.svg"),
			AssetTarget{URL: inner + "/", Kind: page.ExternalLink}, AssetTarget{URL: inner + "/x.css", Kind: page.StyleFile},
			AssetTarget{URL: "http://169.254.169.254/latest/meta-data/", Kind: page.ExternalLink}, AssetTarget{URL: "http://[::ffff:7f00:2]/", Kind: page.ExternalLink},
			AssetTarget{URL: "http://127.0.0.1:1/", Kind: page.ExternalLink}) // the typed host on another port
	}
	cfg.Guises = func() []GuiseTarget { return []GuiseTarget{{URL: base + "/"}, {URL: base + "/ovens"}} }
	s, err := Run(context.Background(), cfg, newMemory(), listLinks)
	if err != nil {
		t.Fatal(err)
	}
	for i, a := range s.Assets {
		if a.Outcome != page.AssetUnasked || a.Reason != "address-refused" {
			t.Errorf("%s: %+v", s.Targets[i].URL, a)
		}
	}
	if !s.Probes.Asked || !s.Guises.Asked || len(s.Sitemaps) == 0 {
		t.Errorf("not all was tried: %+v", s)
	}
}
