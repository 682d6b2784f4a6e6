package page

import (
	"errors"
	"fmt"
	"hash/maphash"
	neturl "net/url"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
)

// A Resolver turns the references of one page into normal form. Most hrefs of a site are plain paths or URLs that are
// normal already; those are told by one scan of their bytes and never see the WHATWG parser. What is left is looked up in
// a bounded cache that all pages share, for navigation repeats on every page. Both ways give the same bytes as Resolve.
//
// A Resolver is for one goroutine; its zero value has no base and resolves absolute URLs only.
type Resolver struct {
	// Charset is the WHATWG name of the document's encoding, in which browsers write other than ASCII characters of a
	// query. Empty means utf-8.
	Charset string

	base   string // normal form; "" when the base is not http or https
	origin string // base up to its path
	dir    string // path of base up to its last slash
	path   string // path of base
	enc    encoding.Encoding
	encFor string
}

// NewResolver returns a resolver for references of the document at base, an absolute URL (after a base element, if any).
func NewResolver(base string) *Resolver {
	r := &Resolver{}
	b, err := Normalize(base)
	if err != nil {
		return r
	}
	r.base, r.origin = b, strings.TrimSuffix(originOf(b), "/")
	r.path, _, _ = strings.Cut(b[len(r.origin):], "?")
	r.dir = r.path[:strings.LastIndexByte(r.path, '/')+1]
	return r
}

// Resolve returns the normal form of href, and its fragment, percent-decoded and without the #. The errors are those of
// Normalize; the fragment is returned in any case.
func (r *Resolver) Resolve(href string) (url, fragment string, err error) {
	s := trimURL(href)
	if u, frag, ok := r.plain(s); ok {
		if len(u) > MaxURL {
			return "", decodeFragment(frag), ErrLongURL
		}
		return u, decodeFragment(frag), nil
	}
	_, frag, _ := strings.Cut(s, "#")
	url, err = r.remembered(s[:len(s)-len(frag)])
	return url, decodeFragment(frag), err
}

// plain resolves the hrefs that need no parser. The result is a string of its own.
func (r *Resolver) plain(s string) (url, fragment string, ok bool) {
	if u, frag, ok := plainURL(s, r.origin); ok {
		return strings.Clone(u), frag, true
	}
	if r.base == "" {
		return "", "", false
	}
	if s == "" || s[0] == '#' {
		return r.base, strings.TrimPrefix(s, "#"), true
	}
	if s[0] == '/' {
		n, ok := plainPath(s, 1)
		if !ok {
			return "", "", false
		}
		return r.origin + s[:n], fragmentAt(s, n), true
	}
	if s[0] == '?' {
		n, ok := plainQuery(s, 1)
		if !ok || n == 1 {
			return "", "", false
		}
		return r.origin + r.path + s[:n], fragmentAt(s, n), true
	}
	return r.plainRelative(s)
}

// plainRelative resolves "page.html", "./page.html" and "../page.html".
func (r *Resolver) plainRelative(s string) (url, fragment string, ok bool) {
	dir := r.dir
	if strings.IndexByte(dir, '%') >= 0 {
		return "", "", false // may hide a dot segment
	}
	for {
		if strings.HasPrefix(s, "./") {
			s = s[2:]
		} else if strings.HasPrefix(s, "../") {
			s = s[3:]
			if dir != "/" {
				dir = dir[:strings.LastIndexByte(dir[:len(dir)-1], '/')+1]
			}
		} else {
			break
		}
	}
	n, ok := plainPath(s, 0)
	if !ok || n == 0 || s[0] == '/' {
		return "", "", false
	}
	for i := 0; i < n && s[i] != '/' && s[i] != '?'; i++ {
		if s[i] == ':' {
			return "", "", false // may be a scheme
		}
	}
	return r.origin + dir + s[:n], fragmentAt(s, n), true
}

// remembered resolves through the parser and keeps the answer for other pages.
func (r *Resolver) remembered(ref string) (string, error) {
	if r.foreignQuery(ref) {
		return resolveSlow(r.base, ref, r.encoder(ref))
	}
	if r.base == "" && !hasScheme(ref) {
		return "", fmt.Errorf("%w: relative to a document without an address", ErrMalformedURL)
	}
	var key memoKey
	switch {
	case len(ref) > memoRef:
		return resolveSlow(r.base, ref, nil)
	case isAbsolute(ref):
		key = memoKey{ref: ref}
	case r.base != "" && ref != "" && ref[0] == '/':
		key = memoKey{base: r.origin, ref: ref}
	default: // no two folders share these
		return resolveSlow(r.base, ref, nil)
	}
	if v, ok := urlMemo.get(key); ok {
		return v.url, v.err
	}
	u, err := resolveSlow(r.base, ref, nil)
	urlMemo.put(key, memoValue{url: u, err: plainError(err)})
	return u, err
}

