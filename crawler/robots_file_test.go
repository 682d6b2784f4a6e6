package crawler

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

func TestRobotsAllowed(t *testing.T) {
	const us = "User-agent: AssayBot\n"
	for _, tt := range []struct {
		name, file, path string
		line             string // that decides; "" when allowed without one. A leading + marks an Allow
	}{
		{"empty file", "", "/", ""},
		{"plain prefix", us + "Disallow: /private", "/private/x", "2: Disallow: /private"},
		{"prefix of a segment", us + "Disallow: /private", "/privately", "2: Disallow: /private"},
		{"case of the path counts", us + "Disallow: /Private", "/private", ""},
		{"case of the agent does not", "USER-AGENT: assaybot\ndisallow: /a", "/a", "2: disallow: /a"},
		{"longest wins", us + "Disallow: /a\nAllow: /a/b\nDisallow: /a/b/c", "/a/b/x", "+3: Allow: /a/b"},
		{"longest wins in any order", us + "Allow: /a/b\nDisallow: /a", "/a/b/x", "+2: Allow: /a/b"},
		{"equal length, Allow first", us + "Allow: /page\nDisallow: /page", "/page", "+2: Allow: /page"},
		{"equal length, Allow second", us + "Disallow: /page\nAllow: /page", "/page", "+3: Allow: /page"},
		{"empty Disallow", us + "Disallow:\n", "/a", ""},
		{"empty Disallow at the end of file", "User-agent: *\nDisallow: /\n\n" + us + "Disallow:", "/a", ""},
		{"group without rules", "User-agent: *\nDisallow: /\n\n" + us, "/a", ""},

		{"wildcard is anchored", us + "Disallow: /fish*.php", "/catalog/fish1.php", ""},
		{"wildcard", us + "Disallow: /fish*.php", "/fish/heads.php?id=1", "2: Disallow: /fish*.php"},
		{"Allow with wildcard is anchored", us + "Disallow: /\nAllow: /pub*.html", "/secret/public.html", "2: Disallow: /"},
		{"wildcard length", us + "Disallow: /*.*.htm\nAllow: /x.y.html", "/x.y.html", "+3: Allow: /x.y.html"},
		{"wildcard length 2", us + "Allow: /a.b.c.d\nDisallow: /a.b*d", "/a.b.c.d", "+2: Allow: /a.b.c.d"},
		{"trailing wildcard counts", us + "Allow: /ab\nDisallow: /ab*", "/abc", "3: Disallow: /ab*"},
		{"leading wildcard", us + "Disallow: *.pdf", "/a/b.pdf", "2: Disallow: *.pdf"},
		{"end", us + "Disallow: /*.php$", "/a.php?x", ""},
		{"end matched", us + "Disallow: /*.php$", "/a.php", "2: Disallow: /*.php$"},
		{"end after an earlier hit", us + "Disallow: /*a$", "/aba", "2: Disallow: /*a$"},
		{"end without wildcard", us + "Disallow: /a$", "/ab", ""},
		{"parts may not overlap", us + "Disallow: /ab*ba$", "/aba", ""},
		{"wildcard before the end", us + "Disallow: /a*$", "/a/b", "2: Disallow: /a*$"},
		{"dollar in the middle", us + "Disallow: /a$b", "/a$b", "2: Disallow: /a$b"},
		{"only the root", us + "Disallow: /$", "/a", ""},
		{"disallow star", us + "Disallow: *", "/a", "2: Disallow: *"},
		{"query", us + "Disallow: /*?sort=", "/l?sort=a&color=b", "2: Disallow: /*?sort="},
		{"order of a query", us + "Disallow: /l?b=1&a=2", "/l?a=2&b=1", ""},
		{"slashes are literal", us + "Disallow: /a//b", "/a/b", ""},

		{"product token", us + "Disallow: /a", "/a", "2: Disallow: /a"},
		{"group with a shorter name", "User-agent: Assay\nDisallow: /", "/a", ""},
		{"group with a longer name", "User-agent: AssayBotImages\nDisallow: /", "/a", ""},
		{"group with a version", "User-agent: AssayBot/2.1\nDisallow: /a", "/a", "2: Disallow: /a"},
		{"own group over star", "User-agent: *\nDisallow: /\n\n" + us + "Disallow: /a", "/b", ""},
		{"star group", "User-agent: other\nDisallow: /b\nUser-agent: *\nDisallow: /a", "/a", "4: Disallow: /a"},
		{"groups of one name are one", us + "Disallow: /a\n\nUser-agent: x\nDisallow: /b\n\n" + us + "Disallow: /c", "/c", "8: Disallow: /c"},
		{"several agents", "User-agent: x\n" + us + "Disallow: /a", "/a", "3: Disallow: /a"},
		{"blank lines do not end a group", us + "\n\nDisallow: /a", "/a", "4: Disallow: /a"},
		{"crawl-delay does not end the agents", us + "Crawl-delay: 5\nUser-agent: x\nDisallow: /a", "/a", "4: Disallow: /a"},
		{"sitemap does not end the agents", us + "Sitemap: http://a/\nUser-agent: x\nDisallow: /a", "/a", "4: Disallow: /a"},
		{"sitemap between rules", us + "Disallow: /a\nSitemap: http://a/\nDisallow: /b", "/b", "4: Disallow: /b"},
		{"rule before any group", "Disallow: /a\n" + us + "Disallow: /b", "/a", ""},

		{"comment", us + "Disallow: /a#note", "/a", "2: Disallow: /a"},
		{"comment line", "# x\n" + us + "# y\nDisallow: /a # z", "/a", "4: Disallow: /a"},
		{"space before the colon", "User-agent : *\nDisallow : /a", "/a", "2: Disallow : /a"},
		{"no spaces", "user-agent:*\ndisallow:/a", "/a", "2: disallow:/a"},
		{"tabs", "\tUser-agent:\t*\t\n\tDisallow:\t/a\t", "/a", "2: Disallow:\t/a"},
		{"byte order mark", "\uFEFF" + us + "Disallow: /a", "/a", "2: Disallow: /a"},
		{"CR", "User-agent: *\rDisallow: /a\r", "/a", "2: Disallow: /a"},
		{"CR LF", "User-agent: *\r\n\r\nDisallow: /a\r\n", "/a", "3: Disallow: /a"},
		{"misspelt", "useragent: *\nDisalow: /a", "/a", "2: Disalow: /a"},
		{"missing colon", "user-agent *\ndisallow /a", "/a", "2: disallow /a"},
		{"unknown fields", "foo: *\nbar: /", "/a", ""},
		{"delay that is no number", us + "Crawl-delay: 10s\nDisallow: /a", "/a", "3: Disallow: /a"},
		{"HTML", "<!doctype html>\nUser-agent: *\nDisallow: /", "/a", ""},
		{"binary", "\x00\xff\xfe\x01\nUser-agent: *\nDisallow: /a\n\x80", "/a", "3: Disallow: /a"},
		{"path without a slash", us + "Disallow: private", "/private", ""},

		{"raw UTF-8 in the rule", us + "Disallow: /灯", "/%E7%81%AF", "2: Disallow: /灯"},
		{"raw UTF-8 in the path", us + "Disallow: /%E7%81%AF", "/灯", "2: Disallow: /%E7%81%AF"},
		{"lower case escapes", us + "Disallow: /a%3cd", "/a%3Cd", "2: Disallow: /a%3cd"},
		{"encoded unreserved", us + "Disallow: /%7Ejoe", "/~joe/x", "2: Disallow: /%7Ejoe"},
		{"encoded slash is another path", us + "Disallow: /a%2Fb", "/a/b", ""},
		{"encoded star is literal", us + "Disallow: /a%2Ab", "/axxb", ""},
		{"encoded star matches a star", us + "Disallow: /a%2Ab", "/a*b", "2: Disallow: /a%2Ab"},
		{"encoded dollar is literal", us + "Disallow: /a%24", "/a$b", "2: Disallow: /a%24"},
		{"odd percent sign", us + "Disallow: /100%", "/100%", "2: Disallow: /100%"},

		{"robots.txt itself", us + "Disallow: /", "/robots.txt", ""},
		{"empty path", us + "Disallow: /", "", "2: Disallow: /"},
		{"full URL", us + "Disallow: /a", "https://example.com/a?b#c", "2: Disallow: /a"},
	} {
		want, wantLine := tt.line == "" || tt.line[0] == '+', strings.TrimPrefix(tt.line, "+")
		wantLine = strings.ReplaceAll(wantLine, "\t", " ")
		if got, line := ParseRobots([]byte(tt.file)).Allowed("AssayBot/1.0", tt.path); got != want || line != wantLine {
			t.Errorf("%s: %v %q, want %v %q", tt.name, got, line, want, wantLine)
		}
	}
}

