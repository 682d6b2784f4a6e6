package report

import (
	"encoding/base64"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// A Brand is the mark of the agency that hands reports over. Every field may be empty.
type Brand struct {
	Name  string // stands at the head of the report
	Logo  string // data:image/png;base64,… ; also jpeg, gif, webp and svg+xml; at most 512 KiB
	Color string // accent colour, #rrggbb; text in it must be readable on white (WCAG AA: contrast of at least 4.5)
}

// maxLogo is the longest data URI of a logo, in bytes: every report carries it.
const maxLogo = 512 << 10

var logoTypes = []string{"png", "jpeg", "gif", "webp", "svg+xml"}

// Check says what of the brand cannot be used, in a sentence for the user. A report is written without a logo and a
// colour that do not pass.
func (b Brand) Check() error {
	return errors.Join(b.checkLogo(), b.checkColor())
}

func (b Brand) checkLogo() error {
	if b.Logo == "" {
		return nil
	}
	if len(b.Logo) > maxLogo {
		return fmt.Errorf("the logo is larger than %d KiB", maxLogo>>10)
	}
	for _, t := range logoTypes {
		if data, ok := strings.CutPrefix(b.Logo, "data:image/"+t+";base64,"); ok {
			if _, err := base64.StdEncoding.DecodeString(data); err != nil || data == "" || strings.ContainsAny(data, "\r\n") {
				return errors.New("the logo is not valid base64")
			}
			return nil
		}
	}
	return fmt.Errorf("the logo is not a data URI of an image (%s)", strings.Join(logoTypes, ", "))
}

func (b Brand) checkColor() error {
	if b.Color == "" {
		return nil
	}
	rgb, err := strconv.ParseUint(strings.TrimPrefix(b.Color, "#"), 16, 24)
	if err != nil || len(b.Color) != 7 || b.Color[0] != '#' {
		return fmt.Errorf("the colour %q is not of the form #rrggbb", quote(b.Color))
	}
	if c := contrast(rgb, 0xf5f6f4); c < 4.5 { // the darkest ground that the accent stands on
		return fmt.Errorf("the colour %s is too light: its contrast on the page is %.1f, text needs 4.5", b.Color, c)
	}
	return nil
}

// contrast is the contrast ratio of two colours by WCAG 2.2.
func contrast(a, b uint64) float64 {
	x, y := luminance(a), luminance(b)
	return (math.Max(x, y) + 0.05) / (math.Min(x, y) + 0.05)
}

func luminance(rgb uint64) float64 {
	l := 0.0
	for i, w := range []float64{0.2126, 0.7152, 0.0722} {
		v := float64(rgb>>(16-8*i)&0xff) / 255
		if v <= 0.03928 {
			l += w * v / 12.92
		} else {
			l += w * math.Pow((v+0.055)/1.055, 2.4)
		}
	}
	return l
}
