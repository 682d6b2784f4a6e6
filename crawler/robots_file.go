package crawler

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/siteassay/assay/page"
)

// maxRobots is how much of a robots.txt is read (RFC 9309 section 2.5).
const maxRobots = 500 << 10

// Limits of what is kept for the report.
const (
	maxInvalid  = 50
	maxSitemaps = 1000
)

// A RobotsFile is a robots.txt, read as RFC 9309 says. Where the RFC leaves room it follows Google's parser: a missing
// colon and the usual misspellings of the three main fields are understood, "Disallow: *" forbids everything. It is not
// changed after ParseRobots, so any number of goroutines may read it.
type RobotsFile struct {
	groups   []robotsGroup
	delays   map[string]time.Duration // by agent
	sitemaps []string
	invalid  []string
	licences []string
	signals  []RobotsSignal
	lines    int
	html     bool
	sorted   sync.Map // product token → []robotsRule, see rulesFor
}

type robotsGroup struct {
	agents []string // lower case; "*" for all
	rules  []robotsRule
}

// A robotsRule is one Allow or Disallow, its pattern parted at the wildcards.
type robotsRule struct {
	allow  bool
	end    bool     // the pattern ends in $
	parts  []string // in the form of normalPath
	octets int      // length of the pattern, which decides between rules
	line   string   // "3: Disallow: /private"
}

// ParseRobots reads a robots.txt. It never fails: lines that are not understood are listed by Invalid. Of a file over
// 500 KiB the rest is not read, nor the line that is cut there. A file that is an HTML page has no rules.
func ParseRobots(body []byte) *RobotsFile {
	f := &RobotsFile{}
	body = bytes.TrimPrefix(body, []byte("\xEF\xBB\xBF"))
	if len(body) > maxRobots {
		body = body[:maxRobots]
		body = body[:bytes.LastIndexAny(body, "\r\n")+1]
	}
	if trimmed := bytes.TrimLeft(body, " \t\r\n"); len(trimmed) > 0 && trimmed[0] == '<' {
		f.html = true
		f.lines = 1 + bytes.Count(bytes.TrimRight(body, "\r\n"), []byte("\n"))
		return f
	}
	p := robotsParser{f: f}
	for text := string(body); text != ""; {
		i := strings.IndexAny(text, "\r\n")
		if i < 0 {
			i = len(text)
		}
		f.lines++
		p.line(text[:i])
		if strings.HasPrefix(text[i:], "\r\n") {
			i++
		}
		text = text[min(i+1, len(text)):]
	}
	return f
}

// robotsParser is the state between lines.
type robotsParser struct {
	f *RobotsFile

	ruled   bool // the last group has rules: the next User-agent begins a new one
	delayed int  // how many agents of the last group have had a Crawl-delay
}

func (p *robotsParser) line(text string) {
	f := p.f
	text, _, _ = strings.Cut(text, "#")
	text = strings.Trim(text, " \t\f\v\x00")
	if text == "" {
		return
	}
	key, value, ok := splitRobots(text)
	if !ok {
		p.reject(text)
		return
	}
	switch key = fieldOf(key); key {
	case "user-agent":
		if p.ruled || len(f.groups) == 0 {
			f.groups = append(f.groups, robotsGroup{})
			p.ruled, p.delayed = false, 0
		}
		g := &f.groups[len(f.groups)-1]
		g.agents = append(g.agents, agentsOf(value)...)
		if value == "" {
			p.reject(text)
		}
	case "allow", "disallow":
		if len(f.groups) == 0 {
			p.reject(text)
			return
		}
		p.ruled = true
		p.rule(key == "allow", value, text)
	case "crawl-delay":
		s, err := strconv.ParseFloat(value, 64)
		if err != nil || !(s >= 0) || len(f.groups) == 0 {
			p.reject(text)
			return
		}
		p.delay(time.Duration(min(s, 86400) * float64(time.Second)))
	case "sitemap":
		if low := strings.ToLower(value); !strings.HasPrefix(low, "http://") && !strings.HasPrefix(low, "https://") {
			p.reject(text) // sitemaps.org asks for the full address; we resolve it, most crawlers do not
		}
		if value != "" && len(f.sitemaps) < maxSitemaps {
			f.sitemaps = append(f.sitemaps, value)
		}
	case "license":
		if value != "" && len(f.licences) < maxLicences {
			f.licences = append(f.licences, clip(value, page.MaxURL))
		}
	case "content-signal", "content-usage":
		p.signal(key, value, text)
	case "":
		p.reject(text)
	}
}

