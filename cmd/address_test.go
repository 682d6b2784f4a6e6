package cmd

import (
	"strings"
	"testing"
)

func TestStartURL(t *testing.T) {
	for typed, want := range map[string]string{
		"https://Client.Example":       "https://client.example/",
		"  http://client.example/a#b ": "http://client.example/a",
		"client.example":               "https://client.example/",
		"client.example:8443/shop":     "https://client.example:8443/shop",
		"client.example?a=b":           "https://client.example/?a=b",
		"localhost:8080":               "http://localhost:8080/",
		"127.0.0.1":                    "http://127.0.0.1/",
		"[::1]:8080/a":                 "http://[::1]:8080/a",
		"192.0.2.7":                    "https://192.0.2.7/",
		"例子.example":                   "https://xn--fsqu00a.example/",
	} {
		if got, err := startURL(typed); err != nil || got != want {
			t.Errorf("%q: %q %v, want %q", typed, got, err, want)
		}
	}
	for typed, want := range map[string]string{
		"":                             "no site was given",
		" \t":                          "no site was given",
		"ftp://client.example":         "scheme ftp is not http or https",
		"file:///etc/hosts":            "scheme file",
		"http://":                      "not the address of a website",
		"http://a b":                   "not the address of a website",
		"http://[::1":                  "not the address of a website",
		"javascript:alert(1)":          "not the address of a website",
		"mailto:a@client.example":      "not the address of a website",
		"/srv/site":                    "is a path",
		"./site":                       "is a path",
		"//client.example":             "is a path",
		"http://u:p@client.example":    "user name",
		"u@client.example":             "user name",
		"client.example:port":          "not the address of a website",
		"http://client.example:99999/": "not the address of a website",
		"http://client.example/" + strings.Repeat("a", 3000): "longer than 2048 bytes",
	} {
		_, err := startURL(typed)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want %q", typed, err, want)
		} else if strings.Contains(err.Error(), "Error:") || strings.Contains(err.Error(), "\n") {
			t.Errorf("%q: %v", typed, err)
		}
	}
}

// FuzzStartURL: whatever is typed gives an http or https URL in normal form, or a usage error of one line.
func FuzzStartURL(f *testing.F) {
	for _, typed := range []string{"client.example", "http://[::1]:8080/a?b#c", "a:b@c", "//x", "ftp://x", "例子.测试/路径", "[::1", "\x00"} {
		f.Add(typed)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		u, err := startURL(typed)
		if err != nil {
			if text := printable(err.Error()); text == "" || strings.Contains(err.Error(), "\n") {
				t.Errorf("%q: %q", typed, text)
			}
			return
		}
		if !strings.HasPrefix(u, "http://") && !strings.HasPrefix(u, "https://") {
			t.Errorf("%q: %q", typed, u)
		}
		if again, err := startURL(u); err != nil || again != u {
			t.Errorf("%q: %q, and again %q %v", typed, u, again, err)
		}
	})
}
