package page

import (
	"errors"
	"net/url"
	"strings"
	"testing"
)

func TestNormalize(t *testing.T) {
	for _, tt := range []struct{ raw, want string }{
		{"http://example.com", "http://example.com/"},
		{"HTTP://Example.COM:80/A", "http://example.com/A"},
		{"https://example.com:443/", "https://example.com/"},
		{"https://example.com:8443/", "https://example.com:8443/"},
		{"https://example.com:0443/", "https://example.com/"},
		{" \t\nhttps://example.com/a\x00 ", "https://example.com/a"},
		{"https://exam\tple.com/a\nb", "https://example.com/ab"},
		{`https:\\example.com\a\b?c\d`, `https://example.com/a/b?c\d`},
		{"https://example.com/a/./b/../c/%2e%2E/d", "https://example.com/a/d"},
		{"https://example.com/../../x", "https://example.com/x"},
		{"https://user:secret@example.com/", "https://example.com/"},
		{"https://example.com/p#top", "https://example.com/p"},
		{"https://example.com/p?#top", "https://example.com/p"},
		{"https://例子.测试/路径?查=询", "https://xn--fsqu00a.xn--0zwm56d/%E8%B7%AF%E5%BE%84?%E6%9F%A5=%E8%AF%A2"},
		{"https://straße.example/", "https://xn--strae-oqa.example/"},
		{"http://2130706433/", "http://127.0.0.1/"},
		{"http://0x7f.1/", "http://127.0.0.1/"},
		{"http://0177.0.0.1/", "http://127.0.0.1/"},
		{"http://[::FFFF:127.0.0.1]/", "http://[::ffff:7f00:1]/"},
		{"https://example.com/100%", "https://example.com/100%25"},
		{"https://example.com/a b|c^d", "https://example.com/a%20b%7Cc%5Ed"},
		{"https://example.com/a%2Fb|c", "https://example.com/a%2Fb%7Cc"},
		{"https://example.com//a//b", "https://example.com//a//b"},
		{"https://example.com/?b=2&a=1&b=3", "https://example.com/?b=2&a=1&b=3"},
		{"https://example.com/?utm_source=x&id=7&UTM_Medium=y", "https://example.com/?id=7"},
		{"https://example.com/?gclid=1&fbclid=2&msclkid=3&bd_vid=4&spm=5&hmsr=6&hmpl=7&sid=8&PHPSESSID=9&jsessionid=0", "https://example.com/"},
		{"https://example.com/?side=1&spmx=2&utm=3&gclid2=4", "https://example.com/?side=1&spmx=2&utm=3&gclid2=4"},
		{"https://example.com/a;jsessionid=1A2B.node/b;v=2?c", "https://example.com/a/b;v=2?c"},
		{"https://example.com/a;JSESSIONID=1A2B", "https://example.com/a"},
		{"https://example.com/?q='a'", "https://example.com/?q=%27a%27"},
		{"https://example.com./", "https://example.com./"},
	} {
		got, err := Normalize(tt.raw)
		if err != nil || got != tt.want {
			t.Errorf("Normalize(%q) = %q, %v; want %q", tt.raw, got, err, tt.want)
		}
	}
}

// TestNormalizeOnAProvenOrigin: once the parser has left a port or an address in digits as it is, the other URLs of the origin
// come out as the parser would make them, and those of no other origin are taken for them.
func TestNormalizeOnAProvenOrigin(t *testing.T) {
	for _, origin := range []string{"http://127.0.0.1:8900", "http://[::1]:81", "https://example.com:8443", "http://10.0.0.1"} {
		for _, rest := range []string{"/", "/a/../b", "/a b", "/p?utm_source=x&id=1", "0/", "/x#y", "", "@evil.example/", ".evil.example/", ":80/", "/%7Euser/"} {
			raw := origin + rest
			want, wantErr := resolveSlow("", raw, nil)
			Normalize(origin + "/")
			got, err := Normalize(raw)
			if got != want || (err == nil) != (wantErr == nil) {
				t.Errorf("Normalize(%q) = %q, %v; the parser says %q, %v", raw, got, err, want, wantErr)
			}
		}
	}
}

