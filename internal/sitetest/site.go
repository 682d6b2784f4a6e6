package sitetest

import (
	"bytes"
	"errors"
	"fmt"
	"hash/fnv"
	"net"
	"net/http"
	"path"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
)

// A Site is what an archive serves.
type Site struct {
	Files []File // in the order of the archive
}

// A File is one URL of a site.
type File struct {
	Path        string // path and query as in a request line, with the leading slash
	Status      int
	Location    string // of a redirect, as sent
	ContentType string
	Body        []byte
}

// Parse reads an archive. The error names the file whose marker cannot be understood, or that stands in it twice.
func Parse(archive []byte) (*Site, error) {
	s := &Site{}
	seen := map[string]bool{}
	for _, f := range txtar.Parse(archive).Files {
		file, err := parseFile(f.Name, f.Data)
		if err != nil {
			return nil, fmt.Errorf("file %q: %w", f.Name, err)
		}
		if seen[file.Path] {
			return nil, fmt.Errorf("file %q: %s stands in the archive twice", f.Name, file.Path)
		}
		seen[file.Path] = true
		s.Files = append(s.Files, file)
	}
	if len(s.Files) == 0 {
		return nil, errors.New("no files in the archive")
	}
	return s, nil
}

func parseFile(name string, body []byte) (File, error) {
	fields := strings.Fields(name)
	if len(fields) == 0 {
		return File{}, errors.New("no path")
	}
	f := File{Path: fields[0], Status: http.StatusOK, Body: body}
	if !strings.HasPrefix(f.Path, "/") {
		f.Path = "/" + f.Path
	}
	f.ContentType = contentType(f.Path)
	if len(fields) > 1 {
		status, err := strconv.Atoi(fields[1])
		if err != nil || status < 200 || status > 599 {
			return File{}, fmt.Errorf("status %q is not a number from 200 to 599", fields[1])
		}
		f.Status = status
	}
	rest := strings.Join(fields[min(2, len(fields)):], " ")
	redirect := f.Status >= 300 && f.Status < 400 && f.Status != http.StatusNotModified
	switch {
	case redirect && len(fields) != 3:
		return File{}, fmt.Errorf("a redirect needs one target, as in %q", "/old 301 /new")
	case redirect:
		f.Location = rest
	case rest != "":
		return f.typed(rest)
	}
	return f, nil
}

// encodeParameter asks for another encoding than UTF-8, which is what archives are written in.
const encodeParameter = ";encode="

// typed gives the file its content type, and its body the encoding that the type asks for.
func (f File) typed(contentType string) (File, error) {
	var label string
	var ok bool
	f.ContentType, label, ok = strings.Cut(contentType, encodeParameter)
	if !ok {
		return f, nil
	}
	e, err := htmlindex.Get(label)
	if err != nil {
		return File{}, fmt.Errorf("encoding %q is not known", label)
	}
	if f.Body, err = encoding.HTMLEscapeUnsupported(e.NewEncoder()).Bytes(f.Body); err != nil {
		return File{}, fmt.Errorf("writing the body as %s: %w", label, err)
	}
	return f, nil
}

// contentType goes by the extension; what has none is a page.
func contentType(p string) string {
	p, _, _ = strings.Cut(p, "?")
	switch path.Ext(p) {
	case ".txt":
		return "text/plain; charset=utf-8"
	case ".xml":
		return "application/xml"
	case ".css":
		return "text/css"
	case ".js":
		return "text/javascript"
	case ".json":
		return "application/json"
	case ".svg":
		return "image/svg+xml"
	case ".png":
		return "image/png"
	case ".jpg", ".jpeg":
		return "image/jpeg"
	case ".pdf":
		return "application/pdf"
	}
	return "text/html; charset=utf-8"
}

// Handler serves the files.
func (s *Site) Handler() http.Handler {
	files := make(map[string]*File, len(s.Files))
	for i := range s.Files {
		files[s.Files[i].Path] = &s.Files[i]
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		f := files[r.URL.RequestURI()]
		if f == nil {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			w.WriteHeader(http.StatusNotFound)
			fmt.Fprint(w, "<!doctype html><title>Not found</title><h1>Not found</h1>")
			return
		}
		f.serve(w, r)
	})
}

func (f *File) serve(w http.ResponseWriter, r *http.Request) {
	body := bytes.ReplaceAll(f.Body, []byte("http://SITE/"), []byte("http://"+r.Host+"/"))
	h := w.Header()
	h.Set("Content-Type", f.ContentType)
	if f.Location != "" {
		h.Set("Location", f.Location)
	}
	if f.Status == http.StatusOK {
		sum := fnv.New64a()
		sum.Write(body)
		tag := fmt.Sprintf(`"%016x"`, sum.Sum64())
		h.Set("ETag", tag)
		if r.Header.Get("If-None-Match") == tag {
			w.WriteHeader(http.StatusNotModified)
			return
		}
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(f.Status)
	if r.Method != http.MethodHead {
		w.Write(body)
	}
}

// A Test is what Serve needs of a testing.TB. The archives are served by the program as well (assay demo), which has no
// business with package testing.
type Test interface {
	Helper()
	Cleanup(func())
	Fatal(args ...any)
}

// Serve serves a site on a free port of loopback until the test ends, and returns its URL without a slash at the end.
func Serve(t Test, s *Site) (url string) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal("serving the site:", err)
	}
	server := &http.Server{Handler: s.Handler()}
	go server.Serve(l)
	t.Cleanup(func() { server.Close() })
	return "http://" + l.Addr().String()
}
