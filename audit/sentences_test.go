package audit

import (
	"strings"
	"testing"
	"unicode"

	"github.com/siteassay/assay/crawler"
	"github.com/siteassay/assay/report"
)

// TestLimitText: every limit that the crawler can reach is a sentence in both languages, with its numbers.
func TestLimitText(t *testing.T) {
	names := []string{"max-pages", "max-requests", "max-depth", "time-limit", "rate-limited", "host-unresponsive", "body-size", "page-links", "sitemap-urls", "urls"}
	for _, r := range crawler.Reasons {
		if kind, ok := strings.CutPrefix(r.Code, "trap-"); ok {
			names = append(names, "trap:"+kind)
		}
	}
	if len(names) < 15 {
		t.Fatalf("only %v", names)
	}
	for _, name := range names {
		l := crawler.Limit{Name: name, Value: 12345, Count: 6789}
		en, zh := (&audit{cfg: Config{Language: "en"}}).limitText(l), (&audit{cfg: Config{Language: "zh"}}).limitText(l)
		for _, s := range []string{en, zh} {
			if strings.Contains(s, "%!") || strings.Contains(s, "--") || strings.Contains(s, name) || !strings.Contains(s, "12,345") && !strings.Contains(s, "6,789") {
				t.Errorf("%s: %q", name, s)
			}
		}
		if !strings.HasSuffix(en, ".") || !strings.HasSuffix(zh, "。") || strings.ContainsFunc(zh, unicode.IsLower) {
			t.Errorf("%s: %q %q", name, en, zh)
		}
	}
	one := (&audit{cfg: Config{Language: "en"}}).limitText(crawler.Limit{Name: "max-pages", Value: 5, Count: 1})
	if one != "The crawl stopped at its limit of 5 pages; 1 known address was not reached." {
		t.Errorf("%q", one)
	}
}

func TestReason(t *testing.T) {
	for _, tt := range []struct {
		lang   string
		state  report.State
		limits []crawler.Limit
		want   string
	}{
		{"en", report.Complete, []crawler.Limit{{Name: "max-depth", Value: 3, Count: 1}}, ""},
		{"en", report.Partial, []crawler.Limit{{Name: "max-depth", Value: 3, Count: 1}, {Name: "max-pages", Value: 5, Count: 2}}, "The crawl stopped at its limit of 5 pages; 2 known addresses were not reached."},
		{"zh", report.Partial, []crawler.Limit{{Name: "time-limit", Value: 60, Count: 1500}}, "已达到 60 秒的抓取时限，还有 1,500 个已知网址没有抓取。"},
	} {
		a := &audit{cfg: Config{Language: tt.lang}, crawl: &crawler.Summary{Limits: tt.limits}}
		if got, err := a.reason(tt.state); err != nil || got != tt.want {
			t.Errorf("%q %v, want %q", got, err, tt.want)
		}
	}
}
