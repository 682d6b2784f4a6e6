package crawler

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"reflect"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// site serves files by path with BASE replaced by its address; what is missing is 404.
func site(t testing.TB, files map[string]string, change ...func(*Config)) (*fetcher, string) {
	t.Helper()
	return startServer(t, func(w http.ResponseWriter, r *http.Request) {
		body, ok := files[r.URL.Path]
		if !ok {
			http.NotFound(w, r)
			return
		}
		if to, ok := strings.CutPrefix(body, "redirect "); ok {
			http.Redirect(w, r, to, http.StatusFound)
			return
		}
		_, _ = io.WriteString(w, strings.ReplaceAll(body, "BASE", "http://"+r.Host))
	}, change...)
}

func sitemapsOf(t testing.TB, f *fetcher, base string, extra ...string) (locs []string, reports []SitemapReport) {
	t.Helper()
	reports = readSitemaps(context.Background(), f, robotsFor(f), base+"/", extra, func(loc string) bool {
		locs = append(locs, strings.TrimPrefix(loc, base))
		return true
	})
	for i := range reports {
		reports[i].URL = strings.TrimPrefix(reports[i].URL, base)
		reports[i].Source = strings.TrimPrefix(reports[i].Source, base)
		for k, u := range reports[i].HTTPURLs {
			reports[i].HTTPURLs[k] = strings.TrimPrefix(u, base)
		}
	}
	return locs, reports
}

const urlset = `<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">`

