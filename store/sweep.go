package store

import (
	"encoding/binary"
	"fmt"

	"github.com/siteassay/assay/page"
	bolt "go.etcd.io/bbolt"
)

// retire drops the records and documents of old runs.
func (s *Site) retire(tx *bolt.Tx) error {
	var old [][]byte
	records := tx.Bucket(bucketRecords)
	for k := range keysTo(records, s.run-s.options.KeepRuns) {
		old = append(old, k)
	}
	for _, k := range old {
		if err := records.DeleteBucket(k); err != nil {
			return err
		}
	}
	old = old[:0]
	documents := tx.Bucket(bucketDocuments)
	for k := range keysTo(documents, s.run-s.options.KeepDocuments) {
		old = append(old, k)
	}
	for _, k := range old {
		if err := documents.Delete(k); err != nil {
			return err
		}
	}
	return nil
}

// keysTo ranges over copies of the keys of runs up to last.
func keysTo(b *bolt.Bucket, last int) func(yield func([]byte) bool) {
	return func(yield func([]byte) bool) {
		c := b.Cursor()
		for k, _ := c.First(); len(k) == 4 && int64(binary.BigEndian.Uint32(k)) <= int64(last); k, _ = c.Next() {
			if !yield(append([]byte(nil), k...)) {
				return
			}
		}
	}
}

// sweep drops the facts of URLs that a complete run did not meet, or for which it met no document any more. What
// failed for a reason that may pass keeps its facts.
func (s *Site) sweep(tx *bolt.Tx) error {
	facts := tx.Bucket(bucketFacts)
	keep := make([]uint64, facts.Sequence()/64+1)
	c := tx.Bucket(bucketVisits).Cursor()
	for k, sealed := c.First(); k != nil; k, sealed = c.Next() {
		b, err := unseal(k, sealed)
		if err != nil {
			return err
		}
		v, err := parseVisit(k, b)
		if err != nil {
			return err
		}
		id := uint64(v.Facts)
		if id == 0 && passing(&v.Visit) {
			if id, err = s.urls.find(tx, keyOf(v.Visit.Target.URL)); err != nil {
				return err
			}
		}
		if id/64 < uint64(len(keep)) {
			keep[id/64] |= 1 << (id % 64)
		}
	}
	return s.dropFacts(tx, keep)
}

func passing(v *page.Visit) bool {
	switch v.Outcome {
	case page.Failed, page.NotReached:
		return true
	case page.ErrorPage:
		return v.Status == 429 || v.Status >= 500
	}
	return false
}

// dropFacts drops the facts, and their entries in the index, whose bit is not set in keep.
func (s *Site) dropFacts(tx *bolt.Tx, keep []uint64) error {
	bucket, index := tx.Bucket(bucketFacts), tx.Bucket(bucketURLs)
	var gone [][]byte
	c := bucket.Cursor()
	for k, _ := c.First(); k != nil; k, _ = c.Next() {
		if len(k) != 8 {
			return fmt.Errorf("%w: facts have key %x", ErrDamaged, k)
		}
		if id := binary.BigEndian.Uint64(k); id/64 >= uint64(len(keep)) || keep[id/64]>>(id%64)&1 == 0 {
			gone = append(gone, append([]byte(nil), k...))
		}
	}
	for _, k := range gone {
		f, ok, err := factsAt(tx, binary.BigEndian.Uint64(k))
		if err != nil {
			return err
		}
		if ok {
			h := keyOf(f.url)
			if err := index.Delete(h[:]); err != nil {
				return err
			}
		}
		if err := bucket.Delete(k); err != nil {
			return err
		}
	}
	return nil
}
