package page

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"reflect"
)

// Errors of Decode and Unmarshal.
var (
	// ErrFactsVersion is a record that another version of the program wrote. The page must be fetched again.
	ErrFactsVersion = errors.New("facts were written by another version")
	// ErrFacts is a record that is damaged.
	ErrFacts = errors.New("facts are damaged")
)

// Decode reads what Encode wrote. It accepts any bytes: a record that is not whole is ErrFacts, one of another
// version ErrFactsVersion. It keeps nothing of b; all strings of the page share one copy of it, so a string that
// outlives the page must be cloned. What it allocates is at most about a hundred times len(b).
func Decode(b []byte) (*Page, error) {
	version, n := binary.Uvarint(b)
	if n <= 0 || len(b) < n+4 {
		return nil, fmt.Errorf("%w: no header", ErrFacts)
	}
	if version != Version || binary.LittleEndian.Uint32(b[n:]) != pagePlan.layout {
		return nil, ErrFactsVersion
	}
	p := new(Page)
	if err := pagePlan.unmarshal(b[n+4:], reflect.ValueOf(p).Elem()); err != nil {
		return nil, err
	}
	p.Type = p.Type.constant()
	return p, nil
}

// Unmarshal reads what Marshal wrote of a value of the same type into *v; what stood there is lost. Errors and
// bounds are those of Decode.
func Unmarshal(b []byte, v any) error {
	rv := reflect.ValueOf(v)
	if rv.Kind() != reflect.Pointer || rv.IsNil() {
		panic(fmt.Sprintf("page: cannot unmarshal into %T", v))
	}
	rv = rv.Elem()
	p := planOf(rv.Type())
	if len(b) < 4 {
		return fmt.Errorf("%w: no header", ErrFacts)
	}
	if binary.LittleEndian.Uint32(b) != p.layout {
		return ErrFactsVersion
	}
	rv.SetZero()
	return p.unmarshal(b[4:], rv)
}

func (p *plan) unmarshal(b []byte, v reflect.Value) error {
	d := decoder{s: string(b)}
	p.decode(&d, v)
	switch {
	case d.failed:
		return fmt.Errorf("%w at byte %d of %d", ErrFacts, d.at, len(b))
	case d.at != len(d.s):
		return fmt.Errorf("%w: %d bytes too many", ErrFacts, len(d.s)-d.at)
	}
	return nil
}

// A decoder reads a record from the front. After a fault every read yields zero and consumes nothing, so that the
// plans need no error paths; lengths are then zero and no loop is long.
type decoder struct {
	s      string
	at     int
	failed bool
}

func (d *decoder) fail() { d.failed = true }

func (d *decoder) take(n int) string {
	if d.failed || n < 0 || n > len(d.s)-d.at {
		d.fail()
		return ""
	}
	s := d.s[d.at : d.at+n]
	d.at += n
	return s
}

func (d *decoder) byte() byte {
	if d.failed || d.at >= len(d.s) {
		d.fail()
		return 0
	}
	d.at++
	return d.s[d.at-1]
}

func (d *decoder) uvarint() uint64 {
	if d.failed {
		return 0
	}
	var x uint64
	for shift := 0; shift < 64 && d.at < len(d.s); shift += 7 {
		c := d.s[d.at]
		d.at++
		x |= uint64(c&0x7f) << shift
		if c < 0x80 {
			if shift == 63 && c > 1 {
				break
			}
			return x
		}
	}
	d.fail()
	return 0
}

func (d *decoder) varint() int64 {
	u := d.uvarint()
	return int64(u>>1) ^ -int64(u&1)
}

func (d *decoder) fixed64() uint64 {
	s := d.take(8)
	if len(s) < 8 {
		return 0
	}
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// length reads a count of elements that take at least size bytes each, and refuses one that cannot be there.
func (d *decoder) length(size int) int {
	n := d.uvarint()
	if n > uint64((len(d.s)-d.at)/size) {
		d.fail()
		return 0
	}
	return int(n)
}

func (d *decoder) string() string { return d.take(d.length(1)) }

func (p *plan) decode(d *decoder, v reflect.Value) {
	switch p.kind {
	case reflect.Struct:
		p.decodeStruct(d, v)
	case reflect.String:
		v.SetString(d.string())
	case reflect.Bool:
		v.SetBool(d.byte() != 0)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		n := d.varint()
		if v.OverflowInt(n) {
			d.fail()
			return
		}
		v.SetInt(n)
	case reflect.Uint64:
		v.SetUint(d.fixed64())
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32:
		n := d.uvarint()
		if v.OverflowUint(n) {
			d.fail()
			return
		}
		v.SetUint(n)
	case reflect.Float32, reflect.Float64:
		v.SetFloat(math.Float64frombits(d.fixed64()))
	case reflect.Slice:
		p.decodeSlice(d, v)
	case reflect.Array:
		for i := range v.Len() {
			if p.elem.kind == reflect.Uint8 {
				v.Index(i).SetUint(uint64(d.byte()))
				continue
			}
			p.elem.decode(d, v.Index(i))
		}
	case reflect.Interface:
		if x := d.any(); x != nil {
			v.Set(reflect.ValueOf(x))
		}
	}
}

func (p *plan) decodeStruct(d *decoder, v reflect.Value) {
	bits := d.take(p.bytes)
	if d.failed {
		return
	}
	for i := range p.fields {
		f := &p.fields[i]
		if f.bit >= 0 {
			if bits[f.bit>>3]>>(f.bit&7)&1 == 0 {
				continue
			}
			if f.kind == reflect.Bool {
				v.Field(f.index).SetBool(true)
				continue
			}
		}
		f.decode(d, v.Field(f.index))
		if d.failed {
			return
		}
	}
}

func (p *plan) decodeSlice(d *decoder, v reflect.Value) {
	if p.elem.kind == reflect.Uint8 {
		if s := d.string(); s != "" {
			v.SetBytes([]byte(s))
		}
		return
	}
	n := d.length(p.elem.min)
	if n == 0 {
		return
	}
	v.Set(reflect.MakeSlice(p.typ, n, n))
	for i := range n {
		p.elem.decode(d, v.Index(i))
		if d.failed {
			return
		}
	}
}

func (d *decoder) any() any {
	switch d.byte() {
	case anyNil:
		return nil
	case anyString:
		return d.string()
	case anyInt:
		return int(d.varint())
	case anyFloat:
		return math.Float64frombits(d.fixed64())
	case anyFalse:
		return false
	case anyTrue:
		return true
	case anyStrings:
		list := make([]string, d.length(1))
		for i := range list {
			list[i] = d.string()
		}
		return list
	}
	d.fail()
	return nil
}
