package page

import (
	"strings"
	"testing"
)

func TestUnminified(t *testing.T) {
	source := strings.Repeat("function lamp(a) {\n    // the brightness of a lamp\n    return a * 2;\n}\n\n", 80)
	packed := strings.Repeat("function lamp(n){return 2*n}", 300)
	banner := "/*! licence\n" + strings.Repeat(" * all of it has to stay\n", 30) + " */\n" + packed
	for _, tt := range []struct {
		name, text string
		want       bool
	}{
		{"source", source, true}, {"packed", packed, false}, {"packed with its licence", banner, false},
		{"a few lines", source[:600], false},
		{"packed behind a comment", "/*\n * slider\n */" + packed, false},
		{"long strings with line ends", strings.Repeat("a=\"one very long line of text that is wanted as it stands, quite long, and longer still, and to be kept\"\n", 40), false},
	} {
		f := readScript([]byte(tt.text), true)
		if got := f.Unminified(); got != tt.want {
			t.Errorf("%s: %d of %d bytes", tt.name, f.Waste, f.Read)
		}
	}
}

func TestFontFaces(t *testing.T) {
	s := readStyle([]byte(`@font-face{font-family:"Kahn";src:url(a.woff2)}
		@font-face{font-family:Kahn;src:url(b.woff2);font-display: swap}
		@font-face{font-family:Late;src:url(c.woff2);font-display:block}
		@font-face{font-family:FontAwesome;src:url(fa.woff2)}
		@font-face{font-family:Here;src:url(data:font/woff2;base64,AAAA)}
		@font-face{font-family:Mine;src:local(Arial)}`), true)
	if s.Faces != 3 || s.Blocking != 2 || s.Face != "Kahn" {
		t.Errorf("%+v", s)
	}
}

func TestBannerAndSourceMap(t *testing.T) {
	s := readScript([]byte("/*!\n * Bootstrap v4.1.3 (https://example.com/)\n */\nx()\n//# sourceMappingURL=bootstrap.js.map\n"), true)
	if s.Banner != "Bootstrap v4.1.3 (https: example.com )" || s.SourceMap != "bootstrap.js.map" {
		t.Errorf("%+v", s)
	}
	if m := readScript([]byte("x='sourceMappingURL='\n//# sourceMappingURL=data:application/json;base64,e30="), true).SourceMap; m != "" {
		t.Errorf("inline map %q", m)
	}
}

func TestManifestFault(t *testing.T) {
	for text, want := range map[string]string{
		`{"name":"Lamps","icons":[{"src":"a.png"}]}`: "", `{"short_name":"L","icons":[{}]}`: "",
		`{"icons":[{}]}`: "no-name", `{"name":"Lamps"}`: "no-icons", `{"name":"Lamps","icons":7}`: "no-icons", `<html>`: "not-json", `[]`: "not-json", `null`: "no-name",
	} {
		if got := manifestFault([]byte(text), true); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
	if got := manifestFault([]byte(`{"name":`), false); got != "" {
		t.Errorf("what was not read whole: %q", got)
	}
}

func TestAMPAnswer(t *testing.T) {
	for text, want := range map[string]string{
		"<!doctype html><html ⚡ lang=en><link rel=canonical href=/a>":     "",
		"<!doctype html><html amp><link rel=canonical href=/a>":           "",
		"<!doctype html><html class=amp><link rel=canonical href=/other>": "no-amp",
	} {
		a := Answer{}
		a.Body(AMPPage, "https://example.com/amp/a", []byte(text), true)
		if a.Fault != want || a.Target == "" {
			t.Errorf("%s: %+v", text, a)
		}
	}
}

func FuzzAnswerBody(f *testing.F) {
	for _, s := range []string{"/* a", "@font-face{", "//# sourceMappingURL=%zz", `{"icons":`, "<html amp", "\xEF\xBB\xBF;;/*!"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, k := range []AssetKind{StyleFile, ScriptFile, ManifestFile, ImageFile} {
			a := Answer{}
			a.Body(k, "https://example.com/a", []byte(s), true)
			if a.Text.Waste > len(s) {
				t.Errorf("%+v", a.Text)
			}
		}
	})
}