func TestRobotsProductWithDigits(t *testing.T) {
	f := ParseRobots([]byte("User-agent: 360Spider\nDisallow: /a\n"))
	if ok, _ := f.Allowed("360Spider", "/a"); ok {
		t.Error("a token with digits does not find its group")
	}
	if ok, _ := f.Allowed("Spider", "/a"); !ok {
		t.Error("a part of a token finds its group")
	}
}

func TestRobotsSizeLimit(t *testing.T) {
	rule := "Disallow: /private-area-"
	var b strings.Builder
	b.WriteString("User-agent: *\n")
	for n := 0; b.Len() < maxRobots; n++ {
		fmt.Fprintf(&b, "%s%d\n", rule, n)
	}
	f := ParseRobots([]byte(b.String() + "Disallow: /late\n"))
	if ok, _ := f.Allowed("x", "/late"); !ok {
		t.Error("a rule behind 500 KiB was read")
	}
	if ok, _ := f.Allowed("x", "/private-area-7"); ok {
		t.Error("a rule before 500 KiB was not read")
	}
	// The line that is cut must not turn into a rule for more than it said.
	long := "User-agent: *\n" + strings.Repeat("#", maxRobots-14-len("\nDisallow: /")) + "\nDisallow: /only-this\n"
	if ok, line := ParseRobots([]byte(long)).Allowed("x", "/"); !ok {
		t.Errorf("a line that was cut decides: %s", line)
	}
}

