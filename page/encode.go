package page

import (
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"math"
	"reflect"
	"strings"
	"sync"
)

// The stored form of facts is positional: no names, fields in the order of their declaration.
//
//	record = uvarint Version, layout hash (4 bytes), value
//	struct = one bit a field (set: not zero), then the fields whose bit is set; structs and arrays
//	         within have no bit and are always written. A bool is its bit.
//	string = uvarint length, bytes          int   = zigzag varint       uint64 = 8 bytes (they are hashes)
//	slice  = uvarint length, elements       float = 8 bytes             other uints = uvarint
//	array  = elements                       any   = one byte for the type, value
//
// Most fields of most elements are zero (a link seldom has a fragment, a target and a rel), which is why the bits
// pay. nil and empty slices are one. The layout hash is taken over the names and types of all fields, so a record
// of another program version is refused (ErrFactsVersion) instead of misread, even when nobody changed Version.

// Encode appends the stored form of p to dst.
func Encode(dst []byte, p *Page) []byte {
	dst = binary.AppendUvarint(dst, Version)
	dst = binary.LittleEndian.AppendUint32(dst, pagePlan.layout)
	return pagePlan.encode(dst, reflect.ValueOf(p).Elem())
}

// Layout names the stored form of facts that this program writes and reads: Version and the layout of Page in one
// number. What was encoded under another one is refused by Decode.
func Layout() uint32 {
	version := uint32(Version) // a variable: the product is meant to wrap
	return pagePlan.layout ^ version*0x9e3779b1
}

// Marshal appends the stored form of *v or v, without Version but with the layout of its type. It takes structs,
// slices and arrays of strings, numbers, bools and each other, and interface fields that hold a string, int,
// float64, bool or []string; another value in an interface is written as its text. Unexported fields are left out.
// It panics on a type it cannot store: that is a fault of the program, not of the data.
func Marshal(dst []byte, v any) []byte {
	rv := reflect.ValueOf(v)
	if rv.Kind() == reflect.Pointer {
		rv = rv.Elem()
	}
	p := planOf(rv.Type())
	dst = binary.LittleEndian.AppendUint32(dst, p.layout)
	return p.encode(dst, rv)
}

// A plan says how values of one type are stored. It is made once a type, so that nothing is looked up for a record.
type plan struct {
	typ    reflect.Type
	kind   reflect.Kind
	elem   *plan // of slices and arrays
	fields []planField
	bytes  int // of the bits of a struct
	min    int // least bytes a value takes: bounds what a damaged length can make Decode allocate
	layout uint32
}

type planField struct {
	index int
	bit   int // -1: always written
	*plan
}

var (
	plans    sync.Map // reflect.Type → *plan
	pagePlan = planOf(reflect.TypeFor[Page]())
)

func planOf(t reflect.Type) *plan {
	if p, ok := plans.Load(t); ok {
		return p.(*plan)
	}
	p := compile(t, nil)
	var b strings.Builder
	p.describe(&b)
	h := fnv.New32a()
	h.Write([]byte(b.String()))
	p.layout = h.Sum32()
	plans.Store(t, p)
	return p
}

// compile makes the plan of t; outer are the types around it.
func compile(t reflect.Type, outer []reflect.Type) *plan {
	for _, o := range outer {
		if o == t {
			panic(fmt.Sprintf("page: cannot store recursive type %v", t))
		}
	}
	outer = append(outer[:len(outer):len(outer)], t)
	p := &plan{typ: t, kind: t.Kind(), min: 1}
	switch p.kind {
	case reflect.String, reflect.Bool,
		reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64,
		reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32:
	case reflect.Uint64, reflect.Float32, reflect.Float64:
		p.min = 8
	case reflect.Slice:
		p.elem = compile(t.Elem(), outer)
	case reflect.Array:
		p.elem = compile(t.Elem(), outer)
		p.min = t.Len() * p.elem.min
	case reflect.Struct:
		p.compileFields(outer)
	case reflect.Interface:
		if t.NumMethod() > 0 {
			panic(fmt.Sprintf("page: cannot store interface %v", t))
		}
	default:
		panic(fmt.Sprintf("page: cannot store type %v", t))
	}
	if p.min == 0 {
		panic(fmt.Sprintf("page: cannot store empty type %v", t))
	}
	return p
}

