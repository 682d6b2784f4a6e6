package security

import (
	"testing"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// TestHeaderCheckSharesTheBlame: one finding for the site, the heavier the more pages show it; error pages and a copy on
// this machine say nothing of the server that visitors meet.
func TestHeaderCheckSharesTheBlame(t *testing.T) {
	run := func(host string, versions ...string) []analyzer.Finding {
		s := &analyzer.Site{Root: "https://" + host + "/", Host: host}
		c := headers(false, serverVersion)(s, nil)
		for i, v := range versions {
			s.Nodes = append(s.Nodes, analyzer.Node{URL: s.Root})
			p := &page.Page{URL: s.Root, Status: 200, Fetch: page.Fetch{Headers: page.Properties{{Name: "server", Value: v}}}}
			if v == "error" {
				p.Status, p.Fetch.Headers[0].Value = 404, "nginx/1.18.0"
			}
			c.Page(int32(i), p)
		}
		return c.Findings()
	}
	all, half := run("crumb.example", "nginx/1.18.0", "nginx/1.18.0"), run("crumb.example", "nginx/1.18.0", "nginx")
	if len(all) != 1 || len(half) != 1 || all[0].Loss != 1 || half[0].Loss > 0.61 || half[0].Loss < 0.59 || half[0].Count != 1 || half[0].Evidence[0].Quote != "Server: nginx/1.18.0" {
		t.Errorf("%+v, %+v", all, half)
	}
	if fs := run("crumb.example", "error", "nginx"); len(fs) != 0 {
		t.Errorf("an error page is judged: %+v", fs)
	}
	if fs := run("127.0.0.1:8080", "nginx/1.18.0"); len(fs) != 0 {
		t.Errorf("a copy is judged: %+v", fs)
	}
}

func TestCookieFault(t *testing.T) {
	for _, c := range []struct{ name, attributes, want string }{
		{"sid", "secure; httponly; samesite=lax", ""},
		{"ASP.NET_SessionId", "secure; samesite=lax", "HttpOnly"},
		{"csrftoken", "secure", ""},
		{"consent", "", "Secure"},
		{"auth_token", "", "Secure, HttpOnly, SameSite"},
		{"residence", "secure", ""}, // holds "sid" and opens nothing
	} {
		if got := cookieFault(c.name, c.attributes, true); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	if got := cookieFault("lang", "", false); got != "" {
		t.Errorf("over http no cookie can be Secure: %q", got)
	}
}
