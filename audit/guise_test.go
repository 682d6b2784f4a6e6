package audit_test

import (
	"bytes"
	"net/http"
	"strings"
	"testing"
)

const (
	honest = `<title>Deck ovens for small bakeries</title><h1>Deck ovens</h1><p>Our deck ovens bake forty loaves an hour. The stone floor holds its heat, and the door
seals for years. Three sizes fit every bakery, from the village shop to the market hall, and our fitters set them up within one working day. Ask for a visit and we
bring flour, dough and patience. Spare parts are kept for twenty years, and whoever calls before noon sees a fitter on the next day.</p>`
	planted = `<title>Play tonight at the house of luck</title><h1>Play tonight</h1><p>Welcome to the house of luck where every spin counts double on Fridays. Deposit by phone,
withdraw within minutes and meet dealers from seven countries at tables that never close. New players choose between a wheel, a dragon and a tiger, and whoever
brings a friend receives a chest of coins. The jackpot climbs with each hour until somebody takes all of it home before dawn breaks over the bay.</p>`
)

// TestCloakCheck: a site that shows search engines another page is found out when it is asked, at any number of workers the same.
func TestCloakCheck(t *testing.T) {
	for name, c := range map[string]struct {
		cloaks func(r *http.Request) bool
		asks   bool
		want   bool
	}{
		"by agent":    {func(r *http.Request) bool { return strings.Contains(r.UserAgent(), "Googlebot") }, true, true},
		"by referrer": {func(r *http.Request) bool { return strings.Contains(r.Referer(), "google") }, true, true},
		"by neither":  {func(*http.Request) bool { return false }, true, false},
		"not asked":   {func(r *http.Request) bool { return strings.Contains(r.UserAgent(), "Googlebot") }, false, false},
	} {
		t.Run(name, func(t *testing.T) {
			url, _ := counted(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				w.Header().Set("Content-Type", "text/html; charset=utf-8")
				switch {
				case r.URL.Path != "/":
					http.NotFound(w, r)
				case c.cloaks(r):
					w.Write([]byte(planted))
				default:
					w.Write([]byte(honest))
				}
			}))
			var before []byte
			for _, workers := range []int{1, 16} {
				cfg := config(t, url)
				cfg.Crawl.Concurrency, cfg.CloakCheck = workers, c.asks
				doc := run(t, cfg, t.TempDir())
				found := false
				for _, p := range pages(t, doc) {
					for _, f := range p.Findings {
						if f.Rule == "security/cloaking" {
							found = true
							if len(f.Evidence) < 2 || !strings.Contains(f.Evidence[0].Quote, "Deck ovens") || !strings.Contains(f.Evidence[1].Quote, "house of luck") {
								t.Errorf("evidence %+v", f.Evidence)
							}
						}
					}
				}
				if found != c.want {
					t.Errorf("%d workers: found %t", workers, found)
				}
				json, _ := masked(t, doc)
				if before != nil && !bytes.Equal(before, json) {
					t.Errorf("another report at %d workers", workers)
				}
				before = json
			}
		})
	}
}
