package form

import (
	"slices"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// insecureAction finds forms that send what a visitor wrote where others can read it: unencrypted, by mail program, in
// the address, or to an unknown firm. A page that is itself unencrypted is the fault of security/https-missing.
// A form that sends to its own page is most often sent by a script, whose way cannot be seen.
func insecureAction(c *analyzer.Context) analyzer.Result {
	p := c.Page
	forms := 0
	confidence := 0.0
	var evidence []analyzer.Evidence
	for i := range p.Forms {
		f := &p.Forms[i]
		if f.Vendor != "" || f.Action == "" || f.Purpose == "search" || f.Purpose == "filter" {
			continue
		}
		forms++
		if sure := exposure(p, f, c.Params.Strings("hosts")); sure > 0 {
			confidence = max(confidence, sure)
			evidence = append(evidence, analyzer.Evidence{Quote: strings.TrimSpace(f.Submit + " → " + f.Method + " " + f.Action), Selector: f.Selector})
		}
	}
	if forms == 0 {
		return analyzer.None()
	}
	if len(evidence) == 0 {
		return analyzer.Result{}
	}
	return analyzer.Result{
		Status: analyzer.Fail, Confidence: confidence, Count: len(evidence), Evidence: evidence,
		Values: analyzer.V("got", len(evidence), "target", evidence[0].Quote),
	}
}

// exposure is how sure it is that the form gives away what is written in it; 0 when it does not.
func exposure(p *page.Page, f *page.Form, known []string) float64 {
	secret := personal(f) || slices.ContainsFunc(f.Fields, func(d page.Field) bool { return d.Type == "password" })
	action := strings.ToLower(f.Action)
	switch {
	case strings.HasPrefix(action, "mailto:"):
		return 1
	case strings.HasPrefix(action, "http:") && strings.HasPrefix(p.URL, "https:"):
		return 1
	case !strings.HasPrefix(action, "http") || !secret:
		return 0
	case f.Method == "get" && bare(f.Action) != bare(p.URL):
		return 0.8
	}
	to := host(action)
	if own(to, host(p.URL)) || slices.ContainsFunc(known, func(h string) bool { return to == h || strings.HasSuffix(to, "."+h) }) {
		return 0
	}
	return 0.5
}

// bare is a URL without query and fragment.
func bare(u string) string {
	if i := strings.IndexAny(u, "?#"); i >= 0 {
		u = u[:i]
	}
	return strings.TrimSuffix(u, "/")
}

// host is the host of an absolute URL in lower case, without port.
func host(u string) string {
	_, rest, ok := strings.Cut(u, "//")
	if !ok {
		return ""
	}
	if i := strings.IndexAny(rest, "/?#"); i >= 0 {
		rest = rest[:i]
	}
	if i := strings.LastIndexByte(rest, '@'); i >= 0 {
		rest = rest[i+1:]
	}
	if i := strings.LastIndexByte(rest, ':'); i >= 0 && !strings.HasSuffix(rest, "]") {
		rest = rest[:i]
	}
	return strings.ToLower(rest)
}

// generic are labels of hosts that name no firm.
var generic = map[string]bool{"forms": true, "form": true, "shop": true, "mail": true, "info": true, "online": true, "store": true, "site": true, "secure": true, "cloud": true}

// own reports whether two hosts plainly belong to one firm: one is under the other, or they share the name before the
// suffix (example.de and shop.example.com).
func own(a, b string) bool {
	if a == b || strings.HasSuffix(a, "."+b) || strings.HasSuffix(b, "."+a) {
		return true
	}
	for x := range strings.SplitSeq(a, ".") {
		if len(x) < 4 || generic[x] {
			continue
		}
		for y := range strings.SplitSeq(b, ".") {
			if x == y {
				return true
			}
		}
	}
	return false
}
