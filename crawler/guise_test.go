package crawler

import (
	"context"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
)

const (
	cleanPage = `<title>Deck ovens for small bakeries</title><h1>Deck ovens</h1><p>Our deck ovens bake forty loaves an hour. The stone floor holds its heat, and the door
seals for years. Three sizes fit every bakery, from the village shop to the market hall, and our fitters set them up within one working day. Ask for a visit and we
bring flour, dough and patience. Spare parts are kept for twenty years, and whoever calls before noon sees a fitter on the next day.</p>`
	spamPage = `<title>online casino bonus slot gacor</title><h1>Play tonight</h1><p>Welcome to the house of luck where every spin counts double on Fridays. Deposit by phone,
withdraw within minutes and meet dealers from seven countries at tables that never close. New players choose between a wheel, a dragon and a tiger, and whoever
brings a friend receives a chest of coins. The jackpot climbs with each hour until somebody takes all of it home before dawn breaks over the bay.</p>`
)

// guised asks a site for its start page in all guises.
func guised(t *testing.T, robots string, serve func(w http.ResponseWriter, r *http.Request)) (Guises, []string) {
	t.Helper()
	var agents []string
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			w.Write([]byte(robots))
			return
		}
		agents = append(agents, r.UserAgent())
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		serve(w, r)
	}))
	t.Cleanup(s.Close)
	g, err := AskGuises(context.Background(), Config{Start: s.URL + "/"}, []GuiseTarget{{URL: s.URL + "/"}})
	if err != nil || !g.Asked || len(g.Pages) != 1 {
		t.Fatalf("%+v %v", g, err)
	}
	return g, agents
}

// answerTo is the answer to one guise.
func answerTo(t *testing.T, g Guises, name string) GuiseAnswer {
	t.Helper()
	i := slices.IndexFunc(g.Pages[0].Answers, func(a GuiseAnswer) bool { return a.Guise == name })
	if i < 0 {
		t.Fatalf("no answer to %s: %+v", name, g.Pages[0].Answers)
	}
	return g.Pages[0].Answers[i]
}

func TestGuisesSeeTheSame(t *testing.T) {
	g, agents := guised(t, "", func(w http.ResponseWriter, _ *http.Request) { w.Write([]byte(cleanPage)) })
	if len(agents) != 6 || !strings.Contains(agents[1], "Googlebot") || !strings.Contains(agents[4], "ChatGPT-User") {
		t.Errorf("asked as %q", agents)
	}
	browser := answerTo(t, g, GuiseBrowser)
	for _, a := range g.Pages[0].Answers {
		if a.Status != 200 || a.Simhash != browser.Simhash || a.Title != browser.Title || a.Away || a.Words < 50 || a.Lead == "" {
			t.Errorf("%+v", a)
		}
	}
}

func TestGuisesByAgent(t *testing.T) {
	g, _ := guised(t, "", func(w http.ResponseWriter, r *http.Request) {
		if strings.Contains(r.UserAgent(), "Googlebot") {
			w.Write([]byte(spamPage))
			return
		}
		w.Write([]byte(cleanPage))
	})
	bot, visitor := answerTo(t, g, GuiseSearchBot), answerTo(t, g, GuiseFromSearch)
	if !strings.Contains(bot.Title, "casino") || bot.Coverage < 0 || bot.Coverage >= 0.3 || !strings.HasPrefix(bot.Lead, "Play tonight") {
		t.Errorf("bot %+v", bot)
	}
	if strings.Contains(visitor.Title, "casino") || visitor.Coverage < 0.9 {
		t.Errorf("visitor %+v", visitor)
	}
}

func TestGuisesByReferrer(t *testing.T) {
	g, _ := guised(t, "", func(w http.ResponseWriter, r *http.Request) {
		if strings.Contains(r.Referer(), "google") {
			http.Redirect(w, r, "https://win.example/", http.StatusFound)
			return
		}
		w.Write([]byte(cleanPage))
	})
	if a := answerTo(t, g, GuiseFromSearch); !a.Away || a.Final != "https://win.example/" {
		t.Errorf("%+v", a)
	}
	if a := answerTo(t, g, GuiseSearchBot); a.Away || a.Status != 200 {
		t.Errorf("%+v", a)
	}
}

// TestGuisesKeepToRobots: whom robots.txt forbids the page is not imitated, and a page that is forbidden to us is not asked.
func TestGuisesKeepToRobots(t *testing.T) {
	g, agents := guised(t, "User-agent: ChatGPT-User\nDisallow: /\n", func(w http.ResponseWriter, _ *http.Request) { w.Write([]byte(cleanPage)) })
	if len(agents) != 5 || len(g.Pages[0].Answers) != 5 {
		t.Errorf("asked as %q", agents)
	}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/robots.txt" {
			t.Errorf("asked for %s", r.URL)
		}
		w.Write([]byte("User-agent: *\nDisallow: /\n"))
	}))
	defer s.Close()
	if g, err := AskGuises(context.Background(), Config{Start: s.URL + "/"}, []GuiseTarget{{URL: s.URL + "/"}}); err != nil || len(g.Pages) != 0 {
		t.Errorf("%+v %v", g, err)
	}
}

// TestGuisesStopAtAnError: an error page is compared with nothing.
func TestGuisesStopAtAnError(t *testing.T) {
	g, agents := guised(t, "", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/", http.StatusFound) })
	if a := g.Pages[0].Answers; len(a) != 1 || a[0].Reason == "" || len(agents) != maxGuiseHops {
		t.Errorf("%+v after %d requests", a, len(agents))
	}
}

// TestGuisesLeaveOtherSitesAlone: where a guise is sent away to is told, and not asked.
func TestGuisesLeaveOtherSitesAlone(t *testing.T) {
	far := other(t, func(http.ResponseWriter, *http.Request) { t.Error("another site was asked") })
	_, base := startServer(t, func(w http.ResponseWriter, r *http.Request) {
		if r.Referer() != "" {
			http.Redirect(w, r, far+"/win", http.StatusFound)
			return
		}
		w.Header().Set("Content-Type", "text/html")
		w.Write([]byte(cleanPage))
	})
	cfg := Config{Start: base + "/"}
	allowLoopback(&cfg)
	g, err := AskGuises(context.Background(), cfg, []GuiseTarget{{URL: base + "/"}})
	if err != nil || len(g.Pages) != 1 {
		t.Fatalf("%+v %v", g, err)
	}
	if a := answerTo(t, g, GuiseFromSearch); !a.Away || a.Final != far+"/win" || a.Status != http.StatusFound {
		t.Errorf("%+v", a)
	}
}