func TestSitemapForms(t *testing.T) {
	encode := func(s string) string {
		out, err := simplifiedchinese.GBK.NewEncoder().String(s)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	for _, tt := range []struct {
		name, file string
		locs       string
		errors     string // part of the report's error; "" for none
	}{
		{"plain", urlset + "<url><loc>BASE/a</loc><lastmod>2026-01-01</lastmod></url><url><loc>\n BASE/b?x=1&amp;y=2 \n</loc></url></urlset>", "/a /b?x=1&y=2", ""},
		{"no namespace", "<urlset><url><loc>BASE/a</loc></url></urlset>", "/a", ""},
		{"CDATA", urlset + "<url><loc><![CDATA[BASE/a?b&c]]></loc></url></urlset>", "/a?b&c", ""},
		{"images and videos", urlset + `<url><loc>BASE/a</loc><image:image xmlns:image="i"><image:loc>BASE/i.png</image:loc></image:image></url></urlset>`, "/a", ""},
		{"byte order mark and blank lines", "\uFEFF\n\n<urlset><url><loc>BASE/a</loc></url></urlset>", "/a", ""},
		{"foreign host", urlset + "<url><loc>https://other.example/a</loc></url><url><loc>BASE/a</loc></url></urlset>", "/a", ""},
		{"relative", urlset + "<url><loc>/a</loc></url><url><loc/></url><url><loc>BASE/b</loc></url></urlset>", "/b", "2 locations are not"},
		{"tracking stripped", urlset + "<url><loc>BASE/a?utm_source=map#x</loc></url></urlset>", "/a", ""},
		{"raw ampersand", urlset + "\n<url><loc>BASE/a</loc></url>\n<url><loc>BASE/x?a&b</loc></url>\n<url><loc>BASE/b?c&amp;d</loc></url></urlset>", "/a /b?c&d", "line 3: invalid character entity"},
		{"unclosed", urlset + "<url><loc>BASE/a</loc></url>\n<url><loc>BASE/b</loc>", "/a /b", "line 2: unexpected EOF"},
		{"wrong order of tags", urlset + "<url><loc>BASE/a</loc></urlset>\n<url><loc>BASE/b</loc></url>", "/a /b", "element <url> closed by </urlset>"},
		{"entity definitions", `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;">]><urlset><url><loc>BASE/&b;</loc></url><url><loc>BASE/c</loc></url></urlset>`, "/c", "invalid character entity &b;"},
		{"GBK", `<?xml version="1.0" encoding="GBK"?><urlset><url><loc>BASE/` + encode("灯") + `</loc></url></urlset>`, "/%E7%81%AF", ""},
		{"unknown encoding", `<?xml version="1.0" encoding="klingon"?><urlset><url><loc>BASE/a</loc></url></urlset>`, "", "klingon"},
		{"text", "BASE/a\r\nBASE/b\n\n  BASE/c", "/a /b /c", ""},
		{"RSS", `<rss version="2.0"><channel><link>BASE/</link><item><title>x</title><link>BASE/a</link></item></channel></rss>`, "/a", ""},
		{"Atom", `<feed xmlns="http://www.w3.org/2005/Atom"><link href="BASE/self"/><entry><link rel="edit" href="BASE/e"/><link href="BASE/a"/></entry></feed>`, "/a", ""},
		{"gzip", string(pack(t, "gzip", []byte("http://127.0.0.1:1/x\n"))), "", ""},
		{"damaged gzip", "\x1f\x8b\x08\x00damage", "", "gzip file"},
		{"HTML", "<!doctype html><html><body>Not found", "", "an HTML page"},
		{"another document", "<note/>", "", "root element note"},
		{"prose", "Hello, this is our home page", "", "neither XML nor"},
		{"empty", " \n", "", "empty"},
		{"deep", "<urlset>" + strings.Repeat("<a>", 1000), "", "more than 32 elements"},
		{"long text", "<urlset><url><loc>" + strings.Repeat("a", 300<<10), "", "longer than 256 KiB"},
		{"long attribute in another encoding", `<?xml version="1.0" encoding="GBK"?><urlset a="` + strings.Repeat("a", 300<<10), "", "longer than 256 KiB"},
		{"long line", "http://" + strings.Repeat("a", 100<<10), "", "neither XML nor"},
	} {
		f, base := site(t, map[string]string{"/robots.txt": "Sitemap: BASE/map", "/map": tt.file})
		locs, reports := sitemapsOf(t, f, base)
		if strings.Join(locs, " ") != tt.locs {
			t.Errorf("%s: %q, want %q", tt.name, locs, tt.locs)
		}
		if len(reports) != 1 || (tt.errors == "") != (reports[0].Error == "") || !strings.Contains(reports[0].Error, tt.errors) {
			t.Errorf("%s: %+v, want an error with %q", tt.name, reports, tt.errors)
		}
	}
}

func TestSitemapUTF16(t *testing.T) {
	enc := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	body, err := enc.NewEncoder().String("<urlset><url><loc>http://127.0.0.1/a</loc></url></urlset>")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	p := &sitemapParser{report: &SitemapReport{}, page: func(loc string) bool { got = append(got, loc); return true }}
	if err := p.read(strings.NewReader(body)); err != nil || len(got) != 1 || got[0] != "http://127.0.0.1/a" {
		t.Errorf("%q, %v, %s", got, err, p.fault)
	}
}

func TestSitemapIndex(t *testing.T) {
	const index = `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">%s</sitemapindex>`
	child := func(loc string) string { return "<sitemap><loc>" + loc + "</loc></sitemap>" }
	f, base := site(t, map[string]string{
		"/robots.txt":   "Sitemap: /index.xml\nSitemap: BASE/index.xml\nSitemap: http://[",
		"/index.xml":    fmt.Sprintf(index, child("BASE/one.xml")+child("BASE/two.xml.gz")+child("BASE/index2.xml")+child("BASE/index.xml")+child("https://cdn.example/x.xml")+child("BASE/gone.xml")),
		"/one.xml":      urlset + "<url><loc>BASE/1</loc></url></urlset>",
		"/two.xml.gz":   "redirect /real.gz",
		"/real.gz":      string(pack(t, "gzip", []byte(urlset+"<url><loc>https://other.example/2</loc></url></urlset>"))),
		"/index2.xml":   fmt.Sprintf(index, child("BASE/three.xml")),
		"/three.xml":    urlset + "<url><loc>BASE/3</loc></url></urlset>",
		"/optional.txt": "BASE/o",
	})
	locs, reports := sitemapsOf(t, f, base, "optional.txt")
	if got := strings.Join(locs, " "); got != "/o /1" {
		t.Errorf("locations %s", got)
	}
	want := []SitemapReport{
		{URL: "/optional.txt", Status: 200, URLs: 1, Source: "option", HTTP: 1, HTTPURLs: []string{"/o"}},
		{URL: "/index.xml", Status: 200, URLs: 6, Foreign: 1, Index: true, Source: "robots.txt", ForeignURLs: []string{"https://cdn.example/x.xml"}},
		{URL: "/one.xml", Status: 200, URLs: 1, Source: "/index.xml", HTTP: 1, HTTPURLs: []string{"/1"}},
		{URL: "/two.xml.gz", Status: 200, URLs: 1, Foreign: 1, Source: "/index.xml", ForeignURLs: []string{"https://other.example/2"}},
		{URL: "/index2.xml", Status: 200, Index: true, Source: "/index.xml", Error: "an index inside an index, which is not followed"},
		{URL: "/gone.xml", Status: 404, Source: "/index.xml", Error: "answered 404"},
		{URL: "http://[", Source: "robots.txt"},
	}
	if len(reports) == len(want) {
		want[6].Error = reports[6].Error
	}
	for i := range reports {
		reports[i].Bytes, reports[i].listed = 0, nil
	}
	if !reflect.DeepEqual(reports, want) || reports[6].Error == "" {
		t.Errorf("reports\n%+v, want\n%+v", reports, want)
	}
}

func TestSitemapAtUsualPlaces(t *testing.T) {
	f, base := site(t, map[string]string{"/sitemap_index.xml": urlset + "<url><loc>BASE/a</loc></url></urlset>", "/sitemap.txt": "BASE/b"})
	locs, reports := sitemapsOf(t, f, base)
	if len(locs) != 1 || len(reports) != 1 || reports[0].Source != "usual place" || reports[0].URL != "/sitemap_index.xml" {
		t.Errorf("%q %+v", locs, reports)
	}
	f, base = site(t, map[string]string{"/sitemap.xml": "<!doctype html><html><body>Our page for everything"})
	if locs, reports := sitemapsOf(t, f, base); len(locs)+len(reports) != 0 {
		t.Errorf("an HTML page at a usual place is reported: %q %+v", locs, reports)
	}
	// A 404 page that is a sitemap names no pages.
	f, base = startServer(t, func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(404)
		_, _ = io.WriteString(w, urlset+"<url><loc>http://"+r.Host+"/a</loc></url></urlset>")
	})
	if locs, _ := sitemapsOf(t, f, base); len(locs) != 0 {
		t.Errorf("pages of a 404: %q", locs)
	}
}

