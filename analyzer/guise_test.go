package analyzer

import "testing"

func TestCloaked(t *testing.T) {
	browser := GuiseAnswer{Guise: "browser", Status: 200, Words: 200, Simhash: 0xFFFF, Title: "Deck ovens", Coverage: -1, Bytes: 9000}
	again := browser
	again.Guise = "again"
	with := func(change func(a *GuiseAnswer)) []GuiseAnswer {
		a := browser
		a.Guise, a.Agent, a.Coverage = "search-bot", "Googlebot", 1
		change(&a)
		return []GuiseAnswer{browser, a, again}
	}
	restless := again
	restless.Simhash = 0xFFFF0000
	shell := browser
	shell.Shell = true
	spam := func(a *GuiseAnswer) { a.Title, a.Coverage, a.Simhash = "online casino bonus", 0, ^uint64(0xFFFF) }
	for name, c := range map[string]struct {
		answers []GuiseAnswer
		want    int
	}{
		"the same":            {with(func(*GuiseAnswer) {}), 0},
		"spam for the engine": {with(spam), 1},
		"another text":        {with(func(a *GuiseAnswer) { a.Simhash = ^uint64(0xFFFF) }), 1},
		"an A/B test":         {with(func(a *GuiseAnswer) { a.Simhash ^= 0x3FF }), 0},
		"refused":             {with(func(a *GuiseAnswer) { a.Status, a.Title, a.Coverage = 403, "Forbidden", 0 }), 0},
		"a wall":              {with(func(a *GuiseAnswer) { spam(a); a.Challenge = true }), 0},
		"no answer":           {with(func(a *GuiseAnswer) { a.Status, a.Reason = 0, "timeout" }), 0},
		"sent elsewhere":      {with(func(a *GuiseAnswer) { a.Status, a.Away, a.Final = 302, true, "https://win.example/" }), 1},
		"changes by itself":   {append(with(func(a *GuiseAnswer) { a.Simhash = ^uint64(0xFFFF) })[:2:2], restless), 0},
		"rendered for bots":   {append([]GuiseAnswer{shell}, with(spam)[1:]...), 0},
		"phone layout":        {with(func(a *GuiseAnswer) { a.Guise, a.Simhash = "phone", ^uint64(0xFFFF) }), 0},
		"phone sent away":     {with(func(a *GuiseAnswer) { a.Guise, a.Away = "phone", true }), 1},
		"nothing":             {nil, 0},
	} {
		p := GuisedPage{Answers: c.answers}
		if got := p.Cloaked(); len(got) != c.want {
			t.Errorf("%s: %d answers, want %d", name, len(got), c.want)
		}
	}
}

func TestRefused(t *testing.T) {
	browser := GuiseAnswer{Guise: "browser", Status: 200, Words: 200, Bytes: 9000}
	for _, c := range []struct {
		status, bytes int
		refused, ok   bool
	}{{200, 9000, false, true}, {403, 500, true, true}, {200, 1500, true, true}, {200, 1900, false, true}, {429, 0, false, false}, {503, 0, false, false}} {
		p := GuisedPage{Answers: []GuiseAnswer{browser, {Guise: "assistant", Status: c.status, Bytes: c.bytes}}}
		if _, refused, ok := p.Refused(); refused != c.refused || ok != c.ok {
			t.Errorf("%+v: %t %t", c, refused, ok)
		}
	}
}
