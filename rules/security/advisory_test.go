package security

import (
	"testing"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

func TestAdvisories(t *testing.T) {
	if n := len(advisories()); n < 20 {
		t.Fatalf("%d ranges read", n)
	}
	for _, a := range advisories() {
		if !isVersion(a.from) || !isVersion(a.fixed) || !older(a.from, a.fixed) || a.name == "" || a.advisory == "" {
			t.Errorf("%+v", a)
		}
	}
}

// TestVersionOfAScript: names that only look like a library's, and versions that are somebody else's, are left out.
func TestVersionOfAScript(t *testing.T) {
	for _, tt := range []struct{ url, banner, want string }{
		{"https://a.example/js/jquery-1.12.4.min.js", "", "jQuery 1.12.4"},
		{"https://a.example/js/jquery.3.4.1.js", "", "jQuery 3.4.1"},
		{"https://a.example/jquery/2.2.4/jquery.min.js", "", "jQuery 2.2.4"},
		{"https://a.example/npm/axios@1.5.0/dist/axios.min.js", "", "Axios 1.5.0"},
		{"https://a.example/wp-includes/js/jquery/jquery.min.js?ver=1.12.4", "", "jQuery 1.12.4"},
		{"https://a.example/all.js", "jQuery JavaScript Library v1.8.3", "jQuery 1.8.3"},
		{"https://a.example/jquery-1.12.4.js", "jQuery v3.7.1 | (c) OpenJS Foundation", ""},
		{"https://a.example/theme/jquery.min.js?ver=1.0", "", ""},
		{"https://a.example/jquery-3.5.0.min.js", "", ""},
		{"https://a.example/jquery-migrate-1.4.1.min.js", "", ""},
		{"https://a.example/jquery.form-1.2.0.js", "", ""},
		{"https://a.example/bootstrap-table-1.2.0.js", "", ""},
		{"https://a.example/moment-2.10.0.js", "", ""},
		{"https://a.example/2020.1.2/main.js", "", ""},
	} {
		x := &analyzer.Asset{URL: tt.url, Answer: page.Answer{Text: page.TextFile{Banner: tt.banner}}}
		got := ""
		if version, a, ok := holeOf(x); ok {
			got = a.name + " " + version
		}
		if got != tt.want {
			t.Errorf("%s %q: %q, want %q", tt.url, tt.banner, got, tt.want)
		}
	}
}

func FuzzVersionOfAScript(f *testing.F) {
	f.Add("https://a.example/jquery-1.2.3.min.js?ver=1", "jQuery v1.2.3")
	f.Fuzz(func(t *testing.T, url, banner string) {
		libraryOf(url)
		bannerOf(banner)
		versioned(url)
	})
}
