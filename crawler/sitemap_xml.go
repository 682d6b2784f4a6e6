package crawler

import (
	"bufio"
	"encoding/xml"
	"errors"
	"fmt"
	"html"
	"io"
	"strings"

	"golang.org/x/net/html/charset"
)

// tokenReader lets the XML decoder read no more than maxSitemapToken for one token, for it holds each in memory.
type tokenReader struct {
	*bufio.Reader
	left int
}

func (t *tokenReader) ReadByte() (byte, error) {
	if t.left--; t.left < 0 {
		return 0, errSitemapToken
	}
	return t.Reader.ReadByte()
}

func (t *tokenReader) Read(b []byte) (int, error) {
	if t.left <= 0 {
		return 0, errSitemapToken
	}
	n, err := t.Reader.Read(b)
	t.left -= n
	return n, err
}

// parseXML walks the elements. At the first fault of the XML it notes the line and goes on by looking for loc elements
// only: what a search engine would make of the rest is its business, the pages are there all the same.
func (p *sitemapParser) parseXML(in *bufio.Reader) error {
	tokens := &tokenReader{Reader: in}
	d := xml.NewDecoder(tokens)
	recoded := false
	d.CharsetReader = func(label string, r io.Reader) (io.Reader, error) {
		recoded = true
		return charset.NewReaderLabel(label, r)
	}
	var path []string // open elements
	var text []byte   // of the open location
	for {
		tokens.left = maxSitemapToken
		token, err := d.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return p.broken(in, d, err, recoded)
		}
		switch t := token.(type) {
		case xml.StartElement:
			if len(path) == maxSitemapDepth {
				p.fault = fmt.Sprintf("line %d: more than %d elements in each other", lineOf(d), maxSitemapDepth)
				return nil
			}
			path = append(path, t.Name.Local)
			if len(path) == 1 && !p.root(t.Name.Local) {
				return nil
			}
			text = text[:0]
			if len(path) == 3 && path[0] == "urlset" && t.Name.Local == "link" {
				p.alternate(t.Attr)
			}
			if href := atomLink(path, t.Attr); href != "" && !p.location(href) {
				return nil
			}
		case xml.CharData:
			if (isLocation(path) || isLastmod(path)) && len(text)+len(t) <= maxSitemapToken {
				text = append(text, t...)
			}
		case xml.EndElement:
			if isLocation(path) && !p.location(string(text)) {
				return nil
			}
			if isLastmod(path) {
				p.dated(string(text))
			}
			if len(path) == 2 && path[0] == "urlset" {
				p.closeEntry()
			}
			text = text[:0]
			path = path[:len(path)-1]
		}
	}
}

// root takes the name of the first element and reports whether the file is a sitemap that may be read.
func (p *sitemapParser) root(name string) bool {
	switch name {
	case "urlset", "rss", "feed", "RDF":
		p.sitemap = true
	case "sitemapindex":
		p.sitemap, p.report.Index = true, true
		if p.job.nested {
			p.fault = "an index inside an index, which is not followed"
			return false
		}
	default:
		if strings.EqualFold(name, "html") {
			p.fault = "an HTML page, not a sitemap"
		} else {
			p.fault = "the root element " + clip(name, 40) + " is not that of a sitemap"
		}
		return false
	}
	return true
}

// isLocation reports whether the text of the open element is a location. Locations of images and videos are deeper.
func isLocation(path []string) bool {
	n := len(path)
	if n < 3 {
		return false
	}
	parent, name := path[n-2], path[n-1]
	switch path[0] {
	case "urlset":
		return n == 3 && parent == "url" && name == "loc"
	case "sitemapindex":
		return n == 3 && parent == "sitemap" && name == "loc"
	case "rss", "RDF":
		return parent == "item" && name == "link"
	}
	return false
}

// isLastmod reports whether the open element is the date of an entry.
func isLastmod(path []string) bool {
	return len(path) == 3 && path[0] == "urlset" && path[1] == "url" && path[2] == "lastmod"
}

// atomLink returns the target of an entry's main link in an Atom feed.
func atomLink(path []string, attrs []xml.Attr) string {
	if len(path) != 3 || path[0] != "feed" || path[1] != "entry" || path[2] != "link" {
		return ""
	}
	href := ""
	for _, a := range attrs {
		switch a.Name.Local {
		case "href":
			href = a.Value
		case "rel":
			if a.Value != "alternate" {
				return ""
			}
		}
	}
	return href
}

func lineOf(d *xml.Decoder) int {
	line, _ := d.InputPos()
	return line
}

// broken notes a fault of the XML and reads the locations behind it.
func (p *sitemapParser) broken(in *bufio.Reader, d *xml.Decoder, err error, recoded bool) error {
	var syntax *xml.SyntaxError
	switch {
	case errors.Is(err, errSitemapToken):
		p.fault = fmt.Sprintf("line %d: %v", lineOf(d), err)
		return nil
	case errors.As(err, &syntax):
		p.fault = fmt.Sprintf("line %d: %s", syntax.Line, syntax.Msg)
	case recoded:
		p.fault = fmt.Sprintf("line %d: %v", lineOf(d), err)
		return nil
	default:
		return err
	}
	if recoded || !p.sitemap {
		return nil
	}
	return p.scan(in)
}

// scan takes what stands between <loc> and </loc>.
func (p *sitemapParser) scan(in *bufio.Reader) error {
	open := false
	for {
		piece, err := in.ReadSlice('<')
		if errors.Is(err, bufio.ErrBufferFull) {
			open = false
			continue
		}
		if open && len(piece) > 0 && piece[len(piece)-1] == '<' {
			if next, _ := in.Peek(5); string(next) == "/loc>" {
				if !p.location(html.UnescapeString(string(piece[:len(piece)-1]))) {
					return nil
				}
			}
		}
		open = false
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if next, _ := in.Peek(4); string(next) == "loc>" {
			_, _ = in.Discard(4)
			open = true
		}
	}
}
