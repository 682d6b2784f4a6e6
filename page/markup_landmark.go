package page

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A landmark is a part that screen readers can jump to.
type landmark struct {
	i    int32
	role string
	top  bool // in no other landmark
}

// landmarks judges the large parts of the page and the ways past them.
func (r *markupReader) landmarks() {
	marks, mains, covered := r.findLandmarks()
	if mains == 0 {
		r.say("main-landmark-missing", 0, "0 × <main>")
	} else if mains > 1 {
		r.say("main-landmark-missing", 0, strconv.Itoa(mains)+" × <main>")
	}
	r.misplaced(marks)
	if outside := len(r.text) - covered; mains > 0 && outside > 400 && outside*4 > len(r.text) {
		r.say("landmarks-misused", 0, strconv.Itoa(outside*100/len(r.text))+" %")
	}
	if mains == 0 && len(r.p.Headings) == 0 && len(marks) == 0 && len(r.p.Links) >= 20 && !r.skips() {
		r.say("skip-link-missing", 0, strconv.Itoa(len(r.p.Links))+" × <a>")
	}
}

// findLandmarks lists the landmarks in document order; covered is the bytes of text within them.
func (r *markupReader) findLandmarks() (marks []landmark, mains, covered int) {
	end := int32(0)
	list := r.landmarkElements()
	for _, i := range list {
		e := &r.elements[i]
		role := r.landmarkRole(i)
		if role == "" || e.concealed {
			continue
		}
		top := i >= end
		if top {
			end = e.end
			covered += int(e.to - e.from)
		}
		if role == "main" {
			mains++
		}
		marks = append(marks, landmark{i, role, top})
	}
	return marks, mains, covered
}

// landmarkElements is the elements that may be landmarks, in document order.
func (r *markupReader) landmarkElements() []int32 {
	lists := [...][]int32{
		r.roles, r.tagged(atom.Header), r.tagged(atom.Nav), r.tagged(atom.Main), r.tagged(atom.Aside), r.tagged(atom.Footer),
	}
	var at [len(lists)]int
	var out []int32
	for len(out) < 500 {
		best := -1
		for k := range lists {
			if at[k] < len(lists[k]) && (best < 0 || lists[k][at[k]] < lists[best][at[best]]) {
				best = k
			}
		}
		if best < 0 {
			break
		}
		i := lists[best][at[best]]
		at[best]++
		if len(out) == 0 || out[len(out)-1] != i {
			out = append(out, i)
		}
	}
	return out
}

// landmarkRole is the landmark that element i is, "" when none. header and footer are landmarks only of the whole page.
func (r *markupReader) landmarkRole(i int32) string {
	e := &r.elements[i]
	name, role, _ := roleOf(e.node)
	if role != nil {
		switch name {
		case "banner", "complementary", "contentinfo", "form", "main", "navigation", "region", "search":
			return name
		}
		return ""
	}
	switch e.tag {
	case atom.Nav:
		return "navigation"
	case atom.Main:
		return "main"
	case atom.Aside:
		return "complementary"
	case atom.Header, atom.Footer:
		for p := e.parent; p >= 0; p = r.elements[p].parent {
			switch r.elements[p].tag {
			case atom.Article, atom.Aside, atom.Main, atom.Nav, atom.Section:
				return ""
			}
		}
		if e.tag == atom.Header {
			return "banner"
		}
		return "contentinfo"
	}
	return ""
}

// misplaced reports a second head or foot of the page, and one that stands in another part.
func (r *markupReader) misplaced(marks []landmark) {
	banners, foots := 0, 0
	for _, m := range marks {
		n := 0
		switch m.role {
		case "banner":
			banners++
			n = banners
		case "contentinfo":
			foots++
			n = foots
		case "main":
			n = 1
		default:
			continue
		}
		if n > 1 || !m.top {
			r.add("landmarks-misused", m.i)
		}
	}
}

// skips reports whether one of the first links leads to a place on the page.
func (r *markupReader) skips() bool {
	for _, l := range r.p.Links[:min(len(r.p.Links), 5)] {
		if l.Kind == "fragment" && len(l.Fragment) > 0 {
			return true
		}
	}
	return false
}

