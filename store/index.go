package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"slices"
	"sync"

	bolt "go.etcd.io/bbolt"
)

// A urlKey is the first half of the SHA-256 of a URL in normal form.
type urlKey [16]byte

func keyOf(url string) urlKey {
	sum := sha256.Sum256([]byte(url))
	return urlKey(sum[:16])
}

// A urlIndex finds the number of a URL's facts. Its keys are hashes, so each of a hundred new ones touches a page of
// its own: written with every batch, it would cost more than all the rest. New entries therefore stay in memory, and
// go to the bucket by the ten thousand and in order. They need no saving before that: the facts name their URL.
type urlIndex struct {
	mu      sync.RWMutex
	fresh   map[urlKey]uint64 // not in the bucket yet
	written map[urlKey]uint64 // the ones before: a reader's transaction may be older than their writing
	through uint64            // the bucket knows the facts up to this number
	limit   int               // of fresh
}

// freshLimit entries take about 600 kB.
const freshLimit = 10_000

// load makes fresh from the facts that the bucket does not know, which are there after a kill.
func (x *urlIndex) load(tx *bolt.Tx) error {
	x.fresh, x.limit = map[urlKey]uint64{}, freshLimit
	b, err := get(tx.Bucket(bucketMeta), keyURLs)
	if err != nil {
		return err
	}
	if len(b) == 8 {
		x.through = binary.BigEndian.Uint64(b)
	}
	c := tx.Bucket(bucketFacts).Cursor()
	for k, v := c.Seek(key64(x.through + 1)); k != nil; k, v = c.Next() {
		b, err := unseal(k, v)
		if err != nil {
			return err
		}
		f, err := parseFacts(b)
		if err != nil || len(k) != 8 {
			return fmt.Errorf("%w: facts %x cannot be read", ErrDamaged, k)
		}
		x.fresh[keyOf(f.url)] = binary.BigEndian.Uint64(k)
	}
	return nil
}

// find returns the number of the facts of k, 0 when there are none.
func (x *urlIndex) find(tx *bolt.Tx, k urlKey) (uint64, error) {
	x.mu.RLock()
	id, ok := x.fresh[k]
	if !ok {
		id, ok = x.written[k]
	}
	x.mu.RUnlock()
	if ok {
		return id, nil
	}
	b, err := get(tx.Bucket(bucketURLs), k[:])
	if err != nil || b == nil {
		return 0, err
	}
	if len(b) != 8 {
		return 0, fmt.Errorf("%w: entry %x of the index makes no sense", ErrDamaged, k)
	}
	return binary.BigEndian.Uint64(b), nil
}

func (x *urlIndex) add(entries map[urlKey]uint64) {
	x.mu.Lock()
	for k, id := range entries {
		x.fresh[k] = id
	}
	x.mu.Unlock()
}

func (x *urlIndex) full() bool {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return len(x.fresh) >= x.limit
}

// flush writes the fresh entries, which must be those of all facts there are. When that transaction is on the disk,
// flushed is to be called.
func (x *urlIndex) flush(tx *bolt.Tx) error {
	x.mu.RLock()
	defer x.mu.RUnlock()
	if len(x.fresh) == 0 {
		return nil
	}
	keys := make([]urlKey, 0, len(x.fresh))
	for k := range x.fresh {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b urlKey) int { return bytes.Compare(a[:], b[:]) })
	bucket := tx.Bucket(bucketURLs)
	for _, k := range keys {
		if err := put(bucket, k[:], key64(x.fresh[k])); err != nil {
			return err
		}
	}
	return put(tx.Bucket(bucketMeta), keyURLs, key64(tx.Bucket(bucketFacts).Sequence()))
}

func (x *urlIndex) flushed() {
	x.mu.Lock()
	x.fresh, x.written = map[urlKey]uint64{}, x.fresh
	x.mu.Unlock()
}

// forget leaves everything to the bucket, from which entries may have been dropped.
func (x *urlIndex) forget() {
	x.mu.Lock()
	x.fresh, x.written = map[urlKey]uint64{}, nil
	x.mu.Unlock()
}