// plainError drops the details of an error, so that the cache holds no other strings.
func plainError(err error) error {
	if errors.Is(err, ErrMalformedURL) {
		return ErrMalformedURL
	}
	return err
}

func hasScheme(s string) bool { _, ok := schemeOf(s); return ok }

// isAbsolute reports whether ref means the same in every document. "http:a" and "http:/a" do not.
func isAbsolute(ref string) bool {
	return len(ref) >= 7 && strings.EqualFold(ref[:7], "http://") || len(ref) >= 8 && strings.EqualFold(ref[:8], "https://")
}

// foreignQuery reports whether the document's encoding changes the result.
func (r *Resolver) foreignQuery(ref string) bool {
	if r.Charset == "" || r.Charset == "utf-8" {
		return false
	}
	i := strings.IndexByte(ref, '?')
	return i >= 0 && !asciiOnly(ref[i:])
}

// encoder returns how to write the query of ref, or nil for UTF-8.
func (r *Resolver) encoder(ref string) func(string) string {
	if !r.foreignQuery(ref) {
		return nil
	}
	if r.encFor != r.Charset {
		r.enc, r.encFor = nil, r.Charset
		// The output encoding of UTF-16 documents is UTF-8.
		if e, name := charset.Lookup(r.Charset); e != nil && name != "utf-8" && name != "replacement" && !strings.HasPrefix(name, "utf-16") {
			r.enc = e
		}
	}
	if r.enc == nil {
		return nil
	}
	return r.encodeQuery
}

// encodeQuery writes the characters of a query in the document's encoding, percent-encoded; what the encoding lacks
// becomes a numeric character reference, as in browsers.
func (r *Resolver) encodeQuery(q string) string {
	const hex = "0123456789ABCDEF"
	enc := r.enc.NewEncoder()
	var b strings.Builder
	for i := 0; i < len(q); {
		if q[i] < utf8.RuneSelf {
			b.WriteByte(q[i])
			i++
			continue
		}
		c, n := utf8.DecodeRuneInString(q[i:])
		out, err := enc.String(q[i : i+n])
		if err != nil || strings.HasPrefix(out, "&#") { // the latter from an encoder that writes references itself
			fmt.Fprintf(&b, "%%26%%23%d%%3B", c)
			out = ""
		}
		for j := 0; j < len(out); j++ {
			if o := out[j]; o > ' ' && o < 0x7F && o != '"' && o != '#' && o != '<' && o != '>' && o != '\'' && o != '%' {
				b.WriteByte(o)
			} else {
				b.WriteByte('%')
				b.WriteByte(hex[o>>4])
				b.WriteByte(hex[o&15])
			}
		}
		i += n
	}
	return b.String()
}

// decodeFragment returns the name a fragment looks for in its document. A text directive (:~:text=) is no part of it.
func decodeFragment(s string) string {
	if s == "" {
		return ""
	}
	s, _, _ = strings.Cut(s, ":~:")
	if strings.ContainsAny(s, "\t\n\r") {
		s = strings.NewReplacer("\t", "", "\n", "", "\r", "").Replace(s)
	}
	if len(s) > MaxURL {
		s = strings.ToValidUTF8(s[:MaxURL], "")
	}
	if strings.IndexByte(s, '%') >= 0 {
		if d, err := neturl.PathUnescape(s); err == nil && utf8.ValidString(d) {
			s = d
		}
	}
	return strings.Clone(s)
}

func fragmentAt(s string, n int) string {
	if n < len(s) {
		return s[n+1:]
	}
	return ""
}

// The cache of resolved references: 16 shards that are emptied when full, so that a hostile site cannot fill memory.
const (
	memoShards = 16
	memoSize   = 512 // entries of one shard
	memoRef    = 512 // bytes of a reference that is worth keeping
)

type memoKey struct{ base, ref string }

type memoValue struct {
	url string
	err error
}

type memo struct {
	seed   maphash.Seed
	shards [memoShards]struct {
		sync.RWMutex
		m map[memoKey]memoValue
	}
}

var urlMemo = &memo{seed: maphash.MakeSeed()}

func (m *memo) get(k memoKey) (memoValue, bool) {
	s := &m.shards[maphash.String(m.seed, k.ref)%memoShards]
	s.RLock()
	v, ok := s.m[k]
	s.RUnlock()
	return v, ok
}

func (m *memo) put(k memoKey, v memoValue) {
	k.base, k.ref = strings.Clone(k.base), strings.Clone(k.ref)
	s := &m.shards[maphash.String(m.seed, k.ref)%memoShards]
	s.Lock()
	if s.m == nil || len(s.m) >= memoSize {
		s.m = make(map[memoKey]memoValue, 64)
	}
	s.m[k] = v
	s.Unlock()
}
