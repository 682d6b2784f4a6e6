package sitetest

import (
	"io"
	"net/http"
	"strings"
	"testing"
)

const archive = `A small site.
-- / --
<title>Home</title>
-- robots.txt --
User-agent: *
Sitemap: http://SITE/sitemap.xml
-- /old 301 /new --
-- /gone 410 --
gone
-- /feed 200 application/xml; charset=utf-8 --
<rss/>
-- /list?page=2 --
second
`

func TestHandler(t *testing.T) {
	s, err := Parse([]byte(archive))
	if err != nil {
		t.Fatal(err)
	}
	base := Serve(t, s)
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	for _, tt := range []struct {
		path, contentType, location, body string
		status                            int
	}{
		{"/", "text/html; charset=utf-8", "", "<title>Home</title>\n", 200},
		{"/robots.txt", "text/plain; charset=utf-8", "", "User-agent: *\nSitemap: " + base + "/sitemap.xml\n", 200},
		{"/old", "text/html; charset=utf-8", "/new", "", 301},
		{"/gone", "text/html; charset=utf-8", "", "gone\n", 410},
		{"/feed", "application/xml; charset=utf-8", "", "<rss/>\n", 200},
		{"/list?page=2", "text/html; charset=utf-8", "", "second\n", 200},
		{"/list", "text/html; charset=utf-8", "", "<!doctype html><title>Not found</title><h1>Not found</h1>", 404},
	} {
		resp, err := client.Get(base + tt.path)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(resp.Body)
		resp.Body.Close()
		if err != nil {
			t.Fatal(err)
		}
		if resp.StatusCode != tt.status || string(body) != tt.body || resp.Header.Get("Location") != tt.location ||
			resp.Header.Get("Content-Type") != tt.contentType {
			t.Errorf("%s: %d %v %q", tt.path, resp.StatusCode, resp.Header, body)
		}
		tag := resp.Header.Get("ETag")
		if (tag != "") != (tt.status == 200) {
			t.Errorf("%s: ETag %q", tt.path, tag)
		}
		if tag == "" {
			continue
		}
		req, _ := http.NewRequest(http.MethodGet, base+tt.path, nil)
		req.Header.Set("If-None-Match", tag)
		again, err := client.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		again.Body.Close()
		if again.StatusCode != http.StatusNotModified {
			t.Errorf("%s with its ETag: %d", tt.path, again.StatusCode)
		}
	}
}

func TestParseErrors(t *testing.T) {
	for _, tt := range []struct{ archive, want string }{
		{"only a comment\n", "no files"},
		{"-- / --\n-- / 404 --\n", "twice"},
		{"-- / --\n-- /old 301 --\n", "a redirect needs one target"},
		{"-- /x OK --\n", `status "OK"`},
		{"-- /x 99 --\n", `status "99"`},
		{"-- /x 200 text/html;encode=klingon --\n", `encoding "klingon"`},
	} {
		if _, err := Parse([]byte(tt.archive)); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%q: error %v, want %q", tt.archive, err, tt.want)
		}
	}
}

// TestEncode: the archive is UTF-8, the page is not, and its header says nothing of it.
func TestEncode(t *testing.T) {
	const text = "<meta charset=%s><p>喜欢喝茶 ☃ http://SITE/a"
	var archive string
	for _, e := range []string{"gbk", "big5"} {
		archive += "-- /" + e + " 200 text/html;encode=" + e + " --\n" + text + "\n"
	}
	s, err := Parse([]byte(archive))
	if err != nil {
		t.Fatal(err)
	}
	base := Serve(t, s)
	for _, tt := range []struct{ path, want string }{
		{"/gbk", "\xcf\xb2\xbb\xb6\xba\xc8\xb2\xe8 &#9731; " + base + "/a"},
		{"/big5", "\xb3\xdf&#27426;\xb3\xdc\xaf\xf9 &#9731; " + base + "/a"},
	} {
		resp, err := http.Get(base + tt.path)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(resp.Body)
		resp.Body.Close()
		if err != nil {
			t.Fatal(err)
		}
		if _, got, _ := strings.Cut(strings.TrimSpace(string(body)), "<p>"); got != tt.want {
			t.Errorf("%s: body %q, want %q", tt.path, got, tt.want)
		}
		if ct := resp.Header.Get("Content-Type"); ct != "text/html" {
			t.Errorf("%s: Content-Type %q", tt.path, ct)
		}
	}
}
