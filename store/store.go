package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"sync/atomic"
	"syscall"
	"time"

	bolt "go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"
)

// Errors by the time they occur. Their texts are in the errors of the functions, with the name of the file.
var (
	// At opening.
	ErrInUse  = errors.New("store is in use")        // another process has the file open
	ErrSchema = errors.New("store has another form") // written by a newer or much older program

	// At any time.
	ErrDamaged       = errors.New("store is damaged") // the file is kept as it is
	ErrFull          = errors.New("store is full")    // Options.MaxSize is reached
	ErrNoRun   error = noRun{}
)

// Options are the settings of a store. The zero value is right for nearly everyone.
type Options struct {
	MaxSize       int64 // bytes of the file; 0 for no limit
	KeepRuns      int   // runs whose page records are kept; 0 for 10
	KeepDocuments int   // runs whose report document is kept; 0 for 100

	// Extract is the digest of the user's own facts and word lists (page.Parser.FactsDigest). Facts that were taken with another are fetched
	// again: no validators are told of them, and a run that began with another is not resumed.
	Extract uint32
}

// A Site is the open store of one site. See the package comment for what may be called at once.
type Site struct {
	path     string
	host     string // as List gives it
	options  Options
	readOnly bool
	db       *bolt.DB
	file     *os.File // that of db: to read pages before bbolt does, and to let go of the lock of a damaged file

	broken atomic.Pointer[Error] // set once damage was seen: nothing is touched after that

	packer packer
	urls   urlIndex
	run    int // the run that BeginRun began, 0 when none
	spool  spool
}

// An Error is a fault of the file, told in one sentence for the person in front of it.
type Error struct {
	File string
	Text string // the whole sentence
	Kind error  // one of the errors of this package, or the one of the operating system
}

func (e *Error) Error() string { return e.Text }
func (e *Error) Unwrap() error { return e.Kind }

// Path is the name of the file.
func (s *Site) Path() string { return s.path }

// Host is the site as List names it: the host, with the port when it is not the usual one.
func (s *Site) Host() string { return s.host }

// view runs fn in a read transaction. fn must not call anything of the user's: a transaction that is open while the
// same goroutine writes can wait for ever.
func (s *Site) view(doing string, fn func(*bolt.Tx) error) error {
	return s.guard(doing, func() error { return s.db.View(fn) })
}

// update runs fn in the write transaction.
func (s *Site) update(doing string, fn func(*bolt.Tx) error) error {
	return s.guard(doing, func() error { return s.db.Update(fn) })
}

// guard runs fn and turns what a damaged file does to it into an error: bbolt panics on pages that make no sense, and
// reading its map beyond the end of a file that was cut is a fault, which the runtime makes a panic on request.
func (s *Site) guard(doing string, fn func() error) (err error) {
	if e := s.broken.Load(); e != nil {
		return e
	}
	if s.db == nil {
		return fmt.Errorf("%s: store %s is closed", doing, s.path)
	}
	err = recovered(fn)
	switch {
	case err == nil:
		return nil
	case errors.Is(err, ErrDamaged):
		e := damaged(s.path, doing, err)
		s.broken.CompareAndSwap(nil, e)
		return e
	case errors.Is(err, bolterrors.ErrMaxSizeReached):
		return &Error{File: s.path, Kind: ErrFull, Text: fmt.Sprintf("store %s has reached its limit of %d MB", s.path, s.options.MaxSize>>20)}
	case errors.Is(err, bolterrors.ErrDatabaseReadOnly):
		return fmt.Errorf("%s: store %s is open for reading only", doing, s.path)
	}
	return fmt.Errorf("%s: store %s: %w", doing, s.path, err)
}

// recovered runs fn; a panic or a fault within becomes an ErrDamaged.
func recovered(fn func() error) (err error) {
	old := debug.SetPanicOnFault(true)
	defer func() {
		debug.SetPanicOnFault(old)
		if r := recover(); r != nil {
			err = fmt.Errorf("%w: %v", ErrDamaged, r)
		}
	}()
	return fn()
}

// damaged is the error for a file that makes no sense. It names the last good copy when there is one.
func damaged(path, doing string, cause error) *Error {
	text := fmt.Sprintf("store %s is damaged (%s: %s); it is left as it is", path, doing, reason(cause))
	if info, err := os.Stat(path + goodSuffix); err == nil {
		text += fmt.Sprintf(", and %s is a copy of %s", path+goodSuffix, info.ModTime().Format(time.DateTime))
	} else {
		text += "; move it away to start anew"
	}
	return &Error{File: path, Kind: ErrDamaged, Text: text}
}

// reason is the text of err without the words that the sentence around it says already.
func reason(err error) string {
	text := err.Error()
	if prefix := ErrDamaged.Error() + ": "; len(text) > len(prefix) && text[:len(prefix)] == prefix {
		text = text[len(prefix):]
	}
	if len(text) > 300 {
		text = text[:300]
	}
	return text
}

// Close writes what is left of the URL index and closes the file. A Site that is closed must not be used.
func (s *Site) Close() error {
	if s.db == nil {
		return nil
	}
	var err error
	if !s.readOnly && s.broken.Load() == nil {
		err = s.update("closing", s.urls.flush)
		if err == nil {
			s.urls.flushed()
		}
		os.Remove(s.path + pidSuffix)
	}
	db := s.db
	s.db = nil
	if s.broken.Load() != nil {
		// bbolt may have left its locks held when it panicked: closing its file lets go of the lock of the file.
		return errors.Join(err, s.file.Close())
	}
	if closing := recovered(db.Close); closing != nil && err == nil {
		err = fmt.Errorf("closing store %s: %w", s.path, closing)
	}
	return err
}

// Backup writes a copy of the store to FILE.good, which takes the place of an earlier one only when it is whole. The
// error for a damaged store names that copy.
func (s *Site) Backup() error {
	good := s.path + goodSuffix
	tmp, err := os.CreateTemp(filepath.Dir(good), filepath.Base(good)+newInfix+"*")
	if err != nil {
		return fmt.Errorf("copying store %s: %w", s.path, err)
	}
	defer os.Remove(tmp.Name())
	err = s.view("copying", func(tx *bolt.Tx) error {
		_, err := tx.WriteTo(tmp)
		return err
	})
	if err == nil {
		err = tmp.Sync()
	}
	if closing := tmp.Close(); err == nil {
		err = closing
	}
	if err == nil {
		err = os.Rename(tmp.Name(), good)
	}
	if err == nil {
		err = syncDir(filepath.Dir(good))
	}
	if err != nil {
		return fmt.Errorf("copying store %s: %w", s.path, err)
	}
	return nil
}

// syncDir makes a new name in dir survive a power cut. Systems on which a directory cannot be synced do it themselves.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	if err := d.Sync(); err != nil && !errors.Is(err, errors.ErrUnsupported) && !errors.Is(err, syscall.EINVAL) && !errors.Is(err, os.ErrPermission) {
		return err
	}
	return nil
}

// noRun is the error of a run that is not kept. Package audit knows it by its method.
type noRun struct{}

func (noRun) Error() string { return "no such run" }

// NoRun tells it from failures.
func (noRun) NoRun() bool { return true }
