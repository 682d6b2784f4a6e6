package crawler

import (
	"context"
	"io"
	"net/http"
	neturl "net/url"
	"path"
	"strconv"
	"strings"
	"time"

	"github.com/siteassay/assay/page"
)

// A manner is how an asset is asked for: as cheaply as what is wanted of it allows.
type manner struct {
	method string
	ranged string // Range header; "" for none
	body   bool   // the beginning of the body is read
}

// mannerOf chooses the first request. Text is asked whole, since servers leave out content coding when a range is asked for,
// and the connection is closed after 64 kB; pictures by their first 16 kB; all else by its headers.
func mannerOf(t AssetTarget) manner {
	switch t.Kind {
	case page.StyleFile, page.ScriptFile, page.ManifestFile, page.AMPPage:
		return manner{method: http.MethodGet, body: true}
	case page.ImageFile, page.SocialImage, page.IconFile:
		if strings.EqualFold(path.Ext(pathOnly(t.URL)), ".svg") {
			return manner{method: http.MethodGet, body: true}
		}
		return manner{method: http.MethodGet, ranged: pictureRange, body: true}
	}
	return manner{method: http.MethodHead}
}

// pathOnly is the path of a URL in normal form, without the query.
func pathOnly(u string) string {
	p, _, _ := strings.Cut(pathOf(u), "?")
	return p
}

// ask makes the requests for one hop and fills the answer. It returns the target of a redirect, or "".
func (k *assetCheck) ask(ctx context.Context, t AssetTarget, url string, patience time.Duration, a *page.Answer) (to string) {
	m := mannerOf(t)
	to, wait := k.once(ctx, t, m, url, patience, a)
	if wait > 0 && wait <= maxForeignWait && k.sleep(ctx, wait) {
		to, _ = k.once(ctx, t, m, url, patience, a)
	}
	switch {
	case m.method == http.MethodHead && a.Status >= 400 && a.Status != http.StatusTooManyRequests,
		m.ranged != "" && a.Status == http.StatusRequestedRangeNotSatisfiable,
		a.Outcome == page.AssetUnreachable && a.Reason != "timeout": // a broken connection deserves a second try
		m = manner{method: http.MethodGet, body: m.body}
		if !m.body {
			m.ranged = "bytes=0-1023" // many servers know no HEAD, or answer it otherwise than GET
		}
		to, _ = k.once(ctx, t, m, url, patience, a)
	}
	return to
}

// once makes one request. It waits for the host's turn, and returns the Retry-After of a host that asks for patience.
func (k *assetCheck) once(ctx context.Context, t AssetTarget, m manner, url string, patience time.Duration, a *page.Answer) (to string, wait time.Duration) {
	if err := k.turn(ctx, t, url, patience); err != nil {
		failed(a, "interrupted", oneLine(err.Error()))
		return "", 0
	}
	if k.spent(t) {
		*a = unasked(reasonBudget)
		return "", 0
	}
	limited, cancel := context.WithTimeout(ctx, min(assetTimeout, k.f.cfg.Timeout))
	defer cancel()
	req, err := http.NewRequestWithContext(limited, m.method, url, nil)
	if err != nil {
		failed(a, "malformed-url", oneLine(err.Error()))
		return "", 0
	}
	req.Header = k.f.header(request{URL: url, Credentials: t.Own, Accept: acceptAsset})
	if m.ranged != "" {
		req.Header.Set("Range", m.ranged)
		req.Header.Set("Accept-Encoding", "identity") // bytes of the file, not of a coding of it
	}
	k.f.requests.Add(1)
	resp, err := k.f.transport.RoundTrip(req)
	if err != nil {
		*a = page.Answer{Hops: a.Hops, Permanent: a.Permanent, Final: a.Final, Bytes: -1, Cache: page.Cache{MaxAge: -1}}
		reason, detail := reasonOf(err)
		if ctx.Err() != nil {
			reason = "interrupted"
		}
		failed(a, reason, detail)
		return "", 0
	}
	defer (&record{}).drain(resp)
	if resp.StatusCode == http.StatusTooManyRequests || resp.StatusCode == http.StatusServiceUnavailable {
		wait = retryAfter(resp.Header.Get("Retry-After"), time.Now())
	}
	return k.read(t, m, url, resp, a), wait
}