func TestRobotsFileFacts(t *testing.T) {
	f := ParseRobots([]byte("Disallow: /early\nUser-agent: a\nCrawl-delay: 2.5\nUser-agent: b\nCrawl-delay: 7\nDisallow: /x\n" +
		"Sitemap: https://example.com/a b.xml\nHost: example.com\nnonsense\nDisallow: secret\nCrawl-delay: -1\n" +
		"User-agent: *\nCrawl-delay: 1e300\n"))
	for agent, want := range map[string]time.Duration{"a": 2500 * time.Millisecond, "B/1": 7 * time.Second, "c": 24 * time.Hour} {
		if got := f.CrawlDelay(agent); got != want {
			t.Errorf("delay of %s: %v, want %v", agent, got, want)
		}
	}
	if got := fmt.Sprint(f.Sitemaps()); got != "[https://example.com/a b.xml]" {
		t.Errorf("sitemaps %s", got)
	}
	want := "[1: Disallow: /early 9: nonsense 10: Disallow: secret 11: Crawl-delay: -1]"
	if got := fmt.Sprint(f.Invalid()); got != want {
		t.Errorf("invalid %s, want %s", got, want)
	}
	if f.Lines() != 13 || f.HTML() || f.blocksAll() {
		t.Errorf("%d lines, HTML %v, blocks all %v", f.Lines(), f.HTML(), f.blocksAll())
	}
	for file, want := range map[string]bool{
		"User-agent: *\nDisallow: /": true, "User-agent: *\nDisallow: *": true, "User-agent: *\nDisallow: /\nAllow: /shop": false,
		"User-agent: x\nDisallow: /": false, "User-agent: *\nDisallow: /$": false, "User-agent: *\nDisallow: /*?": false,
	} {
		if got := ParseRobots([]byte(file)).blocksAll(); got != want {
			t.Errorf("%q blocks all: %v", file, got)
		}
	}
}

