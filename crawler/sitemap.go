package crawler

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"

	"github.com/klauspost/compress/gzip"

	"github.com/siteassay/assay/page"
)

// Limits of sitemaps. The first two are those of the protocol (sitemaps.org).
const (
	maxSitemapURLs  = 50_000
	maxSitemapBytes = 50 << 20
	maxSitemapFiles = 1000
	maxSitemapTotal = 1_000_000
	maxSitemapSum   = 400 << 20 // bytes of all files, decoded; twice what a million URLs take
	maxSitemapLate  = 5         // files that do not come in time
	acceptSitemap   = "application/xml,text/xml,text/plain;q=0.9,*/*;q=0.5"
)

// usualSitemaps are asked for when neither robots.txt nor the configuration names one; the first that is there ends it.
var usualSitemaps = []string{"/sitemap.xml", "/sitemap_index.xml", "/sitemap.xml.gz", "/sitemap.txt"}

// A sitemapReader reads the sitemaps of one site, one file after the other.
type sitemapReader struct {
	fetcher *fetcher
	start   string
	yield   func(loc string) bool
	files   int // requests left
	total   int
	bytes   int64 // read of all files
	late    int   // files that did not come in time
	stopped bool
	seen    map[string]bool
	reports []SitemapReport
	spare   int // alternates that may still be kept
}

// sitemapJob is a file to read.
type sitemapJob struct {
	url    string
	source string // robots.txt, option, usual place, or the URL of the index that names it
	nested bool   // an index named it, so it must not be one
}

// readSitemaps reads the sitemaps that robots.txt and extra name, or those at the usual places when there are none, and
// calls yield with the normal form of every URL of start's own site, in file order, until it returns false. An index is
// followed one level deep. Files are read as a stream; a report for each says what was wrong with it. A file that is
// missing at a usual place is no fault and has no report.
func readSitemaps(ctx context.Context, f *fetcher, r *robotsService, start string, extra []string, yield func(loc string) bool) []SitemapReport {
	s := &sitemapReader{fetcher: f, start: start, yield: yield, seen: make(map[string]bool), files: maxSitemapFiles, spare: maxAlternates}
	if n := f.cfg.MaxPages; n > 0 {
		s.files = min(s.files, 10+n/4) // a site with few pages to visit is not worth more requests
	}
	for _, u := range extra {
		s.named(ctx, start, u, "option")
	}
	for _, u := range r.sitemaps(ctx, start) {
		s.named(ctx, originOf(start)+"/robots.txt", u, "robots.txt")
	}
	if len(s.reports) == 0 && ctx.Err() == nil {
		for _, path := range usualSitemaps {
			before := len(s.reports)
			s.file(ctx, sitemapJob{url: originOf(start) + path, source: "usual place"})
			if len(s.reports) > before || ctx.Err() != nil {
				break
			}
		}
	}
	return s.reports
}

// named reads a sitemap that somebody named.
func (s *sitemapReader) named(ctx context.Context, base, ref, source string) {
	u, err := page.Resolve(base, ref)
	if err != nil {
		s.reports = append(s.reports, SitemapReport{URL: oneLine(ref), Source: source, Error: err.Error()})
		return
	}
	s.file(ctx, sitemapJob{url: u, source: source})
}

// file reads one sitemap and, when it is an index, those it names.
func (s *sitemapReader) file(ctx context.Context, job sitemapJob) {
	if s.stopped || ctx.Err() != nil || s.seen[job.url] || len(s.reports) >= 2*maxSitemapFiles {
		return
	}
	s.seen[job.url] = true
	report := SitemapReport{URL: job.url, Source: job.source}
	if report.Error = s.spent(); report.Error != "" {
		s.reports = append(s.reports, report)
		return
	}
	p := &sitemapParser{report: &report, job: job, alternates: &s.spare}
	var children []string
	p.child = func(loc string) bool {
		if u, err := page.Resolve(job.url, loc); err != nil {
			p.bad++
		} else if !page.SameSite(u, s.start) && !page.SameSite(u, job.url) {
			p.foreign(u)
		} else {
			children = append(children, u)
		}
		return len(children) < maxSitemapFiles
	}
	p.page = func(loc string) bool { return s.page(p, loc) }
	ok := s.fetch(ctx, job, p)
	if !ok && job.source == "usual place" {
		return
	}
	s.reports = append(s.reports, report)
	if job.nested {
		return
	}
	for _, u := range children {
		s.file(ctx, sitemapJob{url: u, source: job.url, nested: true})
	}
}