func (p *robotsParser) rule(allow bool, pattern, text string) {
	if pattern == "" {
		return // allows what would be allowed anyway
	}
	if pattern[0] != '/' && pattern[0] != '*' {
		p.reject(text) // can match no path
		return
	}
	r := robotsRule{allow: allow, line: fmt.Sprintf("%d: %s", p.f.lines, oneLine(text))}
	if strings.HasSuffix(pattern, "$") {
		r.end, pattern = true, pattern[:len(pattern)-1]
		r.octets++
	}
	for part := range strings.SplitSeq(pattern, "*") {
		n := normalPath(part)
		r.octets += len(n) + 1
		if last := len(r.parts) - 1; last > 0 && r.parts[last] == "" {
			r.parts[last] = n // "**" matches what "*" does
		} else {
			r.parts = append(r.parts, n)
		}
	}
	r.octets-- // one wildcard fewer than parts
	g := &p.f.groups[len(p.f.groups)-1]
	g.rules = append(g.rules, r)
}

// delay gives a Crawl-delay to the agents named so far in this group. The first one of an agent stands.
func (p *robotsParser) delay(d time.Duration) {
	g := &p.f.groups[len(p.f.groups)-1]
	for _, a := range g.agents[p.delayed:] {
		if _, ok := p.f.delays[a]; !ok {
			if p.f.delays == nil {
				p.f.delays = make(map[string]time.Duration)
			}
			p.f.delays[a] = d
		}
	}
	p.delayed = len(g.agents)
}

func (p *robotsParser) reject(text string) {
	if len(p.f.invalid) < maxInvalid {
		p.f.invalid = append(p.f.invalid, fmt.Sprintf("%d: %s", p.f.lines, oneLine(text)))
	}
}

// splitRobots parts a line at its colon, or at white space when there are just two words.
func splitRobots(text string) (key, value string, ok bool) {
	if key, value, ok = strings.Cut(text, ":"); !ok {
		words := strings.Fields(text)
		if len(words) != 2 {
			return "", "", false
		}
		key, value = words[0], words[1]
		if f := fieldOf(key); f != "user-agent" && f != "allow" && f != "disallow" {
			return "", "", false
		}
	}
	return strings.Trim(key, " \t"), strings.Trim(value, " \t"), true
}

// fieldOf returns the field a line is of: one of ours, "other" for an extension that some crawler knows, "" else.
func fieldOf(key string) string {
	switch key = strings.ToLower(key); key {
	case "user-agent", "useragent", "user agent":
		return "user-agent"
	case "disallow", "dissallow", "dissalow", "disalow", "diasllow", "disallaw":
		return "disallow"
	case "allow", "crawl-delay", "license", "content-signal", "content-usage":
		return key
	case "sitemap", "site-map":
		return "sitemap"
	case "host", "clean-param", "request-rate", "visit-time", "noindex", "nofollow", "noarchive", "cache-delay",
		"comment", "indexpage", "unavailable_after":
		return "other"
	}
	return ""
}

// agentsOf returns the names under which a User-agent line is found: its product token and, for the tokens with digits
// that the RFC does not foresee (360Spider), the word as written.
func agentsOf(value string) []string {
	value = strings.ToLower(value)
	if value == "*" || strings.HasPrefix(value, "* ") || strings.HasPrefix(value, "*\t") {
		return []string{"*"}
	}
	word := value
	if i := strings.IndexAny(value, "/ \t"); i >= 0 {
		word = value[:i]
	}
	end := 0
	for end < len(word) && (word[end] >= 'a' && word[end] <= 'z' || word[end] == '-' || word[end] == '_') {
		end++
	}
	token := word[:end]
	switch {
	case word == "":
		return nil
	case token == "" || token == word:
		return []string{word}
	}
	return []string{word, token}
}

// CrawlDelay returns the Crawl-delay for a product token, 0 when there is none; at most a day.
func (f *RobotsFile) CrawlDelay(product string) time.Duration {
	name := productToken(product)
	for _, g := range f.groups {
		if slices.Contains(g.agents, name) {
			return f.delays[name]
		}
	}
	return f.delays["*"]
}

// Sitemaps returns the values of the Sitemap lines, as written, at most 1,000.
func (f *RobotsFile) Sitemaps() []string { return f.sitemaps }

// Invalid returns the lines that were not understood or can have no effect, "3: text", at most 50.
func (f *RobotsFile) Invalid() []string { return f.invalid }

// Lines returns the number of lines.
func (f *RobotsFile) Lines() int { return f.lines }

// HTML reports whether the file is an HTML page and therefore without rules.
func (f *RobotsFile) HTML() bool { return f.html }