func TestSitemapLimits(t *testing.T) {
	var big bytes.Buffer
	big.WriteString("<urlset>")
	for i := range maxSitemapURLs + 10 {
		fmt.Fprintf(&big, "<url><loc>BASE/%d</loc></url>", i)
	}
	var index strings.Builder
	index.WriteString("<sitemapindex>")
	for i := range 300 {
		fmt.Fprintf(&index, "<sitemap><loc>BASE/empty-%d.xml</loc></sitemap>", i)
	}
	f, base := site(t, map[string]string{"/robots.txt": "Sitemap: BASE/big.xml\nSitemap: BASE/index.xml", "/big.xml": big.String() + "</urlset>", "/index.xml": index.String() + "</sitemapindex>"},
		func(c *Config) { c.MaxPages = 40 })
	locs, reports := sitemapsOf(t, f, base)
	if len(locs) != maxSitemapURLs || !strings.Contains(reports[0].Error, "50,000") {
		t.Errorf("%d locations, %+v", len(locs), reports[0])
	}
	if n := f.requests.Load(); n != 1+20 {
		t.Errorf("%d requests, want robots.txt and 20 sitemaps", n)
	}
	if last := reports[len(reports)-1]; last.Status != 0 || !strings.Contains(last.Error, "limit of sitemap files") {
		t.Errorf("the limit is not named: %+v", last)
	}
	// The caller may have enough.
	n := 0
	readSitemaps(context.Background(), f, robotsFor(f), base+"/", nil, func(string) bool { n++; return n < 5 })
	if n != 5 {
		t.Errorf("%d locations after the caller had enough", n)
	}
}

