package freshness

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// staleNews looks at the dates of the entries of a list; other dates on the page are not news. Later pages of a list and
// archives hold old entries by nature. A list of a single entry may be anything.
func staleNews(c *analyzer.Context) analyzer.Result {
	p := c.Page
	if p.Head.Prev != "" || archive(p.URL) {
		return analyzer.Result{}
	}
	var newest *page.Date
	entries := 0
	for i := range p.Dates {
		d := &p.Dates[i]
		if d.Kind != "listed" {
			continue
		}
		entries++
		if newest == nil || d.Value > newest.Value {
			newest = d
		}
	}
	if entries < c.Params.Int("entries") {
		return analyzer.None()
	}
	days, ok := daysSince(newest.Value, c.Site.Now)
	most, worst := c.Params.Int("days"), c.Params.Int("worst")
	if !ok || days <= most {
		return analyzer.Result{}
	}
	quote := newest.Quote
	if quote == "" {
		quote = newest.Value
	}
	r := analyzer.Found(analyzer.V("got", newest.Value, "days", days), analyzer.Evidence{Quote: quote})
	r.Loss = min(1, 0.2+0.8*float64(days-most)/float64(worst-most))
	r.Confidence = 0.8
	return r
}

// archive reports whether an address is that of an archive or of a later page of a list: /archive/, /2021/, /page/3,
// list_4.html, ?page=2.
func archive(u string) bool {
	u = strings.ToLower(u)
	for _, w := range [...]string{"archiv", "/page/", "page=", "paged=", "/p/", "list_", "-page-"} {
		i := strings.Index(u, w)
		if i < 0 {
			continue
		}
		rest := u[i+len(w):]
		if w == "archiv" || rest != "" && rest[0] >= '2' && rest[0] <= '9' || len(rest) > 1 && rest[0] == '1' && rest[1] >= '0' && rest[1] <= '9' {
			return true
		}
	}
	for i := 0; i+5 < len(u); i++ {
		if u[i] == '/' && (u[i+1:i+3] == "19" || u[i+1:i+3] == "20") && digit(u[i+3]) && digit(u[i+4]) && (u[i+5] == '/' || u[i+5] == '-') {
			return true
		}
	}
	return false
}

func digit(c byte) bool { return c >= '0' && c <= '9' }
