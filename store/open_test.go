package store

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/siteassay/assay/page"
	"github.com/siteassay/assay/report"
	bolt "go.etcd.io/bbolt"
)

func TestOtherSchema(t *testing.T) {
	dir := t.TempDir()
	s := openSite(t, dir)
	must(t, s.update("testing", func(tx *bolt.Tx) error { return put(tx.Bucket(bucketMeta), keySchema, []byte{schema + 1}) }))
	must(t, s.Close())
	before, _ := os.ReadFile(s.Path())
	_, err := Open(dir, home, Options{})
	if !errors.Is(err, ErrSchema) || !strings.Contains(err.Error(), s.Path()) || !strings.Contains(err.Error(), strconv.Itoa(schema+1)) {
		t.Errorf("error %v", err)
	}
	if after, _ := os.ReadFile(s.Path()); !bytes.Equal(before, after) {
		t.Error("the file was changed")
	}
}

func TestStoreOfAnotherSite(t *testing.T) {
	dir := t.TempDir()
	s := openSite(t, dir)
	must(t, s.Close())
	must(t, os.Rename(s.Path(), filepath.Join(dir, "other.example.db")))
	if _, err := Open(dir, "https://other.example/", Options{}); err == nil || !strings.Contains(err.Error(), "crumb.example") {
		t.Errorf("error %v", err)
	}
}

// The error for a damaged store says where its last good copy is.
func TestDamageNamesTheCopy(t *testing.T) {
	dir := t.TempDir()
	s := openSite(t, dir)
	must(t, s.Backup())
	must(t, s.Close())
	must(t, os.Truncate(s.Path(), 5000))
	if _, err := Open(dir, home, Options{}); !errors.Is(err, ErrDamaged) || !strings.Contains(err.Error(), s.Path()+goodSuffix) {
		t.Errorf("error %v", err)
	}
}

func TestSecondProcess(t *testing.T) {
	dir := t.TempDir()
	s := openSite(t, dir)
	begin(t, s, false)
	for _, open := range []func() (*Site, error){
		func() (*Site, error) { return Open(dir, "http://crumb.example/", Options{}) },
		func() (*Site, error) { return OpenReadOnly(dir, home) },
	} {
		_, err := open()
		want := fmt.Sprintf("store %s is in use by another process (pid %d)", s.Path(), os.Getpid())
		if !errors.Is(err, ErrInUse) || err.Error() != want {
			t.Errorf("error %v, want %s", err, want)
		}
	}
	commit(t, s, 0, 3) // the first one is unharmed
	must(t, s.Close())
	if _, err := os.Stat(s.Path() + pidSuffix); err == nil {
		t.Error("the pid stays behind")
	}
}

func TestReadOnly(t *testing.T) {
	dir := t.TempDir()
	if _, err := OpenReadOnly(dir, home); !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), "no audit of crumb.example") {
		t.Errorf("error %v", err)
	}
	s := openSite(t, dir)
	begin(t, s, false)
	commit(t, s, 0, 3)
	must(t, s.PutRecord(1, []byte("one")))
	must(t, s.FinishRun(report.RunSummary{State: report.Complete}))
	must(t, s.Close())
	before, _ := os.ReadFile(s.Path())
	a, err := OpenReadOnly(dir, home)
	must(t, err)
	defer a.Close()
	b, err := OpenReadOnly(dir, home) // two readers at once
	must(t, err)
	defer b.Close()
	must(t, b.EachRecord(1, func(uint32, []byte) error { return nil }))
	if _, _, err := a.BeginRun(false, nil); err == nil || !strings.Contains(err.Error(), "reading only") {
		t.Errorf("error %v", err)
	}
	must(t, a.Close())
	if after, _ := os.ReadFile(s.Path()); !bytes.Equal(before, after) {
		t.Error("reading changed the file")
	}
}

func TestDirectoryThatCannotBeWritten(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	must(t, os.WriteFile(file, nil, 0o666))
	for _, dir := range []string{file, filepath.Join(file, "below")} {
		if _, err := Open(dir, home, Options{}); err == nil || !strings.Contains(err.Error(), dir) {
			t.Errorf("error %v", err)
		}
	}
}

func TestFullStore(t *testing.T) {
	dir := t.TempDir()
	s, err := Open(dir, home, Options{MaxSize: 2 << 20})
	must(t, err)
	defer s.Close()
	begin(t, s, false)
	noise := rand.New(rand.NewPCG(1, 1))
	n := 0
	for ; err == nil && n < 100; n++ {
		v := audited(s, n)
		v.Findings = make([]byte, 100_000)
		for i := range v.Findings {
			v.Findings[i] = byte(noise.Uint32())
		}
		err = s.Commit([]page.Visit{v}, nil, nil)
	}
	if !errors.Is(err, ErrFull) || !strings.Contains(err.Error(), "limit of 2 MB") || !strings.Contains(err.Error(), s.Path()) {
		t.Errorf("error %v", err)
	}
	if _, _, ok, err := s.FactsOf(address(n - 2)); !ok || err != nil {
		t.Errorf("what was stored before cannot be read: %v", err)
	}
}

func TestClosedStore(t *testing.T) {
	s := openSite(t, t.TempDir())
	must(t, s.Close())
	must(t, s.Close())
	if _, err := s.Runs(); err == nil || !strings.Contains(err.Error(), "closed") {
		t.Errorf("error %v", err)
	}
}
