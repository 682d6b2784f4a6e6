package contact

import (
	"testing"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// TestKey: a line keeps its key with and without country and area code.
func TestKey(t *testing.T) {
	for a, b := range map[string]string{"+44 20 7946 0123": "020 7946 0123", "+861062345678": "010-62345678", "400-800-1234": "4008001234"} {
		if key(a) != key(b) || len(key(a)) != 7 {
			t.Errorf("%s %q, %s %q", a, key(a), b, key(b))
		}
	}
	if key("+44 20 7946 0123") == key("+44 20 7946 0124") {
		t.Error("two lines with one key")
	}
}

// TestFrameNumbersConflict: a second number in the frame of few pages is an old one; on many it is another office.
func TestFrameNumbersConflict(t *testing.T) {
	for name, c := range map[string]struct {
		pages, a, b int
		conflict    bool
	}{
		"one of ten is old":              {20, 18, 2, true},
		"once may be a slip of the page": {20, 19, 1, false},
		"both on every page":             {20, 20, 20, false},
		"two offices":                    {20, 10, 10, false},
		"too rare to tell":               {100, 97, 3, false},
	} {
		f := frame{pages: c.pages, numbers: []frameNumber{{key: "b", pages: c.b}, {key: "a", pages: c.a}}}
		if _, _, ok := f.conflict(); ok != c.conflict {
			t.Errorf("%s: %v", name, ok)
		}
	}
}

// TestTrackedNumbersAreExempt: a tracking service shows each visitor another number on purpose.
func TestTrackedNumbersAreExempt(t *testing.T) {
	site := &analyzer.Site{Complete: true, Nodes: []analyzer.Node{{URL: "https://a.example/"}}}
	p := &page.Page{
		URL: "https://a.example/", Status: 200, Language: "en",
		Contacts:   page.Contacts{Phones: []page.Phone{{Number: "+442079460123", Text: "020 7946 0123", Region: page.Footer}}},
		Structured: []page.Entity{{Type: "LocalBusiness", Properties: page.Properties{{Name: "telephone", Value: "+44 20 7946 0999"}}}},
	}
	for host, want := range map[string]int{"https://cdn.callrail.com/swap.js": 0, "https://a.example/app.js": 1} {
		p.Resources = []page.Resource{{Kind: "script", URL: host}}
		check := inconsistentNAP(site, analyzer.Params{"trackers": []string{"callrail.com"}})
		check.Page(0, p)
		if got := len(check.Findings()); got != want {
			t.Errorf("%s: %d findings, want %d", host, got, want)
		}
	}
}

// TestHoursNeedANumber: hours without a number to call are none of a visitor's business.
func TestHoursNeedANumber(t *testing.T) {
	site := &analyzer.Site{Complete: true, Model: page.LeadGen}
	p := &page.Page{URL: "https://a.example/", Status: 200, Type: page.Contact, Contacts: page.Contacts{Phones: []page.Phone{{Number: "+442079460124", Fax: true}}}}
	check := noHours(site, nil)
	check.Page(0, p)
	if fs := check.Findings(); len(fs) != 0 {
		t.Errorf("a fax has no hours: %+v", fs)
	}
	p.Contacts.Phones[0].Fax = false
	check.Page(0, p)
	if fs := check.Findings(); len(fs) != 1 || fs[0].Evidence[0].Quote == "" {
		t.Errorf("a number without hours: %+v", fs)
	}
}
