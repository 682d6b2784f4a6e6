package audit_test

import (
	"fmt"
	"hash/fnv"
	"net/http"
	"strconv"
	"strings"
	"sync/atomic"
	"time"
)

// A generatedSite is a site of numbered pages: every page links to ten others, some of them over redirects, some of them
// missing, and to a calendar without end. Pages have faults at fixed distances: every seventh has no title, every
// fifth images without alt, every eleventh the description of another.
type generatedSite struct {
	pages int
	delay time.Duration // before each answer
	trap  bool          // with the calendar

	edited *atomic.Int64 // the page that has a new title since; nil or 0 for none
}

func (g generatedSite) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if g.delay > 0 {
		select {
		case <-time.After(g.delay):
		case <-r.Context().Done():
			return
		}
	}
	path := r.URL.Path
	switch {
	case path == "/robots.txt":
		fmt.Fprintf(w, "User-agent: *\nDisallow: /private/\nSitemap: http://%s/sitemap.xml\n", r.Host)
	case path == "/sitemap.xml":
		g.sitemap(w, r)
	case path == "/":
		g.page(w, r, 0)
	case strings.HasPrefix(path, "/moved/"):
		http.Redirect(w, r, "/page/"+strings.TrimPrefix(path, "/moved/"), http.StatusMovedPermanently)
	case strings.HasPrefix(path, "/page/"):
		n, err := strconv.Atoi(strings.TrimPrefix(path, "/page/"))
		if err != nil || n <= 0 || n >= g.pages {
			http.NotFound(w, r)
			return
		}
		g.page(w, r, n)
	case path == "/calendar" && g.trap:
		month, _ := strconv.Atoi(r.URL.Query().Get("month"))
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprintf(w, `<html lang="en"><title>Baking days, month %d</title><h1>Baking days</h1><a href="/calendar?month=%d">Next month</a>`, month, month+1)
	default:
		http.NotFound(w, r)
	}
}

func (g generatedSite) sitemap(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/xml")
	fmt.Fprint(w, `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">`)
	for n := 1; n < g.pages; n += 3 {
		fmt.Fprintf(w, "<url><loc>http://%s/page/%d</loc></url>", r.Host, n)
	}
	fmt.Fprint(w, "</urlset>")
}

func (g generatedSite) page(w http.ResponseWriter, r *http.Request, n int) {
	body := g.body(r.Host, n)
	sum := fnv.New64a()
	sum.Write([]byte(body))
	tag := fmt.Sprintf(`"%x"`, sum.Sum64())
	w.Header().Set("ETag", tag)
	if r.Header.Get("If-None-Match") == tag {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	fmt.Fprint(w, body)
}

// subjects make the texts of neighbouring pages differ.
var subjects = []string{"rye", "spelt", "wheat", "oat", "barley", "maize", "emmer", "buckwheat", "millet", "rice", "teff", "sorghum", "quinoa"}

// body is the HTML of page n; it depends on nothing else.
func (g generatedSite) body(host string, n int) string {
	var b strings.Builder
	grain, other := subjects[n%len(subjects)], subjects[(n/len(subjects)+5)%len(subjects)]
	b.WriteString(`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">`)
	if g.edited != nil && n > 0 && g.edited.Load() == int64(n) {
		b.WriteString("<title>New flour of the season, stone-ground and sent in small bags | Mill</title>")
	} else if n%7 != 3 {
		fmt.Fprintf(&b, "<title>Flour of %s and %s, bag %d | Mill</title>", grain, other, n)
	}
	described := n
	if n%11 == 5 {
		described = n - 1
	}
	fmt.Fprintf(&b, `<meta name="description" content="Flour of %s for bakers, ground on stone in our own mill, sent in bags of %d kg within two days.">`, grain, described+5)
	b.WriteString(`</head><body><nav><a href="/">Mill</a> <a href="/page/1">Flours</a> <a href="/page/2">About us</a>`)
	if g.trap {
		b.WriteString(` <a href="/calendar?month=1">Baking days</a>`)
	}
	fmt.Fprintf(&b, "</nav><main><h1>Flour of %s with %s</h1>", grain, other)
	for k := range 6 {
		fmt.Fprintf(&b, "<p>Bag %d of our %s flour weighs %d kg. You bake %d loaves of it when you add %s, and the crumb stays soft for %d days.</p>",
			n, grain, 5+k, 8*(k+1)+n%9, other, 2+k%3)
	}
	if n%5 == 2 {
		fmt.Fprintf(&b, `<img src="/img/%d.jpg"><img src="/img/%d-b.jpg">`, n, n)
	}
	b.WriteString("<ul>")
	for k := 1; k <= 10; k++ {
		to := (n*7 + k*k*3 + k) % g.pages
		where := "/page/"
		if k == 4 && n%6 == 1 {
			where = "/moved/"
		}
		if k == 7 && n%13 == 6 {
			to += 100 * g.pages // missing
		}
		if to == 0 {
			to = 1
		}
		fmt.Fprintf(&b, `<li><a href="%s%d">Flour number %d</a></li>`, where, to, to)
	}
	fmt.Fprintf(&b, `<li><a href="/page/%d">Next flour</a></li></ul><p><a href="/private/%d">Staff</a></p></main>`, n%(g.pages-1)+1, n%3)
	b.WriteString(`<footer><p>Mill Ltd, 3 Weir Lane, Northgate. Call <a href="tel:+441632960123">01632 960123</a>. © 2026 Mill Ltd</p></footer></body></html>`)
	return b.String()
}
