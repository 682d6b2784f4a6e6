package trust

import (
	"strings"
	"testing"
	"time"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

var spamParams = analyzer.Params{"suspected": 0.5, "confirmed": 0.8, "confirmed_by_three": 0.75}

// TestInjectedSpamIsConfirmedBySeveralFamilies: only a confirmed page is a gate, and one family is never enough.
func TestInjectedSpamIsConfirmedBySeveralFamilies(t *testing.T) {
	sign := func(family string, score float64) page.Signal {
		return page.Signal{Family: family, Name: "x", Score: score, Quote: "quoted"}
	}
	for name, c := range map[string]struct {
		signs []page.Signal
		loss  float64
	}{
		"nothing":                     {nil, 0},
		"one family":                  {[]page.Signal{sign("T", 0.45), sign("T", 0.4), sign("T", 0.35)}, 0},
		"one strong family":           {[]page.Signal{sign("C", 0.9)}, 0},
		"two weak families":           {[]page.Signal{sign("S", 0.3), sign("G", 0.2)}, 0},
		"two families":                {[]page.Signal{sign("T", 0.45), sign("B", 0.45)}, 0.5},
		"three families that agree":   {[]page.Signal{sign("T", 0.45), sign("B", 0.45), sign("S", 0.3)}, 1},
		"three families, not so sure": {[]page.Signal{sign("T", 0.35), sign("H", 0.35), sign("S", 0.3)}, 0.5},
		"four families":               {[]page.Signal{sign("T", 0.45), sign("B", 0.45), sign("S", 0.3), sign("G", 0.2)}, 1},
	} {
		t.Run(name, func(t *testing.T) {
			p := &page.Page{Signals: page.Signals{Spam: c.signs}}
			res := injectedSpam(&analyzer.Context{Site: &analyzer.Site{}, Page: p, Params: spamParams})
			if (res.Status == analyzer.Fail) != (c.loss > 0) || res.Loss != c.loss {
				t.Errorf("status %v loss %v, want loss %v", res.Status, res.Loss, c.loss)
			}
			if res.Status == analyzer.Fail && len(res.Evidence) != len(c.signs) {
				t.Errorf("%d pieces of evidence for %d signs", len(res.Evidence), len(c.signs))
			}
		})
	}
}

// TestCertificateThatEnds: the day counts from the run, so that a stored page can be judged again.
func TestCertificateThatEnds(t *testing.T) {
	site := &analyzer.Site{Now: time.Date(2026, 6, 15, 12, 0, 0, 0, time.UTC)}
	for expires, loss := range map[string]float64{
		"": 0, "not a date": 0, "2026-09-01T00:00:00Z": 0, "2026-06-29T12:00:01Z": 0, "2026-06-29T11:59:59Z": 0.5, "2026-06-16T00:00:00Z": 0.5, "2026-06-15T11:00:00Z": 1,
	} {
		p := &page.Page{URL: "https://shop.example/a", Fetch: page.Fetch{CertExpires: expires}}
		res := https(&analyzer.Context{Page: p, Site: site, Params: analyzer.Params{"days": 14.0}})
		if res.Loss != loss || (res.Status == analyzer.Fail) != (loss > 0) {
			t.Errorf("%q: status %v loss %v, want %v", expires, res.Status, res.Loss, loss)
		}
	}
}

func TestTestHosts(t *testing.T) {
	for host, want := range map[string]bool{
		"localhost": true, "127.0.0.1": true, "::1": true, "10.1.2.3": true, "172.20.0.1": true, "192.168.0.9": true, "server": true, "wiki.local": true, "shop.test": true,
		"172.33.0.1": false, "8.8.8.8": false, "shop.example": false, "localhost.example": false, "2001:4860:4860::8888": false,
	} {
		if testHost(host) != want {
			t.Errorf("%s: %v", host, !want)
		}
	}
}

// TestVagueSources: words for a source count only when somebody is named.
func TestVagueSources(t *testing.T) {
	for s, want := range map[string]bool{
		"According to statistics, 62% of bakers agree.":                  true,
		"According to statistics by the Guild of Bakers, 62% agree.":     false,
		"According to the Guild of Bakers, 62% agree.":                   false,
		"Laut Statistik kaufen 62 % zweimal.":                            true,
		"Laut Statistik der Innung kaufen 62 % zweimal.":                 false,
		"据统计，62%的消费者每周购买面包。":                                             true,
		"据统计局发布的公报，62%的消费者每周购买面包。":                                       false,
		"国家统计局数据显示，62%的消费者每周购买面包。":                                       false,
		"据不完全统计，62%的消费者购买面包。":                                            true,
		"据统计，62%的消费者购买面包（来源：行业协会2025年报）。":                                false,
		"Selon les statistiques, 62 % des clients reviennent.":           true,
		"According to statistics, 62% of bakers agree [3].":              false,
		"Studies show nothing about it, and nobody has looked into that": false,
	} {
		if vague(s) != want {
			t.Errorf("%s: %v", s, !want)
		}
	}
}

func TestRatio(t *testing.T) {
	for s, want := range map[string]bool{
		"the ratio of investment and return is 1:50": true, "投入产出比高达1:50": true, "投入产出比高达1：50": true,
		"we work 1:1 with boards": false, "a scale of 1:50": false, "the return trip starts at 11:50": false, "mix flour and water 1:2 for profit": false, "1:": false, "": false,
	} {
		if ratio(s) != want {
			t.Errorf("%s: %v", s, !want)
		}
	}
}

// TestClaimsWithALinkAreNotVague: a link to another site in the content may be the source.
func TestClaimsWithALinkAreNotVague(t *testing.T) {
	claim := page.Claim{Text: "According to statistics, 62% of consumers buy bread twice a week.", Sourced: true, Statistic: true}
	params := analyzer.Params{"study": []string{"statistic"}, "subject": []string{"of consumers"}, "own": []string{"our"}}
	p := &page.Page{Claims: []page.Claim{claim}}
	if res := unsourcedStatistic(&analyzer.Context{Site: &analyzer.Site{}, Page: p, Params: params}); res.Status != analyzer.Fail || !strings.HasPrefix(res.Evidence[0].Quote, "According") {
		t.Errorf("without a link: %+v", res)
	}
	p.Links = []page.Link{{URL: "https://guild.example/report", Kind: "http", Region: page.Main}}
	if res := unsourcedStatistic(&analyzer.Context{Site: &analyzer.Site{}, Page: p, Params: params}); res.Status != analyzer.Pass {
		t.Errorf("with a link: %+v", res)
	}
}

// TestPlaceOfTheLaw: the top-level domain decides, then a telephone code that fits the language.
func TestPlaceOfTheLaw(t *testing.T) {
	for name, c := range map[string]struct {
		site analyzer.Site
		code string
		want string
	}{
		"domain":                     {analyzer.Site{Country: "AT", Languages: []string{"de"}}, "+49", "AT"},
		"language and code":          {analyzer.Site{Languages: []string{"fr", "en"}}, "+33", "FR"},
		"code of a foreign customer": {analyzer.Site{Languages: []string{"en"}}, "+49", ""},
		"language alone":             {analyzer.Site{Languages: []string{"es"}}, "", ""},
		"mainland":                   {analyzer.Site{Languages: []string{"zh"}, Mainland: true}, "", "CN"},
	} {
		l := &legal{Search: analyzer.Search{Site: &c.site}, codes: map[string]int{c.code: 1}}
		if got := l.country(); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// FuzzSentences: no sentence stops the readers of claims.
func FuzzSentences(f *testing.F) {
	f.Add("According to statistics, 1:50 profit")
	f.Add("据统计，投入产出比1：50")
	f.Fuzz(func(t *testing.T, s string) {
		vague(s)
		ratio(s)
		stands(s, []string{"our", "我们"}, true)
	})
}
