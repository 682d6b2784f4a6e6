package store

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"

	bolt "go.etcd.io/bbolt"
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// sum is the CRC32C of a value under its key: a value that was moved to another key is as wrong as one that changed.
func sum(key, value []byte) uint32 {
	return crc32.Update(crc32.Checksum(key, castagnoli), castagnoli, value)
}

// put stores value under key, its checksum before it. bbolt keeps no checksum of data pages itself.
func put(b *bolt.Bucket, key, value []byte) error {
	sealed := make([]byte, 4+len(value))
	binary.LittleEndian.PutUint32(sealed, sum(key, value))
	copy(sealed[4:], value)
	return b.Put(key, sealed)
}

// get returns the value of key, nil when there is none. It is valid until the transaction ends.
func get(b *bolt.Bucket, key []byte) ([]byte, error) {
	sealed := b.Get(key)
	if sealed == nil {
		return nil, nil
	}
	return unseal(key, sealed)
}

func unseal(key, sealed []byte) ([]byte, error) {
	if len(sealed) < 4 || binary.LittleEndian.Uint32(sealed) != sum(key, sealed[4:]) {
		return nil, fmt.Errorf("%w: the checksum of value %x is wrong", ErrDamaged, key)
	}
	return sealed[4:], nil
}

func key32(n uint32) []byte { return binary.BigEndian.AppendUint32(nil, n) }
func key64(n uint64) []byte { return binary.BigEndian.AppendUint64(nil, n) }

// A walk reads a bucket in the order of its keys without keeping a transaction open while others work with what it
// found: it copies a part of the bucket, ends the transaction, hands out the copies, and seeks again.
type walk struct {
	keys, values [][]byte
	arena        []byte
	next         []byte // first key of the next part; nil at the start
	last         []byte // the key before it
	done         bool
}

// The part of a bucket that a walk copies at once.
const (
	walkValues = 128
	walkBytes  = 256 << 10
)

// fill copies the next part. Values are checked; they and the keys are valid until the next fill.
func (w *walk) fill(b *bolt.Bucket) error {
	w.keys, w.values, w.arena = w.keys[:0], w.values[:0], w.arena[:0]
	if b == nil || w.done {
		w.done = true
		return nil
	}
	c := b.Cursor()
	for k, v := c.Seek(w.next); ; k, v = c.Next() {
		if k == nil {
			w.done = true
			return nil
		}
		if v == nil {
			return fmt.Errorf("%w: a bucket stands where a value should", ErrDamaged)
		}
		if w.last != nil && bytes.Compare(k, w.last) <= 0 { // seeking among such keys may lead back for ever
			return fmt.Errorf("%w: key %x comes after %x", ErrDamaged, k, w.last)
		}
		if len(w.keys) >= walkValues || len(w.arena) >= walkBytes {
			w.next = append(w.next[:0], k...)
			return nil
		}
		value, err := unseal(k, v)
		if err != nil {
			return err
		}
		w.last = append(w.last[:0], k...)
		w.keys = append(w.keys, w.keep(k))
		w.values = append(w.values, w.keep(value))
	}
}

// keep copies b into the arena. Growing it leaves earlier copies in the old one, which they keep alive.
func (w *walk) keep(b []byte) []byte {
	from := len(w.arena)
	w.arena = append(w.arena, b...)
	return w.arena[from:len(w.arena):len(w.arena)]
}
