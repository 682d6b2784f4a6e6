package crawler

import (
	"encoding/xml"
	"reflect"
	"strings"
	"testing"
)

// TestSitemapListing: dates, doubles, foreign and unencrypted URLs, and language versions of two files.
func TestSitemapListing(t *testing.T) {
	f, base := site(t, map[string]string{
		"/robots.txt": "Sitemap: /one.xml\nSitemap: /two.xml",
		"/one.xml": `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
			<url><lastmod>2026-03-04T10:00:00+01:00</lastmod><loc>BASE/a</loc>
			<xhtml:link rel="alternate" hreflang="de-DE" href="BASE/de/a"/><xhtml:link rel="stylesheet" href="BASE/x"/></url>
			<url><loc>BASE/a</loc><lastmod>2026-03-05</lastmod></url>
			<url><loc>BASE/b</loc><lastmod>yesterday</lastmod></url>
			<url><loc>https://other.example/c</loc><lastmod>2026-03-09</lastmod></url></urlset>`,
		"/two.xml": urlset + "<url><loc>BASE/a</loc><lastmod>2026-01-01</lastmod></url></urlset>",
	})
	_, reports := sitemapsOf(t, f, base)
	if len(reports) != 2 {
		t.Fatalf("%+v", reports)
	}
	one := reports[0]
	if one.Dated != 2 || one.Days != 2 || one.HTTP != 3 || one.Foreign != 1 || one.Bytes < 500 || one.TooLarge || len(one.ForeignURLs) != 1 {
		t.Errorf("%+v", one)
	}
	if want := []SitemapAlternate{{URL: base + "/a", Lang: "de-de", To: base + "/de/a"}}; !reflect.DeepEqual(one.Alternates, want) {
		t.Errorf("alternates %+v", one.Alternates)
	}
	look := listing(reports)
	for path, want := range map[string]Listing{"/a": {2, 20517}, "/b": {1, 0}, "/none": {}} {
		if got := look(base + path); got != want {
			t.Errorf("%s: %+v, want %+v", path, got, want)
		}
	}
}

// TestSitemapAlternatesAreBounded: a file with too many language versions costs what the limit costs.
func TestSitemapAlternatesAreBounded(t *testing.T) {
	left := 2
	p := &sitemapParser{report: &SitemapReport{}, page: func(string) bool { return true }, alternates: &left}
	for range 3 {
		p.list("https://a.example/")
		for _, lang := range []string{"de", "fr", "es", "it"} {
			p.alternate(attributes("rel", "alternate", "hreflang", lang, "href", "https://a.example/"+lang))
		}
		p.closeEntry()
	}
	if len(p.report.Alternates) != 2 || left != 0 {
		t.Errorf("%d kept, %d left", len(p.report.Alternates), left)
	}
	left = 10
	p.list("https://a.example/")
	for range 20 {
		p.alternate(attributes("rel", "alternate", "hreflang", "de", "href", "https://a.example/"+strings.Repeat("a", 1000)))
	}
	if len(p.entry.links) > 3 {
		t.Errorf("%d long ones kept where ten short ones would be", len(p.entry.links))
	}
}

func attributes(pairs ...string) (attrs []xml.Attr) {
	for i := 0; i < len(pairs); i += 2 {
		attrs = append(attrs, xml.Attr{Name: xml.Name{Local: pairs[i]}, Value: pairs[i+1]})
	}
	return attrs
}
