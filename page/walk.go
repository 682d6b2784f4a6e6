package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// state is what an element inherits.
type state struct {
	region    Region
	landmark  bool // region was set by a landmark: class names no longer decide
	named     bool // region was set to Main by a class name: only clear names decide below
	sectioned bool // inside article, section, aside or nav: header and footer are those of the section
	depth     int16

	inHead, hidden, concealed, quoted, foreign, mute, link bool
}

// A walker writes the outline.
type walker struct {
	o      *outline
	space  bool  // a space is due before the next word
	joint  bool  // an element has begun right after another one
	open   bool  // a segment is open
	linked int32 // bytes of link text so far
	names  elementNames
}

// elementNames is what the attributes that name an element say; it is of the element that was entered last.
type elementNames struct {
	class  *className // of the class attribute
	each   [4]*className
	values int    // class and id attributes; each holds the first of them
	id     string // "" when absent
	role   string
	styled bool
}

func (w *walker) children(n *html.Node, parent int32, st state) {
	count := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.Type {
		case html.TextNode:
			if !st.mute {
				w.write(c.Data, parent, &st)
			}
		case html.ElementNode:
			w.element(c, parent, st)
			count++
		case html.CommentNode:
			w.o.comments++
		}
	}
	if count > w.o.maxChildren && !gathers(n) {
		w.o.maxChildren = count
	}
}

// gathers reports whether n is made to hold many children: a list, a table, a choice, a head, a drawing.
func gathers(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Ul, atom.Ol, atom.Dl, atom.Menu, atom.Table, atom.Tbody, atom.Select, atom.Optgroup, atom.Datalist, atom.Head:
		return true
	}
	return n.Namespace != "" || n.Type != html.ElementNode
}

func (w *walker) element(n *html.Node, parent int32, st state) {
	o := w.o
	if len(o.elements) >= maxElements {
		return
	}
	if n.DataAtom == atom.Template || n.DataAtom == atom.Noscript && n.Namespace == "" {
		o.noscript(n)
		return
	}
	st.depth++
	w.inherit(n, &st)
	block := isBlock(n)
	if block || n.DataAtom == atom.Br {
		w.newline(!block)
	} else {
		w.joint = n.PrevSibling != nil && n.PrevSibling.Type == html.ElementNode
	}
	i := int32(len(o.elements))
	o.elements = append(o.elements, element{
		node: n, parent: parent, from: int32(len(o.text)), linked: w.linked, depth: st.depth, tag: n.DataAtom,
		region: st.region, inHead: st.inHead, hidden: st.hidden, concealed: st.concealed, quoted: st.quoted, foreign: st.foreign,
	})
	w.name(&o.elements[i])
	if n.Namespace == "" {
		o.tags.add(n.DataAtom, i)
	}
	if w.names.id != "" {
		w.id(w.names.id, i)
	}
	o.maxDepth = max(o.maxDepth, int(st.depth))
	w.children(n, i, st)
	e := &o.elements[i]
	e.to = int32(len(o.text))
	e.end = int32(len(o.elements))
	e.linked = w.linked - e.linked
	if block {
		w.newline(false)
	} else if n.DataAtom == atom.Td || n.DataAtom == atom.Th {
		w.space = true
	}
}

// name keeps what the names of an element say of it.
func (w *walker) name(e *element) {
	var marks mark
	names := &w.names
	if !e.foreign {
		e.class, e.styled = names.class, names.styled
		for k := range min(names.values, len(names.each)) {
			c := names.each[k]
			marks |= c.marks
			e.button, e.sticky, e.shares = e.button || c.button, e.sticky || c.sticky, e.shares || c.shares
		}
	}
	if e.inHead {
		marks = 0
	}
	w.o.marks = append(w.o.marks, marks)
}

func (w *walker) id(id string, i int32) {
	o := w.o
	if _, ok := o.byID[id]; !ok {
		o.byID[id] = i
		return
	}
	if len(o.duplicateIDs) >= maxDuplicateIDs {
		return
	}
	for _, seen := range o.duplicateIDs {
		if seen == id {
			return
		}
	}
	o.duplicateIDs = append(o.duplicateIDs, id)
}

// spaces are the white space characters of HTML, and the first bytes of the two that authors indent with.
var spaces = [256]uint8{' ': 1, '\n': 1, '\t': 1, '\r': 1, '\f': 1, 0xC2: perhapsSpace, 0xE3: perhapsSpace}

const perhapsSpace = 2

// spaceAt is the length of the white space character at i, 0 when there is none: one of HTML, a no-break space, or an
// ideographic space. The last two do not collapse in a browser, but a reader sees a space, and no word ends otherwise.
func spaceAt(s string, i int) int {
	switch spaces[s[i]] {
	case 0:
		return 0
	case perhapsSpace:
		if strings.HasPrefix(s[i:], "\u00a0") {
			return 2
		}
		if strings.HasPrefix(s[i:], "\u3000") {
			return 3
		}
		return 0
	}
	return 1
}

// write appends text, white space collapsed.
func (w *walker) write(s string, owner int32, st *state) {
	o := w.o
	if len(o.text) >= maxText {
		return
	}
	before := len(o.text)
	for i := 0; i < len(s); {
		if n := spaceAt(s, i); n > 0 {
			w.space = true
			i += n
			continue
		}
		j, slow := i+1, 0
		for j < len(s) { // a single space between words is as it will be
			if j >= slow && j+8 <= len(s) {
				if n := settled(s[j : j+8]); n > 0 {
					j += n
					continue
				}
				slow = j + 8
			}
			if k := spaces[s[j]]; k == 0 || s[j] == ' ' && j+1 < len(s) && spaces[s[j+1]] == 0 || k == perhapsSpace && spaceAt(s, j) == 0 {
				j++
				continue
			}
			break
		}
		if !w.open {
			w.start(owner, st)
			before = len(o.text)
		} else if w.space || w.joint && parts(o.text, s[i]) {
			o.text = append(o.text, ' ')
		}
		w.space, w.joint = false, false
		o.text = append(o.text, s[i:j]...)
		i = j
	}
	if st.link && len(o.text) > before {
		w.linked += int32(len(o.text) - before)
	}
}

