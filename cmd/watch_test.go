package cmd

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// TestWatch: files are looked at when it ticks, and only a change makes it act again.
func TestWatch(t *testing.T) {
	dir := t.TempDir()
	put := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	put("a.yaml", "one")
	ctx, cancel := context.WithCancel(t.Context())
	tick, acted, ended := make(chan time.Time), make(chan struct{}, 10), make(chan error)
	go func() {
		ended <- watch(ctx, tick, func() string { return stamp(dir) }, func() { acted <- struct{}{} })
	}()
	<-acted
	silent := func(what string) {
		t.Helper()
		tick <- time.Time{}
		tick <- time.Time{} // taken only when the tick before has been dealt with
		if len(acted) > 0 {
			t.Fatalf("acts %s", what)
		}
	}
	again := func(what string) {
		t.Helper()
		tick <- time.Time{}
		tick <- time.Time{}
		if len(acted) != 1 {
			t.Fatalf("acted %d times %s", len(acted), what)
		}
		<-acted
	}
	silent("without a change")
	put("a.yaml", "changed")
	again("for a change")
	put("b.yaml", "new")
	again("for a new file")
	if err := os.Remove(filepath.Join(dir, "b.yaml")); err != nil {
		t.Fatal(err)
	}
	again("for a file that went")
	put(".a.yaml.swp", "an editor's own")
	silent("for a hidden file")
	cancel()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}
