package audit_test

import (
	"bytes"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/siteassay/assay/audit"
	"github.com/siteassay/assay/internal/sitetest"
	"github.com/siteassay/assay/page"
	"github.com/siteassay/assay/report"
	"github.com/siteassay/assay/testdata/sites"
)

// TestReportIsTheSameAtAnyNumberOfWorkers: what differs is in the run block, on the first run and on one that is answered 304.
func TestReportIsTheSameAtAnyNumberOfWorkers(t *testing.T) {
	for _, s := range []struct {
		name string
		url  func(t *testing.T) string
	}{
		{"oven maker", func(t *testing.T) string { return serveArchive(t, sites.English) }},
		{"300 pages, redirects, missing pages, a trap", func(t *testing.T) string {
			url, _ := counted(t, generatedSite{pages: 300, trap: true})
			return url
		}},
	} {
		t.Run(s.name, func(t *testing.T) {
			url := s.url(t)
			var json, html []byte
			for _, workers := range []int{1, 16, 64} {
				cfg := config(t, url)
				cfg.Crawl.Concurrency, cfg.Crawl.Probe = workers, true
				dir := t.TempDir()
				for _, round := range []string{"first run", "second run"} {
					j, h := runOnce(t, cfg, dir)
					if json == nil {
						json, html = j, h
					}
					name := fmt.Sprintf("%d workers, %s", workers, round)
					same(t, name+": report.json", json, j)
					same(t, name+": report.html", html, h)
				}
			}
		})
	}
}

// same fails with the first difference.
func same(t *testing.T, name string, want, got []byte) {
	t.Helper()
	if bytes.Equal(want, got) {
		return
	}
	at := 0
	for at < len(want) && at < len(got) && want[at] == got[at] {
		at++
	}
	around := func(b []byte) []byte { return b[max(0, at-200):min(len(b), at+200)] }
	t.Fatalf("%s differs at byte %d of %d and %d:\n%s\n----\n%s", name, at, len(want), len(got), around(want), around(got))
}

// twin is a page of traditional Chinese, which UTF-8, GBK and Big5 can all write.
const twin = `<!doctype html>
<html lang="zh-TW">
<head>
<meta charset="%s">
<title>手工麵包烤箱與和麵機|麥香機械</title>
<meta name="description" content="小型烘焙店用的烤箱與和麵機，自己的工廠製造，三天到貨，歡迎來電詢價。">
</head>
<body>
<h2>好麵包，從好烤箱開始</h2>
<p>我們製造烤箱二十年，全國三百家烘焙店每天用它烤出新鮮麵包。據統計，九成客戶三年後再次購買。</p>
<img src="/a.jpg"><p>電話 02-2345-6789，地址臺北市大安區和平東路一段18號，歡迎聯絡我們。</p>
<a href="#">立即購買</a> <a href="/more">更多</a>
</body>
</html>`

// TestEncodingsOfOnePage: the same text in UTF-8, GBK and Big5 gets the same facts, findings and score.
func TestEncodingsOfOnePage(t *testing.T) {
	var want *report.PageDocument
	for _, charset := range []string{"utf-8", "gbk", "big5"} {
		site, err := sitetest.Parse(fmt.Appendf(nil, "-- /ovens 200 text/html;encode=%s --\n"+twin, charset, charset))
		if err != nil {
			t.Fatal(err)
		}
		f := site.Files[0]
		cfg := config(t, "")
		got := audit.Page(cfg, page.Source{
			URL: "https://www.example.tw/ovens", Status: 200, Header: http.Header{"Content-Type": {f.ContentType}}, Body: f.Body,
		})
		if !strings.EqualFold(got.Page.Charset, charset) && got.Page.Charset != "gb18030" {
			t.Errorf("%s was read as %s", charset, got.Page.Charset)
		}
		// what may differ: the name of the encoding, and the length in it
		got.Page.Charset, got.Page.Head.CharsetMeta, got.Page.Document.Bytes, got.Page.Fetch.WireBytes = "", "", 0, 0
		if want == nil {
			want = got
			if len(want.Findings) < 5 {
				t.Fatalf("the page has few findings, %d: the comparison says little", len(want.Findings))
			}
			continue
		}
		var a, b bytes.Buffer
		if err := report.WritePage(&a, want); err != nil {
			t.Fatal(err)
		}
		if err := report.WritePage(&b, got); err != nil {
			t.Fatal(err)
		}
		same(t, charset, a.Bytes(), b.Bytes())
	}
}
