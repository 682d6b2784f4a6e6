package store

import (
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"io"
	"os"
)

// The form of bbolt's pages, as far as it must be read before bbolt may. Numbers are in the byte order of the machine.
const (
	pageHead     = 16 // id 8, flags 2, count 2, overflow 4
	elementSize  = 16 // leaf: flags 4, position 4, key 4, value 4; branch: position 4, key 4, page 8
	flagBranch   = 1
	flagLeaf     = 2
	flagFree     = 16
	flagBucket   = 1 // of a leaf element: the value is a bucket
	metaSize     = 64
	metaMagic    = 0xED0CDAED
	largestPage  = 64 << 10
	smallestPage = 1 << 10
	noFreelist   = ^uint64(0)
)

// A header is what the newer of the two meta pages says.
type header struct {
	pageSize   int64
	root, free uint64 // pages
	end        uint64 // first page that is not in use
	tx         uint64
}

func (h *header) valid(b []byte) bool {
	n := binary.NativeEndian
	sum := fnv.New64a()
	sum.Write(b[:metaSize-8])
	if n.Uint32(b) != metaMagic || n.Uint64(b[metaSize-8:]) != sum.Sum64() {
		return false
	}
	*h = header{pageSize: int64(n.Uint32(b[8:])), root: n.Uint64(b[16:]), free: n.Uint64(b[32:]), end: n.Uint64(b[40:]), tx: n.Uint64(b[48:])}
	return h.pageSize >= smallestPage && h.pageSize <= largestPage && h.pageSize&(h.pageSize-1) == 0
}

// readHeader finds the meta pages: the first stands at 0, the second one page later, and only the pages themselves
// say how large a page is.
func readHeader(f io.ReaderAt) (header, error) {
	var best header
	found := false
	b := make([]byte, metaSize)
	try := func(at int64) {
		var h header
		if _, err := f.ReadAt(b, at+pageHead); err != nil || !h.valid(b) {
			return
		}
		if !found || h.tx > best.tx {
			best, found = h, true
		}
	}
	try(0)
	for size := int64(smallestPage); size <= largestPage; size *= 2 {
		if !found || size == best.pageSize {
			try(size)
		}
	}
	if !found {
		return best, fmt.Errorf("%w: it has no header of a store", ErrDamaged)
	}
	return best, nil
}

// checkSize refuses what is not a store, and a store that was cut: bbolt would map pages beyond its end. It may run
// while another process writes, because that one lengthens the file before it says so in the header.
func checkSize(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() {
		return fmt.Errorf("%w: it is not a file", ErrDamaged)
	}
	if info.Size() == 0 {
		return fmt.Errorf("%w: it is empty", ErrDamaged)
	}
	h, err := readHeader(f)
	if err != nil {
		return err
	}
	if info, err = f.Stat(); err != nil {
		return err
	}
	if h.end > uint64(info.Size()/h.pageSize) {
		return fmt.Errorf("%w: it has %d bytes, and %d pages of %d are in use", ErrDamaged, info.Size(), h.end, h.pageSize)
	}
	return nil
}

// checkTree walks the pages of a store that is locked: each is within the file, says its own number, is reached once,
// and holds its elements. bbolt trusts its pages; two that lead to each other would make it call itself until the stack
// is full, which ends the program and cannot be caught. Only heads and elements are read, a few per cent of the file:
// what the values say is for their checksums.
func checkTree(f *os.File) error {
	h, err := readHeader(f)
	if err != nil {
		return err
	}
	c := checker{file: f, header: h, seen: make([]uint64, h.end/64+1), todo: []uint64{h.root}}
	for len(c.todo) > 0 {
		id := c.todo[len(c.todo)-1]
		c.todo = c.todo[:len(c.todo)-1]
		if err := c.page(id); err != nil {
			return err
		}
	}
	return c.freelist()
}

type checker struct {
	file *os.File
	header
	seen []uint64 // a bit a page
	todo []uint64
	buf  []byte
}

func (c *checker) read(at int64, n int) ([]byte, error) {
	if cap(c.buf) < n {
		c.buf = make([]byte, n)
	}
	b := c.buf[:n]
	if _, err := c.file.ReadAt(b, at); err != nil {
		return nil, fmt.Errorf("%w: reading at byte %d: %v", ErrDamaged, at, err)
	}
	return b, nil
}

