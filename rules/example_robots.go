package rules

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/siteassay/assay/analyzer"
)

// robotsFields are the names of lines that crawlers understand.
var robotsFields = []string{"user-agent", "allow", "disallow", "sitemap", "crawl-delay", "host", "clean-param", "request-rate", "visit-time", "license", "content-signal", "content-usage"}

// readRobots takes from the robots.txt of the sample what site rules read, and from the sitemaps that it names or that
// lie at the usual place. It is simpler than the crawler's: examples are written to be read. A line of the form
// "# differs: 3 /members" says that parsers disagree on a URL and which line decided, one of the form "# hides: /members"
// that the line above closes a noindex page to a search engine.
func (s *sample) readRobots() {
	s.robots = analyzer.RobotsTxt{URL: exampleHost + "/robots.txt", Status: 404}
	names := []string{}
	if f, ok := s.files["/robots.txt"]; ok {
		s.robots.Status = fileStatus(f)
		if s.robots.Status < 300 {
			s.robotsLines(string(f.Data))
		}
		names = append(names, s.robots.Sitemaps...)
	}
	for _, u := range names {
		s.readSitemap(u, "robots")
	}
	if usual := exampleHost + "/sitemap.xml"; !slices.Contains(names, usual) {
		if _, ok := s.files["/sitemap.xml"]; ok {
			s.readSitemap(usual, "usual place")
		}
	}
}

// fileStatus is the status behind the path of a file, else 200.
func fileStatus(f txtar.File) int {
	fields := strings.Fields(f.Name)
	if len(fields) > 1 {
		if n, err := strconv.Atoi(fields[1]); err == nil {
			return n
		}
	}
	return 200
}

func (s *sample) robotsLines(data string) {
	r := &s.robots
	r.HTML = strings.HasPrefix(strings.TrimSpace(data), "<")
	lines := strings.Split(strings.TrimRight(data, "\n"), "\n")
	r.Lines = len(lines)
	if r.HTML {
		return
	}
	all, allowed, agents := false, false, false // the group for every crawler; it allows something; agent lines are being read
	for i, raw := range lines {
		number := strconv.Itoa(i+1) + ": "
		if rest, ok := strings.CutPrefix(strings.TrimSpace(raw), "# differs: "); ok {
			line, path, _ := strings.Cut(rest, " ")
			n, _ := strconv.Atoi(line)
			text := ""
			if n >= 1 && n <= len(lines) {
				text = strings.TrimSpace(lines[n-1])
			}
			r.Differs = append(r.Differs, analyzer.Difference{URL: exampleHost + path, Line: line + ": " + text, Allowed: strings.HasPrefix(strings.ToLower(text), "allow")})
			continue
		}
		if rest, ok := strings.CutPrefix(strings.TrimSpace(raw), "# hides: "); ok && i > 0 {
			r.Unseen = append(r.Unseen, analyzer.Unseen{URL: exampleHost + rest, Agent: "Googlebot", Line: strconv.Itoa(i) + ": " + strings.TrimSpace(lines[i-1])})
			continue
		}
		line, _, _ := strings.Cut(raw, "#")
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		name, value, ok := strings.Cut(line, ":")
		name, value = strings.ToLower(strings.TrimSpace(name)), strings.TrimSpace(value)
		if !ok || !slices.Contains(robotsFields, name) {
			r.Invalid = append(r.Invalid, number+line)
			continue
		}
		switch name {
		case "user-agent":
			all = value == "*" || all && agents
		case "sitemap":
			if !strings.Contains(value, "://") {
				r.Invalid = append(r.Invalid, number+line) // as the crawler: the full address is asked for
			}
			r.Sitemaps = append(r.Sitemaps, value)
		case "disallow":
			r.BlocksAll = r.BlocksAll || all && value == "/"
		case "allow":
			allowed = allowed || all && value != ""
		}
		agents = name == "user-agent"
	}
	r.BlocksAll = r.BlocksAll && !allowed
}

