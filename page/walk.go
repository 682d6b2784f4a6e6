package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// An outline is the document as the one walk of the tree left it: the elements in document order and the visible
// text in one buffer. Every extractor reads the outline; none walks the tree again. It dies with Parse.
type outline struct {
	src      Source
	elements []element
	text     []byte                // visible text: runs of white space are one space, blocks are parted by '\n'
	byTag    map[atom.Atom][]int32 // indices into elements, document order
	byID     map[string]int32      // first element with that id
	root     *html.Node
	maxDepth int
	comments int
	reading  *reading // what offer, signals, dates and classify share; see reading.go
}

// An element is one element of the outline.
type element struct {
	node    *html.Node
	parent  int32 // index of the parent element; -1 for html
	end     int32 // index after the last descendant: descendants are [i+1, end)
	from    int32 // its visible text is outline.text[from:to], white space at both ends included
	to      int32
	depth   int16
	tag     atom.Atom // 0 for unknown elements
	region  Region
	inHead  bool
	hidden  bool // hidden attribute, aria-hidden, or display:none, visibility:hidden in its own style or an ancestor's
	quoted  bool // inside code, pre, blockquote, q, kbd, samp: words of others or of machines
	foreign bool // inside svg or math
}

// Limits of one document. What lies beyond them is not seen; Document.Truncated does not change, but no site that
// sells has such pages.
const (
	maxElements = 400_000
	maxText     = 4 << 20
)

// walk builds the outline of a tree.
func walk(root *html.Node, src Source) *outline {
	o := &outline{
		src:      src,
		root:     root,
		elements: make([]element, 0, 512),
		text:     make([]byte, 0, len(src.Body)/3+64),
		byTag:    make(map[atom.Atom][]int32, 64),
		byID:     make(map[string]int32, 32),
	}
	w := walker{o: o}
	w.children(root, -1, state{region: Main})
	return o
}

// state is what an element inherits.
type state struct {
	region                                Region
	landmark                              bool // region was set by a landmark: class names no longer decide
	depth                                 int16
	inHead, hidden, quoted, foreign, mute bool
}

type walker struct {
	o     *outline
	space bool // a space is due before the next word
}

func (w *walker) children(n *html.Node, parent int32, st state) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.Type {
		case html.TextNode:
			if !st.mute {
				w.write(c.Data)
			}
		case html.ElementNode:
			w.element(c, parent, st)
		case html.CommentNode:
			w.o.comments++
		}
	}
}

func (w *walker) element(n *html.Node, parent int32, st state) {
	o := w.o
	if len(o.elements) >= maxElements {
		return
	}
	if n.DataAtom == atom.Template || n.DataAtom == atom.Noscript && n.Namespace == "" {
		return
	}
	st.depth++
	st = inherit(n, st)
	block := isBlock(n)
	if block || n.DataAtom == atom.Br {
		w.newline()
	}
	i := int32(len(o.elements))
	o.elements = append(o.elements, element{
		node: n, parent: parent, from: int32(len(o.text)), depth: st.depth, tag: n.DataAtom,
		region: st.region, inHead: st.inHead, hidden: st.hidden, quoted: st.quoted, foreign: st.foreign,
	})
	if n.Namespace == "" {
		o.byTag[n.DataAtom] = append(o.byTag[n.DataAtom], i)
	}
	if id := attr(n, "id"); id != "" {
		if _, ok := o.byID[id]; !ok {
			o.byID[id] = i
		}
	}
	o.maxDepth = max(o.maxDepth, int(st.depth))
	w.children(n, i, st)
	o.elements[i].to = int32(len(o.text))
	o.elements[i].end = int32(len(o.elements))
	if block {
		w.newline()
	} else if n.DataAtom == atom.Td || n.DataAtom == atom.Th {
		w.space = true
	}
}

