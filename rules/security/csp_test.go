package security

import (
	"fmt"
	"strings"
	"testing"
)

func TestHoles(t *testing.T) {
	for _, c := range []struct{ header, want string }{
		{"default-src 'self'", ""},
		{"upgrade-insecure-requests", "script-src"},
		{"img-src *; frame-ancestors 'none'", "script-src"},
		{"default-src *", "*"},
		{"default-src 'none'; script-src https: 'unsafe-inline' 'unsafe-eval' data:", "'unsafe-inline' * data: 'unsafe-eval'"},
		{"SCRIPT-SRC 'Unsafe-Inline' https://a.example", "'unsafe-inline'"},
		{"script-src 'unsafe-inline' 'nonce-abc'", ""},                               // ignored beside a nonce
		{"script-src 'unsafe-inline' 'nonce-'", "'unsafe-inline'"},                   // no nonce
		{"script-src 'strict-dynamic' 'nonce-abc' https: 'unsafe-inline' http:", ""}, // hosts are for old browsers
		{"script-src 'self'; script-src *", ""},                                      // the first wins
		{"default-src *; script-src-elem 'self'", ""},                                // nearer than default-src
		{"default-src 'unsafe-inline' *, script-src 'self'", ""},                     // two policies: both must allow
		{"default-src 'unsafe-inline' 'self', script-src 'unsafe-inline'", "'unsafe-inline'"},
		{"default-src 'unsafe-inline', img-src *", "'unsafe-inline'"}, // the second is silent on scripts
		{"  ; ;default-src\t'self' ", ""},
		{"script-src 'sha256-AbC=' 'unsafe-inline'", ""},
	} {
		got := strings.Trim(fmt.Sprint(holes(parsePolicies(c.header))), "[]")
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.header, got, c.want)
		}
	}
}

func TestFraming(t *testing.T) {
	for header, want := range map[string]bool{
		"frame-ancestors 'self'": false, "frame-ancestors": false, "frame-ancestors *": true, "default-src 'self'": true,
		"frame-ancestors *, frame-ancestors https://a.example": false,
	} {
		if framed(parsePolicies(header)) != want {
			t.Errorf("%s: framed is %v", header, !want)
		}
	}
	if p := metaPolicy("frame-ancestors 'none'; default-src 'self'"); !framed([]policy{p}) || len(p.directives) != 1 {
		t.Errorf("a meta element may not say who frames the page: %+v", p)
	}
}

// FuzzPolicies: no header breaks the parser, and another policy never opens a hole.
func FuzzPolicies(f *testing.F) {
	f.Add("default-src 'self'; script-src *", "script-src 'nonce-x'")
	f.Add(",;,", "sandbox")
	f.Fuzz(func(t *testing.T, a, b string) {
		one := parsePolicies(a)
		open := map[hole]bool{}
		for _, h := range holes(one) {
			open[h] = true
		}
		two := parsePolicies(b)
		if len(one) == 0 || len(two) == 0 || open[holeScripts] {
			return
		}
		for _, h := range holes(append(one[:len(one):len(one)], two...)) {
			if !open[h] {
				t.Errorf("%q and %q: %s is open, the first alone closes it", a, b, h)
			}
		}
	})
}
