package crawler

import "fmt"

// Limits of what a robots.txt may say to assistants.
const (
	maxLicences = 10
	maxSignals  = 50
)

// A RobotsSignal is a Content-Signal or Content-Usage line: what a site allows to be done with its text once it was fetched
// (contentsignals.org, IETF aipref).
type RobotsSignal struct {
	Agent string // the first agent of the group; "" before the first group
	Field string // content-signal, content-usage
	Value string // "search=yes, ai-train=no"
	Line  string // "3: Content-Signal: search=yes, ai-train=no"
}

// signal keeps a line for its group. Content-Signal belongs to a group, so the next User-agent begins another.
func (p *robotsParser) signal(field, value, text string) {
	if len(p.f.signals) == maxSignals {
		return
	}
	s := RobotsSignal{Field: field, Value: clip(value, maxDetail), Line: fmt.Sprintf("%d: %s", p.f.lines, oneLine(text))}
	if n := len(p.f.groups); n > 0 {
		p.ruled = true
		if agents := p.f.groups[n-1].agents; len(agents) > 0 {
			s.Agent = agents[0]
		}
	}
	p.f.signals = append(p.f.signals, s)
}

// A ClosedAgent is an assistant that a robots.txt shuts out, with the line that does.
type ClosedAgent struct {
	Agent string
	Line  string
}

// assistants are the agents that fetch a page because somebody asks: they answer a question with a link to the site, or read
// for a user who is waiting. Agents that gather text for training are not among them, since to refuse those is a choice.
var assistants = []string{
	"OAI-SearchBot", "ChatGPT-User", "PerplexityBot", "Perplexity-User", "Claude-SearchBot", "Claude-User", "DuckAssistBot",
	"MistralAI-User",
}

// closedAgents lists the assistants that may not fetch the home page, when crawlers in general may.
func (f *RobotsFile) closedAgents() []ClosedAgent {
	if open, _ := f.Allowed("*", "/"); !open {
		return nil
	}
	var closed []ClosedAgent
	for _, a := range assistants {
		if ok, line := f.Allowed(a, "/"); !ok {
			closed = append(closed, ClosedAgent{a, line})
		}
	}
	return closed
}

// Rules reports whether any line of the file allows or forbids something.
func (f *RobotsFile) Rules() bool {
	for i := range f.groups {
		if len(f.groups[i].rules) > 0 {
			return true
		}
	}
	return false
}
