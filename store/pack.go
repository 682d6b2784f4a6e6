package store

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"runtime"
	"strconv"
	"sync"

	"github.com/klauspost/compress/zstd"
	"github.com/siteassay/assay/page"
	bolt "go.etcd.io/bbolt"
)

// How a dictionary is made. Pages of one site share their navigation, footer, scripts and words, so that the facts of a
// few pages are the best dictionary for all others: it halves what a page takes. Samples are whole records, or nearly,
// because the text of a page stands at the end of its record; the window reaches back over all of them.
const (
	dictSamples = 12
	dictSample  = 24 << 10 // bytes of one record
	zstdWindow  = 256 << 10
)

// A packer compresses with zstd. Each frame names the dictionary it needs, 0 for none, so that records of all
// dictionaries that a site ever had can be read. The number of a dictionary is its checksum, so that no other one can be
// taken for it.
type packer struct {
	mu      sync.Mutex
	samples [][]byte
	dicts   map[uint32][]byte // by number
	current uint32            // dictionary of new records, 0 while there is none
	saved   bool              // current is in the file

	coders sync.Mutex
	enc    *zstd.Encoder // with current
	plain  *zstd.Encoder // without
	dec    *zstd.Decoder
}

// load reads the dictionaries. One that was made of facts in another layout is for reading only.
func (p *packer) load(meta *bolt.Bucket) error {
	p.dicts = map[uint32][]byte{}
	c := meta.Cursor()
	for k, v := c.Seek(keyDict); bytes.HasPrefix(k, keyDict); k, v = c.Next() {
		value, err := unseal(k, v)
		if err != nil || len(value) < 4 {
			return fmt.Errorf("%w: dictionary %q cannot be read", ErrDamaged, k)
		}
		n := dictNumber(value[4:])
		if !bytes.Equal(k, dictKey(n)) {
			return fmt.Errorf("%w: dictionary %q is another one", ErrDamaged, k)
		}
		p.dicts[n] = bytes.Clone(value[4:])
		if binary.LittleEndian.Uint32(value) == page.Layout() && n > p.current {
			p.current, p.saved = n, true
		}
	}
	return nil
}

// save writes a new dictionary. It must be in the same transaction as the first record that needs it, or before.
func (p *packer) save(meta *bolt.Bucket) (saved bool, err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.current == 0 || p.saved {
		return false, nil
	}
	value := binary.LittleEndian.AppendUint32(nil, page.Layout())
	return true, put(meta, dictKey(p.current), append(value, p.dicts[p.current]...))
}

// markSaved is called when the transaction of save is on the disk.
func (p *packer) markSaved() {
	p.mu.Lock()
	p.saved = true
	p.mu.Unlock()
}

// dictNumber is never 0 and below 2^31: zstd keeps the numbers above for itself.
func dictNumber(dict []byte) uint32 { return crc32.Checksum(dict, castagnoli)>>1 | 1 }

func dictKey(n uint32) []byte { return strconv.AppendUint(bytes.Clone(keyDict), uint64(n), 10) }

// Pack compresses encoded facts for Commit. It may be called from any goroutine. The facts of the first pages are
// kept, and become the dictionary for those that follow.
func (s *Site) Pack(facts []byte) []byte {
	if len(facts) == 0 {
		return nil
	}
	return s.packer.sampled(facts)
}

func (p *packer) sampled(b []byte) []byte {
	p.mu.Lock()
	if p.current == 0 {
		p.samples = append(p.samples, bytes.Clone(b[:min(len(b), dictSample)]))
		if len(p.samples) == dictSamples {
			dict := bytes.Join(p.samples, nil)
			number := dictNumber(dict)
			p.coders.Lock()
			p.dicts[number] = dict
			p.enc, p.dec = nil, nil // made anew with the dictionary
			p.coders.Unlock()
			p.current, p.samples = number, nil
		}
	}
	current := p.current
	p.mu.Unlock()
	return p.encoder(current).EncodeAll(b, make([]byte, 0, len(b)/4+64))
}

// packPlain compresses without a dictionary. What is short and unlike facts is smaller and packed faster without: to
// begin with one costs more than it gains.
func (p *packer) packPlain(b []byte) []byte { return p.encoder(0).EncodeAll(b, nil) }

// unpack appends what was packed to dst. A frame that cannot be read behind a checksum that is right is a fault of
// ours as much as of the disk; it is told like one of the disk.
func (p *packer) unpack(dst, b []byte) ([]byte, error) {
	if len(b) == 0 {
		return dst, nil
	}
	out, err := p.decoder().DecodeAll(b, dst)
	if err != nil {
		return dst, fmt.Errorf("%w: unpacking a value: %v", ErrDamaged, err)
	}
	return out, nil
}

// encoder returns the encoder for dictionary number. EncodeAll of one encoder may be called by many goroutines.
func (p *packer) encoder(number uint32) *zstd.Encoder {
	p.coders.Lock()
	defer p.coders.Unlock()
	slot := &p.plain
	options := []zstd.EOption{
		zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderConcurrency(runtime.GOMAXPROCS(0)),
		zstd.WithEncoderCRC(false), zstd.WithWindowSize(zstdWindow), zstd.WithLowerEncoderMem(true),
	}
	if number != 0 {
		slot = &p.enc
		options = append(options, zstd.WithEncoderDictRaw(number, p.dicts[number]))
	}
	if *slot == nil {
		e, err := zstd.NewWriter(nil, options...)
		if err != nil {
			panic(fmt.Sprintf("store: zstd options: %v", err)) // they are constants
		}
		*slot = e
	}
	return *slot
}

func (p *packer) decoder() *zstd.Decoder {
	p.coders.Lock()
	defer p.coders.Unlock()
	if p.dec == nil {
		options := []zstd.DOption{zstd.WithDecoderConcurrency(runtime.GOMAXPROCS(0)), zstd.WithDecoderMaxMemory(maxValue), zstd.WithDecoderLowmem(true)}
		for n, dict := range p.dicts {
			options = append(options, zstd.WithDecoderDictRaw(n, dict))
		}
		d, err := zstd.NewReader(nil, options...)
		if err != nil {
			panic(fmt.Sprintf("store: zstd options: %v", err))
		}
		p.dec = d
	}
	return p.dec
}
