package cta

import (
	"testing"
	"time"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

func TestDeadness(t *testing.T) {
	site := analyzer.SinglePage(&page.Page{URL: "https://crumb.example/"}, analyzer.Verdict{}, time.Time{})
	for _, status := range []int{404, 410, 500, 403} {
		site.Nodes = append(site.Nodes, analyzer.Node{
			URL: "https://crumb.example/" + string(rune('a'+len(site.Nodes))), Outcome: page.ErrorPage, Status: status, Location: -1,
		})
	}
	site.Reindex()
	for _, c := range []struct {
		name string
		call page.CTA
		want float64
	}{
		{"a page of the site", page.CTA{Target: "https://crumb.example/"}, 0},
		{"not crawled", page.CTA{Target: "https://crumb.example/quote"}, 0},
		{"404", page.CTA{Target: "https://crumb.example/b"}, 1},
		{"410", page.CTA{Target: "https://crumb.example/c"}, 1},
		{"500 may pass", page.CTA{Target: "https://crumb.example/d"}, 0.8},
		{"403 is for crawlers", page.CTA{Target: "https://crumb.example/e"}, 0},
		{"three digits", page.CTA{Target: "tel:123", Dead: "phone"}, 1},
		{"anchor", page.CTA{Target: "#form", Dead: "missing-anchor"}, 0.8},
		{"anchor with a handler", page.CTA{Target: "#form", Dead: "missing-anchor", Scripted: true}, 0.5},
		{"hash", page.CTA{Target: "#", Dead: "hash"}, 0.5},
		{"void", page.CTA{Target: "javascript:void(0);", Dead: "script"}, 0.5},
		{"empty script", page.CTA{Target: "javascript:;", Dead: "script"}, 0.5},
		{"a call", page.CTA{Target: "javascript:openChat()", Dead: "script"}, 0},
	} {
		if got, _ := deadness(site, &c.call); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}