func TestSecondOpinion(t *testing.T) {
	file := []byte("User-agent: *\nDisallow: /fish*.php\n")
	if ok, _ := ParseRobots(file).Allowed("assay", "/catalog/fish1.php"); !ok {
		t.Error("ours: blocked")
	}
	if allowed, ok := SecondOpinion(200, file, "assay", "/catalog/fish1.php"); allowed || !ok {
		t.Errorf("theirs: %v, %v", allowed, ok)
	}
	if _, ok := SecondOpinion(200, []byte("Disallow: /\nUser-agent: *\n"), "assay", "/"); ok {
		t.Error("a file that the parser refuses has an opinion")
	}
	if allowed, ok := SecondOpinion(503, nil, "assay", "/"); allowed || !ok {
		t.Errorf("503: %v, %v", allowed, ok)
	}
}

func TestSecondOpinionIsForSmallFiles(t *testing.T) {
	for body, want := range map[string]bool{
		"User-agent: *\nDisallow: /*.pdf$\n": true, strings.Repeat("Disallow: /*a\n", 1000): false, strings.Repeat("#", 70_000): false,
	} {
		if got := affordsOpinion([]byte(body)); got != want {
			t.Errorf("%.20q…: %v", body, got)
		}
	}
}

// The time for one URL grows with the file, not with file times path or worse.
// TestRobotsRulesAreSortedOnce: every URL of a site may be held against a file of half a megabyte.
func TestRobotsRulesAreSortedOnce(t *testing.T) {
	f := ParseRobots([]byte("User-agent: *\nDisallow: /a\nAllow: /a/b\n"))
	for _, agents := range [][2]string{{"Googlebot", "googlebot/2.1"}, {"*", "*"}} {
		if a, b := f.rulesFor(agents[0]), f.rulesFor(agents[1]); len(a) != 2 || &a[0] != &b[0] {
			t.Errorf("rules for %q are made twice", agents)
		}
	}
}

func TestRobotsHostileFile(t *testing.T) {
	stars := ParseRobots([]byte("User-agent: *\nDisallow: /" + strings.Repeat("*a", 200_000) + "b\n"))
	if ok, _ := stars.Allowed("x", "/"+strings.Repeat("a", 2000)); !ok {
		t.Error("blocked by a pattern that does not match")
	}
	agents := ParseRobots([]byte(strings.Repeat("User-agent: x\nCrawl-delay: 1\n", 17_000) + "Disallow: /a\n"))
	if ok, _ := agents.Allowed("x", "/a"); ok || agents.CrawlDelay("x") != time.Second {
		t.Error("a long list of agents is not read")
	}
}

func FuzzParseRobots(f *testing.F) {
	f.Add([]byte("User-agent: *\nDisallow: /a*b$\nAllow: /%7e%2A\nCrawl-delay: 1\nSitemap: x"), "/axb?~*")
	f.Add([]byte("\xef\xbb\xbfuser-agent x/1\r\rdisallow:*$"), "")
	f.Add([]byte("<html>"), "http://h")
	f.Fuzz(func(t *testing.T, body []byte, path string) {
		r := ParseRobots(body)
		allowed, line := r.Allowed("x", path)
		if !allowed && line == "" {
			t.Error("forbidden by no line")
		}
		if again, _ := r.Allowed("x", path); again != allowed {
			t.Error("two answers")
		}
		if d := r.CrawlDelay("x"); d < 0 || d > 24*time.Hour {
			t.Errorf("delay %v", d)
		}
		SecondOpinion(200, body, "x", path)
	})
}

func BenchmarkRobotsAllowed(b *testing.B) {
	var file strings.Builder
	file.WriteString("User-agent: *\n")
	for i := range 30 {
		fmt.Fprintf(&file, "Disallow: /area-%d/*.pdf$\nAllow: /area-%d/open\n", i, i)
	}
	rules := ParseRobots([]byte(file.String())).rulesFor("assay")
	b.ReportAllocs()
	for b.Loop() {
		decideRobots(rules, "/products/lamps/desk?color=red&page=2")
	}
}