// lists judges the structure of lists.
func (r *markupReader) lists() {
	for _, tag := range [...]atom.Atom{atom.Ul, atom.Ol} {
		for _, i := range r.tagged(tag) {
			if n := r.elements[i].node; len(n.Attr) == 0 || !hasAttr(n, "role") {
				r.listChildren(i, atom.Li, atom.Li)
			}
		}
	}
	for _, i := range r.tagged(atom.Dl) {
		r.listChildren(i, atom.Dt, atom.Dd)
	}
	for _, i := range r.tagged(atom.Li) {
		if p := r.elements[i].node.Parent; p != nil && p.Type == html.ElementNode {
			switch p.DataAtom {
			case atom.Ul, atom.Ol, atom.Menu, atom.Dir:
			default:
				if role := attr(p, "role"); role == "" && !hasAttr(r.elements[i].node, "role") {
					r.add("list-structure-invalid", i)
				}
			}
		}
	}
	for _, tag := range [...]atom.Atom{atom.Dt, atom.Dd} {
		for _, i := range r.tagged(tag) {
			p := r.elements[i].node.Parent
			if p != nil && (p.DataAtom == atom.Dl || p.DataAtom == atom.Div && p.Parent != nil && p.Parent.DataAtom == atom.Dl) {
				continue
			}
			r.add("list-structure-invalid", i)
		}
	}
}

// listChildren reports the first child of a list that is none of its items. Elements without text or picture, of which
// page builders leave many, say nothing to anybody.
func (r *markupReader) listChildren(i int32, item, other atom.Atom) {
	e := &r.elements[i]
	for c := i + 1; c < e.end; c = r.elements[c].end {
		d := &r.elements[c]
		switch d.tag {
		case item, other, atom.Script, atom.Template, atom.Style:
			continue
		case atom.Div:
			if item == atom.Dt {
				continue
			}
		}
		if role := attr(d.node, "role"); role == "listitem" || role == "none" || role == "presentation" || d.hidden || d.to == d.from {
			continue
		}
		r.add("list-structure-invalid", c)
		return
	}
}

// tables judges the tables.
func (r *markupReader) tables() {
	var captions []string
	for _, i := range r.tagged(atom.Table) {
		e := &r.elements[i]
		role := strings.TrimSpace(attr(e.node, "role"))
		if role == "presentation" || role == "none" || e.concealed {
			continue
		}
		t := r.readTable(i)
		summary := collapse(attr(e.node, "summary"))
		if t.caption != "" && strings.EqualFold(t.caption, summary) {
			r.say("table-caption-duplicate", i, t.caption)
		}
		if t.caption != "" {
			for _, c := range captions {
				if c == t.caption {
					r.say("table-caption-duplicate", i, t.caption)
					break
				}
			}
			if len(captions) < 100 {
				captions = append(captions, t.caption)
			}
		}
		if t.astray != "" {
			r.say("table-headers-missing", i, `headers="`+t.astray+`"`)
		} else if t.data() {
			r.say("table-headers-missing", i, r.visible200(i))
		}
	}
}

func (r *markupReader) visible200(i int32) string {
	e := &r.elements[i]
	return string(r.text[e.from:min(e.to, e.from+200)])
}

// A tableShape is what tells a table of data from one that only places things.
type tableShape struct {
	caption            string
	astray             string // a headers attribute that names no cell
	rows, cells, heads int
	width              int // cells of the first row
	ragged             bool
	layout             bool // holds what tables of data do not: tables, forms, pictures, long texts
	figures            int  // cells with a digit
}

// data reports whether the table shows data in rows and columns, and names none of them.
func (t *tableShape) data() bool {
	return !t.layout && !t.ragged && t.heads == 0 && t.rows >= 3 && t.width >= 3 && t.figures*4 >= t.cells
}

// readTable goes over the parts of the table at i.
func (r *markupReader) readTable(i int32) (t tableShape) {
	e := &r.elements[i]
	row := 0
	for c := i + 1; c < e.end; c++ {
		d := &r.elements[c]
		switch d.tag {
		case atom.Table, atom.Form, atom.Input, atom.Img, atom.Iframe, atom.Ul, atom.Ol, atom.Div, atom.Select, atom.H1, atom.H2, atom.H3:
			t.layout = true
		case atom.Caption:
			t.caption = r.outline.visible(c)
		case atom.Tr:
			if t.rows++; t.rows == 2 {
				t.width = row
			} else if t.rows > 2 && row != t.width {
				t.ragged = true
			}
			row = 0
		case atom.Th, atom.Td:
			row++
			r.cell(&t, d)
		}
		if t.layout && t.caption == "" && d.tag == atom.Table {
			break
		}
	}
	if t.rows > 1 && row != t.width {
		t.ragged = true
	}
	return t
}

func (r *markupReader) cell(t *tableShape, d *element) {
	t.cells++
	if d.tag == atom.Th || hasAttr(d.node, "scope") || strings.HasSuffix(attr(d.node, "role"), "header") {
		t.heads++
	}
	if ids := attr(d.node, "headers"); ids != "" && t.astray == "" {
		for id := range strings.FieldsSeq(ids) {
			if _, ok := r.byID[id]; !ok {
				t.astray = id
			}
		}
	}
	text := r.text[d.from:d.to]
	if len(text) > 200 {
		t.layout = true
	}
	for _, c := range text[:min(len(text), 40)] {
		if c >= '0' && c <= '9' {
			t.figures++
			break
		}
	}
}
