package page

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
)

// The values of Document.Parser.
const (
	parserTree      = "tree"
	parserTokenizer = "tokenizer"
)

// Parse takes the facts of one HTML document: one charset decision, one parse, one walk.
//
// It never fails on what a site wrote: a document that html.Parse refuses (more than 512 open elements) is read by
// the tokenizer and says so in Document.Parser. It keeps nothing of src.
func Parse(src Source) *Page { return Parser{}.Parse(src) }

// A Parser takes the facts of documents by the user's own word lists and extractors. The zero value takes what Parse takes.
type Parser struct {
	Extract *Extract // nil for none
	Lexicon *Lexicon // nil for that of the program
}

// FactsDigest names what the facts of a page depend on besides its answer and the program, for stores that keep a number with the
// facts of each page. It is 0 for the zero value.
func (ps Parser) FactsDigest() uint32 {
	words := ps.Lexicon.Digest()
	return ps.Extract.FactsDigest() ^ uint32(words) ^ uint32(words>>32)
}

func (ps Parser) lexicon() *Lexicon {
	if ps.Lexicon == nil {
		return builtin()
	}
	return ps.Lexicon
}

// Parse is Parse, with the own word lists and facts.
func (ps Parser) Parse(src Source) *Page {
	p := &Page{URL: src.URL, Status: src.Status, Fetch: src.Fetch}
	if p.Status == 0 {
		p.Status = 200
	}
	p.ContentType = mediaType(headerValue(src.Header, "Content-Type"))
	if p.ContentType == "" {
		p.ContentType = "text/html"
	}
	p.Document.Bytes = len(src.Body)
	cs := DetectCharset(src.Body, headerValue(src.Header, "Content-Type"))
	p.Charset = cs.Name
	p.Head.CharsetDeclared = cs.Source == "bom" || cs.Header != "" || cs.Meta != ""
	p.Head.CharsetHeader, p.Head.CharsetMeta, p.Head.CharsetConflict = cs.Header, cs.Meta, cs.Conflict
	src.Body = DecodeText(src.Body, cs)
	plain, disguise := undisguise(src.Body)
	src.Body = plain
	whole := len(src.Body)
	safe, tree, tags := bounded(src.Body)
	src.Body = safe
	p.Document.Truncated = src.Truncated || len(safe) < whole
	root := treeOf(src.Body, tree)
	p.Document.Parser = parserTree
	if root == nil {
		root = shallow(src.Body)
		p.Document.Parser = parserTokenizer
	}
	o := ps.lexicon().walk(root, src)
	defer o.release()
	o.disguise = disguise
	o.structure(p) // document, head, headings, links, images, resources, structured data, text, language
	o.business(p)  // calls to action, forms, contacts, offer, signals, vendors, dates, claims, type, model
	o.markup(p, &tags)
	o.own(p, ps.Extract)
	return p
}

// treeOf returns the tree of html.Parse; nil when it may not be asked or refuses.
func treeOf(body []byte, ask bool) *html.Node {
	if !ask {
		return nil
	}
	root, err := html.Parse(bytes.NewReader(body))
	if err != nil {
		return nil
	}
	return root
}

// headerValue returns the first value of a header, "" when absent.
func headerValue(h map[string][]string, key string) string {
	if v := h[key]; len(v) > 0 {
		return v[0]
	}
	return ""
}

// mediaType is the type of a Content-Type value, lower case, without parameters.
func mediaType(contentType string) string {
	t, _, _ := strings.Cut(contentType, ";")
	return strings.ToLower(strings.TrimSpace(t))
}
