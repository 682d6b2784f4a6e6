package page

import "testing"

// parseHTML takes the facts of a document at a fixed address.
func parseHTML(t testing.TB, body string) *Page {
	t.Helper()
	return parseWith(body, nil)
}

// parseWith does so with response headers.
func parseWith(body string, header map[string][]string) *Page {
	return Parse(Source{URL: "https://www.crumb.example/ovens/", Status: 200, Header: header, Body: []byte(body)})
}

func equal[T comparable](t testing.TB, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s = %v, want %v", what, got, want)
	}
}
