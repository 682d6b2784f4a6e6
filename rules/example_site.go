package rules

import (
	"cmp"
	"fmt"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// exampleHost is the host of example sites.
const exampleHost = "https://example.com"

// A sample is the small site of an example: a txtar archive in the form of internal/sitetest, one file a URL path,
// with a status, a redirect target or a media type behind the path where needed. It is not crawled over a network.
// Every file is one URL, in the order of the archive with the home page first. Links to paths that are not in it are
// URLs that answered 404, as a crawl would have found. Beyond what a server can answer, a file may name an outcome with
// its reason ("-- /members skipped robots-disallowed --"), or show a page as the run before met it ("-- /a before --"). /robots.txt and sitemaps are read as a crawl reads them, see
// example_robots.go.
type sample struct {
	parser     page.Parser
	base       *url.URL
	visits     []*page.Visit
	pages      map[int]*page.Page // by index of visits
	seen       map[string]bool    // URLs that have a visit
	robots     analyzer.RobotsTxt
	sitemaps   []analyzer.Sitemap
	listed     map[string]bool // URLs that a sitemap lists
	files      map[string]txtar.File
	header     map[string]string // sent with every page
	facts      exampleFacts
	dates      map[string]uint16 // lastmod of listed URLs, days since 1970-01-01
	lists      map[string]uint16 // how many sitemaps list a URL
	alternates []analyzer.SitemapAlternate
	past       *analyzer.Past // of files "-- /a before --"
}

// site runs a site rule on the archive.
func (t *trial) site(e *analyzer.Example) error {
	s, err := readSample(e, t.parser)
	if err != nil {
		return err
	}
	site, err := s.site(e.Model)
	if err != nil {
		return err
	}
	round := t.engine.Begin(site)
	for i := range site.Nodes {
		if p := s.pages[i]; p != nil {
			round.Page(int32(i), p)
		}
	}
	findings, unknown := round.Finish()
	if len(round.Broken) > 0 {
		return fmt.Errorf("the rule broke: %s", round.Broken[0].Error)
	}
	t.findings, t.unknown = findings, len(unknown) > 0
	return nil
}

// pages runs a page rule on every page of the archive. It could not tell only when it said nothing of any page.
func (t *trial) pages(e *analyzer.Example) error {
	s, err := readSample(e, t.parser)
	if err != nil {
		return err
	}
	site, err := s.site(e.Model)
	if err != nil {
		return err
	}
	for i := range site.Nodes {
		if p := s.pages[i]; p != nil {
			if err := t.judge(p, site); err != nil {
				return err
			}
		}
	}
	t.unknown = t.unknown && len(t.findings) == 0
	return nil
}

// readSample makes visits and pages of the archive of an example.
func readSample(e *analyzer.Example, parser page.Parser) (*sample, error) {
	archive := txtar.Parse([]byte(e.Site))
	if len(archive.Files) == 0 {
		return nil, fmt.Errorf("site holds no files; write -- / -- above the first page")
	}
	base, err := url.Parse(exampleHost)
	if err != nil {
		return nil, err
	}
	s := &sample{base: base, parser: parser, pages: map[int]*page.Page{}, seen: map[string]bool{}, listed: map[string]bool{}, files: map[string]txtar.File{},
		header: e.Header, dates: map[string]uint16{}, lists: map[string]uint16{}}
	files, err := s.readFacts(homeFirst(archive.Files))
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		s.files[filePath(f.Name)] = f
	}
	s.readRobots()
	for _, f := range files {
		if strings.HasSuffix(strings.TrimSpace(f.Name), " before") {
			s.addPast(f)
			continue
		}
		if p := filePath(f.Name); p == "/robots.txt" || p == assetFile || s.isSitemap(exampleHost+p) {
			continue
		}
		if err := s.add(f); err != nil {
			return nil, err
		}
	}
	s.addMissing()
	return s, nil
}

// homeFirst moves the file of the home page to the front: it is the start of the crawl.
func homeFirst(files []txtar.File) []txtar.File {
	for i, f := range files {
		if filePath(f.Name) == "/" {
			return slices.Concat(files[i:i+1], files[:i], files[i+1:])
		}
	}
	return files
}

// filePath is the path of a file of the archive, always with a leading slash.
func filePath(name string) string {
	first, _, _ := strings.Cut(strings.TrimSpace(name), " ")
	return "/" + strings.TrimPrefix(first, "/")
}

// add makes the visit of one file, and its page when it is one.
func (s *sample) add(f txtar.File) error {
	v, media, err := s.visit(f.Name)
	if err != nil {
		return err
	}
	if s.seen[v.Target.URL] {
		return fmt.Errorf("%s stands twice in the site", f.Name)
	}
	s.seen[v.Target.URL] = true
	i := len(s.visits)
	v.Seq, v.Bytes = uint32(i), len(f.Data)
	if i == 0 {
		v.Target.Source = "start"
	}
	if v.Outcome == page.Audited {
		s.pages[i] = s.parser.Parse(exampleSource(v.Target.URL, v.Status, media, s.header, string(f.Data)))
	}
	s.visits = append(s.visits, v)
	return nil
}

// addPast takes a page of the run before.
func (s *sample) addPast(f txtar.File) {
	if s.past == nil {
		s.past = analyzer.NewPast()
	}
	u := exampleHost + filePath(f.Name)
	s.past.Add(u, analyzer.DigestOf(s.parser.Parse(exampleSource(u, 200, mediaType(u), nil, string(f.Data)))))
}