// readSitemap reads one sitemap of the sample, and those that an index names.
func (s *sample) readSitemap(u, source string) {
	if s.isSitemap(u) {
		return
	}
	m := analyzer.Sitemap{URL: u, Status: 404, Source: source, Error: "answered 404"}
	at := len(s.sitemaps)
	s.sitemaps = append(s.sitemaps, m)
	f, ok := s.files[strings.TrimPrefix(u, exampleHost)]
	if !ok {
		return
	}
	m.Status, m.Error = fileStatus(f), ""
	if m.Status >= 300 {
		m.Error = fmt.Sprintf("answered %d", m.Status)
	} else if entries, index, err := sitemapEntries(string(f.Data)); err != nil {
		m.Error = err.Error()
	} else {
		m.Index, m.URLs, m.Bytes = index, len(entries), int64(len(f.Data))
		s.take(&m, entries)
	}
	s.sitemaps[at] = m
}

// take notes what the entries of one sitemap say, as the crawler does.
func (s *sample) take(m *analyzer.Sitemap, entries []sitemapEntry) {
	days, once := map[uint16]bool{}, map[string]bool{}
	for _, e := range entries {
		rest, plain := strings.CutPrefix(e.loc, "http://")
		ours := strings.HasPrefix(e.loc, exampleHost+"/") || plain && strings.HasPrefix("https://"+rest, exampleHost+"/")
		switch {
		case m.Index:
			s.readSitemap(e.loc, "index")
			continue
		case !ours:
			m.Foreign++
			m.ForeignURLs = append(m.ForeignURLs, e.loc)
			continue
		case plain:
			m.HTTP++
			m.HTTPURLs = append(m.HTTPURLs, e.loc)
		}
		s.listed[e.loc] = true
		for _, l := range e.links {
			s.alternates = append(s.alternates, analyzer.SitemapAlternate{URL: e.loc, Lang: l[0], To: l[1]})
		}
		if !once[e.loc] {
			once[e.loc] = true
			s.lists[e.loc]++
		}
		if e.day > 0 {
			m.Dated++
			days[e.day] = true
			s.dates[e.loc] = max(s.dates[e.loc], e.day)
		}
	}
	m.Days = len(days)
}

// isSitemap reports whether a URL was read as a sitemap.
func (s *sample) isSitemap(u string) bool {
	return slices.ContainsFunc(s.sitemaps, func(m analyzer.Sitemap) bool { return m.URL == u })
}

// sitemapURLs lists the pages of all sitemaps by name.
func (s *sample) sitemapURLs() []string {
	urls := make([]string, 0, len(s.listed))
	for u := range s.listed {
		urls = append(urls, u)
	}
	slices.Sort(urls)
	return urls
}

// A sitemapEntry is one location with its date.
type sitemapEntry struct {
	loc   string
	day   uint16      // lastmod in days since 1970-01-01
	links [][2]string // hreflang and href of its xhtml:link elements
}

// sitemapEntries reads the loc elements of a sitemap and the lastmod elements behind them.
func sitemapEntries(data string) (entries []sitemapEntry, index bool, err error) {
	d := xml.NewDecoder(strings.NewReader(data))
	in, root := "", ""
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, false, fmt.Errorf("not XML: %w", err)
		}
		switch t := t.(type) {
		case xml.StartElement:
			if root == "" {
				root = t.Name.Local
			}
			in = t.Name.Local
			if in == "link" && len(entries) > 0 {
				e := &entries[len(entries)-1]
				e.links = append(e.links, [2]string{attribute(t, "hreflang"), attribute(t, "href")})
			}
		case xml.EndElement:
			in = ""
		case xml.CharData:
			switch in {
			case "loc":
				entries = append(entries, sitemapEntry{loc: strings.TrimSpace(string(t))})
			case "lastmod":
				if day, err := time.Parse(time.DateOnly, strings.TrimSpace(string(t))); err == nil && len(entries) > 0 {
					entries[len(entries)-1].day = uint16(day.Unix() / 86400)
				}
			}
		}
	}
	if root != "urlset" && root != "sitemapindex" {
		return nil, false, fmt.Errorf("not a sitemap: the root element is %q", root)
	}
	return entries, root == "sitemapindex", nil
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
