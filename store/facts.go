package store

import (
	"encoding/binary"
	"fmt"

	"github.com/siteassay/assay/page"
	bolt "go.etcd.io/bbolt"
)

// facts is the stored record of one page: what the last answer of its URL said. It is laid out by hand so that the
// validators, which every request of a second crawl asks for, are read without touching the rest.
type facts struct {
	layout             uint32 // Site.layout when they were taken
	url                string
	etag, lastModified string
	facts, findings    []byte // packed
}

func (f *facts) append(dst []byte) []byte {
	dst = binary.LittleEndian.AppendUint32(dst, f.layout)
	for _, s := range []string{f.url, f.etag, f.lastModified} {
		dst = append(binary.AppendUvarint(dst, uint64(len(s))), s...)
	}
	dst = append(binary.AppendUvarint(dst, uint64(len(f.facts))), f.facts...)
	return append(dst, f.findings...)
}

// parseFacts reads a record. The packed parts are cut from b.
func parseFacts(b []byte) (f facts, err error) {
	if len(b) < 4 {
		return f, fmt.Errorf("%w: facts have no header", ErrDamaged)
	}
	f.layout = binary.LittleEndian.Uint32(b)
	b = b[4:]
	var parts [4][]byte
	for i := range parts {
		n, w := binary.Uvarint(b)
		if w <= 0 || n > uint64(len(b)-w) {
			return f, fmt.Errorf("%w: facts are cut", ErrDamaged)
		}
		parts[i], b = b[w:w+int(n)], b[w+int(n):]
	}
	f.url, f.etag, f.lastModified = string(parts[0]), string(parts[1]), string(parts[2])
	f.facts, f.findings = parts[3], b
	return f, nil
}

// find returns the facts of url that this program can read. They are valid until the transaction ends.
func (s *Site) find(tx *bolt.Tx, url string) (f facts, ok bool, err error) {
	id, err := s.urls.find(tx, keyOf(url))
	if err != nil || id == 0 {
		return f, false, err
	}
	f, ok, err = factsAt(tx, id)
	return f, ok && f.url == url && f.layout == s.layout(), err
}

// layout names what the facts of a page depend on besides its answer: the program, the user's extractors and word lists.
func (s *Site) layout() uint32 { return page.Layout() ^ s.options.Extract }

func factsAt(tx *bolt.Tx, id uint64) (f facts, ok bool, err error) {
	b, err := get(tx.Bucket(bucketFacts), key64(id))
	if err != nil || b == nil {
		return f, false, err
	}
	f, err = parseFacts(b)
	return f, err == nil, err
}

// Validators returns the validators of the last answer of url, "" when nothing is stored of it that this program can
// use. It may be called from any goroutine.
func (s *Site) Validators(url string) (etag, lastModified string) {
	err := s.view("reading validators", func(tx *bolt.Tx) error {
		f, ok, err := s.find(tx, url)
		if ok {
			etag, lastModified = f.etag, f.lastModified
		}
		return err
	})
	if err != nil { // whoever writes next is told; asking without validators is always right
		return "", ""
	}
	return etag, lastModified
}

// FactsOf returns the encoded facts and the findings last committed for url. ok is false when there are none, or when
// another version of the program wrote them. It may be called from any goroutine.
func (s *Site) FactsOf(url string) (encoded, findings []byte, ok bool, err error) {
	err = s.view("reading facts", func(tx *bolt.Tx) error {
		f, found, err := s.find(tx, url)
		if err != nil || !found {
			return err
		}
		if encoded, err = s.packer.unpack(nil, f.facts); err != nil {
			return err
		}
		findings, err = s.packer.unpack(nil, f.findings)
		ok = err == nil
		return err
	})
	if err != nil {
		return nil, nil, false, err
	}
	return encoded, findings, ok, nil
}

// EachVisit streams the visits of the current run in the order of Seq, without facts and findings. No transaction is
// open while yield runs, so it may call everything. It ends with the first error of yield.
func (s *Site) EachVisit(yield func(v *page.Visit) error) error {
	return s.eachVisit(func(v *visit) error { return yield(&v.Visit) })
}

// EachPage streams the audited visits of the current run in the order of Seq, with their facts and findings as
// FactsOf gives them. These are valid until yield returns. Otherwise it is like EachVisit.
func (s *Site) EachPage(yield func(v *page.Visit, facts, findings []byte) error) error {
	var encoded, findings []byte
	return s.eachVisit(func(v *visit) error {
		if v.Visit.Outcome != page.Audited {
			return nil
		}
		err := s.view("reading pages", func(tx *bolt.Tx) error {
			f, ok, err := factsAt(tx, uint64(v.Facts))
			if err != nil {
				return err
			}
			if !ok || f.url != v.Visit.Target.URL {
				return fmt.Errorf("%w: the facts of %s are missing", ErrDamaged, v.Visit.Target.URL)
			}
			if encoded, err = s.packer.unpack(encoded[:0], f.facts); err == nil {
				findings, err = s.packer.unpack(findings[:0], f.findings)
			}
			return err
		})
		if err != nil {
			return err
		}
		return yield(&v.Visit, encoded, findings)
	})
}

func (s *Site) eachVisit(yield func(v *visit) error) error {
	var w walk
	for !w.done {
		if err := s.view("reading visits", func(tx *bolt.Tx) error { return w.fill(tx.Bucket(bucketVisits)) }); err != nil {
			return err
		}
		for i, b := range w.values {
			v, err := parseVisit(w.keys[i], b)
			if err != nil {
				return s.guard("reading visits", func() error { return err })
			}
			if err := yield(v); err != nil {
				return err
			}
		}
	}
	return nil
}
