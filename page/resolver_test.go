package page

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
)

func TestResolver(t *testing.T) {
	const base = "https://example.com/shop/lamps/?page=2"
	for _, tt := range []struct{ href, want, fragment string }{
		{"/contact", "https://example.com/contact", ""},
		{"/contact#form", "https://example.com/contact", "form"},
		{" /contact\n", "https://example.com/contact", ""},
		{"/con\ntact", "https://example.com/contact", ""},
		{"/a/../b", "https://example.com/b", ""},
		{"/a/.well-known", "https://example.com/a/.well-known", ""},
		{"//cdn.example.net/x", "https://cdn.example.net/x", ""},
		{`\\cdn.example.net\x`, "https://cdn.example.net/x", ""},
		{"", base, ""},
		{"#", base, ""},
		{"#preise%20ab", base, "preise ab"},
		{"#关于我们", base, "关于我们"},
		{"#%E5%85%B3%E4%BA%8E", base, "关于"},
		{"#%FF", base, "%FF"},
		{"#top:~:text=lamp", base, "top"},
		{"?page=3", "https://example.com/shop/lamps/?page=3", ""},
		{"?", "https://example.com/shop/lamps/", ""},
		{"?utm_source=a#b", "https://example.com/shop/lamps/", "b"},
		{"desk.html", "https://example.com/shop/lamps/desk.html", ""},
		{"./desk.html?x=1#y", "https://example.com/shop/lamps/desk.html?x=1", "y"},
		{"../../../../top", "https://example.com/top", ""},
		{"../", "https://example.com/shop/", ""},
		{"..", "https://example.com/shop/", ""},
		{"https:relative", "https://example.com/shop/lamps/relative", ""},
		{"http:absolute", "http://absolute/", ""},
		{"https://example.com", "https://example.com/", ""},
		{"https://EXAMPLE.com/a?sid=1", "https://example.com/a", ""},
		{"产品/灯", "https://example.com/shop/lamps/%E4%BA%A7%E5%93%81/%E7%81%AF", ""},
	} {
		got, fragment, err := NewResolver(base).Resolve(tt.href)
		if err != nil || got != tt.want || fragment != tt.fragment {
			t.Errorf("Resolve(%q) = %q, %q, %v; want %q, %q", tt.href, got, fragment, err, tt.want, tt.fragment)
		}
	}
	var se *SchemeError
	if _, _, err := NewResolver(base).Resolve("mailto:a@b"); !errors.As(err, &se) {
		t.Errorf("mailto: %v", err)
	}
	if _, fragment, err := NewResolver("file:///tmp/x.html").Resolve("a#b"); !errors.Is(err, ErrMalformedURL) || fragment != "b" {
		t.Errorf("relative to a file: %q, %v", fragment, err)
	}
	if u, _, err := NewResolver("").Resolve("HTTP://a.example"); err != nil || u != "http://a.example/" {
		t.Errorf("absolute without a base: %q, %v", u, err)
	}
}

func TestResolverDocumentEncoding(t *testing.T) {
	for _, tt := range []struct{ charset, href, want string }{
		{"", "/s?q=灯", "/s?q=%E7%81%AF"},
		{"utf-8", "/s?q=灯", "/s?q=%E7%81%AF"},
		{"gbk", "/s?q=灯", "/s?q=%B5%C6"},
		{"gbk", "/灯?q=灯", "/%E7%81%AF?q=%B5%C6"},
		{"big5", "/s?q=燈&x", "/s?q=%BFO&x"},
		{"windows-1252", "/s?q=Tür€", "/s?q=T%FCr%80"},
		{"windows-1251", "/s?q=灯", "/s?q=%26%2328783%3B"},
		{"utf-16le", "/s?q=灯", "/s?q=%E7%81%AF"},
		{"no-such", "/s?q=灯", "/s?q=%E7%81%AF"},
	} {
		r := NewResolver("https://example.com/")
		r.Charset = tt.charset
		if got, _, err := r.Resolve(tt.href); err != nil || got != "https://example.com"+tt.want {
			t.Errorf("%s: Resolve(%q) = %q, %v; want %q", tt.charset, tt.href, got, err, tt.want)
		}
	}
}

// The memo is shared by all pages; a page must never get the answer of another one.
func TestResolverMemoIsKeyedByDocument(t *testing.T) {
	var wg sync.WaitGroup
	for i := range 4 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			r := NewResolver(fmt.Sprintf("https://h%d.example/d%d/", i, i))
			for j := range 3000 {
				for _, ref := range []string{"ü%d", "/ü%d", "//x.example/ü%d", "http:ü%d", "https:/ü%d?a=://"} {
					href := fmt.Sprintf(ref, j%700)
					got, _, err := r.Resolve(href)
					want, werr := Resolve(r.base, href)
					if got != want || (err == nil) != (werr == nil) {
						t.Errorf("%s in %s: %q, want %q", href, r.base, got, want)
						return
					}
				}
			}
		}()
	}
	wg.Wait()
}

// FuzzResolver compares the scans with the parser.
func FuzzResolver(f *testing.F) {
	for _, s := range []string{"/a", "../b/./c", "?x=1&utm_a=2", "#f", "https://example.com/a%2e", "//h/p", "a:b", "./a:b", "/a;jsessionid=1", "/a/..", "http://a.example:8080/", "a//..//b", "/x?q=[|]'", "....//", "./../x"} {
		f.Add("https://example.com/d/e?q", s)
	}
	f.Add("http://a.b:81//x//y/z", "../../../q")
	f.Add("https://example.com/%2e%2e/a%2Fb/", "../x")
	f.Fuzz(func(t *testing.T, base, href string) {
		b, err := Normalize(base)
		if err != nil {
			return
		}
		want, werr := Resolve(b, href)
		for range 2 { // the second time out of the memo
			got, _, err := NewResolver(b).Resolve(href)
			if got != want || (err == nil) != (werr == nil) {
				t.Fatalf("Resolve(%q, %q) = %q, %v; the parser says %q, %v", b, href, got, err, want, werr)
			}
			for _, e := range []error{ErrMalformedURL, ErrLongURL} {
				if errors.Is(err, e) != errors.Is(werr, e) {
					t.Fatalf("Resolve(%q, %q): %v; the parser says %v", b, href, err, werr)
				}
			}
		}
	})
}

func BenchmarkResolver(b *testing.B) {
	hrefs := make([]string, 61)
	for i := range hrefs {
		switch i % 10 {
		case 0:
			hrefs[i] = fmt.Sprintf("https://example.com/product/%d", i)
		case 1:
			hrefs[i] = "https://social.example/profile?utm_source=site"
		case 2:
			hrefs[i] = fmt.Sprintf("../page-%d.html#top", i)
		default:
			hrefs[i] = "/category/" + strings.Repeat("x", i%7) + "/item?color=red"
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		r := NewResolver("https://example.com/shop/lamps/")
		for _, h := range hrefs {
			_, _, _ = r.Resolve(h)
		}
	}
}