// settled is how many of eight bytes, of which none before is white space, are as they will be in the text: 0 when that
// takes a closer look. A space at the end is left to the next eight, which show what follows it.
func settled(s string) int {
	const ones, highs = 0x0101010101010101, 0x8080808080808080
	v := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
	c2, e3 := v^0xC2*ones, v^0xE3*ones
	if (v-0x20*ones)&^v&highs|(c2-ones)&^c2&highs|(e3-ones)&^e3&highs != 0 { // control characters, and perhapsSpace
		return 0
	}
	x := v ^ ' '*ones
	blank := ^(x&^highs + 0x7F*ones | x) & highs // exactly the spaces
	if blank&(blank<<8) != 0 {
		return 0
	}
	return 8 - int(blank>>63)
}

// parts reports whether c begins a new word after text when both stand in elements of their own with nothing between:
// <b>Delivery</b><span>In two days</span> is laid out as two lines, and so are a sentence and the link behind it.
func parts(text []byte, c byte) bool {
	last := text[len(text)-1]
	return (last >= 'a' && last <= 'z' || last == '.' || last == '!' || last == '?') && c >= 'A' && c <= 'Z'
}

// start opens a segment.
func (w *walker) start(owner int32, st *state) {
	o := w.o
	w.open = true
	o.segments = append(o.segments, segment{
		from: int32(len(o.text)), linked: w.linked, owner: owner,
		region: st.region, concealed: st.concealed, quoted: st.quoted,
	})
}

// newline ends the open segment, if there is one.
func (w *walker) newline(broken bool) {
	w.space = false
	if !w.open {
		return
	}
	o := w.o
	w.open = false
	sg := &o.segments[len(o.segments)-1]
	sg.to = int32(len(o.text))
	sg.linked = w.linked - sg.linked
	sg.broken = broken
	o.text = append(o.text, '\n')
}

// inherit changes st, the state around n, to the state inside n.
func (w *walker) inherit(n *html.Node, st *state) {
	if n.Namespace == "" && st.foreign && n.Parent != nil && n.Parent.Data == "foreignObject" {
		st.foreign, st.mute = false, st.inHead
	}
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Iframe, atom.Noframes, atom.Textarea, atom.Select, atom.Object, atom.Title,
		atom.Audio, atom.Video, atom.Canvas, atom.Datalist:
		st.mute = true
	case atom.Head:
		st.inHead, st.mute = true, true
	case atom.Body:
		st.inHead, st.mute = false, false
	case atom.Svg, atom.Math:
		st.foreign, st.mute = true, true
	case atom.Code, atom.Pre, atom.Blockquote, atom.Q, atom.Kbd, atom.Samp:
		st.quoted = true
	case atom.A, atom.Button, atom.Label:
		st.link = true
	case atom.Dialog:
		if !hasAttr(n, "open") {
			st.hidden, st.concealed = true, true
		}
	}
	w.names = elementNames{}
	for i := range n.Attr {
		a := &n.Attr[i]
		switch a.Key {
		case "class", "id":
			w.named(a, st)
		case "role":
			if w.names.role == "" && a.Namespace == "" {
				w.names.role = a.Val
			}
		case "hidden":
			st.hidden = true
			st.concealed = st.concealed || !opens(n)
		case "aria-hidden":
			st.hidden = st.hidden || strings.EqualFold(a.Val, "true")
		case "data-cfemail":
			w.o.protected = true
		case "itemscope":
			w.o.microdataUsed = true
		case "typeof":
			w.o.rdfaUsed = true
		case "style":
			w.names.styled = true
			if concealed(a.Val) {
				st.hidden = true
				st.concealed = st.concealed || !opens(n)
			}
		}
	}
	if st.foreign {
		return
	}
	w.enter(n, st)
}

// named takes up a class or id. Of duplicates, which html.Parse does not drop, the first four count.
func (w *walker) named(a *html.Attribute, st *state) {
	names := &w.names
	if a.Key == "id" && names.id == "" && a.Namespace == "" {
		names.id = a.Val
	}
	if st.foreign || names.values == len(names.each) {
		return
	}
	c := w.o.className(a.Val)
	names.each[names.values] = c
	names.values++
	if a.Key == "class" && names.class == nil && a.Namespace == "" {
		names.class = c
	}
}

// concealed reports whether an inline style hides its element.
func concealed(style string) bool {
	if !strings.Contains(style, "none") && !strings.Contains(style, "hidden") && !strings.Contains(style, "NONE") {
		return false
	}
	s := strings.ToLower(strings.ReplaceAll(style, " ", ""))
	return strings.Contains(s, "display:none") || strings.Contains(s, "visibility:hidden")
}

// opens reports whether n, which is hidden, is a panel that the visitor can open: a tab, an answer, a drop-down text.
// Its text is content of the page although it is not on the screen at first.
func opens(n *html.Node) bool {
	if strings.EqualFold(attr(n, "role"), "tabpanel") {
		return true
	}
	for _, key := range [...]string{"class", "id"} {
		name := strings.ToLower(attr(n, key))
		for _, part := range [...]string{"tab", "accord", "collaps", "panel", "answer", "faq", "toggle"} {
			if strings.Contains(name, part) {
				return true
			}
		}
	}
	return false
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
