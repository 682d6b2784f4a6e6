package cmd

import (
	"context"
	"fmt"
	"hash/fnv"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// watchEvery is how often watched files are looked at. Asking for the times of a few files costs nothing, and works on
// every file system.
const watchEvery = 400 * time.Millisecond

// watch runs act, and again at each tick at which stamp differs, until ctx ends.
func watch(ctx context.Context, tick <-chan time.Time, stamp func() string, act func()) error {
	last := stamp()
	act()
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-tick:
			if now := stamp(); now != last {
				last = now
				act()
			}
		}
	}
}

// maxWatched bounds what stamp looks at.
const maxWatched = 20_000

// stamp stands for the names, sizes and times of the files under a path, hidden ones left out.
func stamp(root string) string {
	h := fnv.New64a()
	seen := 0
	filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			fmt.Fprintln(h, path, "cannot be read")
			return nil
		}
		if seen++; seen > maxWatched {
			return fs.SkipAll
		}
		if path != root && strings.HasPrefix(d.Name(), ".") {
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if info, err := os.Stat(path); err == nil && !info.IsDir() {
			fmt.Fprintln(h, path, info.Size(), info.ModTime().UnixNano())
		}
		return nil
	})
	return fmt.Sprint(h.Sum64())
}
