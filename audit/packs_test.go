package audit_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/siteassay/assay/audit"
	"github.com/siteassay/assay/report"
	"github.com/siteassay/assay/rules"
	"github.com/siteassay/assay/rules/builtin"
	"github.com/siteassay/assay/testdata/sites"
)

// packed is an audit by our rules and those of the example packs.
func packed(t *testing.T, url string) audit.Config {
	t.Helper()
	packs, err := rules.LoadDir("../examples/packs")
	if err != nil {
		t.Fatal(err)
	}
	set, err := rules.Load(append(builtin.Packs(), packs...), rules.Settings{})
	if err != nil {
		t.Fatal(err)
	}
	cfg := withRules(url, set.Rules, set.Digest)
	cfg.Categories, cfg.Extract, cfg.Changes = set.Categories, set.Extract, set.Changes
	for _, p := range set.Packs {
		cfg.Packs = append(cfg.Packs, report.Pack{Name: p.Name, Author: p.Author})
	}
	return cfg
}

// TestReportWithPacksIsTheSame: what own facts say over the site, and what the user's rules cost, is counted and not timed: it does not
// depend on workers, nor on whether pages were read anew.
func TestReportWithPacksIsTheSame(t *testing.T) {
	url := serveArchive(t, sites.English)
	var json, html []byte
	for _, workers := range []int{1, 16} {
		cfg, dir := packed(t, url), t.TempDir()
		cfg.Crawl.Concurrency = workers
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
	for _, want := range []string{`"costs":[{"rule":"`, `"name":"hours_in_text","type":"bool","pages":`, `"values":[{"value":"true","pages":`, `"distinct":`} {
		if !strings.Contains(string(json), want) {
			t.Errorf("report.json lacks %s", want)
		}
	}
}
