package store

import (
	"bytes"
	"fmt"
	"slices"

	"github.com/siteassay/assay/page"
	bolt "go.etcd.io/bbolt"
)

// A visit is the stored record of one end of a URL.
type visit struct {
	Facts int // number of its facts; 0 when it has none
	Visit page.Visit
}

func parseVisit(key, b []byte) (*visit, error) {
	v := new(visit)
	if err := page.Unmarshal(b, v); err != nil {
		return nil, fmt.Errorf("%w: visit %x: %w", ErrDamaged, key, err)
	}
	return v, nil
}

// A queueEntry is what one Commit did to the queue. The queue is kept as a log, because its keys come in no order: a
// bucket by Target.Key would be rewritten as a whole by every batch once it is large. Who reads it plays the log.
type queueEntry struct {
	Put  []page.Target
	Gone [][16]byte // keys that left, after Put
}

// Commit records finished visits, puts targets into the queue and takes those with the keys in drop, and the targets of
// the visits, out of it, in one transaction that is on the disk when it returns. The Facts of a visit are what Pack
// returned; its Findings are any bytes. A visit that is Unchanged keeps the facts it has, and its findings when it brings
// none. Only one goroutine may call Commit.
func (s *Site) Commit(done []page.Visit, queue []page.Target, drop [][16]byte) error {
	if s.run == 0 {
		return fmt.Errorf("recording visits: %w is under way", ErrNoRun)
	}
	var (
		fresh            map[urlKey]uint64
		saved, reindexed bool
	)
	findings := s.packFindings(done)
	err := s.update("recording visits", func(tx *bolt.Tx) (err error) {
		fresh = map[urlKey]uint64{}
		if saved, err = s.packer.save(tx.Bucket(bucketMeta)); err != nil {
			return err
		}
		if reindexed = s.urls.full(); reindexed { // before there are facts that the index does not know
			if err := s.urls.flush(tx); err != nil {
				return err
			}
		}
		for i := range done {
			if err := s.commitVisit(tx, &done[i], findings[i], fresh); err != nil {
				return err
			}
		}
		return s.commitQueue(tx, done, queue, drop)
	})
	if err != nil {
		return err
	}
	if saved {
		s.packer.markSaved()
	}
	if reindexed {
		s.urls.flushed()
	}
	s.urls.add(fresh)
	return nil
}

func (s *Site) packFindings(done []page.Visit) [][]byte {
	packed := make([][]byte, len(done))
	for i := range done {
		if len(done[i].Findings) > 0 {
			packed[i] = s.packer.packPlain(done[i].Findings)
		}
	}
	return packed
}

func (s *Site) commitVisit(tx *bolt.Tx, v *page.Visit, findings []byte, fresh map[urlKey]uint64) error {
	rec := visit{Visit: *v}
	rec.Visit.Facts, rec.Visit.Findings = nil, nil
	if v.Outcome == page.Audited {
		id, err := s.commitFacts(tx, v, findings, fresh)
		if err != nil {
			return err
		}
		rec.Facts = int(id)
	}
	b := tx.Bucket(bucketVisits)
	b.FillPercent = 1
	return put(b, key32(v.Seq), page.Marshal(nil, &rec))
}

// commitFacts writes the facts of an audited visit, in the place of earlier ones of its URL, and returns their number.
func (s *Site) commitFacts(tx *bolt.Tx, v *page.Visit, findings []byte, fresh map[urlKey]uint64) (uint64, error) {
	b := tx.Bucket(bucketFacts)
	b.FillPercent = 1
	url := v.Target.URL
	key := keyOf(url)
	id := fresh[key]
	if id == 0 {
		var err error
		if id, err = s.urls.find(tx, key); err != nil {
			return 0, err
		}
	}
	f := facts{layout: s.layout(), url: url, etag: v.ETag, lastModified: v.LastModified, facts: v.Facts, findings: findings}
	if v.Unchanged && id != 0 {
		old, ok, err := factsAt(tx, id)
		if err != nil {
			return 0, err
		}
		if ok && unchanged(&f, &old) {
			return id, nil
		}
	}
	if len(f.facts) == 0 {
		return 0, fmt.Errorf("visit of %s is audited and has no facts", url)
	}
	if id == 0 {
		var err error
		if id, err = b.NextSequence(); err != nil {
			return 0, err
		}
		fresh[key] = id
	}
	return id, put(b, key64(id), f.append(nil))
}

// unchanged completes f with what an answer 304 leaves as it was, and reports whether nothing is to be written.
func unchanged(f, old *facts) bool {
	if len(f.facts) == 0 {
		f.facts, f.layout = old.facts, old.layout
	}
	same := bytes.Equal(f.facts, old.facts) && len(f.findings) == 0
	if len(f.findings) == 0 {
		f.findings = old.findings
	}
	if f.etag == "" {
		f.etag = old.etag
	}
	if f.lastModified == "" {
		f.lastModified = old.lastModified
	}
	return same && f.etag == old.etag && f.lastModified == old.lastModified
}

func (s *Site) commitQueue(tx *bolt.Tx, done []page.Visit, queue []page.Target, drop [][16]byte) error {
	e := queueEntry{Put: queue, Gone: slices.Clone(drop)}
	for i := range done {
		e.Gone = append(e.Gone, done[i].Target.Key)
	}
	if len(e.Put)+len(e.Gone) == 0 {
		return nil
	}
	b := tx.Bucket(bucketQueue)
	b.FillPercent = 1
	n, err := b.NextSequence()
	if err != nil {
		return err
	}
	return put(b, key64(n), s.packer.packPlain(page.Marshal(nil, &e)))
}

// Pending calls yield for every target that is in the queue, in the order of their keys. It plays the whole log of the
// queue and holds what is left of it in memory, some 300 bytes a target.
func (s *Site) Pending(yield func(page.Target) bool) error {
	waiting, err := s.waiting()
	if err != nil {
		return err
	}
	targets := make([]page.Target, 0, len(waiting))
	for _, t := range waiting {
		targets = append(targets, t)
	}
	slices.SortFunc(targets, func(a, b page.Target) int { return bytes.Compare(a.Key[:], b.Key[:]) })
	for _, t := range targets {
		if !yield(t) {
			return nil
		}
	}
	return nil
}

// waiting plays the log of the queue.
func (s *Site) waiting() (map[[16]byte]page.Target, error) {
	waiting := map[[16]byte]page.Target{}
	var w walk
	var buf []byte
	for !w.done {
		err := s.view("reading the queue", func(tx *bolt.Tx) (err error) {
			if err := w.fill(tx.Bucket(bucketQueue)); err != nil {
				return err
			}
			for i, b := range w.values {
				var e queueEntry
				if buf, err = s.packer.unpack(buf[:0], b); err != nil {
					return err
				}
				if err := page.Unmarshal(buf, &e); err != nil {
					return fmt.Errorf("%w: entry %x: %w", ErrDamaged, w.keys[i], err)
				}
				for _, t := range e.Put {
					waiting[t.Key] = t
				}
				for _, k := range e.Gone {
					delete(waiting, k)
				}
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return waiting, nil
}

// Visits calls yield for every recorded visit of the current run in the order of Seq, without facts and findings.
func (s *Site) Visits(yield func(page.Visit) bool) error {
	err := s.EachVisit(func(v *page.Visit) error {
		if !yield(*v) {
			return errStop
		}
		return nil
	})
	if err == errStop {
		return nil
	}
	return err
}
