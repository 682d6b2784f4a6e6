package page

import (
	"strconv"
	"strings"
	"time"
)

// AssetKind is what a page uses an address for besides being a page of the site.
type AssetKind string

// The kinds of assets. An address that a page uses in two ways has the kind of its first use.
const (
	StyleFile    AssetKind = "style"
	ScriptFile   AssetKind = "script"
	ImageFile    AssetKind = "image"
	IconFile     AssetKind = "icon"
	FontFile     AssetKind = "font"
	MediaFile    AssetKind = "media"
	DocumentFile AssetKind = "document"      // a PDF or office file that a page links to
	ManifestFile AssetKind = "manifest"      // of a web app
	SocialImage  AssetKind = "og-image"      // shown where the page is shared
	AMPPage      AssetKind = "amp"           // the AMP form of a page
	SourceMap    AssetKind = "source-map"    // named by a script or style sheet
	ExternalLink AssetKind = "external-link" // a page of another site
)

// AssetOutcome is how a request for an asset ended, redirects followed.
type AssetOutcome string

// The outcomes. Only Broken is a fault of whoever keeps the address: robots, bot walls and lost connections are not.
const (
	AssetOK          AssetOutcome = "ok"
	AssetBroken      AssetOutcome = "broken"      // 404, 410, 5xx, an expired certificate, no server at the address
	AssetUnresolved  AssetOutcome = "unresolved"  // its name does not exist (NXDOMAIN), while other names resolve
	AssetRefused     AssetOutcome = "refused"     // to robots: 401, 403, 429, 503, 999 or a challenge
	AssetForbidden   AssetOutcome = "forbidden"   // robots.txt does not allow us to ask
	AssetUnreachable AssetOutcome = "unreachable" // for us: time-out, broken connection, or our own network
	AssetUnasked     AssetOutcome = "not-asked"   // Reason says why: external, budget, time-limit …
)

// An Answer is what a server said about an asset: the status line and headers of its last hop, and what the beginning
// of its body shows.
type Answer struct {
	Outcome   AssetOutcome `json:"outcome"`
	Reason    string       `json:"reason,omitempty"`     // code of crawler.Reasons, or external, budget, challenge
	Detail    string       `json:"detail,omitempty"`     // what was seen, one line
	Status    int          `json:"status,omitempty"`     // of the last hop; 206 counts as 200
	Final     string       `json:"final,omitempty"`      // where the redirects ended; "" without one
	Hops      int          `json:"hops,omitempty"`       // redirects that were followed
	Permanent bool         `json:"permanent,omitempty"`  // all of them were 301 or 308
	MediaType string       `json:"media_type,omitempty"` // lower case, without parameters
	Bytes     int64        `json:"bytes"`                // as sent, content coding included; -1 when not known
	Coding    string       `json:"coding,omitempty"`     // content coding: gzip, br, zstd, deflate or ""
	Cache     Cache        `json:"cache"`
	Cookies   []string     `json:"cookies,omitempty"`    // names of cookies that the answer sets, at most 5
	AnyOrigin bool         `json:"any_origin,omitempty"` // Access-Control-Allow-Origin: *

	Picture Picture  `json:"picture"`          // of images and icons
	Text    TextFile `json:"text"`             // of scripts and style sheets
	Fault   string   `json:"fault,omitempty"`  // of a manifest or AMP page: what is wrong with it
	Target  string   `json:"target,omitempty"` // canonical of an AMP page; address of a source map
}

// Cache is what the headers of an answer say of keeping it, as RFC 9111 reads them.
type Cache struct {
	MaxAge    int  `json:"max_age"` // seconds: max-age before Expires; -1 when neither stands there
	Immutable bool `json:"immutable,omitempty"`
	NoStore   bool `json:"no_store,omitempty"`
	Validator bool `json:"validator,omitempty"` // ETag or Last-Modified
}

// Asked reports whether the asset was asked for and answered in a way that tells something about it.
func (a *Answer) Asked() bool {
	return a.Outcome == AssetOK || a.Outcome == AssetBroken || a.Outcome == AssetUnresolved
}

// Compressible reports whether the answer is text that was sent without content coding, though it would shrink.
func (a *Answer) Compressible() bool {
	return a.Outcome == AssetOK && a.Coding == "" && a.Bytes >= 1400 && textMedia(a.MediaType)
}

// textMedia reports whether a media type is text that content coding makes smaller.
func textMedia(m string) bool {
	switch m {
	case "application/javascript", "application/x-javascript", "application/ecmascript", "application/json", "application/xml",
		"application/manifest+json", "application/ld+json", "image/svg+xml", "application/xhtml+xml", "application/rss+xml":
		return true
	}
	return strings.HasPrefix(m, "text/")
}

// Headers reads the headers of the last hop. Keys are canonical, as those of http.Header.
func (a *Answer) Headers(h map[string][]string, now time.Time) {
	first := func(key string) string {
		if v := h[key]; len(v) > 0 {
			return strings.TrimSpace(v[0])
		}
		return ""
	}
	a.Cache = readCache(strings.Join(h["Cache-Control"][:min(len(h["Cache-Control"]), 10)], ","), first("Expires"), first("Date"), now)
	a.Cache.Validator = first("Etag") != "" || first("Last-Modified") != ""
	a.AnyOrigin = first("Access-Control-Allow-Origin") == "*"
	for _, line := range h["Set-Cookie"] {
		if name, _, ok := strings.Cut(line, "="); ok && len(a.Cookies) < 5 {
			a.Cookies = append(a.Cookies, cut(strings.TrimSpace(name), 64))
		}
	}
}

// readCache reduces caching headers to numbers.
func readCache(control, expires, date string, now time.Time) Cache {
	c := Cache{MaxAge: -1}
	for part := range strings.SplitSeq(control, ",") {
		name, value, _ := strings.Cut(strings.ToLower(strings.TrimSpace(part)), "=")
		switch strings.TrimSpace(name) {
		case "max-age":
			if n, err := strconv.ParseInt(strings.Trim(strings.TrimSpace(value), `"`), 10, 64); err == nil && n >= 0 && c.MaxAge < 0 {
				c.MaxAge = int(min(n, 1<<31-1))
			}
		case "no-store":
			c.NoStore = true
		case "no-cache":
			c.MaxAge = 0
		case "immutable":
			c.Immutable = true
		}
	}
	if c.MaxAge >= 0 || expires == "" {
		return c
	}
	from, err := time.Parse(time.RFC1123, date)
	if err != nil {
		from = now
	}
	if until, err := time.Parse(time.RFC1123, expires); err == nil {
		c.MaxAge = int(min(max(0, until.Sub(from).Seconds()), 1<<31-1))
	} else {
		c.MaxAge = 0 // an invalid date means that it has expired
	}
	return c
}

// Body reads the beginning of the body that url answered, after content decoding; whole says that it is all of it.
func (a *Answer) Body(kind AssetKind, url string, body []byte, whole bool) {
	switch kind {
	case ImageFile, IconFile, SocialImage:
		a.Picture = ReadPicture(body)
	case StyleFile:
		a.Text = readStyle(body, whole)
	case ScriptFile:
		a.Text = readScript(body, whole)
	case ManifestFile:
		a.Fault = manifestFault(body, whole)
	case AMPPage:
		a.amp(url, body)
	}
	if a.Text.SourceMap != "" {
		a.Target, _ = Resolve(url, a.Text.SourceMap)
	}
}
