package page

import (
	"strconv"
	"strings"
)

// declarations are those of an inline style that the checks read, as written, "" when absent.
type declarations struct {
	color, background, fontSize, fontWeight, width, minWidth, maxWidth, display, visibility, textIndent, left, opacity,
	outline, overflow, image, height, position string
}

// readDeclarations reads an inline style. Later declarations win.
func readDeclarations(style string) (d declarations) {
	for decl := range strings.SplitSeq(style, ";") {
		name, value, ok := strings.Cut(decl, ":")
		if !ok {
			continue
		}
		name = strings.TrimSpace(name)
		if len(name) < 4 || len(name) > 16 {
			continue
		}
		if f := d.field(name); f != nil {
			*f = strings.TrimSpace(value)
		}
	}
	return d
}

// field is where the value of a property goes, nil when nobody reads it. Upper case is an author of the last century.
func (d *declarations) field(name string) *string {
	if c := name[0]; c >= 'A' && c <= 'Z' {
		name = strings.ToLower(name)
	}
	switch name {
	case "color":
		return &d.color
	case "background", "background-color":
		return &d.background
	case "background-image":
		return &d.image
	case "font-size":
		return &d.fontSize
	case "font-weight":
		return &d.fontWeight
	case "width":
		return &d.width
	case "min-width":
		return &d.minWidth
	case "max-width":
		return &d.maxWidth
	case "height":
		return &d.height
	case "display":
		return &d.display
	case "visibility":
		return &d.visibility
	case "text-indent":
		return &d.textIndent
	case "left":
		return &d.left
	case "opacity":
		return &d.opacity
	case "outline":
		return &d.outline
	case "overflow", "overflow-x":
		return &d.overflow
	case "position":
		return &d.position
	}
	return nil
}

// cssPixels is a length in CSS pixels, from px or pt; ok is false for other units and for no number.
func cssPixels(s string) (px float64, ok bool) {
	s = strings.ToLower(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(s), "!important")))
	factor := 1.0
	if v, isPx := strings.CutSuffix(s, "px"); isPx {
		s = v
	} else if v, isPt := strings.CutSuffix(s, "pt"); isPt {
		s, factor = v, 4.0/3
	} else if s != "0" {
		return 0, false
	}
	v, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	return v * factor, err == nil && v > -100_000 && v < 100_000
}
