package crawler

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptrace"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/siteassay/assay/page"
)

func newTransport(cfg Config, g *guard) *http.Transport {
	return &http.Transport{
		Proxy:                  nil, // the guard would see the proxy's address only
		DialContext:            g.dial,
		TLSClientConfig:        tlsConfig(),
		TLSHandshakeTimeout:    tlsTimeout,
		ResponseHeaderTimeout:  min(headerTimeout, cfg.Timeout),
		MaxResponseHeaderBytes: maxHeaderBytes,
		MaxIdleConns:           cfg.Concurrency * 4,
		MaxIdleConnsPerHost:    cfg.Concurrency,
		IdleConnTimeout:        60 * time.Second,
		DisableCompression:     true, // decode.go does it, with limits on both sides
		ForceAttemptHTTP2:      true,
	}
}

// A record is where a request and its answer meet; it travels in the context of the request.
type record struct {
	request request
	answer  *answer
	began   time.Time
	timeout time.Duration
	clock   *time.Timer   // ends the request
	large   chan struct{} // see maxLarge
	asked   bool
	err     error

	mu        sync.Mutex // the trace is called from other goroutines, even after the answer
	firstByte time.Time
}

type recordKey struct{}

// A roundTripper puts the answer into the record and gives its caller an empty one.
type roundTripper struct{ next http.RoundTripper }

func (t roundTripper) RoundTrip(req *http.Request) (*http.Response, error) {
	rec, _ := req.Context().Value(recordKey{}).(*record)
	if rec == nil {
		return nil, errors.New("request without a record")
	}
	rec.asked = true
	req = req.WithContext(httptrace.WithClientTrace(req.Context(), &httptrace.ClientTrace{
		GotFirstResponseByte: func() {
			rec.mu.Lock()
			rec.firstByte = time.Now()
			rec.mu.Unlock()
		},
	}))
	resp, err := t.next.RoundTrip(req)
	if err != nil {
		rec.err = err
		return nil, err
	}
	rec.err = rec.take(resp)
	return &http.Response{
		StatusCode: resp.StatusCode, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header: make(http.Header), Body: http.NoBody, Uncompressed: true, Request: req,
	}, nil
}

// take reads an answer into the record. The error says why there is no usable one.
func (rec *record) take(resp *http.Response) error {
	a := rec.answer
	defer rec.drain(resp)
	a.Source.Status = resp.StatusCode
	a.Source.Header = resp.Header
	a.MediaType = mediaType(resp.Header.Get("Content-Type"))
	a.RetryAfter = retryAfter(resp.Header.Get("Retry-After"), time.Now())
	fetch := &a.Source.Fetch
	fetch.Proto = resp.Proto
	fetch.Headers = headersForRules(resp.Header)
	measureHeaders(fetch, resp.Header)
	describeTLS(fetch, resp.TLS)
	rec.mu.Lock()
	if !rec.firstByte.IsZero() {
		fetch.FirstByteMS = int(rec.firstByte.Sub(rec.began).Milliseconds())
	}
	rec.mu.Unlock()
	switch resp.StatusCode {
	case http.StatusNotModified:
		a.NotModified = true
		return nil
	case 301, 302, 303, 307, 308:
		a.redirect(resp.Header["Location"])
		return nil
	}
	return rec.readBody(resp)
}

// redirect resolves the target of a redirect. The raw one stays in Detail when there is no other.
func (a *answer) redirect(location []string) {
	if len(location) == 0 || strings.TrimSpace(location[0]) == "" {
		a.Reason, a.Detail = "redirect-malformed", "no Location"
		return
	}
	target, err := page.Resolve(a.Source.URL, escapeHeader(location[0]))
	if err != nil {
		a.Reason, a.Detail = "redirect-malformed", oneLine(location[0])
		return
	}
	a.Location = target
}

// escapeHeader percent-encodes the bytes of a header that are no UTF-8: they are meant as they stand.
func escapeHeader(s string) string {
	if len(s) > 4*page.MaxURL {
		s = s[:4*page.MaxURL]
	}
	var b strings.Builder
	for _, r := range s {
		if r == '\uFFFD' {
			return escapeBytes(s)
		}
		b.WriteRune(r)
	}
	return b.String()
}

func escapeBytes(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] < 0x80 {
			b.WriteByte(s[i])
		} else {
			fmt.Fprintf(&b, "%%%02X", s[i])
		}
	}
	return b.String()
}

