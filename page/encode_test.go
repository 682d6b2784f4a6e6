package page

import (
	"errors"
	"fmt"
	"reflect"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// fill sets every exported field that v reaches to a value of its own, slices to two elements, so that a field the
// codec forgets or mixes up with another is seen.
func fill(v reflect.Value, n *int) {
	*n++
	switch v.Kind() {
	case reflect.String:
		v.SetString(fmt.Sprintf("värde %d 值", *n))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int32, reflect.Int64:
		v.SetInt(int64(*n) - 40)
	case reflect.Uint64:
		v.SetUint(uint64(*n) << 40)
	case reflect.Uint8, reflect.Uint32:
		v.SetUint(uint64(*n % 250))
	case reflect.Float64:
		v.SetFloat(float64(*n) / 7)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fill(v.Index(0), n)
		fill(v.Index(1), n)
	case reflect.Array:
		for i := range v.Len() {
			fill(v.Index(i), n)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), n)
		}
	}
}

func TestEveryFactIsStored(t *testing.T) {
	var want Page
	n := 0
	fill(reflect.ValueOf(&want).Elem(), &n)
	got, err := Decode(Encode(nil, &want))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(&want, got); diff != "" {
		t.Errorf("facts changed on their way through the store (-want +got):\n%s", diff)
	}
}

// A page with nothing in it must come back the same, and two encodings of one page must be the same bytes.
func TestEmptyPage(t *testing.T) {
	b := Encode(nil, &Page{})
	if len(b) > 120 {
		t.Errorf("an empty page takes %d bytes", len(b))
	}
	got, err := Decode(b)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(&Page{}, got); diff != "" {
		t.Error(diff)
	}
	if empty := (&Page{Links: []Link{}, Text: Text{Damage: []string{}}}); string(Encode(nil, empty)) != string(b) {
		t.Error("an empty slice and no slice are stored differently")
	}
}

func TestEncodeAppends(t *testing.T) {
	p := samplePage(3)
	b := Encode([]byte("before"), p)
	if string(b[:6]) != "before" || string(b[6:]) != string(Encode(nil, p)) {
		t.Error("Encode does not append to dst")
	}
}

// The decoded page may not change when the buffer it came from is used again.
func TestDecodeKeepsNothingOfItsInput(t *testing.T) {
	b := Encode(nil, samplePage(5))
	got, err := Decode(b)
	if err != nil {
		t.Fatal(err)
	}
	clear(b)
	if diff := cmp.Diff(samplePage(5), got); diff != "" {
		t.Error(diff)
	}
}

func TestDecodeRefuses(t *testing.T) {
	whole := Encode(nil, samplePage(4))
	other := append([]byte(nil), whole...)
	other[0]++
	layout := append([]byte(nil), whole...)
	layout[2] ^= 1
	for _, c := range []struct {
		name string
		b    []byte
		want error
	}{
		{"nothing", nil, ErrFacts},
		{"half a header", whole[:3], ErrFacts},
		{"another version", other, ErrFactsVersion},
		{"another layout", layout, ErrFactsVersion},
		{"cut", whole[:len(whole)-1], ErrFacts},
		{"header only", whole[:5], ErrFacts},
		{"tail", append(whole[:len(whole):len(whole)], 0), ErrFacts},
	} {
		if _, err := Decode(c.b); !errors.Is(err, c.want) {
			t.Errorf("%s: error %v, want %v", c.name, err, c.want)
		}
	}
}

// Every cut and every flipped byte of a record must end in an error or another page, never in a panic or in memory
// that the record does not account for.
func TestDecodeDamaged(t *testing.T) {
	whole := Encode(nil, samplePage(12))
	for i := range whole {
		if _, err := Decode(whole[:i]); err == nil {
			t.Fatalf("a record cut at byte %d of %d was accepted", i, len(whole))
		}
		b := append([]byte(nil), whole...)
		for _, x := range []byte{0x01, 0x80, 0xff} {
			b[i] = whole[i] ^ x
			Decode(b)
		}
	}
}

// A length that the record cannot hold must be refused before memory is set aside for it.
func TestHugeLengthIsRefused(t *testing.T) {
	type list struct{ Links []Link }
	b := Marshal(nil, list{Links: make([]Link, 1)})
	b = append(b[:5], 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f) // one field is set, with 2^42 elements
	allocated := testing.AllocsPerRun(5, func() {
		var l list
		if err := Unmarshal(b, &l); !errors.Is(err, ErrFacts) {
			t.Fatalf("error %v", err)
		}
	})
	if allocated > 20 {
		t.Errorf("%v allocations", allocated)
	}
}

type record struct {
	Name  string
	Key   [16]byte
	Data  []byte
	N     int
	U     uint32
	Small uint8
	Ratio float64
	Flags []bool
	Any   []named
}

type named struct {
	Name  string
	Value any
}

