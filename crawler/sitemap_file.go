package crawler

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/encoding/unicode"
)

// Limits inside one sitemap: what goes beyond them is no sitemap, and would fill memory.
const (
	maxSitemapDepth = 32
	maxSitemapToken = 256 << 10 // bytes of one element, comment or text
)

var errSitemapToken = errors.New("an element is longer than 256 KiB")

// A sitemapParser reads one file, XML (urlset, sitemapindex, RSS, Atom) or text.
type sitemapParser struct {
	report *SitemapReport
	job    sitemapJob
	page   func(loc string) bool // takes a page; false ends the file
	child  func(loc string) bool // takes a sitemap of an index

	sitemap bool // the file is a sitemap, if perhaps a broken one
	cut     bool
	more    bool // more URLs than a file may have
	bad     int  // locations that are no URLs
	bytes   int64
	fault   string

	entry      sitemapEntry
	days       map[uint16]struct{} // of lastmod
	alternates *int                // how many more are kept, of all files
}

// finish writes what was wrong into the report; the first and worst fault stands.
func (p *sitemapParser) finish(truncated bool) {
	p.report.Bytes = p.bytes
	p.report.TooLarge = truncated || p.cut || p.more
	switch {
	case truncated || p.cut:
		p.report.Error = "larger than 50 MiB: the rest was not read"
	case p.fault != "":
		p.report.Error = oneLine(p.fault)
	case p.more:
		p.report.Error = "more than 50,000 URLs: the rest was not read"
	case p.bad > 0:
		p.report.Error = fmt.Sprintf("%d locations are not absolute http or https URLs", p.bad)
	}
}

// location takes one location. It returns false when the file need not be read further.
func (p *sitemapParser) location(loc string) bool {
	loc = strings.TrimSpace(loc)
	if loc == "" {
		p.bad++
		return true
	}
	if p.report.Index {
		if p.job.nested {
			return false
		}
		p.report.URLs++
		return p.child(loc)
	}
	if p.report.URLs == maxSitemapURLs {
		p.more = true
		return false
	}
	p.report.URLs++
	return p.page(loc)
}

// parse reads a file. The error is one of the connection; faults of the file are kept for finish.
func (p *sitemapParser) parse(in *bufio.Reader) error {
	head, err := in.Peek(3)
	if err != nil && err != io.EOF {
		return err
	}
	switch {
	case bytes.HasPrefix(head, []byte("\xEF\xBB\xBF")):
		_, _ = in.Discard(3)
	case bytes.HasPrefix(head, []byte("\xFE\xFF")), bytes.HasPrefix(head, []byte("\xFF\xFE")):
		in = bufio.NewReader(unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewDecoder().Reader(in))
	}
	for {
		c, err := in.ReadByte()
		if err == io.EOF {
			p.fault = "empty"
			return nil
		}
		if err != nil {
			return err
		}
		if c != ' ' && c != '\t' && c != '\r' && c != '\n' {
			_ = in.UnreadByte()
			if c == '<' {
				return p.parseXML(in)
			}
			return p.parseText(in)
		}
	}
}

// parseText reads a URL a line.
func (p *sitemapParser) parseText(in *bufio.Reader) error {
	for n := 1; ; n++ {
		line, err := in.ReadSlice('\n')
		if errors.Is(err, bufio.ErrBufferFull) {
			p.fault = fmt.Sprintf("line %d: neither XML nor a list of URLs", n)
			return nil
		}
		if text := strings.TrimSpace(string(line)); text != "" {
			if !p.sitemap && !strings.HasPrefix(text, "http://") && !strings.HasPrefix(text, "https://") {
				p.fault = "neither XML nor a list of URLs"
				return nil
			}
			p.sitemap = true
			if !p.location(text) {
				return nil
			}
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
}
