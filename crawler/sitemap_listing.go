package crawler

import (
	"cmp"
	"encoding/xml"
	"slices"
	"strings"
	"time"

	"github.com/siteassay/assay/page"
)

// A Listing is what the sitemaps of a site say of one URL.
type Listing struct {
	Files int    // sitemaps that list it
	Day   uint16 // lastmod in days since 1970-01-01, the latest; 0 for none
}

// A SitemapAlternate is an xhtml:link of a sitemap: a page in another language.
type SitemapAlternate struct {
	URL  string // of the entry, normal form
	Lang string // as written, lower case
	To   string // normal form
}

// Limits of what is kept of sitemaps. A listed URL takes 16 bytes.
const (
	maxAlternates     = 20_000 // of all files …
	longAlternate     = 256    // … of which a URL takes one more for so many bytes
	maxSitemapDays    = 100    // different days that are counted in a file
	maxSitemapSamples = 3
)

// A listedURL is one URL of one file.
type listedURL struct {
	hash uint64
	day  uint16
}

// listing joins what the files list. The files lie in the order in which they were read; each counts once for a URL.
func listing(files []SitemapReport) func(url string) Listing {
	type entry struct {
		hash  uint64
		day   uint16
		file  uint16
		files uint16
	}
	var all []entry
	for i := range files {
		for _, l := range files[i].listed {
			all = append(all, entry{l.hash, l.day, uint16(i), 1})
		}
		files[i].listed = nil
	}
	slices.SortFunc(all, func(a, b entry) int { return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.file, b.file)) })
	n := 0
	for _, e := range all {
		if n == 0 || all[n-1].hash != e.hash {
			all[n] = e
			n++
			continue
		}
		last := &all[n-1]
		if last.file != e.file {
			last.file = e.file
			last.files++
		}
		last.day = max(last.day, e.day)
	}
	all = all[:n]
	return func(url string) Listing {
		i, ok := slices.BinarySearchFunc(all, hashURL(url), func(e entry, h uint64) int { return cmp.Compare(e.hash, h) })
		if !ok {
			return Listing{}
		}
		return Listing{Files: int(all[i].files), Day: all[i].day}
	}
}

// A sitemapEntry is the url element that is being read.
type sitemapEntry struct {
	url   string // normal form; "" before its loc, or when it is none of the site
	at    int    // its place in listed, plus one; 0 for none
	dated uint16
	links []SitemapAlternate
}

// list notes a URL of the site.
func (p *sitemapParser) list(u string) {
	r := p.report
	if strings.HasPrefix(u, "http://") {
		if r.HTTP++; len(r.HTTPURLs) < maxSitemapSamples {
			r.HTTPURLs = append(r.HTTPURLs, strings.Clone(u))
		}
	}
	r.listed = append(r.listed, listedURL{hash: hashURL(u)})
	p.entry.url, p.entry.at = u, len(r.listed)
}

// foreign notes a URL of another host.
func (p *sitemapParser) foreign(u string) {
	r := p.report
	if r.Foreign++; len(r.ForeignURLs) < maxSitemapSamples {
		r.ForeignURLs = append(r.ForeignURLs, strings.Clone(u))
	}
}

// dated takes a lastmod; what is no W3C date counts as none.
func (p *sitemapParser) dated(text string) {
	text = strings.TrimSpace(text)
	if len(text) < 10 {
		return
	}
	t, err := time.Parse(time.DateOnly, text[:10])
	if err != nil {
		return
	}
	if day := t.Unix() / 86400; day > 0 && day < 1<<16 {
		p.entry.dated = uint16(day)
	}
}

// alternate takes an xhtml:link of the open entry.
func (p *sitemapParser) alternate(attrs []xml.Attr) {
	var rel, lang, href string
	for _, a := range attrs {
		switch a.Name.Local {
		case "rel":
			rel = a.Value
		case "hreflang":
			lang = strings.ToLower(strings.TrimSpace(a.Value))
		case "href":
			href = strings.TrimSpace(a.Value)
		}
	}
	if !strings.EqualFold(rel, "alternate") || lang == "" || href == "" || p.alternates == nil || *p.alternates <= 0 {
		return
	}
	if to, err := page.Normalize(href); err == nil {
		*p.alternates -= 1 + len(to)/longAlternate
		p.entry.links = append(p.entry.links, SitemapAlternate{Lang: clip(lang, 35), To: to})
	}
}

// closeEntry ends a url element.
func (p *sitemapParser) closeEntry() {
	e, r := &p.entry, p.report
	if e.at > 0 && e.dated > 0 {
		r.listed[e.at-1].day = e.dated
		r.Dated++
		if p.days == nil {
			p.days = map[uint16]struct{}{}
		}
		if len(p.days) < maxSitemapDays {
			p.days[e.dated] = struct{}{}
		}
		r.Days = len(p.days)
	}
	if e.at > 0 && len(e.links) > 0 {
		url := strings.Clone(e.url)
		for _, l := range e.links {
			l.URL = url
			r.Alternates = append(r.Alternates, l)
		}
	}
	*e = sitemapEntry{}
}
