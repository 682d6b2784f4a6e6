package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	bolt "go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"
)

const (
	schema    = 1           // form of the buckets; another one is refused
	pageSize  = 32 << 10    // of new files: values of 1 kB fill such a page, and waste half of one of 4 kB
	allocSize = 1 << 20     // the file grows in such steps
	lockWait  = time.Second // for a process that is about to end
	maxValue  = 64 << 20    // bytes of a value once unpacked
)

// The buckets, see the package comment.
var (
	bucketMeta      = []byte("meta")
	bucketURLs      = []byte("ids")
	bucketFacts     = []byte("facts")
	bucketQueue     = []byte("queue")
	bucketVisits    = []byte("visits")
	bucketRuns      = []byte("runs")
	bucketDocuments = []byte("documents")
	bucketRecords   = []byte("records")

	keySchema = []byte("schema")
	keyHost   = []byte("host")
	keyRun    = []byte("run")
	keyURLs   = []byte("ids through")
	keyDict   = []byte("dictionary ") // + number, see packer
)

// Open opens the store of a site in dir and creates both when they are missing. site is the start URL in normal form,
// or a host as List gives it. Only one process may have the store open; the second one is told so (ErrInUse) after a
// second. A file that makes no sense is ErrDamaged and stays as it is.
func Open(dir, site string, o Options) (*Site, error) {
	host, err := siteHost(site)
	if err != nil {
		return nil, err
	}
	path := filepath.Join(dir, fileName(host))
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, fmt.Errorf("opening store %s: %w", path, err)
	}
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		if err := create(path, host); err != nil {
			return nil, fmt.Errorf("creating store %s: %w", path, err)
		}
	}
	return open(path, host, o, false)
}

// OpenReadOnly opens a store that exists, to read its history and its records. Several processes may do so at once,
// but not while one has it open for an audit.
func OpenReadOnly(dir, site string) (*Site, error) {
	host, err := siteHost(site)
	if err != nil {
		return nil, err
	}
	path := filepath.Join(dir, fileName(host))
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return nil, &Error{File: path, Kind: fs.ErrNotExist, Text: fmt.Sprintf("no audit of %s is stored: there is no %s", host, path)}
	}
	return open(path, host, Options{}, true)
}

func open(path, host string, o Options, readOnly bool) (_ *Site, err error) {
	if o.KeepRuns <= 0 {
		o.KeepRuns = 10
	}
	if o.KeepDocuments <= 0 {
		o.KeepDocuments = 100
	}
	s := &Site{path: path, host: host, options: o, readOnly: readOnly}
	if err := checkSize(path); err != nil {
		return nil, s.openError(err)
	}
	err = recovered(func() (err error) {
		s.db, err = bolt.Open(path, 0o666, &bolt.Options{
			Timeout: lockWait, PageSize: pageSize, ReadOnly: readOnly, MaxSize: int(o.MaxSize),
			OpenFile: func(name string, flag int, mode os.FileMode) (f *os.File, err error) {
				f, err = os.OpenFile(name, flag, mode)
				s.file = f
				return f, err
			},
		})
		return err
	})
	if err != nil {
		if s.file != nil {
			s.file.Close() // a panic in bolt.Open leaves the file locked
		}
		return nil, s.openError(err)
	}
	s.db.AllocSize = allocSize
	if err = checkTree(s.file); err == nil {
		err = recovered(func() error { return s.db.View(s.load) })
	}
	if err != nil {
		err = s.openError(err)
		if errors.Is(err, ErrDamaged) {
			s.broken.Store(err.(*Error))
		}
		s.readOnly = true // Close must not write
		s.Close()
		return nil, err
	}
	if !readOnly {
		removeStale(path)
		// Only a hint for the process that finds the store locked: that it cannot be written harms nobody.
		os.WriteFile(path+pidSuffix, []byte(strconv.Itoa(os.Getpid())+"\n"), 0o666)
	}
	return s, nil
}

