package crawler

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

func TestADripIsGivenUpEarly(t *testing.T) {
	drip := func(every time.Duration, chunk string) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "text/html")
			for range 40 {
				w.Write([]byte(chunk))
				w.(http.Flusher).Flush()
				select {
				case <-time.After(every):
				case <-r.Context().Done():
					return
				}
			}
		}
	}
	for _, c := range []struct {
		name     string
		handler  http.HandlerFunc
		dripping bool
	}{
		{"a byte at a time", drip(50*time.Millisecond, "x"), true},
		{"slow and steady", drip(5*time.Millisecond, strings.Repeat("<p>bread</p>", 20)), false},
	} {
		server := httptest.NewServer(c.handler)
		f, err := newFetcher(Config{Start: server.URL + "/", Timeout: 2 * time.Second})
		if err != nil {
			t.Fatal(err)
		}
		a := f.fetch(context.Background(), request{URL: server.URL + "/"})
		if a.Dripping != c.dripping || (a.Reason == "timeout") != c.dripping || c.dripping && a.Took > 1900*time.Millisecond {
			t.Errorf("%s: dripping %v, reason %q after %s", c.name, a.Dripping, a.Reason, a.Took)
		}
		a.Release()
		server.Close()
		f.close()
	}
}

// TestRate has an answer that began six seconds ago. A head at once and the page when it is ready takes few reads and is no drip.
func TestRate(t *testing.T) {
	r := newRate(30 * time.Second)
	r.began = time.Now().Add(-6 * time.Second)
	for i, want := range []bool{false, false, false, true} {
		if got := r.drips(int64(i)); got != want {
			t.Errorf("read %d: %v", i, got)
		}
	}
	if r.drips(1000) {
		t.Error("1,000 bytes in six seconds are no drip")
	}
}
