package crawler

import "testing"

func TestAssistants(t *testing.T) {
	for _, c := range []struct {
		robots string
		closed int
		line   string
	}{
		{"User-agent: *\nDisallow: /cart", 0, ""},
		{"User-agent: GPTBot\nUser-agent: CCBot\nDisallow: /", 0, ""}, // training only
		{"User-agent: *\nDisallow: /", 0, ""},                         // closed to all: another fault
		{"User-agent: PerplexityBot\nDisallow: /\nAllow: /$", 0, ""},  // the home page is open
		{"User-agent: ChatGPT-User\nUser-agent: OAI-SearchBot\nDisallow: /", 2, "3: Disallow: /"},
	} {
		got := ParseRobots([]byte(c.robots)).closedAgents()
		if len(got) != c.closed || c.closed > 0 && got[0].Line != c.line {
			t.Errorf("%q: %+v", c.robots, got)
		}
	}
}

func TestSignalsAndLicences(t *testing.T) {
	f := ParseRobots([]byte("License: /licence.xml\nUser-agent: Alpha\nContent-Signal: search=yes, ai-train=no\nUser-agent: *\nContent-usage: train-ai=n\nDisallow: /x"))
	if len(f.licences) != 1 || f.licences[0] != "/licence.xml" || len(f.Invalid()) != 0 {
		t.Errorf("%q, invalid %q", f.licences, f.Invalid())
	}
	if len(f.signals) != 2 || f.signals[0].Agent != "alpha" || f.signals[1].Agent != "*" || f.signals[0].Line != "3: Content-Signal: search=yes, ai-train=no" {
		t.Errorf("%+v", f.signals)
	}
}