// openError says why the file cannot be opened.
func (s *Site) openError(err error) error {
	if e, ok := err.(*Error); ok {
		return e
	}
	for _, d := range []error{ErrDamaged, bolterrors.ErrInvalid, bolterrors.ErrVersionMismatch, bolterrors.ErrChecksum} {
		if errors.Is(err, d) {
			return damaged(s.path, "opening", err)
		}
	}
	if errors.Is(err, bolterrors.ErrTimeout) {
		return &Error{File: s.path, Kind: ErrInUse, Text: fmt.Sprintf("store %s is in use by another process%s", s.path, s.holder())}
	}
	return fmt.Errorf("opening store %s: %w", s.path, err)
}

// holder is " (pid 123)" of the process that has the store open, as far as it can be told.
func (s *Site) holder() string {
	b, err := os.ReadFile(s.path + pidSuffix)
	if err != nil || len(b) > 20 {
		return ""
	}
	pid, err := strconv.Atoi(strings.TrimSpace(string(b)))
	if err != nil || pid <= 0 {
		return ""
	}
	return fmt.Sprintf(" (pid %d)", pid)
}

// load reads what must be known before the first call.
func (s *Site) load(tx *bolt.Tx) error {
	meta := tx.Bucket(bucketMeta)
	if meta == nil {
		return fmt.Errorf("%w: it is a database of another program", ErrDamaged)
	}
	b, err := get(meta, keySchema)
	if err != nil {
		return err
	}
	v, n := binary.Uvarint(b)
	if n <= 0 {
		return fmt.Errorf("%w: it does not say which form it has", ErrDamaged)
	}
	if v != schema {
		return &Error{File: s.path, Kind: ErrSchema, Text: fmt.Sprintf(
			"store %s has form %d, and this program reads form %d: use the program that wrote it, or move the file away to start anew", s.path, v, schema)}
	}
	for _, name := range [][]byte{bucketURLs, bucketFacts, bucketQueue, bucketVisits, bucketRuns, bucketDocuments, bucketRecords} {
		if tx.Bucket(name) == nil {
			return fmt.Errorf("%w: bucket %s is missing", ErrDamaged, name)
		}
	}
	host, err := get(meta, keyHost)
	if err != nil {
		return err
	}
	if host == nil {
		return fmt.Errorf("%w: it does not say whose it is", ErrDamaged)
	}
	if string(host) != s.host {
		return fmt.Errorf("the file is the store of %s, not of %s", host, s.host)
	}
	if err := s.packer.load(meta); err != nil {
		return err
	}
	return s.urls.load(tx)
}

// removeStale removes what a process left that was killed while it made a copy or a new file. Only who has the lock makes
// copies; a new file may be another's, as long as it is young.
func removeStale(path string) {
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		return
	}
	for _, e := range entries {
		name := filepath.Join(filepath.Dir(path), e.Name())
		info, err := e.Info()
		if err != nil {
			continue
		}
		if strings.HasPrefix(name, path+goodSuffix+newInfix) || strings.HasPrefix(name, path+newInfix) && time.Since(info.ModTime()) > time.Hour {
			os.Remove(name)
		}
	}
}

// create makes an empty store under another name and gives it its own once it is whole and on the disk. Of two
// processes that do so at once, the first wins and both use its file.
func create(path, host string) error {
	dir := filepath.Dir(path)
	tmp, err := os.CreateTemp(dir, filepath.Base(path)+newInfix+"*")
	if err != nil {
		return err
	}
	name := tmp.Name()
	tmp.Close()
	defer os.Remove(name)
	db, err := bolt.Open(name, 0o666, &bolt.Options{Timeout: lockWait, PageSize: pageSize})
	if err != nil {
		return err
	}
	err = db.Update(func(tx *bolt.Tx) error {
		for _, b := range [][]byte{bucketMeta, bucketURLs, bucketFacts, bucketQueue, bucketVisits, bucketRuns, bucketDocuments, bucketRecords} {
			if _, err := tx.CreateBucket(b); err != nil {
				return err
			}
		}
		meta := tx.Bucket(bucketMeta)
		if err := put(meta, keyHost, []byte(host)); err != nil {
			return err
		}
		return put(meta, keySchema, binary.AppendUvarint(nil, schema))
	})
	if closing := db.Close(); err == nil {
		err = closing
	}
	if err != nil {
		return err
	}
	if err := os.Link(name, path); err != nil && !errors.Is(err, fs.ErrExist) {
		if err := os.Rename(name, path); err != nil { // file systems without links
			return err
		}
	}
	return syncDir(dir)
}