// write appends text, white space collapsed.
func (w *walker) write(s string) {
	o := w.o
	if len(o.text) >= maxText {
		return
	}
	for i := 0; i < len(s); {
		c := s[i]
		if c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' {
			w.space = true
			i++
			continue
		}
		j := i + 1
		for j < len(s) && s[j] != ' ' && s[j] != '\n' && s[j] != '\t' && s[j] != '\r' && s[j] != '\f' {
			j++
		}
		if w.space && len(o.text) > 0 && o.text[len(o.text)-1] != '\n' {
			o.text = append(o.text, ' ')
		}
		w.space = false
		o.text = append(o.text, s[i:j]...)
		i = j
	}
}

func (w *walker) newline() {
	o := w.o
	w.space = false
	if len(o.text) > 0 && o.text[len(o.text)-1] != '\n' {
		o.text = append(o.text, '\n')
	}
}

// inherit is the state inside n.
func inherit(n *html.Node, st state) state {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Iframe, atom.Noframes, atom.Textarea, atom.Select, atom.Object, atom.Title:
		st.mute = true
	case atom.Head:
		st.inHead, st.mute = true, true
	case atom.Body:
		st.inHead, st.mute = false, false
	case atom.Svg, atom.Math:
		st.foreign, st.mute = true, true
	case atom.Code, atom.Pre, atom.Blockquote, atom.Q, atom.Kbd, atom.Samp:
		st.quoted = true
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			st.hidden = true
		case "aria-hidden":
			st.hidden = st.hidden || strings.EqualFold(a.Val, "true")
		case "style":
			st.hidden = st.hidden || concealed(a.Val)
		}
	}
	if r, landmark := regionOf(n, st); r != "" {
		st.region, st.landmark = r, landmark || st.landmark
	}
	return st
}

// concealed reports whether an inline style hides its element.
func concealed(style string) bool {
	if !strings.Contains(style, "none") && !strings.Contains(style, "hidden") && !strings.Contains(style, "NONE") {
		return false
	}
	s := strings.ToLower(strings.ReplaceAll(style, " ", ""))
	return strings.Contains(s, "display:none") || strings.Contains(s, "visibility:hidden")
}

// regionOf is the region that n opens, "" when it opens none. Landmarks decide; where a page has none, the names
// that themes give to such blocks do.
func regionOf(n *html.Node, st state) (r Region, landmark bool) {
	switch n.DataAtom {
	case atom.Nav:
		return Nav, true
	case atom.Main:
		return Main, true
	case atom.Aside:
		return Aside, true
	case atom.Footer:
		if st.region == Main && st.landmark { // footer of an article
			return "", false
		}
		return Footer, true
	case atom.Header:
		if st.region == Main && st.landmark {
			return "", false
		}
		return Header, true
	case atom.Article, atom.Section, atom.Div, atom.Ul, atom.Table, atom.Td, atom.Center, atom.Dl:
	default:
		return "", false
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "role":
			switch strings.ToLower(strings.TrimSpace(a.Val)) {
			case "navigation", "menubar":
				return Nav, true
			case "main":
				return Main, true
			case "contentinfo":
				return Footer, true
			case "banner":
				return Header, true
			case "complementary":
				return Aside, true
			}
		}
	}
	if st.landmark && st.region == Main || st.region == Nav || st.region == Footer {
		return "", false
	}
	for _, a := range n.Attr {
		if a.Key == "id" || a.Key == "class" {
			if r := regionByName(a.Val); r != "" {
				return r, false
			}
		}
	}
	return "", false
}

// regionByName reads the class or id names that themes of all languages give to the parts of a page.
func regionByName(names string) Region {
	for name := range strings.FieldsSeq(names) {
		name = strings.ToLower(name)
		switch name {
		case "nav", "navbar", "menu", "main-nav", "mainnav", "main-menu", "mainmenu", "navigation", "topnav", "top-nav", "nav-menu",
			"site-nav", "daohang", "navlist", "nav-list", "navigate", "headernav", "header-nav", "breadcrumb", "breadcrumbs", "crumb", "crumbs", "position", "weizhi":
			return Nav
		case "footer", "foot", "site-footer", "page-footer", "bottom", "copyright", "foot-bottom", "footer-bottom", "footerbox", "footer-box", "foot-box", "footbox", "fwrap", "colophon", "dibu":
			return Footer
		case "header", "head", "site-header", "page-header", "top", "topbar", "top-bar", "header-top", "head-top", "masthead", "toubu":
			return Header
		case "sidebar", "side-bar", "aside", "side", "left-sidebar", "right-sidebar", "widget-area":
			return Aside
		case "main", "content", "main-content", "maincontent", "page-content", "article", "zhengwen":
			return Main
		}
	}
	return ""
}