// head reads the head of page id and marks all it covers as reached.
func (c *checker) head(id uint64) (flags, count uint16, size int64, err error) {
	if id < 2 || id >= c.end {
		return 0, 0, 0, fmt.Errorf("%w: page %d is outside of the %d in use", ErrDamaged, id, c.end)
	}
	b, err := c.read(int64(id)*c.pageSize, pageHead)
	if err != nil {
		return 0, 0, 0, err
	}
	n := binary.NativeEndian
	more := uint64(n.Uint32(b[12:]))
	if n.Uint64(b) != id || more >= c.end-id {
		return 0, 0, 0, fmt.Errorf("%w: the head of page %d makes no sense", ErrDamaged, id)
	}
	for p := id; p <= id+more; p++ {
		if c.seen[p/64]>>(p%64)&1 != 0 {
			return 0, 0, 0, fmt.Errorf("%w: page %d is used twice", ErrDamaged, p)
		}
		c.seen[p/64] |= 1 << (p % 64)
	}
	return n.Uint16(b[8:]), n.Uint16(b[10:]), int64(more+1) * c.pageSize, nil
}

func (c *checker) page(id uint64) error {
	flags, count, size, err := c.head(id)
	if err != nil {
		return err
	}
	if flags != flagBranch && flags != flagLeaf || flags == flagBranch && count == 0 {
		return fmt.Errorf("%w: page %d is of no known kind", ErrDamaged, id)
	}
	if pageHead+int64(count)*elementSize > size {
		return fmt.Errorf("%w: page %d has more elements than room", ErrDamaged, id)
	}
	b, err := c.read(int64(id)*c.pageSize+pageHead, int(count)*elementSize)
	if err != nil {
		return err
	}
	return c.elements(id, flags, b, size-pageHead)
}

// elements checks the elements b of a page whose body has room bytes, and queues the pages they lead to.
func (c *checker) elements(id uint64, flags uint16, b []byte, room int64) error {
	n := binary.NativeEndian
	for at := int64(0); at < int64(len(b)); at += elementSize {
		e := b[at:]
		if flags == flagBranch {
			if at+int64(n.Uint32(e))+int64(n.Uint32(e[4:])) > room {
				return fmt.Errorf("%w: element %d of page %d is outside of it", ErrDamaged, at/elementSize, id)
			}
			c.todo = append(c.todo, n.Uint64(e[8:]))
			continue
		}
		start, key, value := int64(n.Uint32(e[4:])), int64(n.Uint32(e[8:])), int64(n.Uint32(e[12:]))
		if at+start+key+value > room {
			return fmt.Errorf("%w: element %d of page %d is outside of it", ErrDamaged, at/elementSize, id)
		}
		if n.Uint32(e) == flagBucket {
			if err := c.bucket(int64(id)*c.pageSize+pageHead+at+start+key, value); err != nil {
				return fmt.Errorf("bucket in page %d: %w", id, err)
			}
		}
	}
	return nil
}

// bucket checks the bucket whose value of size bytes stands at a byte of the file: its root page, or the small leaf
// that stands in its place.
func (c *checker) bucket(at, size int64) error {
	if size < 16 {
		return fmt.Errorf("%w: it is too short", ErrDamaged)
	}
	b := make([]byte, min(size, largestPage))
	if _, err := c.file.ReadAt(b, at); err != nil {
		return fmt.Errorf("%w: %v", ErrDamaged, err)
	}
	n := binary.NativeEndian
	if root := n.Uint64(b); root != 0 {
		c.todo = append(c.todo, root)
		return nil
	}
	if len(b) < 16+pageHead {
		return fmt.Errorf("%w: it is too short", ErrDamaged)
	}
	inline := b[16:]
	count := int64(n.Uint16(inline[10:]))
	if n.Uint16(inline[8:]) != flagLeaf || pageHead+count*elementSize > int64(len(inline)) {
		return fmt.Errorf("%w: it makes no sense", ErrDamaged)
	}
	for i := range count {
		e := inline[pageHead+i*elementSize:]
		end := pageHead + i*elementSize + int64(n.Uint32(e[4:])) + int64(n.Uint32(e[8:])) + int64(n.Uint32(e[12:]))
		if n.Uint32(e) == flagBucket || end > int64(len(inline)) {
			return fmt.Errorf("%w: its element %d makes no sense", ErrDamaged, i)
		}
	}
	return nil
}

// freelist checks that no free page is in use: writing to it would damage what is whole.
func (c *checker) freelist() error {
	if c.free == noFreelist {
		return nil
	}
	flags, short, size, err := c.head(c.free)
	if err != nil {
		return err
	}
	b, err := c.read(int64(c.free)*c.pageSize+pageHead, int(size-pageHead))
	if err != nil {
		return err
	}
	n := binary.NativeEndian
	count := uint64(short)
	if short == 0xffff {
		count = n.Uint64(b)
		b = b[8:]
	}
	if flags != flagFree || count > uint64(len(b)/8) {
		return fmt.Errorf("%w: the list of free pages makes no sense", ErrDamaged)
	}
	last := uint64(1)
	for i := range count {
		id := n.Uint64(b[8*i:])
		if id <= last || id >= c.end || c.seen[id/64]>>(id%64)&1 != 0 {
			return fmt.Errorf("%w: the list of free pages names page %d", ErrDamaged, id)
		}
		last = id
	}
	return nil
}
