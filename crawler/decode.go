package crawler

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zlib"
	"github.com/klauspost/compress/zstd"
)

// acceptEncoding is what decode understands.
const acceptEncoding = "gzip, br, zstd, deflate"

// A bomb is an answer that unpacks to more than bombRatio times its size on the wire, once it is over bombFrom bytes.
const (
	bombRatio = 100
	bombFrom  = 1 << 20
)

var (
	errCoding = errors.New("content coding")
	errBomb   = errors.New("unpacks to more than 100 times its size")
)

// codingOf returns the content coding of an answer: gzip, br, zstd, deflate or "". Any other, and more than one, is an
// error: nobody needs them, and nested codings multiply the damage of a bomb.
func codingOf(header []string) (string, error) {
	coding := ""
	for _, line := range header {
		for part := range strings.SplitSeq(line, ",") {
			part = strings.ToLower(strings.TrimSpace(part))
			switch part {
			case "", "identity":
				continue
			case "x-gzip":
				part = "gzip"
			case "gzip", "br", "zstd", "deflate":
			default:
				return "", fmt.Errorf("%w: %q is not known", errCoding, clip(part, 40))
			}
			if coding != "" {
				return "", fmt.Errorf("%w: %s and %s, one at most", errCoding, coding, part)
			}
			coding = part
		}
	}
	return coding, nil
}

// Decoders are large (zstd most of all), so they are used again.
var (
	gzipPool   sync.Pool
	brotliPool = sync.Pool{New: func() any { return brotli.NewReader(nil) }}
	zstdPool   sync.Pool
)

// inputs are the buffers under the decoders. A decoder that waits in its pool may still point to one, but does not read
// before it is reset.
var inputs = sync.Pool{New: func() any { return bufio.NewReader(nil) }}

// decode returns a reader of the content and a function that gives the decoder back. Reading holds at most a window of
// 8 MiB; how much is read is the caller's to limit. An empty body is empty in every coding.
func decode(coding string, body io.Reader) (r io.Reader, done func(), err error) {
	if coding == "" {
		return body, func() {}, nil
	}
	in := inputs.Get().(*bufio.Reader)
	in.Reset(body)
	free := func() { in.Reset(nil); inputs.Put(in) }
	if _, err := in.Peek(1); err == io.EOF {
		return in, free, nil
	} else if err != nil {
		return nil, free, err
	}
	z, back, err := newDecoder(coding, in)
	if err != nil {
		return nil, free, codingError(coding, err)
	}
	return codedReader{coding, z}, func() { back(); free() }, nil
}

// newDecoder takes a decoder from its pool or makes one; back returns it there.
func newDecoder(coding string, in *bufio.Reader) (r io.Reader, back func(), err error) {
	switch coding {
	case "gzip":
		z, ok := gzipPool.Get().(*gzip.Reader)
		if ok {
			err = z.Reset(in)
		} else {
			z, err = gzip.NewReader(in)
		}
		return z, func() { gzipPool.Put(z) }, err
	case "br":
		z := brotliPool.Get().(*brotli.Reader)
		err = z.Reset(in)
		return z, func() { _ = z.Reset(nil); brotliPool.Put(z) }, err
	case "zstd":
		z, ok := zstdPool.Get().(*zstd.Decoder)
		if ok {
			err = z.Reset(in)
		} else {
			z, err = zstd.NewReader(in, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(8<<20), zstd.WithDecoderLowmem(true))
		}
		return z, func() { _ = z.Reset(nil); zstdPool.Put(z) }, err
	}
	// The standard defines "deflate" with the header of zlib; some servers send it without.
	if head, _ := in.Peek(2); len(head) == 2 && head[0]&0x0F == 8 && (uint(head[0])<<8|uint(head[1]))%31 == 0 {
		z, err := zlib.NewReader(in)
		return z, func() { _ = z.Close() }, err
	}
	return flate.NewReader(in), func() {}, nil
}

// codedReader marks the errors of a decoder, so that they are told from those of the connection.
type codedReader struct {
	coding string
	r      io.Reader
}

func (c codedReader) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	if err != nil && err != io.EOF {
		if errors.Is(err, gzip.ErrHeader) {
			return n, io.EOF // padding after the last member, which browsers ignore
		}
		err = codingError(c.coding, err)
	}
	return n, err
}

// codingError says that content does not decode. What the connection reported stays visible to errors.Is.
func codingError(coding string, err error) error {
	var wire *wireError
	if errors.As(err, &wire) {
		return wire
	}
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return fmt.Errorf("%s: %w", coding, io.ErrUnexpectedEOF)
	}
	return fmt.Errorf("%w: %s: %v", errCoding, coding, err)
}

// wireError is an error of the connection under a decoder.
type wireError struct{ err error }

func (e *wireError) Error() string { return e.err.Error() }
func (e *wireError) Unwrap() error { return e.err }

// wireReader counts and limits the bytes of a body as they came. At the limit it ends, and says so in cut.
type wireReader struct {
	r     io.Reader
	n     int64
	limit int64
	cut   bool
}

func (w *wireReader) Read(p []byte) (int, error) {
	if w.n >= w.limit {
		// One more byte tells a body of just the limit from a longer one.
		var one [1]byte
		n, err := w.r.Read(one[:])
		if n > 0 {
			w.cut = true
			return 0, io.EOF
		}
		return 0, w.wrap(err)
	}
	if int64(len(p)) > w.limit-w.n {
		p = p[:w.limit-w.n]
	}
	n, err := w.r.Read(p)
	w.n += int64(n)
	return n, w.wrap(err)
}

func (w *wireReader) wrap(err error) error {
	if err == nil || err == io.EOF {
		return err
	}
	return &wireError{err}
}