// A gzip bomb is read as a stream and ends at the limit of a file.
func TestSitemapBomb(t *testing.T) {
	bomb := pack(t, "gzip", append([]byte("<urlset>"), bytes.Repeat([]byte("          "), 6<<20)...))
	f, base := site(t, map[string]string{"/robots.txt": "Sitemap: BASE/bomb.gz", "/bomb.gz": string(bomb)})
	_, reports := sitemapsOf(t, f, base)
	if len(reports) != 1 || !strings.Contains(reports[0].Error, "longer than 256 KiB") {
		t.Errorf("%+v", reports)
	}
}

func FuzzSitemap(f *testing.F) {
	f.Add([]byte("<urlset><url><loc>http://a/</loc></url></urlset>"))
	f.Add([]byte("<sitemapindex><sitemap><loc>http://a/&b</loc></sitemap><loc>x</loc>"))
	f.Add([]byte("http://a/\nhttp://b/"))
	f.Add([]byte("\xff\xfe<\x00u\x00"))
	f.Add([]byte("<?xml version='1.0' encoding='gbk'?><feed><entry><link href='\xc4\xe3'/>"))
	f.Fuzz(func(t *testing.T, body []byte) {
		n := 0
		take := func(loc string) bool {
			n++
			if strings.TrimSpace(loc) != loc {
				t.Errorf("%q is not trimmed", loc)
			}
			return true
		}
		p := &sitemapParser{report: &SitemapReport{}, page: take, child: take}
		_ = p.parse(bufio.NewReader(bytes.NewReader(body)))
		p.finish(false)
		if n > p.report.URLs {
			t.Errorf("%d locations, %d counted", n, p.report.URLs)
		}
	})
}

func BenchmarkSitemap(b *testing.B) {
	var file bytes.Buffer
	file.WriteString(urlset)
	for i := range 10_000 {
		fmt.Fprintf(&file, "<url><loc>https://example.com/products/%d</loc><lastmod>2026-01-01</lastmod></url>\n", i)
	}
	file.WriteString("</urlset>")
	b.SetBytes(int64(file.Len()))
	b.ReportAllocs()
	for b.Loop() {
		p := &sitemapParser{report: &SitemapReport{}, page: func(string) bool { return true }}
		_ = p.parse(bufio.NewReader(bytes.NewReader(file.Bytes())))
	}
}

func TestSitemapsThatDrip(t *testing.T) {
	var asked atomic.Int32
	f, base := startServer(t, func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.URL.Path == "/sitemap.xml":
			_, _ = io.WriteString(w, "<sitemapindex>")
			for i := range 20 {
				_, _ = fmt.Fprintf(w, "<sitemap><loc>http://%s/part%d.xml</loc></sitemap>", r.Host, i)
			}
			_, _ = io.WriteString(w, "</sitemapindex>")
		case strings.HasPrefix(r.URL.Path, "/part"):
			asked.Add(1)
			_, _ = io.WriteString(w, urlset)
			w.(http.Flusher).Flush()
			<-r.Context().Done()
		default:
			http.NotFound(w, r)
		}
	}, func(cfg *Config) { cfg.Timeout = 30 * time.Millisecond })
	_, reports := sitemapsOf(t, f, base)
	if n := asked.Load(); n != maxSitemapLate || len(reports) != 21 {
		t.Errorf("%d parts asked for, %d reports", n, len(reports))
	}
	if last := reports[len(reports)-1].Error; !strings.HasPrefix(last, "not read: 5 sitemaps") {
		t.Errorf("the last part is reported as %q", last)
	}
}

// TestSitemapsTogetherAreBounded: a thousand files of 50 MiB each are not read.
func TestSitemapsTogetherAreBounded(t *testing.T) {
	f, base := site(t, map[string]string{"/a.xml": "<urlset><url><loc>/a</loc></url></urlset>", "/b.xml": "<urlset></urlset>"})
	s := &sitemapReader{fetcher: f, start: base + "/", yield: func(string) bool { return true }, seen: map[string]bool{}, files: 10}
	s.bytes = maxSitemapSum - 10 // read before
	s.file(context.Background(), sitemapJob{url: base + "/a.xml"})
	s.file(context.Background(), sitemapJob{url: base + "/b.xml"})
	if len(s.reports) != 2 || s.reports[0].Error != "" && strings.Contains(s.reports[0].Error, "400 MiB") || !strings.Contains(s.reports[1].Error, "400 MiB") {
		t.Errorf("%+v", s.reports)
	}
}