func TestNormalizeErrors(t *testing.T) {
	for _, raw := range []string{"", "/a", "example.com", "http://", "https://exa mple.com/", "http://a:99999/", "http://[::1/", "http://a{b/", "http://%00/"} {
		if got, err := Normalize(raw); !errors.Is(err, ErrMalformedURL) {
			t.Errorf("Normalize(%q) = %q, %v; want a malformed URL", raw, got, err)
		}
	}
	for raw, scheme := range map[string]string{
		"mailto:a@example.com": "mailto", "tel:+49": "tel", "JavaScript:void(0)": "javascript", "java\nscript:alert(1)": "javascript",
		"data:text/html,x": "data", "ftp://example.com/": "ftp", "file:///etc/passwd": "file", "ws://example.com/": "ws",
	} {
		_, err := Normalize(raw)
		var se *SchemeError
		if !errors.As(err, &se) || se.Scheme != scheme {
			t.Errorf("Normalize(%q): %v; want scheme %s", raw, err, scheme)
		}
	}
	long := "https://example.com/" + strings.Repeat("a", MaxURL-20)
	if got, err := Normalize(long); err != nil || got != long {
		t.Errorf("a URL of %d bytes: %v", len(long), err)
	}
	if _, err := Normalize(long + "a"); !errors.Is(err, ErrLongURL) {
		t.Errorf("a URL of %d bytes: %v; want too long", len(long)+1, err)
	}
	if _, err := Normalize("https://example.com/" + strings.Repeat("路", 700)); !errors.Is(err, ErrLongURL) {
		t.Errorf("a URL that grows over the limit by its escapes: %v", err)
	}
	if got, err := Normalize("https://example.com/#" + strings.Repeat("x", 1<<20)); err != nil || got != "https://example.com/" {
		t.Errorf("a long fragment: %.40q, %v", got, err)
	}
}

func TestSameSite(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want bool
	}{
		{"https://example.com/", "http://www.example.com/x", true},
		{"https://example.com/", "https://shop.example.com/", false},
		{"http://example.com:8080/", "http://www.example.com:8080/", true},
		{"http://example.com:8080/", "http://example.com/", false},
		{"http://[::1]:8080/", "http://[::1]:8080/a:b", true},
		{"http://[::1]/", "http://[::2]/", false},
		{"https://example.com?a://b", "https://example.com/", true},
		{"mailto:a@example.com", "mailto:a@example.com", false},
	} {
		if got := SameSite(tt.a, tt.b); got != tt.want {
			t.Errorf("SameSite(%q, %q) = %v", tt.a, tt.b, got)
		}
	}
}

func FuzzNormalize(f *testing.F) {
	for _, s := range []string{"http://example.com/", "HTTPS://a.b:443/../x|y?sid=1&z#f", "http://0x7f.1", "http://xn--fsq.example/;jsessionid=1/x", "https:/\\a\tb", "http://a--b.c/%2e/%zz"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		n, err := Normalize(raw)
		if err != nil {
			return
		}
		if len(n) > MaxURL {
			t.Errorf("%d bytes", len(n))
		}
		if again, err := Normalize(n); again != n {
			t.Errorf("Normalize(%q) = %q; again %q, %v", raw, n, again, err)
		}
		if slow, err := resolveSlow("", n, nil); slow != n {
			t.Errorf("the parser makes %q of %q: %v", slow, n, err)
		}
		// What colly makes of it before it asks.
		w, err := urlParser.Parse(n)
		if err != nil {
			t.Fatal(err)
		}
		u, err := url.Parse(w.Href(false))
		if err != nil || u.String() != n {
			t.Errorf("colly asks for %q instead of %q: %v", u, n, err)
		}
	})
}
