package cmd

import (
	"bytes"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/siteassay/assay/audit"
	"github.com/siteassay/assay/crawler"
	"github.com/siteassay/assay/report"
)

func TestLine(t *testing.T) {
	crawling := crawler.Progress{Audited: 40, Queue: 120}
	for _, tt := range []struct {
		lang string
		most int
		p    audit.Progress
		want string
	}{
		{"en", 1000, audit.Progress{Progress: crawling, Phase: "crawl", Findings: 7}, "https://client.example/  40 pages, 120 queued, 20/s, 7 findings, 6s left"},
		{"en", 60, audit.Progress{Progress: crawling, Phase: "crawl"}, "https://client.example/  40 pages, 120 queued, 20/s, 0 findings, 1s left"},
		{"zh", 1000, audit.Progress{Progress: crawling, Phase: "crawl", Findings: 7}, "https://client.example/  已评 40 页，待评 120，每秒 20 页，问题 7，约剩 6s"},
		{"en", 1000, audit.Progress{Progress: crawler.Progress{Audited: 2, Queue: 9, Waiting: "retry after 30s"}, Phase: "crawl"}, "https://client.example/  2 pages, 9 queued, 1/s, 0 findings, waiting: retry after 30s"},
		{"zh", 1000, audit.Progress{Progress: crawler.Progress{Audited: 2, Waiting: "retry after 30s"}}, "https://client.example/  已评 2 页，待评 0，每秒 1 页，问题 0，等待：网站要求等待 30s"},
		{"en", 1000, audit.Progress{Progress: crawling, Phase: "judge"}, "https://client.example/  40 pages, 120 queued, 20/s, 0 findings, judging the site"},
		{"en", 1000, audit.Progress{Phase: "report"}, "https://client.example/  0 pages, 0 queued, 0/s, 0 findings, writing the report"},
	} {
		l := &line{site: "https://client.example/", lang: tt.lang, most: tt.most}
		if got := l.text(tt.p, 2*time.Second); got != tt.want {
			t.Errorf("%q\nwant %q", got, tt.want)
		}
	}
	l := &line{site: "https://client.example/" + strings.Repeat("é", 50) + "\x1b[2J"}
	if got := l.text(audit.Progress{Progress: crawler.Progress{Waiting: "\x1b[2J"}}, time.Second); strings.Contains(got, "\x1b") || len([]rune(got)) > 120 {
		t.Errorf("%q", got)
	}
}

// TestLog: a line when a phase begins and then one every five seconds; what the site says of itself cannot break a line.
func TestLog(t *testing.T) {
	var out bytes.Buffer
	l := &log{to: slog.New(slog.NewTextHandler(&out, nil)), every: 5 * time.Second}
	l.start("https://client.example/\x1b[2J\n")
	for range 100 {
		l.update(audit.Progress{Phase: "crawl"})
	}
	l.update(audit.Progress{Phase: "judge"})
	l.stop(nil)
	if got := out.String(); strings.Count(got, "\n") != 4 || strings.Contains(got, "\x1b") || !strings.Contains(got, "audit failed") {
		t.Errorf("%q", got)
	}
	for _, state := range []report.State{report.Empty, report.Complete} {
		out.Reset()
		l.stop(&report.Document{State: state})
		if got := out.String(); !strings.Contains(got, "audit finished") || strings.Contains(got, "score=") == (state == report.Empty) {
			t.Errorf("%s: %q", state, got)
		}
	}
}