// isBlock reports whether n breaks the line.
func isBlock(n *html.Node) bool {
	if n.Namespace != "" {
		return false
	}
	switch n.DataAtom {
	case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Center, atom.Dd, atom.Details, atom.Dialog,
		atom.Dir, atom.Div, atom.Dl, atom.Dt, atom.Fieldset, atom.Figcaption, atom.Figure, atom.Footer, atom.Form,
		atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Header, atom.Hgroup, atom.Hr, atom.Html, atom.Legend, atom.Li,
		atom.Main, atom.Menu, atom.Nav, atom.Ol, atom.P, atom.Pre, atom.Section, atom.Summary, atom.Table, atom.Tbody,
		atom.Tfoot, atom.Thead, atom.Tr, atom.Ul, atom.Caption, atom.Option:
		return true
	}
	return false
}

// attr returns the value of an attribute without namespace, "" when absent.
func attr(n *html.Node, key string) string {
	for i := range n.Attr {
		if n.Attr[i].Key == key && n.Attr[i].Namespace == "" {
			return n.Attr[i].Val
		}
	}
	return ""
}

// hasAttr reports whether the attribute is there, even empty.
func hasAttr(n *html.Node, key string) bool {
	for i := range n.Attr {
		if n.Attr[i].Key == key && n.Attr[i].Namespace == "" {
			return true
		}
	}
	return false
}

// visible is the visible text of element i, white space at the ends cut. It shares the outline's buffer as a new
// string: it may be kept.
func (o *outline) visible(i int32) string {
	e := &o.elements[i]
	return strings.TrimSpace(string(o.text[e.from:e.to]))
}

// position is the share of the visible text that stands before element i, 0 … 1.
func (o *outline) position(i int32) float64 {
	if len(o.text) == 0 {
		return 0
	}
	return float64(o.elements[i].from) / float64(len(o.text))
}

// within reports whether element i has an ancestor with the tag, and which.
func (o *outline) within(i int32, tag atom.Atom) (int32, bool) {
	for p := o.elements[i].parent; p >= 0; p = o.elements[p].parent {
		if o.elements[p].tag == tag {
			return p, true
		}
	}
	return -1, false
}

// selector is a CSS path that finds element i: ids where there are any, else tags with their place among siblings.
func (o *outline) selector(i int32) string {
	var parts []string
	for p := i; p >= 0 && len(parts) < 6; p = o.elements[p].parent {
		n := o.elements[p].node
		if id := attr(n, "id"); id != "" && plainName(id) {
			parts = append(parts, "#"+id)
			break
		}
		if n.DataAtom == atom.Html || n.DataAtom == atom.Body {
			if n.DataAtom == atom.Body {
				parts = append(parts, "body")
			}
			break
		}
		part := n.Data
		nth, same := 1, false
		for s := n.PrevSibling; s != nil; s = s.PrevSibling {
			if s.Type == html.ElementNode && s.Data == n.Data {
				nth++
			}
		}
		for s := n.NextSibling; s != nil && !same; s = s.NextSibling {
			same = s.Type == html.ElementNode && s.Data == n.Data
		}
		if nth > 1 || same {
			part += ":nth-of-type(" + itoa(nth) + ")"
		}
		parts = append(parts, part)
	}
	for a, b := 0, len(parts)-1; a < b; a, b = a+1, b-1 {
		parts[a], parts[b] = parts[b], parts[a]
	}
	return strings.Join(parts, " > ")
}

func plainName(s string) bool {
	if s == "" || len(s) > 40 || s[0] >= '0' && s[0] <= '9' || s[0] == '-' {
		return false
	}
	for i := 0; i < len(s); i++ {
		c := s[i]
		if !(c == '-' || c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z') {
			return false
		}
	}
	return true
}

func itoa(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return itoa(n/10) + string(rune('0'+n%10))
}
