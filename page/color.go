package page

import (
	"math"
	"strconv"
	"strings"
)

// An sRGB is an opaque colour.
type sRGB struct{ r, g, b uint8 }

// namedColors are the colour names that authors use in inline styles.
var namedColors = map[string]sRGB{
	"black": {0, 0, 0}, "white": {255, 255, 255}, "red": {255, 0, 0}, "green": {0, 128, 0}, "blue": {0, 0, 255}, "yellow": {255, 255, 0},
	"gray": {128, 128, 128}, "grey": {128, 128, 128}, "silver": {192, 192, 192}, "maroon": {128, 0, 0}, "olive": {128, 128, 0},
	"navy": {0, 0, 128}, "purple": {128, 0, 128}, "teal": {0, 128, 128}, "lime": {0, 255, 0}, "aqua": {0, 255, 255}, "cyan": {0, 255, 255},
	"fuchsia": {255, 0, 255}, "magenta": {255, 0, 255}, "orange": {255, 165, 0}, "pink": {255, 192, 203}, "gold": {255, 215, 0},
	"lightgray": {211, 211, 211}, "lightgrey": {211, 211, 211}, "darkgray": {169, 169, 169}, "darkgrey": {169, 169, 169}, "whitesmoke": {245, 245, 245},
	"tomato": {255, 99, 71}, "brown": {165, 42, 42}, "crimson": {220, 20, 60}, "darkred": {139, 0, 0}, "darkblue": {0, 0, 139},
}

// parseColor reads #rgb, #rrggbb, rgb() and names. One with transparency is not known: what shines through is not seen.
func parseColor(s string) (c sRGB, ok bool) {
	s = strings.ToLower(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(s), "!important")))
	if c, ok = namedColors[s]; ok {
		return c, true
	}
	if hex, isHex := strings.CutPrefix(s, "#"); isHex {
		if len(hex) == 3 {
			hex = string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]})
		}
		v, err := strconv.ParseUint(hex, 16, 32)
		if len(hex) != 6 || err != nil {
			return sRGB{}, false
		}
		return sRGB{uint8(v >> 16), uint8(v >> 8), uint8(v)}, true
	}
	args, found := strings.CutPrefix(s, "rgb(")
	if !found || !strings.HasSuffix(args, ")") {
		return sRGB{}, false
	}
	parts := strings.Split(strings.TrimSuffix(args, ")"), ",")
	if len(parts) != 3 {
		return sRGB{}, false
	}
	var v [3]uint8
	for i, p := range parts {
		n, err := strconv.ParseUint(strings.TrimSpace(p), 10, 8)
		if err != nil {
			return sRGB{}, false
		}
		v[i] = uint8(n)
	}
	return sRGB{v[0], v[1], v[2]}, true
}

// contrast is the contrast ratio of WCAG 2.2 of two colours, 1 … 21.
func contrast(a, b sRGB) float64 {
	la, lb := a.luminance(), b.luminance()
	if la < lb {
		la, lb = lb, la
	}
	return (la + 0.05) / (lb + 0.05)
}

func (c sRGB) luminance() float64 {
	return 0.2126*linear(c.r) + 0.7152*linear(c.g) + 0.0722*linear(c.b)
}

func linear(v uint8) float64 {
	f := float64(v) / 255
	if f <= 0.04045 {
		return f / 12.92
	}
	return math.Pow((f+0.055)/1.055, 2.4)
}
