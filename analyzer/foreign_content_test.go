package analyzer

import (
	"testing"

	"github.com/siteassay/assay/page"
)

func TestIsForeign(t *testing.T) {
	sign := func(family string, score float64) page.Signal { return page.Signal{Family: family, Score: score} }
	for name, c := range map[string]struct {
		signs                []page.Signal
		suspected, confirmed bool
	}{
		"one family says nothing, however loud": {[]page.Signal{sign("A", 0.9), sign("A", 0.8)}, false, false},
		"two families":                          {[]page.Signal{sign("A", 0.4), sign("B", 0.3)}, true, false},
		"two that are weak":                     {[]page.Signal{sign("A", 0.2), sign("B", 0.2)}, false, false},
		"two that are strong":                   {[]page.Signal{sign("A", 0.6), sign("B", 0.6)}, true, true},
		"three":                                 {[]page.Signal{sign("A", 0.4), sign("B", 0.4), sign("C", 0.35)}, true, true},
	} {
		if _, suspected, confirmed := IsForeign(c.signs); suspected != c.suspected || confirmed != c.confirmed {
			t.Errorf("%s: suspected %t, confirmed %t", name, suspected, confirmed)
		}
	}
}

// A page whose mail addresses are of another domain is strange to the site, but not one with an address that anybody can have.
func TestStrangeContacts(t *testing.T) {
	n := Intrusion{Mail: "crumb.example"}
	for address, want := range map[string]string{"ann@crumb.example": "", "crumb@gmail.com": "", "win@slots.example": "win@slots.example"} {
		if got := n.strange(&page.Page{Contacts: page.Contacts{Emails: []string{address}}}); got != want {
			t.Errorf("%s: %q", address, got)
		}
	}
}