func (p *plan) compileFields(outer []reflect.Type) {
	bits := 0
	p.min = 0
	for i := range p.typ.NumField() {
		sf := p.typ.Field(i)
		if !sf.IsExported() {
			continue
		}
		f := planField{index: i, bit: -1, plan: compile(sf.Type, outer)}
		if f.kind == reflect.Struct || f.kind == reflect.Array {
			p.min += f.min
		} else {
			f.bit = bits
			bits++
		}
		p.fields = append(p.fields, f)
	}
	p.bytes = (bits + 7) / 8
	p.min += p.bytes
}

// describe writes what the stored form depends on: kinds, and the names of fields in their order.
func (p *plan) describe(b *strings.Builder) {
	switch p.kind {
	case reflect.Struct:
		b.WriteByte('{')
		for _, f := range p.fields {
			b.WriteString(p.typ.Field(f.index).Name)
			b.WriteByte(' ')
			f.describe(b)
			b.WriteByte(';')
		}
		b.WriteByte('}')
	case reflect.Slice:
		b.WriteString("[]")
		p.elem.describe(b)
	case reflect.Array:
		fmt.Fprintf(b, "[%d]", p.typ.Len())
		p.elem.describe(b)
	default:
		b.WriteString(p.kind.String())
	}
}

func (p *plan) encode(dst []byte, v reflect.Value) []byte {
	switch p.kind {
	case reflect.Struct:
		return p.encodeStruct(dst, v)
	case reflect.String:
		s := v.String()
		dst = binary.AppendUvarint(dst, uint64(len(s)))
		return append(dst, s...)
	case reflect.Bool:
		if v.Bool() {
			return append(dst, 1)
		}
		return append(dst, 0)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return binary.AppendVarint(dst, v.Int())
	case reflect.Uint64:
		return binary.LittleEndian.AppendUint64(dst, v.Uint())
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32:
		return binary.AppendUvarint(dst, v.Uint())
	case reflect.Float32, reflect.Float64:
		return binary.LittleEndian.AppendUint64(dst, math.Float64bits(v.Float()))
	case reflect.Slice:
		n := v.Len()
		dst = binary.AppendUvarint(dst, uint64(n))
		if p.elem.kind == reflect.Uint8 {
			return append(dst, v.Bytes()...)
		}
		for i := range n {
			dst = p.elem.encode(dst, v.Index(i))
		}
	case reflect.Array:
		for i := range v.Len() {
			if p.elem.kind == reflect.Uint8 {
				dst = append(dst, byte(v.Index(i).Uint()))
				continue
			}
			dst = p.elem.encode(dst, v.Index(i))
		}
	case reflect.Interface:
		return encodeAny(dst, v)
	}
	return dst
}

func (p *plan) encodeStruct(dst []byte, v reflect.Value) []byte {
	start := len(dst)
	for range p.bytes {
		dst = append(dst, 0)
	}
	for i := range p.fields {
		f := &p.fields[i]
		fv := v.Field(f.index)
		if f.bit >= 0 {
			if isZero(f.kind, fv) {
				continue
			}
			dst[start+f.bit>>3] |= 1 << (f.bit & 7)
			if f.kind == reflect.Bool {
				continue
			}
		}
		dst = f.encode(dst, fv)
	}
	return dst
}

// isZero is reflect.Value.IsZero for the kinds that have a bit, with an empty slice counted as nil.
func isZero(k reflect.Kind, v reflect.Value) bool {
	switch k {
	case reflect.String, reflect.Slice:
		return v.Len() == 0
	case reflect.Bool:
		return !v.Bool()
	case reflect.Int:
		return v.Int() == 0
	}
	return v.IsZero()
}

// The types a value in an interface may have.
const (
	anyNil byte = iota
	anyString
	anyInt
	anyFloat
	anyFalse
	anyTrue
	anyStrings
)

func encodeAny(dst []byte, v reflect.Value) []byte {
	if v.IsNil() {
		return append(dst, anyNil)
	}
	switch x := v.Interface().(type) {
	case string:
		return appendString(append(dst, anyString), x)
	case int:
		return binary.AppendVarint(append(dst, anyInt), int64(x))
	case int64:
		return binary.AppendVarint(append(dst, anyInt), x)
	case float64:
		return binary.LittleEndian.AppendUint64(append(dst, anyFloat), math.Float64bits(x))
	case bool:
		if x {
			return append(dst, anyTrue)
		}
		return append(dst, anyFalse)
	case []string:
		dst = binary.AppendUvarint(append(dst, anyStrings), uint64(len(x)))
		for _, s := range x {
			dst = appendString(dst, s)
		}
		return dst
	default:
		return appendString(append(dst, anyString), fmt.Sprint(x))
	}
}

func appendString(dst []byte, s string) []byte {
	return append(binary.AppendUvarint(dst, uint64(len(s))), s...)
}
