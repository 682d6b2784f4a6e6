package store

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/siteassay/assay/page"
	"github.com/siteassay/assay/report"
	bolt "go.etcd.io/bbolt"
)

var errStop = errors.New("stop")

// A runRecord is the run under way.
type runRecord struct {
	Number int
	Layout uint32 // Site.layout of its facts
	Meta   []byte
}

// BeginRun starts a run and returns its number, from 1. With resume, a run that was cut off goes on and keeps the meta it
// began with; it cannot when another version of the program, or one with other
// own facts, began it. Without, what such a run left in queue and
// visits is dropped, its facts stay, and its number is used again unless it is in the history.
func (s *Site) BeginRun(resume bool, meta []byte) (number int, resumed bool, err error) {
	err = s.update("beginning a run", func(tx *bolt.Tx) error {
		number, resumed = 0, false
		r, ok, err := runUnderWay(tx)
		if err != nil {
			return err
		}
		if ok && resume && r.Layout == s.layout() && s.readable(tx) {
			number, resumed = r.Number, true
			return nil
		}
		for _, name := range [][]byte{bucketQueue, bucketVisits} {
			if err := empty(tx, name); err != nil {
				return err
			}
		}
		number = lastRun(tx) + 1
		if err := dropRun(tx.Bucket(bucketRecords), number); err != nil {
			return err
		}
		r = runRecord{Number: number, Layout: s.layout(), Meta: meta}
		return put(tx.Bucket(bucketMeta), keyRun, page.Marshal(nil, &r))
	})
	if err != nil {
		return 0, false, err
	}
	s.run = number
	s.spool.reset()
	return number, resumed, nil
}

// Meta is what BeginRun was given when the run under way began; nil when none is.
func (s *Site) Meta() (meta []byte, err error) {
	err = s.view("reading the run", func(tx *bolt.Tx) error {
		r, _, err := runUnderWay(tx)
		meta = r.Meta
		return err
	})
	return meta, err
}

// runUnderWay reads the run that has begun and not finished. One that another version of the program began has no
// number and another layout.
func runUnderWay(tx *bolt.Tx) (r runRecord, ok bool, err error) {
	b, err := get(tx.Bucket(bucketMeta), keyRun)
	if err != nil || b == nil {
		return r, false, err
	}
	if err := page.Unmarshal(b, &r); errors.Is(err, page.ErrFactsVersion) {
		return runRecord{}, true, nil
	} else if err != nil {
		return r, false, fmt.Errorf("%w: the run under way: %v", ErrDamaged, err)
	}
	return r, true, nil
}

// readable reports whether this program wrote, or can read, the visits and the queue.
func (s *Site) readable(tx *bolt.Tx) bool {
	if k, v := tx.Bucket(bucketVisits).Cursor().First(); k != nil {
		b, err := unseal(k, v)
		if err == nil {
			_, err = parseVisit(k, b)
		}
		if errors.Is(err, page.ErrFactsVersion) {
			return false
		}
	}
	if k, v := tx.Bucket(bucketQueue).Cursor().First(); k != nil {
		b, err := unseal(k, v)
		if err == nil {
			b, err = s.packer.unpack(nil, b)
		}
		if err == nil && errors.Is(page.Unmarshal(b, new(queueEntry)), page.ErrFactsVersion) {
			return false
		}
	}
	return true
}

func empty(tx *bolt.Tx, name []byte) error {
	if err := tx.DeleteBucket(name); err != nil {
		return err
	}
	_, err := tx.CreateBucket(name)
	return err
}

// lastRun is the number of the last run of the history.
func lastRun(tx *bolt.Tx) int {
	k, _ := tx.Bucket(bucketRuns).Cursor().Last()
	if len(k) != 4 {
		return 0
	}
	return int(binary.BigEndian.Uint32(k))
}

func dropRun(records *bolt.Bucket, run int) error {
	if k := key32(uint32(run)); records.Bucket(k) != nil {
		return records.DeleteBucket(k)
	}
	return nil
}

// FinishRun puts the current run into the history: its summary for ever, its document and its records for as many runs as
// the options say. A run that is partial and has targets in its queue may be resumed and finished again; any other loses
// its queue and visits. After one that is complete, the facts of URLs are dropped that it did not meet, or that are gone.
func (s *Site) FinishRun(sum report.RunSummary) error {
	if s.run == 0 {
		return fmt.Errorf("finishing a run: %w is under way", ErrNoRun)
	}
	open := false
	if sum.State == report.Partial {
		waiting, err := s.waiting()
		if err != nil {
			return err
		}
		open = len(waiting) > 0 || sum.Open
	}
	sum.Number = s.run
	text, err := json.Marshal(&sum)
	if err != nil {
		return fmt.Errorf("finishing run %d: %w", s.run, err)
	}
	document := s.packer.packPlain(sum.Document)
	if err := s.flushRecords(); err != nil {
		return err
	}
	err = s.update("finishing a run", func(tx *bolt.Tx) error {
		key := key32(uint32(s.run))
		if err := put(tx.Bucket(bucketRuns), key, text); err != nil {
			return err
		}
		if err := put(tx.Bucket(bucketDocuments), key, document); err != nil {
			return err
		}
		if err := s.retire(tx); err != nil {
			return err
		}
		if err := s.urls.flush(tx); err != nil {
			return err
		}
		if open {
			return nil
		}
		if sum.State == report.Complete {
			if err := s.sweep(tx); err != nil {
				return err
			}
		}
		return closeRun(tx)
	})
	if err != nil {
		return err
	}
	s.urls.forget()
	if !open {
		s.run = 0
	}
	return nil
}

func closeRun(tx *bolt.Tx) error {
	for _, name := range [][]byte{bucketQueue, bucketVisits} {
		if err := empty(tx, name); err != nil {
			return err
		}
	}
	return tx.Bucket(bucketMeta).Delete(keyRun)
}

// Runs returns the history, oldest first, without documents.
func (s *Site) Runs() (runs []report.RunSummary, err error) {
	var w walk
	for !w.done {
		err := s.view("reading the history", func(tx *bolt.Tx) error {
			if err := w.fill(tx.Bucket(bucketRuns)); err != nil {
				return err
			}
			for i, b := range w.values {
				var r report.RunSummary
				if err := json.Unmarshal(b, &r); err != nil {
					return fmt.Errorf("run %x: %w", w.keys[i], err)
				}
				runs = append(runs, r)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return runs, nil
}

// Document returns the report document of a run as it was given to FinishRun. ErrNoRun says that there is none, or
// that it is older than Options.KeepDocuments runs.
func (s *Site) Document(run int) (document []byte, err error) {
	err = s.view("reading a document", func(tx *bolt.Tx) error {
		key := key32(uint32(run))
		if tx.Bucket(bucketDocuments).Get(key) == nil {
			return fmt.Errorf("run %d: %w", run, ErrNoRun)
		}
		b, err := get(tx.Bucket(bucketDocuments), key)
		if err != nil {
			return err
		}
		document, err = s.packer.unpack(nil, b)
		return err
	})
	return document, err
}