// read takes an answer in: outcome, headers, size, and what the beginning of the body shows.
func (k *assetCheck) read(t AssetTarget, m manner, url string, resp *http.Response, a *page.Answer) (to string) {
	*a = page.Answer{Hops: a.Hops, Permanent: a.Permanent, Final: a.Final, Bytes: -1, Status: resp.StatusCode}
	a.MediaType = strings.Clone(mediaType(resp.Header.Get("Content-Type")))
	a.Headers(resp.Header, time.Now())
	a.Coding, _ = codingOf(resp.Header["Content-Encoding"])
	if m.method == http.MethodHead || resp.StatusCode == http.StatusOK {
		a.Bytes = resp.ContentLength
	}
	switch s := resp.StatusCode; {
	case s == 301 || s == 302 || s == 303 || s == 307 || s == 308:
		return redirectOf(t, url, resp, a)
	case s == http.StatusPartialContent:
		a.Status, a.Bytes = http.StatusOK, rangeTotal(resp.Header.Get("Content-Range"))
	case refusesRobots(resp):
		a.Outcome, a.Reason = page.AssetRefused, reasonChallenge
		if resp.Header.Get("Cf-Mitigated") == "" {
			a.Reason = "http-" + strconv.Itoa(s)
		}
		return ""
	case s == http.StatusRequestedRangeNotSatisfiable && m.ranged != "":
		a.Bytes = rangeTotal(resp.Header.Get("Content-Range"))
	case s >= 400 || s < 200 || s == http.StatusNoContent && t.Kind != page.ExternalLink:
		a.Outcome, a.Reason = page.AssetBroken, or(map[bool]string{true: ReasonHTTPServer}[s >= 500], ReasonHTTPClient)
		return ""
	}
	a.Outcome = page.AssetOK
	if m.body {
		k.body(t, url, resp, a)
	}
	return ""
}

// redirectOf is the target of a redirect. A link that opens an app leads somewhere, though not for us.
func redirectOf(t AssetTarget, url string, resp *http.Response, a *page.Answer) string {
	r := &answer{}
	r.Source.URL = url
	r.redirect(resp.Header["Location"])
	switch {
	case r.Reason != "" && t.Kind == page.ExternalLink && opensApp(resp.Header.Get("Location")):
		a.Outcome = page.AssetOK
	case r.Reason != "":
		failed(a, r.Reason, r.Detail)
	}
	return r.Location
}

// opensApp reports whether a target is for another program than the browser: weixin://, intent:, tel:. Browsers themselves refuse to
// be led to what they would run or show as their own.
func opensApp(location string) bool {
	u, err := neturl.Parse(strings.TrimSpace(location))
	if err != nil {
		return false
	}
	switch u.Scheme {
	case "", "http", "https", "javascript", "vbscript", "data", "blob", "about", "file", "ftp", "ws", "wss":
		return false
	}
	return true
}

// refusesRobots recognises answers that say more about us than about the address.
func refusesRobots(resp *http.Response) bool {
	switch resp.StatusCode {
	case 401, 403, 407, 429, 451, 503, 999:
		return true
	}
	return resp.Header.Get("Cf-Mitigated") != "" || resp.Header.Get("X-Datadome") != "" && resp.StatusCode >= 400
}

// rangeTotal is the size of the file that a Content-Range names ("bytes 0-99/1234"); -1 when it does not.
func rangeTotal(v string) int64 {
	_, total, ok := strings.Cut(v, "/")
	n, err := strconv.ParseInt(strings.TrimSpace(total), 10, 64)
	if !ok || err != nil || n < 0 {
		return -1
	}
	return n
}

// body reads the beginning of the body. A body that breaks off or does not decode leaves what the headers said.
func (k *assetCheck) body(t AssetTarget, url string, resp *http.Response, a *page.Answer) {
	wire := &wireReader{r: resp.Body, limit: maxAssetBody}
	content, done, err := decode(a.Coding, wire)
	defer done()
	if err != nil {
		return
	}
	buf := bodies.Get().(*[]byte)
	defer func() {
		if cap(*buf) <= 1<<20 {
			bodies.Put(buf)
		}
	}()
	limit := maxAssetText
	if isPicture(t.Kind) && a.Coding == "" {
		limit = maxPicture // also where the range is ignored
	}
	b := (*buf)[:0]
	whole := false
	rate := newRate(min(assetTimeout, k.f.cfg.Timeout))
	for len(b) < limit {
		if len(b) == cap(b) {
			b = append(b, 0)[:len(b)]
		}
		n, err := content.Read(b[len(b):min(cap(b), limit)])
		b = b[:len(b)+n]
		if err != nil {
			whole = err == io.EOF && !wire.cut
			break
		}
		if rate.drips(wire.n) {
			break
		}
	}
	*buf = b
	if whole && a.Bytes < 0 && resp.StatusCode == http.StatusOK {
		a.Bytes = wire.n
	}
	a.Body(t.Kind, url, b, whole)
	if isPicture(t.Kind) && a.Picture.Format == "" && a.MediaType == "text/html" && looksLikeHTML(b) {
		a.Outcome, a.Reason = page.AssetBroken, reasonNotAnImage
	}
}

func isPicture(kind page.AssetKind) bool {
	return kind == page.ImageFile || kind == page.IconFile || kind == page.SocialImage
}
