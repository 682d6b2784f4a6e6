package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/siteassay/assay/page"
	"github.com/siteassay/assay/report"
	bolt "go.etcd.io/bbolt"
)

// wholeStore is the file of a store with two finished runs and one under way.
func wholeStore(t *testing.T) []byte {
	t.Helper()
	dir := t.TempDir()
	s := openSite(t, dir)
	s.urls.limit = 100
	for range 2 {
		begin(t, s, false)
		for from := 0; from < 300; from += 60 {
			commit(t, s, from, from+60)
		}
		for i := range 200 {
			must(t, s.PutRecord(uint32(i), bytes.Repeat(encoded(i, 3), 1)))
		}
		must(t, s.FinishRun(report.RunSummary{State: report.Complete, Document: []byte("{}")}))
	}
	begin(t, s, false)
	commit(t, s, 0, 250)
	must(t, s.Commit(nil, []page.Target{target(400), target(401)}, nil))
	must(t, s.Close())
	b, err := os.ReadFile(s.Path())
	must(t, err)
	return b
}

// useAll does everything one does with a store and returns the first error. What it reads must be right.
func useAll(t *testing.T, dir string) error {
	s, err := Open(dir, home, Options{})
	if err != nil {
		return err
	}
	_, resumed, err := s.BeginRun(true, nil)
	steps := []func() error{
		func() error { return err },
		func() error {
			return s.EachPage(func(v *page.Visit, facts, _ []byte) error {
				if i := int(v.Seq); resumed && string(facts) != string(encoded(i, 1)) {
					t.Errorf("page %d has other facts than were stored", i)
				}
				return nil
			})
		},
		func() error { return s.Pending(func(page.Target) bool { return true }) },
		func() error {
			for i := range 300 {
				facts, _, ok, err := s.FactsOf(address(i))
				if err != nil {
					return err
				}
				if ok && string(facts) != string(encoded(i, 1)) {
					t.Errorf("page %d has other facts than were stored", i)
				}
			}
			return nil
		},
		func() error {
			return s.EachRecord(1, func(k uint32, b []byte) error {
				if string(b) != string(encoded(int(k), 3)) {
					t.Errorf("record %d is not what was stored", k)
				}
				return nil
			})
		},
		func() error { _, err := s.Runs(); return err },
		func() error { _, err := s.Document(2); return err },
		func() error { return s.Commit([]page.Visit{audited(s, 7), audited(s, 600)}, nil, nil) },
		func() error { return s.FinishRun(report.RunSummary{State: report.Complete}) },
		s.Backup,
		s.Close,
	}
	var first error
	for _, step := range steps {
		if err := step(); err != nil && first == nil {
			first = err
		}
	}
	return first
}

// tryDamaged uses a damaged file and reports whether the damage was told. It must be told in a clear way, and the file
// must stay as it is when it cannot be opened.
func tryDamaged(t *testing.T, name string, b []byte) bool {
	t.Helper()
	dir := t.TempDir()
	path := filepath.Join(dir, "crumb.example.db")
	must(t, os.WriteFile(path, b, 0o666))
	s, err := Open(dir, home, Options{})
	if err == nil {
		s.Close()
		must(t, os.WriteFile(path, b, 0o666))
		if err = useAll(t, dir); err == nil {
			return false
		}
	} else if after, _ := os.ReadFile(path); !bytes.Equal(after, b) {
		t.Errorf("%s: the file was changed", name)
	}
	if errors.Is(err, ErrNoRun) {
		return true
	}
	if text := err.Error(); !errors.Is(err, ErrDamaged) || strings.Count(text, path) != 1 || !strings.Contains(text, "is damaged") || strings.Contains(text, "\n") {
		t.Errorf("%s: %v", name, err)
	}
	if _, err := os.Stat(path); err != nil {
		t.Errorf("%s: the file is gone", name)
	}
	return true
}

func TestTruncatedStores(t *testing.T) {
	whole := wholeStore(t)
	h, err := readHeader(bytes.NewReader(whole))
	must(t, err)
	end := int(h.end) * pageSize // the file is longer than what is in use, and cutting that off does no harm
	for n := 0; n < end; n += end/40 + 1 {
		if !tryDamaged(t, fmt.Sprintf("cut at %d of %d", n, end), whole[:n]) {
			t.Errorf("a store cut at %d of %d was used", n, end)
		}
	}
	if tryDamaged(t, "cut behind the last page", whole[:end]) {
		t.Error("a store that was only made shorter where it is empty was refused")
	}
}

