package page

import (
	"bytes"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Bounds of the tree that the tokenizer builds. Elements that name something are taken up a little deeper, so that the
// links and headings inside of thousands of open elements keep their texts.
const (
	shallowDepth = 200
	namingDepth  = 240
)

// shallow builds a tree from the tokens alone, for documents that html.Parse refuses: no implied elements, no repair
// but that an end tag closes what is open inside it. It is enough for titles, metas, headings, links, images and text;
// what stands deeper than shallowDepth is hung up at that depth.
func shallow(body []byte) *html.Node {
	b := newShallowTree()
	z := html.NewTokenizer(bytes.NewReader(body))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return b.root
		case html.TextToken:
			b.text(string(z.Text()))
		case html.StartTagToken, html.SelfClosingTagToken:
			b.start(z.Token())
		case html.EndTagToken:
			name, _ := z.TagName()
			b.end(string(name))
		case html.CommentToken:
			b.top().AppendChild(&html.Node{Type: html.CommentNode})
		case html.DoctypeToken:
			b.doctype()
		}
	}
}

// A shallowTree is the tree so far with the elements that are open.
type shallowTree struct {
	root, html, head, body *html.Node
	open                   []*html.Node
}

func newShallowTree() *shallowTree {
	element := func(a atom.Atom) *html.Node { return &html.Node{Type: html.ElementNode, DataAtom: a, Data: a.String()} }
	b := &shallowTree{root: &html.Node{Type: html.DocumentNode}, html: element(atom.Html), head: element(atom.Head), body: element(atom.Body)}
	b.root.AppendChild(b.html)
	b.html.AppendChild(b.head)
	b.html.AppendChild(b.body)
	b.open = []*html.Node{b.head}
	return b
}

func (b *shallowTree) top() *html.Node { return b.open[len(b.open)-1] }

func (b *shallowTree) doctype() {
	if b.root.FirstChild == b.html {
		b.root.InsertBefore(&html.Node{Type: html.DoctypeNode, Data: "html"}, b.html)
	}
}

func (b *shallowTree) text(s string) {
	if b.open[0] == b.head && len(b.open) == 1 && collapse(s) != "" {
		b.enterBody()
	}
	b.top().AppendChild(&html.Node{Type: html.TextNode, Data: s})
}

func (b *shallowTree) enterBody() {
	if b.open[0] == b.head {
		b.open = append(b.open[:0], b.body)
	}
}

func (b *shallowTree) start(t html.Token) {
	switch t.DataAtom {
	case atom.Html:
		b.html.Attr = append(b.html.Attr, t.Attr...)
		return
	case atom.Head:
		return
	case atom.Body:
		b.enterBody()
		b.body.Attr = append(b.body.Attr, t.Attr...)
		return
	case atom.Title, atom.Meta, atom.Link, atom.Base, atom.Script, atom.Style, atom.Noscript, atom.Template:
	default:
		b.enterBody()
	}
	n := &html.Node{Type: html.ElementNode, DataAtom: t.DataAtom, Data: t.Data, Attr: t.Attr}
	b.top().AppendChild(n)
	if t.Type == html.SelfClosingTagToken || isVoid(t.DataAtom) {
		return
	}
	if len(b.open) < shallowDepth || len(b.open) < namingDepth && naming(t.DataAtom) {
		b.open = append(b.open, n)
	}
}

// end closes the innermost open element of that name; an end tag of none is dropped.
func (b *shallowTree) end(name string) {
	if name == "head" {
		b.enterBody()
		return
	}
	for i := len(b.open) - 1; i > 0; i-- {
		if b.open[i].Data == name {
			b.open = b.open[:i]
			return
		}
	}
}

func isVoid(a atom.Atom) bool {
	switch a {
	case atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr, atom.Img, atom.Input, atom.Link, atom.Meta, atom.Source, atom.Track, atom.Wbr, atom.Param:
		return true
	}
	return false
}

// naming reports whether the text of an element is a name of its own.
func naming(a atom.Atom) bool {
	switch a {
	case atom.A, atom.Title, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Script, atom.Style, atom.Button, atom.Svg, atom.Template, atom.Noscript,
		atom.Textarea, atom.Select, atom.Iframe:
		return true
	}
	return false
}
