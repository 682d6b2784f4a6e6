package audit_test

import (
	"bytes"
	"compress/gzip"
	"image"
	"image/color"
	"image/png"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/siteassay/assay/internal/sitetest"
	"github.com/siteassay/assay/report"
)

// harmless are the findings that a good site may have, with the reason. Whatever else is reported on a site of
// testdata/good is a false alarm, whether it is an error or a notice.
var harmless = map[string]string{
	"links/title-missing":     "a title on a link is a matter of taste; the notice tells owners of other tools' lists and costs nothing",
	"images/titles":           "the same for pictures",
	"performance/hero-image":  "a hint that hastens the first picture: good pages were written before it existed",
	"seo/text-length":         "a count in characters that other tools make; lists and short answers are as they should be",
	"links/external-followed": "a count for whoever wants it: linking to others is as it should be",
}

// TestGoodSites: every rule is silent on sites that were written to have nothing to report.
func TestGoodSites(t *testing.T) {
	files, err := filepath.Glob("../testdata/good/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("%d sites: %v", len(files), err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".txtar")
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			archive, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			site, err := sitetest.Parse(archive)
			if err != nil {
				t.Fatal(err)
			}
			server := httptest.NewServer(wellServed(site.Handler()))
			t.Cleanup(server.Close)
			doc := run(t, config(t, server.URL+"/"), t.TempDir())
			if doc.State != report.Complete || len(doc.Broken) > 0 {
				t.Errorf("%s, broken %v", doc.State, doc.Broken)
			}
			if doc.Score.Overall < 100-1e-6 { // points that no finding explains
				t.Errorf("%.2f points, missing %v", doc.Score.Overall, doc.Score.Missing)
			}
			silent(t, "site", doc.Findings)
			for _, p := range pages(t, doc) {
				silent(t, strings.TrimPrefix(p.URL, server.URL), p.Findings)
			}
		})
	}
}

func silent(t *testing.T, where string, findings []report.Finding) {
	t.Helper()
	for i := range findings {
		if f := &findings[i]; harmless[f.Rule] == "" {
			t.Errorf("%s: %s (%s, %.2f points): %s", where, f.Rule, f.Severity, f.Points, all(f))
		}
	}
}

// wellServed adds what a well kept server adds: compression, lifetimes, protection, and the pictures, which are drawn in the
// size that their name ends in.
func wellServed(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'; base-uri 'self'; object-src 'none'")
		h.Set("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Referrer-Policy", "strict-origin-when-cross-origin")
		h.Set("Permissions-Policy", "geolocation=(), camera=(), microphone=()")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cache-Control", "public, max-age=600")
		if r.URL.Path == "/favicon.ico" || strings.HasPrefix(r.URL.Path, "/img/") {
			h.Set("Cache-Control", "public, max-age=31536000, immutable")
			h.Set("Content-Type", "image/png")
			w.Write(drawn(r.URL.Path))
			return
		}
		if strings.HasSuffix(r.URL.Path, ".css") || strings.HasSuffix(r.URL.Path, ".js") {
			h.Set("Cache-Control", "public, max-age=31536000, immutable")
		}
		rec := httptest.NewRecorder()
		next.ServeHTTP(rec, r)
		for name, values := range rec.Header() {
			h[name] = slices.Clone(values)
		}
		body := rec.Body.Bytes()
		if strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") && len(body) > 0 {
			var b bytes.Buffer
			z := gzip.NewWriter(&b)
			z.Write(body)
			z.Close()
			body = b.Bytes()
			h.Set("Content-Encoding", "gzip")
			h.Set("Vary", "Accept-Encoding")
		}
		h.Set("Content-Length", strconv.Itoa(len(body)))
		w.WriteHeader(rec.Code)
		if r.Method != http.MethodHead {
			w.Write(body)
		}
	})
}

var pictureSize = regexp.MustCompile(`-(\d{1,4})x(\d{1,4})\.png$`)

// drawn is a picture of one colour: that of name-640x480.png is 640 by 480 pixels, others are icons.
func drawn(name string) []byte {
	width, height := 32, 32
	if m := pictureSize.FindStringSubmatch(name); m != nil {
		width, _ = strconv.Atoi(m[1])
		height, _ = strconv.Atoi(m[2])
	}
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewPaletted(image.Rect(0, 0, width, height), color.Palette{color.RGBA{35, 77, 60, 255}})); err != nil {
		return nil
	}
	return b.Bytes()
}