// spent says why no further file is read, or "". Files are read one after the other, so that a site with many that drip or
// swell would hold up the crawl for hours.
func (s *sitemapReader) spent() string {
	switch {
	case s.files == 0:
		return "not read: the limit of sitemap files was reached"
	case s.bytes > maxSitemapSum:
		return "not read: the sitemaps before it are larger than 400 MiB in all"
	case s.late >= maxSitemapLate:
		return "not read: 5 sitemaps before it did not come in time"
	}
	return ""
}

// page takes one location of a sitemap.
func (s *sitemapReader) page(p *sitemapParser, loc string) bool {
	u, err := page.Normalize(loc)
	if err != nil {
		p.bad++
		return true
	}
	if !page.SameSite(u, s.start) {
		p.foreign(u)
		return true
	}
	p.list(u)
	if s.total++; s.total > maxSitemapTotal {
		p.fault = "the limit of 1,000,000 URLs of all sitemaps was reached"
		s.stopped = true
	} else if !s.yield(u) {
		s.stopped = true
	}
	return !s.stopped
}

// fetch requests a file through its redirects and has it parsed. It reports whether there was a sitemap.
func (s *sitemapReader) fetch(ctx context.Context, job sitemapJob, p *sitemapParser) bool {
	u := job.url
	for hop := 0; ; hop++ {
		if p.report.Error = s.spent(); p.report.Error != "" {
			return true
		}
		s.files--
		if s.fetcher.pace != nil {
			if err := s.fetcher.pace(ctx, u); err != nil {
				p.report.Error = oneLine(err.Error())
				return false
			}
		}
		a := s.fetcher.fetch(ctx, request{
			URL: u, Credentials: true, Accept: acceptSitemap, MaxBody: maxSitemapBytes,
			stream: func(body io.Reader) error { return p.read(body) },
		})
		p.report.Status = a.Source.Status
		s.bytes += p.bytes
		if a.Reason == "timeout" {
			s.late++
		}
		switch {
		case a.Location != "" && hop < robotsHops:
			u = a.Location
			continue
		case a.Location != "":
			p.report.Error = "more than 5 redirects"
		case a.Reason != "":
			p.report.Error = oneLine(ReasonText(a.Reason, "en") + ": " + a.Detail)
		case a.Source.Status != 200:
			p.report.Error = fmt.Sprintf("answered %d", a.Source.Status)
		default:
			p.finish(a.Truncated)
			return p.sitemap
		}
		return false
	}
}

// read tells the three forms of a sitemap apart by their first bytes: gzip, XML, text.
func (p *sitemapParser) read(body io.Reader) error {
	counted := &wireReader{r: body, limit: maxSitemapBytes}
	defer func() { p.bytes = max(p.bytes, counted.n) }()
	in := bufio.NewReaderSize(counted, 32<<10)
	head, err := in.Peek(2)
	if err != nil && err != io.EOF {
		return err
	}
	if bytes.Equal(head, []byte{0x1F, 0x8B}) {
		z, err := gzip.NewReader(in)
		if err != nil {
			return fmt.Errorf("%w: gzip file: %v", errCoding, err)
		}
		defer z.Close()
		limited := &wireReader{r: codedReader{"gzip file", z}, limit: maxSitemapBytes}
		err = p.parse(bufio.NewReaderSize(limited, 32<<10))
		p.cut, p.bytes = limited.cut, limited.n
		return err
	}
	return p.parse(in)
}
