package page

import (
	"strings"
	"testing"
)

func TestStraightTo(t *testing.T) {
	for code, want := range map[string]string{
		`location.href = "/de/";`: "/de/",
		`window.location='/m/'`:   "/m/",
		"<!--\n// moved\nvar a = 1; top.location.href=\"x.html\"\n-->": "x.html",
		`/* go */ document.location.replace("/new");`:                  "/new",
		`self.location.assign('/a')`:                                   "/a",
		`if (mobile) location.href = "/m/";`:                           "",
		`if (mobile) { location.href = "/m/"; }`:                       "",
		`function go() { location.href = "/m/"; }`:                     "",
		`$(".b").click(function(){ location = "/m/" })`:                "",
		`location.href = "/search?q=" + q;`:                            "",
		`var u = "location.href='/x'";`:                                "",
		`location.href = url;`:                                         "",
		`var x = location.href = "/x"`:                                 "",
		`location.hash = "top";`:                                       "",
		`location.href = "`:                                            "",
		`"; location.href='/x';`:                                       "",
	} {
		if got := straightTo(code); got != want {
			t.Errorf("%s: %q, want %q", code, got, want)
		}
	}
}

func TestScriptLinks(t *testing.T) {
	p := Parse(Source{URL: "https://crumb.example/", Status: 200, Body: []byte(`
		<a href="javascript:window.location='/a'">Ovens</a> <a onclick="location.href='/b'">Mixers</a>
		<a href="#" onclick="window.open('/c')">Prices</a> <a href="javascript:void(0)">Menu</a>
		<a href="/d" onclick="location.href='/d'">Both</a> <a href="javascript:window.print()">Print</a>
		<a href="#" onclick="toggle()" title="Menu">More</a><a href="javascript:history.back()">Back</a>
		<script>location.href = "/new";</script>`)})
	if got := strings.Join(p.Document.ScriptLinks, "|"); p.Document.ScriptLinked != 3 || !strings.Contains(got, "Mixers location.href='/b'") {
		t.Errorf("%d: %s", p.Document.ScriptLinked, got)
	}
	if p.Document.TitledLinks != 1 || p.Head.ScriptRedirect != "https://crumb.example/new" {
		t.Errorf("%d titles, redirect %q", p.Document.TitledLinks, p.Head.ScriptRedirect)
	}
}

func FuzzStraightTo(f *testing.F) {
	f.Add(`if (a) { location.href = "/m/"; }`)
	f.Add("/*")
	f.Fuzz(func(t *testing.T, code string) {
		if got := straightTo(code); !strings.Contains(code, got) {
			t.Errorf("%q is not in the code", got)
		}
	})
}