func TestMarshal(t *testing.T) {
	want := record{Name: "n", Key: [16]byte{0, 255, 7}, Data: []byte{0, 1, 255}, N: -1 << 31, U: 1 << 31, Small: 255, Ratio: -0.25,
		Flags: []bool{true, false, true},
		Any:   []named{{"s", "两"}, {"i", -3}, {"f", 1.5}, {"t", true}, {"f", false}, {"l", []string{"a", ""}}, {"nil", nil}}}
	for _, v := range []any{want, &want} {
		var got record
		got.N = 99
		if err := Unmarshal(Marshal(nil, v), &got); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got, cmp.AllowUnexported(record{})); diff != "" {
			t.Error(diff)
		}
	}
	var list []named
	if err := Unmarshal(Marshal(nil, &want), &list); !errors.Is(err, ErrFactsVersion) {
		t.Errorf("a record of another type was read: %v", err)
	}
}

// A value of a type nobody foresaw must not be lost with the record it stands in.
func TestMarshalForeignValue(t *testing.T) {
	var got []named
	if err := Unmarshal(Marshal(nil, []named{{"d", 3 * time.Second}, {"n", int64(7)}}), &got); err != nil {
		t.Fatal(err)
	}
	if want := []named{{"d", "3s"}, {"n", 7}}; !cmp.Equal(want, got) {
		t.Error(cmp.Diff(want, got))
	}
}

func TestLayoutTellsTypesApart(t *testing.T) {
	type a struct{ X, Y int }
	type renamed struct{ Y, X int }
	type widened struct{ X, Y int64 }
	seen := map[uint32]any{}
	for _, v := range []any{a{}, renamed{}, widened{}, []a{}, [2]a{}, record{}, Page{}} {
		l := planOf(reflect.TypeOf(v)).layout
		if seen[l] != nil {
			t.Errorf("%T and %T have one layout", v, seen[l])
		}
		seen[l] = v
	}
}

func TestMarshalRefusesTypes(t *testing.T) {
	type tree struct{ Kids []tree }
	for _, v := range []any{tree{}, map[string]int{}, struct{ F func() }{}, struct{ E []struct{} }{}, struct{ E error }{}} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%T was taken", v)
				}
			}()
			Marshal(nil, v)
		}()
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(Encode(nil, &Page{}))
	f.Add(Encode(nil, samplePage(2)))
	f.Add([]byte{1, 2, 3})
	f.Fuzz(func(t *testing.T, b []byte) {
		p, err := Decode(b)
		if err != nil {
			return
		}
		again, err := Decode(Encode(nil, p))
		if err != nil {
			t.Fatalf("what was read cannot be written: %v", err)
		}
		if string(Encode(nil, p)) != string(Encode(nil, again)) {
			t.Error("a page changed on its way through the store")
		}
	})
}

// samplePage is a company page with n links, as large as a 20 kB document's facts.
func samplePage(n int) *Page {
	p := &Page{URL: "https://crumb.example/payroll/bakeries", Status: 200, ContentType: "text/html", Charset: "utf-8",
		Language: "en", Script: "Latn", Type: "product", TypeConfidence: 0.8, TypeReasons: []string{"path", "structured data"},
		Indexable: true, Title: Line{"Payroll for small bakeries | Crumb", 34}, Canonical: "https://crumb.example/payroll/bakeries",
		Metas:     Properties{{"viewport", "width=device-width"}, {"generator", "Oven 3"}},
		OpenGraph: Properties{{"title", "Payroll for small bakeries"}, {"image", "https://crumb.example/og.png"}}}
	for i := range n {
		p.Links = append(p.Links, Link{URL: fmt.Sprintf("https://crumb.example/payroll/section-%d/page-%d", i%7, i),
			Text: fmt.Sprintf("Section %d of the handbook", i), Internal: true, Region: Nav, Kind: "http"})
		if i%4 == 0 {
			p.Headings = append(p.Headings, Heading{Level: 2, Text: fmt.Sprintf("How step %d works", i), Region: Main, Selector: "main > h2"})
			p.Images = append(p.Images, Image{URL: fmt.Sprintf("https://crumb.example/img/%d.webp", i), Alt: "Two bakers at a desk", HasAlt: true, Width: 640, Height: 480, Region: Main})
			p.Text.Blocks = append(p.Text.Blocks, Block{Hash: uint64(i) * 0x9e3779b97f4a7c15, Words: 40 + i})
		}
		p.Text.Main += fmt.Sprintf("Paragraph %d says what the ovens cost and who pays the night shift.\n", i)
	}
	return p
}

func BenchmarkEncode(b *testing.B) {
	p := samplePage(60)
	var dst []byte
	b.ReportAllocs()
	for b.Loop() {
		dst = Encode(dst[:0], p)
	}
	b.ReportMetric(float64(len(dst)), "bytes")
}

func BenchmarkDecode(b *testing.B) {
	rec := Encode(nil, samplePage(60))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Decode(rec); err != nil {
			b.Fatal(err)
		}
	}
}
