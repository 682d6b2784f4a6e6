package form

import (
	"testing"

	"github.com/siteassay/assay/page"
)

func TestExposure(t *testing.T) {
	mail := []page.Field{{Name: "email", Type: "email"}}
	known := []string{"list-manage.com"}
	for _, c := range []struct {
		name, url, method, action string
		fields                    []page.Field
		want                      float64
	}{
		{"own path", "https://crumb.example/kontakt", "post", "https://crumb.example/send", mail, 0},
		{"own subdomain", "https://www.crumb.example/", "post", "https://mailer.crumb.example/send", mail, 0},
		{"same name under another suffix", "https://crumbovens.de/", "post", "https://crumbovens.com/send", mail, 0},
		{"known service", "https://crumb.example/", "post", "https://x.us1.list-manage.com/subscribe/post", mail, 0},
		{"a host that only ends like a known one", "https://crumb.example/", "post", "https://evil-list-manage.com/x", mail, 0.5},
		{"unknown host without personal data", "https://crumb.example/", "post", "https://poll.other.test/x", []page.Field{{Name: "answer", Type: "radio"}}, 0},
		{"same generic label", "https://crumb.info/", "post", "https://other.info/x", mail, 0.5},
		{"downgrade", "https://crumb.example/", "post", "http://crumb.example/send", nil, 1},
		{"page itself is http", "http://crumb.example/", "post", "http://crumb.example/send", mail, 0},
		{"mail program", "https://crumb.example/", "post", "MAILTO:a@crumb.example", nil, 1},
		{"address line", "https://crumb.example/", "get", "https://crumb.example/send", mail, 0.8},
		{"own page, sent by a script", "https://crumb.example/kontakt?x=1", "get", "https://crumb.example/kontakt#form", mail, 0},
		{"no host", "https://crumb.example/", "post", "javascript:send()", mail, 0},
	} {
		f := page.Form{Method: c.method, Action: c.action, Fields: c.fields}
		if got := exposure(&page.Page{URL: c.url}, &f, known); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}
