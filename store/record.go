package store

import (
	"encoding/binary"
	"fmt"

	bolt "go.etcd.io/bbolt"
)

// Records are packed in blocks of about blockSize bytes, because neighbours are alike, and blocks are written
// spoolSize bytes at a time.
const (
	blockSize = 64 << 10
	spoolSize = 1 << 20
)

// A packedBlock is some records in the order of their keys: for each the key, its length and its bytes, with zstd.
type packedBlock struct {
	first uint32
	bytes []byte
}

// A spool holds records of the current run until they are written.
type spool struct {
	begun  bool  // what an earlier attempt at this run wrote is gone
	last   int64 // key of the last record; -1 before the first
	first  uint32
	block  []byte
	packed []packedBlock
	size   int
}

func (p *spool) reset() { *p = spool{last: -1} }

// PutRecord keeps what the report of the current run says of one URL. Keys come in ascending order. Records are on the
// disk when FinishRun returns, or EachRecord begins. The first record after BeginRun drops those that an earlier
// attempt at this run left.
func (s *Site) PutRecord(key uint32, record []byte) error {
	p := &s.spool
	if s.run == 0 {
		return fmt.Errorf("keeping a record: %w is under way", ErrNoRun)
	}
	if int64(key) <= p.last {
		return fmt.Errorf("keeping a record: key %d comes after %d", key, p.last)
	}
	p.last = int64(key)
	if len(p.block) == 0 {
		p.first = key
	}
	p.block = binary.AppendUvarint(p.block, uint64(key))
	p.block = binary.AppendUvarint(p.block, uint64(len(record)))
	p.block = append(p.block, record...)
	if len(p.block) >= blockSize {
		s.packBlock()
	}
	if p.size >= spoolSize {
		return s.flushRecords()
	}
	return nil
}

func (s *Site) packBlock() {
	p := &s.spool
	if len(p.block) == 0 {
		return
	}
	b := packedBlock{p.first, s.packer.packPlain(p.block)}
	p.packed = append(p.packed, b)
	p.size += len(b.bytes)
	p.block = p.block[:0]
}

// flushRecords writes what the spool holds.
func (s *Site) flushRecords() error {
	p := &s.spool
	s.packBlock()
	if len(p.packed) == 0 && p.begun {
		return nil
	}
	err := s.update("writing records", func(tx *bolt.Tx) error {
		records, key := tx.Bucket(bucketRecords), key32(uint32(s.run))
		if !p.begun {
			if err := dropRun(records, s.run); err != nil {
				return err
			}
		}
		b, err := records.CreateBucketIfNotExists(key)
		if err != nil {
			return err
		}
		b.FillPercent = 1
		for _, block := range p.packed {
			if err := put(b, key32(block.first), block.bytes); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	p.begun, p.packed, p.size = true, nil, 0
	return nil
}

// EachRecord streams the records of a run in the order of their keys; a record is valid until yield returns. ErrNoRun
// says that there are none, or that they are older than Options.KeepRuns runs. No transaction is open while yield runs.
func (s *Site) EachRecord(run int, yield func(key uint32, record []byte) error) error {
	if run == s.run && !s.readOnly {
		if err := s.flushRecords(); err != nil {
			return err
		}
	}
	var w walk
	var buf []byte
	for !w.done {
		err := s.view("reading records", func(tx *bolt.Tx) error {
			b := tx.Bucket(bucketRecords).Bucket(key32(uint32(run)))
			if b == nil {
				return fmt.Errorf("run %d: %w", run, ErrNoRun)
			}
			return w.fill(b)
		})
		if err != nil {
			return err
		}
		for i := range w.values {
			err := s.guard("reading records", func() (err error) {
				buf, err = s.packer.unpack(buf[:0], w.values[i])
				return err
			})
			if err == nil {
				err = s.eachInBlock(buf, yield)
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *Site) eachInBlock(b []byte, yield func(key uint32, record []byte) error) error {
	for len(b) > 0 {
		key, n := binary.Uvarint(b)
		size, m := binary.Uvarint(b[max(n, 0):])
		if n <= 0 || m <= 0 || key > 1<<32-1 || size > uint64(len(b)-n-m) {
			return s.guard("reading records", func() error { return fmt.Errorf("%w: a block of records is cut", ErrDamaged) })
		}
		b = b[n+m:]
		if err := yield(uint32(key), b[:size:size]); err != nil {
			return err
		}
		b = b[size:]
	}
	return nil
}
