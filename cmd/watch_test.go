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
	tick, looked, acted, ended := make(chan time.Time), make(chan struct{}), make(chan struct{}, 10), make(chan error)
	look := func() string {
		s := stamp(dir)
		looked <- struct{}{} // nothing may change while it looks
		return s
	}
	go func() { ended <- watch(ctx, tick, look, func() { acted <- struct{}{} }) }()
	<-looked
	<-acted
	twice := func() { // the second tick is taken only when the first has been dealt with
		for range 2 {
			tick <- time.Time{}
			<-looked
		}
	}
	silent := func(what string) {
		t.Helper()
		twice()
		if len(acted) > 0 {
			t.Fatalf("acts %s", what)
		}
	}
	again := func(what string) {
		t.Helper()
		twice()
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
