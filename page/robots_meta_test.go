package page

import (
	"strings"
	"testing"
)

func TestRobots(t *testing.T) {
	tests := []struct {
		name   string
		metas  string
		header []string
		want   string // flags
		scoped string
	}{
		{"nothing", "", nil, "", ""},
		{"any case", `<meta NAME=ROBOTS content="NOINDEX, NoFollow">`, nil, "noindex nofollow", ""},
		{"none", `<meta name=robots content=none>`, nil, "noindex nofollow", ""},
		{"all", `<meta name=robots content=all>`, nil, "", ""},
		{"index is no noindex", `<meta name=robots content="index,follow,noarchive">`, nil, "noarchive", ""},
		{"spaces between", `<meta name=robots content="noindex nofollow">`, nil, "noindex nofollow", ""},
		{"unknown words stay whole", `<meta name=robots content="please noindex this">`, nil, "", ""},
		{"most restrictive wins", `<meta name=robots content=index><meta name=robots content=noindex>`, nil, "noindex", ""},
		{"one crawler", `<meta name=googlebot content=noindex>`, nil, "", "googlebot: noindex"},
		{"header", "", []string{"noindex", "nofollow"}, "noindex nofollow", ""},
		{"header of one crawler", "", []string{"BingBot: noindex, nofollow"}, "", "bingbot: noindex|bingbot: nofollow"},
		{"header with both", "", []string{"noarchive, otherbot: noindex"}, "noarchive", "otherbot: noindex"},
		{"snippet of no length", "", []string{"max-snippet:0, max-image-preview:large"}, "nosnippet", ""},
		{"snippet of any length", `<meta name=robots content="max-snippet:-1">`, nil, "", ""},
		{"images", `<meta name=robots content=noimageindex>`, nil, "noimageindex", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r := parseWith(test.metas, map[string][]string{"X-Robots-Tag": test.header}).Robots
			var flags []string
			for _, f := range []struct {
				on   bool
				name string
			}{{r.Noindex, "noindex"}, {r.Nofollow, "nofollow"}, {r.Noarchive, "noarchive"}, {r.Nosnippet, "nosnippet"}, {r.Noimageindex, "noimageindex"}} {
				if f.on {
					flags = append(flags, f.name)
				}
			}
			equal(t, "flags", strings.Join(flags, " "), test.want)
			equal(t, "scoped", strings.Join(r.Scoped, "|"), test.scoped)
		})
	}
}

func TestUnavailableAfter(t *testing.T) {
	const now = "Mon, 01 Jun 2026 08:00:00 GMT"
	for directive, passed := range map[string]bool{
		"unavailable_after: Friday, 25-Jun-10 15:00:00 UTC":             true,
		"unavailable_after: 25 Jun 2010 15:00:00 PST":                   true,
		"noindex, unavailable_after: Sat, 02 Jan 2027 15:00:00 GMT":     false,
		"unavailable_after: 2026-05-31":                                 true,
		"unavailable_after: 2026-06-01T09:30:00+01:00, noarchive":       false,
		"unavailable_after: 2026-06-01T08:30:00+01:00":                  true,
		"unavailable_after: soon":                                       false,
		"googlebot: unavailable_after: 2020-01-01":                      false,
		"unavailable_after: Wednesday, 17-Nov-2027 15:00:00 GMT, noodp": false,
	} {
		r := parseWith("<p>x", map[string][]string{"X-Robots-Tag": {directive}, "Date": {now}}).Robots
		equal(t, directive, r.Unavailable, passed)
	}
	r := parseWith("<p>x", map[string][]string{"X-Robots-Tag": {"unavailable_after: Friday, 25-Jun-10 15:00:00 UTC, noarchive"}, "Date": {now}}).Robots
	equal(t, "as written", r.UnavailableAfter, "Friday, 25-Jun-10 15:00:00 UTC")
	equal(t, "what follows the date", r.Noarchive, true)
}

func TestRobotsInBody(t *testing.T) {
	p := parseHTML(t, `<body><p>x<meta name=robots content=noindex>`)
	equal(t, "in body", p.Robots.InBody, true)
	equal(t, "noindex", p.Robots.Noindex, true)
	equal(t, "indexable", p.Indexable, false)
}