// readBody reads the body of an HTML document, or of anything when the request asks for it.
func (rec *record) readBody(resp *http.Response) error {
	a, anything := rec.answer, rec.request.Accept != ""
	if rec.request.stream != nil && a.Source.Status != http.StatusOK {
		return nil
	}
	sniff := a.MediaType == "" || a.MediaType == "text/plain"
	isHTML := a.MediaType == "text/html" || a.MediaType == "application/xhtml+xml"
	if !anything && !isHTML && !sniff {
		return nil
	}
	coding, err := codingOf(resp.Header["Content-Encoding"])
	if err != nil {
		return err
	}
	a.Source.Fetch.Encoding = coding
	wire := &wireReader{r: resp.Body, limit: rec.request.MaxBody}
	body, done, err := decode(coding, wire)
	defer done()
	if err == nil && rec.request.stream != nil {
		limited := &wireReader{r: body, limit: rec.request.MaxBody}
		err = rec.request.stream(limited)
		a.Truncated = limited.cut
	} else if err == nil {
		err = rec.readAll(body, wire, sniff && !anything, resp.ContentLength)
	}
	a.Source.Fetch.WireBytes = int(wire.n)
	a.Truncated = a.Truncated || wire.cut
	if a.Truncated && errors.Is(err, io.ErrUnexpectedEOF) {
		err = nil // the end of what was cut is no fault of the server
	}
	a.Source.Truncated = a.Truncated
	if err != nil {
		return err
	}
	if rec.request.stream == nil {
		a.HTML = isHTML || sniff && looksLikeHTML(a.Source.Body)
		if !a.HTML && !anything {
			a.Release()
		}
	}
	return nil
}

// sniffBytes is how much of a body without a useful media type is looked at.
const sniffBytes = 512

// readAll reads body into a buffer of the pool: MaxBody bytes at most, and no more of a bomb than shows that it is one.
// With sniff it stops when the beginning is not HTML.
func (rec *record) readAll(body io.Reader, wire *wireReader, sniff bool, expected int64) error {
	a, limit := rec.answer, int(rec.request.MaxBody)
	a.buf = bodies.Get().(*[]byte)
	b := (*a.buf)[:0]
	if expected > 0 && int(expected) < limit {
		b = slices.Grow(b, int(min(expected, 1<<20))+1)
	}
	var err error
	rate := newRate(rec.timeout)
	for err == nil && len(b) <= limit {
		if len(b) > largeBody && a.large == nil {
			rec.enlarge()
		}
		if len(b) == cap(b) {
			b = slices.Grow(b, min(max(len(b), 32<<10), limit+1-len(b)))
		}
		var n int
		// One byte over the limit tells a body of just the limit from a longer one.
		n, err = body.Read(b[len(b):min(cap(b), limit+1)])
		b = b[:len(b)+n]
		if err == nil && rate.drips(wire.n) {
			a.Dripping, err = true, errDrips
		}
		if len(b) > bombFrom && int64(len(b)) > bombRatio*wire.n {
			err = errBomb
		}
		if sniff && (len(b) >= sniffBytes || err == io.EOF) {
			if sniff = false; !looksLikeHTML(b) {
				err = io.EOF
			}
		}
	}
	if len(b) > limit {
		b, a.Truncated = b[:limit], true
	}
	*a.buf = b
	a.Source.Body = b
	if err == io.EOF {
		err = nil
	}
	return err
}

// enlarge waits until there is room for a large body; meanwhile the request's time stands still.
func (rec *record) enlarge() {
	if rec.large == nil {
		return
	}
	select {
	case rec.large <- struct{}{}:
	default:
		if !rec.clock.Stop() {
			return // reading on says what is wrong
		}
		left := rec.timeout - time.Since(rec.began)
		rec.large <- struct{}{} // whoever has a place ends by his own clock, or is judged
		rec.clock.Reset(max(left, time.Second))
	}
	rec.answer.large = rec.large
}

// drain reads a short rest, so that the connection can serve the next request, and closes the body. A body of unknown
// length may be one that never ends.
func (rec *record) drain(resp *http.Response) {
	if resp.ContentLength >= 0 && resp.ContentLength <= 16<<10 {
		_, _ = io.Copy(io.Discard, resp.Body)
	}
	_ = resp.Body.Close()
}

// looksLikeHTML tells HTML by its first tag, as browsers do.
func looksLikeHTML(b []byte) bool {
	if len(b) >= 3 && b[0] == 0xEF && b[1] == 0xBB && b[2] == 0xBF {
		b = b[3:]
	}
	return strings.HasPrefix(http.DetectContentType(b), "text/html")
}

func mediaType(contentType string) string {
	if len(contentType) > 256 {
		contentType = contentType[:256]
	}
	t, _, _ := strings.Cut(contentType, ";")
	t, _, _ = strings.Cut(t, ",") // two headers joined
	return strings.ToLower(strings.TrimSpace(t))
}

// retryAfter reads seconds or a date; 0 for none, at most a day.
func retryAfter(v string, now time.Time) time.Duration {
	v = strings.TrimSpace(v)
	if v == "" {
		return 0
	}
	const day = 24 * time.Hour
	if s, err := strconv.ParseFloat(v, 64); err == nil {
		if !(s > 0) {
			return 0
		}
		return time.Duration(min(s, day.Seconds()) * float64(time.Second))
	}
	if t, err := http.ParseTime(v); err == nil {
		return min(max(t.Sub(now), 0), day)
	}
	return 0
}