// visit reads the name of a file: path, then a status with a redirect target or a media type, or an outcome with its
// reason.
func (s *sample) visit(name string) (*page.Visit, string, error) {
	target, err := s.base.Parse(filePath(name))
	if err != nil {
		return nil, "", fmt.Errorf("%s is not a path: %w", name, err)
	}
	v := &page.Visit{Outcome: page.Audited, Status: 200, Target: page.Target{URL: target.String(), Source: "link"}}
	fields := strings.Fields(name)[1:]
	if len(fields) > 0 && slices.Contains([]page.Outcome{page.Skipped, page.Failed, page.NotReached}, page.Outcome(fields[0])) {
		v.Outcome, v.Status, v.Reason = page.Outcome(fields[0]), 0, strings.Join(fields[1:], " ")
		return v, "", nil
	}
	if len(fields) > 0 {
		if v.Status, err = strconv.Atoi(fields[0]); err != nil || v.Status < 200 || v.Status > 599 {
			return nil, "", fmt.Errorf("%s: %q is neither a status from 200 to 599 nor skipped, failed or not-reached", name, fields[0])
		}
		fields = fields[1:]
	}
	media := mediaType(target.Path)
	switch {
	case v.Status >= 400:
		v.Outcome = page.ErrorPage
	case v.Status >= 300:
		if len(fields) != 1 {
			return nil, "", fmt.Errorf("%s: a redirect needs one target, as in /old 301 /new", name)
		}
		to, err := target.Parse(fields[0])
		if err != nil {
			return nil, "", fmt.Errorf("%s is not a redirect target: %w", fields[0], err)
		}
		to.Path = cmp.Or(to.Path, "/")
		v.Outcome, v.Location, fields = page.Redirected, to.String(), nil
	}
	if len(fields) > 0 {
		media = strings.Join(fields, " ")
	}
	v.MediaType, _, _ = strings.Cut(media, ";")
	if v.Outcome == page.Audited && v.MediaType != "text/html" && v.MediaType != "application/xhtml+xml" {
		v.Outcome = page.Asset
	}
	return v, media, nil
}

// mediaType goes by the extension, as internal/sitetest does; what has none is a page.
func mediaType(p string) string {
	switch path.Ext(p) {
	case ".txt":
		return "text/plain; charset=utf-8"
	case ".xml":
		return "application/xml"
	case ".css":
		return "text/css"
	case ".js":
		return "text/javascript"
	case ".json":
		return "application/json"
	case ".svg":
		return "image/svg+xml"
	case ".png":
		return "image/png"
	case ".jpg", ".jpeg":
		return "image/jpeg"
	case ".pdf":
		return "application/pdf"
	}
	return "text/html; charset=utf-8"
}

// addMissing adds what a crawl would have asked for and the archive lacks: internal targets of links and URLs of
// sitemaps. It also tells pages that nothing links to by where they come from.
func (s *sample) addMissing() {
	linked := map[string]bool{}
	for i := range len(s.visits) {
		if to := s.visits[i].Location; to != "" && strings.HasPrefix(to, exampleHost+"/") {
			linked[to] = true
			s.notFound(to, s.visits[i].Target.URL, "redirect")
		}
		p := s.pages[i]
		if p == nil {
			continue
		}
		for k := range p.Links {
			if l := &p.Links[k]; l.Internal && l.Kind == "http" && l.URL != "" {
				linked[l.URL] = true
				s.notFound(l.URL, p.URL, "link")
			}
		}
	}
	for _, u := range s.sitemapURLs() {
		s.notFound(u, "", "sitemap")
	}
	for i, v := range s.visits {
		if i > 0 && !linked[v.Target.URL] {
			v.Target.Source, v.Target.Depth = "list", -1
			if s.listed[v.Target.URL] {
				v.Target.Source = "sitemap"
			}
		}
	}
}

// notFound adds a URL that answered 404, once.
func (s *sample) notFound(u, referrer, source string) {
	if s.seen[u] {
		return
	}
	s.seen[u] = true
	s.visits = append(s.visits, &page.Visit{
		Seq: uint32(len(s.visits)), Outcome: page.ErrorPage, Status: http.StatusNotFound,
		Target: page.Target{URL: u, Referrer: referrer, Source: source},
	})
}

// site surveys visits and pages as an audit does.
func (s *sample) site(model page.Model) (*analyzer.Site, error) {
	survey := analyzer.NewSurvey(s.visits[0].Target.URL, ExampleNow)
	err := survey.Visits(func(yield func(*page.Visit) error) error {
		for _, v := range s.visits {
			if err := yield(v); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("survey the site: %w", err)
	}
	site := survey.Site()
	site.Complete, site.Robots, site.Sitemaps = true, s.robots, s.sitemaps
	site.SitemapAlternates = s.alternates
	s.lay(site)
	for i := range s.visits {
		if p := s.pages[i]; p != nil {
			survey.Page(int32(i), p)
		}
	}
	s.compare(site)
	for i := range site.Nodes {
		n := &site.Nodes[i]
		n.InSitemap, n.Lastmod, n.Sitemaps = s.listed[n.URL], s.dates[n.URL], s.lists[n.URL]
	}
	site = survey.Finish(analyzer.Verdict{Model: model})
	if site.Assets, err = s.assets(len(site.Nodes)); err != nil {
		return nil, err
	}
	return site, nil
}
