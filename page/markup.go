package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Markup is what the mark-up itself does wrong, whatever the page says: against the HTML standard, WAI-ARIA 1.2 and the
// success criteria of WCAG 2.2 that a document shows without a browser. What style sheets and scripts change is not seen.
type Markup struct {
	Violations []Violation `json:"violations"` // by kind, in the order in which they were found
	Doctype    string      `json:"doctype"`    // as written, cut at 120 bytes; "" when none
	Characters int         `json:"characters"` // of the visible text, white space collapsed
	Children   int         `json:"children"`   // of the element with the most, lists and tables left out
	Graphics   []Graphic   `json:"graphics"`   // inline svg elements of graphicBytes and more, first 20
	Mobile     string      `json:"mobile"`     // absolute URL of the separate mobile page that the head announces; "" when none
	Hero       string      `json:"hero"`       // URL of the first large image of the main content when nothing hastens it; "" else
	Footless   int         `json:"footless"`   // figures with an image and without figcaption
	Untitled   int         `json:"untitled"`   // images without a title attribute
}

// A Violation is one kind of fault with the places where it was found. The kinds are the keys of rules/testdata/checks.txt.
type Violation struct {
	Kind   string  `json:"kind"`
	Count  int     `json:"count"`
	Places []Place `json:"places"` // first 5
}

// A Place is where a fault stands.
type Place struct {
	Selector string `json:"selector"`
	Quote    string `json:"quote"` // the start tag, or the words; cut at 120 bytes
}

// A Graphic is an inline svg element.
type Graphic struct {
	Hash     uint64 `json:"hash,string"` // of names, attributes and order of its elements
	Bytes    int    `json:"bytes"`       // length of its mark-up, estimated from the tree
	Count    int    `json:"count"`       // equal ones on the page
	Selector string `json:"selector"`
}

// Get returns the violation of that kind, nil when there is none.
func (m *Markup) Get(kind string) *Violation {
	for i := range m.Violations {
		if m.Violations[i].Kind == kind {
			return &m.Violations[i]
		}
	}
	return nil
}

// Bounds of what is kept of one page.
const (
	maxPlaces = 5
	maxQuote  = 120
	maxRoles  = 5_000   // elements with a role or a style that are judged
	maxHeld   = 200_000 // elements looked at for what roles must hold
)

// A markupReader collects the violations of one document.
type markupReader struct {
	*outline
	p        *Page
	m        *Markup
	roles    []int32         // elements with a role
	held     int             // elements looked at so far, see holds
	styled   []int32         // elements with an inline style
	hidden   []int32         // elements that aria-hidden takes from screen readers, outermost first
	aria     []int32         // elements with other aria attributes
	owns     map[string]bool // ids in aria-owns; nil until somebody asks
	drawings []int32         // outermost svg elements
	refs     []string        // ids that attributes point at; only filled where ids stand twice
	keys     []string        // access keys so far
	labels   map[int32][]int32

	// What many parts of one large element ask of it, by element; asked once, or a figure of 60,000 pictures takes minutes.
	named, captioned, sends map[int32]bool
}

// once is what ask says of element i, remembered in m.
func once(m *map[int32]bool, i int32, ask func() bool) bool {
	is, known := (*m)[i]
	if !known {
		is = ask()
		if *m == nil {
			*m = map[int32]bool{}
		}
		(*m)[i] = is
	}
	return is
}

// isNamed reports whether control i has a name.
func (r *markupReader) isNamed(i int32) bool {
	return once(&r.named, i, func() bool { s, _ := r.name(i); return s != "" })
}

// markup takes the facts of Page.Markup.
func (o *outline) markup(p *Page, tags *sourceTags) {
	r := &markupReader{outline: o, p: p, m: &p.Markup}
	r.m.Characters = o.characters()
	r.m.Children = o.maxChildren
	r.attributes()
	r.source(tags)
	r.head()
	r.ariaRoles()
	r.hiddenParts()
	r.controls()
	r.landmarks()
	r.lists()
	r.tables()
	r.pictures()
	r.media()
	r.graphics()
	r.inlineStyles()
	r.sheets()
	r.scripts()
	r.ids()
}

// add counts a violation at element i and quotes its start tag.
func (r *markupReader) add(kind string, i int32) {
	if v := r.count(kind); v != nil {
		v.Places = append(v.Places, Place{r.selector(i), startTag(r.elements[i].node)})
	}
}

// say counts a violation at element i with a quote.
func (r *markupReader) say(kind string, i int32, quote string) {
	if v := r.count(kind); v != nil {
		v.Places = append(v.Places, Place{r.selector(i), cut(collapse(quote), maxQuote)})
	}
}

// count counts a violation; it returns nil when enough places are known.
func (r *markupReader) count(kind string) *Violation {
	v := r.m.Get(kind)
	if v == nil {
		r.m.Violations = append(r.m.Violations, Violation{Kind: kind})
		v = &r.m.Violations[len(r.m.Violations)-1]
	}
	v.Count++
	if len(v.Places) >= maxPlaces {
		return nil
	}
	return v
}

