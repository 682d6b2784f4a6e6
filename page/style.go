package page

import (
	"slices"
	"strings"

	"golang.org/x/net/html/atom"
)

// maxStyles bounds the distinct fonts and colours of inline styles that are told apart.
const maxStyles = 200

// styles collects what inline styles and retired elements say about the typesetting.
type styles struct {
	fonts, colors map[string]bool
	retired       map[string]bool
}

// read takes up one element.
func (s *styles) read(p *Page, e *element) {
	n := e.node
	if !e.styled && e.tag != atom.Font && !isRetired(e.tag, n.Data) {
		return
	}
	for i := range n.Attr {
		switch a := &n.Attr[i]; a.Key {
		case "style":
			s.inline(a.Val)
		case "face":
			if e.tag == atom.Font {
				note(&s.fonts, family(a.Val))
			}
		case "color":
			if e.tag == atom.Font {
				note(&s.colors, strings.ToLower(strings.TrimSpace(a.Val)))
			}
		}
	}
	if isRetired(e.tag, n.Data) {
		note(&s.retired, n.Data)
	}
}

func (s *styles) inline(style string) {
	if len(style) > 4096 || !strings.Contains(style, "font") && !strings.Contains(style, "olor") && !strings.Contains(style, "FONT") && !strings.Contains(style, "OLOR") {
		return
	}
	for decl := range strings.SplitSeq(style, ";") {
		name, value, ok := strings.Cut(decl, ":")
		if !ok {
			continue
		}
		value = strings.ToLower(strings.TrimSpace(value))
		switch strings.ToLower(strings.TrimSpace(name)) {
		case "font-family":
			note(&s.fonts, family(value))
		case "color", "background-color":
			note(&s.colors, strings.ReplaceAll(value, " ", ""))
		}
	}
}

// family is the first font of a list.
func family(list string) string {
	first, _, _ := strings.Cut(list, ",")
	first = strings.ToLower(strings.Trim(strings.TrimSpace(first), `"'`))
	if first == "inherit" {
		return ""
	}
	return first
}

func note(set *map[string]bool, value string) {
	if value == "" || len(*set) >= maxStyles {
		return
	}
	if *set == nil {
		*set = make(map[string]bool)
	}
	(*set)[value] = true
}

// isRetired reports whether the HTML standard lists the element as obsolete.
func isRetired(tag atom.Atom, name string) bool {
	switch tag {
	case atom.Font, atom.Center, atom.Marquee, atom.Big, atom.Strike, atom.Tt, atom.Applet, atom.Basefont, atom.Frame, atom.Frameset,
		atom.Noframes, atom.Isindex, atom.Bgsound, atom.Nobr, atom.Spacer, atom.Xmp, atom.Plaintext, atom.Blink:
		return true
	case 0:
		return name == "acronym" || name == "dir" || name == "multicol" || name == "noembed" || name == "blink"
	}
	return name == "acronym" || name == "dir"
}

// finish writes the sums.
func (s *styles) finish(p *Page) {
	p.Document.Fonts, p.Document.Colors = len(s.fonts), len(s.colors)
	for name := range s.retired {
		p.Document.Retired = append(p.Document.Retired, name)
	}
	slices.Sort(p.Document.Retired)
}
