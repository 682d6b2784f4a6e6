package report

import (
	"strings"
	"testing"

	"github.com/siteassay/assay/internal/chromium"
)

// dot is a red point of one pixel.
const dot = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg=="

func TestBrandIsChecked(t *testing.T) {
	for _, b := range []Brand{{}, {Name: "Millrace & Sons"}, {Logo: dot}, {Color: "#7a1f3d"}} {
		if err := b.Check(); err != nil {
			t.Errorf("%+v: %v", b, err)
		}
	}
	for want, b := range map[string]Brand{
		"not a data URI":   {Logo: "https://agency.example/logo.png"},
		"not valid base64": {Logo: `data:image/png;base64,"><script>`},
		"larger than 512":  {Logo: "data:image/png;base64," + strings.Repeat("A", 1<<20)},
		"form #rrggbb":     {Color: "red;}body{display:none"},
		"too light":        {Color: "#f0c040"},
		"of the form":      {Color: "#12345"},
	} {
		if err := b.Check(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", want, err)
		}
	}
}

func TestBrandInTheReport(t *testing.T) {
	d := bakery()
	d.Brand = Brand{Name: "Millrace <& Sons>", Logo: dot, Color: "#7a1f3d"}
	doc := render(t, d, "en")
	if text := words(parse(t, doc)); !strings.Contains(text, "Prepared by Millrace <& Sons>") {
		t.Error("the name is missing")
	}
	tab := open(t, doc, chromium.View{})
	evaluate(t, tab, `document.querySelector('.logo').naturalWidth + ' ' + getComputedStyle(document.querySelector('.kicker')).color`, "1 rgb(122, 31, 61)")
	quiet(t, tab)
	d.Brand = Brand{Logo: "javascript:window.pwned=1", Color: "red;}*{display:none"}
	inert(t, render(t, d, "en"))
}
