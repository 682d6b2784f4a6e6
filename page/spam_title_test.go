package page

import "testing"

// TestRepeatedTitle: a spam title is off topic also where the page repeats it as its heading; an article on such words is not.
func TestRepeatedTitle(t *testing.T) {
	const title = "online casino bonus_slot gacor hari ini_judi online terpercaya_togel maxwin_casino deposit"
	const body = `<p>Our deck ovens bake forty loaves an hour. The stone floor holds its heat, and the door seals for years. Three sizes fit every
		bakery, from the village shop to the market hall, and our fitters set them up within one working day. Ask for a visit and we bring flour.</p>`
	for name, c := range map[string]struct {
		html string
		off  bool
	}{
		"title only": {`<title>` + title + `</title><h1>Deck ovens</h1>` + body, true},
		"heading":    {`<title>` + title + `</title><h1>` + title + `</h1>` + body, true},
		"paragraph":  {`<title>` + title + `</title><p>` + title + `</p>` + body, true},
		"on topic":   {`<title>Casino, slot, poker and togel games</title><h1>Casino, slot, poker and togel games</h1><p>We build casino, slot, poker and togel games for licensed houses.</p>` + body, false},
	} {
		t.Run(name, func(t *testing.T) {
			p := Parse(Source{URL: "https://crumb.example/a", Status: 200, Body: []byte(c.html)})
			off := false
			for _, s := range p.Signals.Spam {
				off = off || s.Family == "T"
			}
			if off != c.off {
				t.Errorf("signs %+v", p.Signals.Spam)
			}
		})
	}
}