// startTag writes the start tag of n, cut at maxQuote bytes.
func startTag(n *html.Node) string {
	var b strings.Builder
	b.WriteByte('<')
	b.WriteString(n.Data)
	for i := range n.Attr {
		a := &n.Attr[i]
		if a.Key == "style" && len(a.Val) > 60 && len(n.Attr) > 1 {
			continue
		}
		b.WriteByte(' ')
		b.WriteString(a.Key)
		if a.Val != "" {
			b.WriteString(`="`)
			b.WriteString(cut(a.Val, 60))
			b.WriteByte('"')
		}
		if b.Len() > maxQuote {
			return cut(b.String(), maxQuote) + "…"
		}
	}
	b.WriteByte('>')
	return b.String()
}

// attributes goes over all attributes once and notes the elements that the checks look at.
func (r *markupReader) attributes() {
	twice := len(r.duplicateIDs) > 0
	for k := 0; k < len(r.elements); k++ {
		e := &r.elements[k]
		if e.foreign {
			if e.tag == atom.Svg && len(r.drawings) < maxRoles {
				r.drawings = append(r.drawings, int32(k))
			}
			k = int(e.end) - 1
			continue
		}
		if len(e.node.Attr) == 0 {
			continue
		}
		i := int32(k)
		aria := false
		for n := range e.node.Attr {
			a := &e.node.Attr[n]
			if a.Key == "" {
				continue
			}
			switch a.Key[0] {
			case 'a':
				if strings.HasPrefix(a.Key, "aria-") {
					if a.Key == "aria-hidden" {
						r.ariaHidden(i, a.Val)
					} else {
						aria = true
					}
					if twice && ariaRefers(a.Key) {
						r.refs = append(r.refs, strings.Fields(a.Val)...)
					}
				} else if a.Key == "accesskey" {
					r.accessKey(i, a.Val)
				}
			case 'r':
				if a.Key == "role" && len(r.roles) < maxRoles {
					r.roles = append(r.roles, i)
				}
			case 's':
				if a.Key == "style" && len(r.styled) < maxRoles && len(a.Val) <= 4096 {
					r.styled = append(r.styled, i)
				}
			case 't':
				if a.Key == "tabindex" && positive(a.Val) {
					r.add("tabindex-positive", i)
				}
			case 'l':
				if a.Key == "lang" && a.Val != "" && e.tag != atom.Html && !ValidLanguageTag(a.Val) {
					r.add("lang-part-invalid", i)
				}
			case 'o':
				r.handler(i, a)
			case 'f':
				if twice && a.Key == "for" {
					r.refs = append(r.refs, a.Val)
				}
			case 'h':
				if twice && a.Key == "href" && len(a.Val) > 1 && a.Val[0] == '#' {
					r.refs = append(r.refs, a.Val[1:])
				}
			}
		}
		if aria && len(r.aria) < maxRoles {
			r.aria = append(r.aria, i)
		}
	}
}

// positive reports whether a tabindex is above 0.
func positive(s string) bool {
	s = strings.TrimSpace(s)
	return s != "" && s[0] >= '1' && s[0] <= '9'
}

// accessKey notes a shortcut.
func (r *markupReader) accessKey(i int32, value string) {
	value = strings.ToLower(strings.TrimSpace(value))
	if value == "" || r.elements[i].concealed {
		return
	}
	for _, k := range r.keys {
		if k == value {
			r.add("accesskey-duplicate", i)
			return
		}
	}
	if len(r.keys) < 50 {
		r.keys = append(r.keys, value)
	}
}

// handler reads an event handler.
func (r *markupReader) handler(i int32, a *html.Attribute) {
	switch a.Key {
	case "onpaste":
		if v := strings.ToLower(a.Val); strings.Contains(v, "return false") || strings.Contains(v, "preventdefault") {
			r.add("form-paste-blocked", i)
		}
	case "onunload":
		r.say("bfcache-blocked", i, "onunload=\""+a.Val+"\"")
	}
}

// ariaRefers reports whether an aria attribute names ids.
func ariaRefers(key string) bool {
	switch key {
	case "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-details", "aria-activedescendant", "aria-errormessage":
		return true
	}
	return false
}

// ids reports ids that stand on several elements. One that something points at is quoted with a hash: the label or the
// link leads to the first of them, which may be the wrong one.
func (r *markupReader) ids() {
	for _, id := range r.duplicateIDs {
		i, ok := r.byID[id]
		if !ok || r.elements[i].foreign {
			continue
		}
		kind := "duplicate-id"
		for _, ref := range r.refs {
			if ref == id {
				kind = "duplicate-id-used"
				break
			}
		}
		r.say(kind, i, `id="`+id+`"`)
	}
}