func TestZeroedPages(t *testing.T) {
	whole := wholeStore(t)
	told := 0
	for at := 0; at+pageSize <= len(whole); at += pageSize {
		b := bytes.Clone(whole)
		clear(b[at : at+pageSize])
		if tryDamaged(t, fmt.Sprintf("page %d zeroed", at/pageSize), b) {
			told++
		}
	}
	b := bytes.Clone(whole)
	clear(b[:2*pageSize])
	if !tryDamaged(t, "both headers zeroed", b) || told < 5 {
		t.Errorf("%d zeroed pages were told", told)
	}
}

func TestFlippedBits(t *testing.T) {
	whole := wholeStore(t)
	const cases = 40
	random := rand.New(rand.NewPCG(7, 7))
	for n := range cases {
		b := bytes.Clone(whole)
		at := random.IntN(len(b) - 64)
		for i := range 64 {
			b[at+i] ^= byte(random.Uint32())
		}
		tryDamaged(t, fmt.Sprintf("case %d: 64 bytes at %d", n, at), b)
	}
	for n := range cases { // heads and elements of pages, where a fault misleads bbolt most
		b := bytes.Clone(whole)
		at := random.IntN(len(b)/pageSize)*pageSize + random.IntN(200)
		b[at] ^= 1 << random.IntN(8)
		tryDamaged(t, fmt.Sprintf("case %d: a bit at %d", n, at), b)
	}
}

// A page that leads to itself would make bbolt call itself until the stack is full, which cannot be caught.
func TestCycleOfPages(t *testing.T) {
	whole := wholeStore(t)
	branches := 0
	for at := 2 * pageSize; at+pageSize <= len(whole); at += pageSize {
		n := binary.NativeEndian
		if n.Uint16(whole[at+8:]) != flagBranch || n.Uint64(whole[at:]) != uint64(at/pageSize) {
			continue
		}
		branches++
		b := bytes.Clone(whole)
		for e := range int(n.Uint16(whole[at+10:])) {
			n.PutUint64(b[at+pageHead+e*elementSize+8:], uint64(at/pageSize))
		}
		tryDamaged(t, fmt.Sprintf("page %d leads to itself", at/pageSize), b)
	}
	if branches == 0 {
		t.Error("the store has no branch page to damage")
	}
}

func TestFilesThatAreNoStores(t *testing.T) {
	for name, b := range map[string][]byte{
		"empty": {}, "text": []byte("see the other disk\n"), "long text": bytes.Repeat([]byte("notes "), 40_000), "zeros": make([]byte, 1<<20),
	} {
		if !tryDamaged(t, name, b) {
			t.Errorf("%s: it was opened", name)
		}
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "crumb.example.db")
	must(t, os.Mkdir(path, 0o777))
	if _, err := Open(dir, home, Options{}); err == nil || !strings.Contains(err.Error(), path) {
		t.Errorf("a directory: %v", err)
	}
	dir = t.TempDir()
	path = filepath.Join(dir, "crumb.example.db")
	db, err := bolt.Open(path, 0o666, nil)
	must(t, err)
	must(t, db.Close())
	if _, err := Open(dir, home, Options{}); !errors.Is(err, ErrDamaged) || !strings.Contains(err.Error(), "another program") {
		t.Errorf("a database of another program: %v", err)
	}
}

// A key that was damaged into a lower one leads whoever seeks it back to where he was.
func TestKeyThatLeadsBack(t *testing.T) {
	dir := t.TempDir()
	s := openSite(t, dir)
	begin(t, s, false)
	commit(t, s, 0, 250)
	var entry []byte
	must(t, s.view("testing", func(tx *bolt.Tx) error {
		key := key32(walkValues) // the first one of the second part of a walk
		entry = append(bytes.Clone(key), tx.Bucket(bucketVisits).Get(key)...)
		return nil
	}))
	must(t, s.Close())
	b, err := os.ReadFile(s.Path())
	must(t, err)
	for {
		at := bytes.Index(b, entry)
		if at < 0 {
			break
		}
		copy(b[at:], key32(3))
	}
	if !tryDamaged(t, "a key", b) {
		t.Error("the damage was not told")
	}
}
