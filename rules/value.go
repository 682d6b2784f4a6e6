package rules

import (
	"fmt"
	"reflect"

	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
	"cel.dev/cel-go/common/types/traits"

	"github.com/siteassay/assay/page"
)

// An object is a struct of the facts as a CEL value; v is a pointer to it.
type object struct {
	s *structType
	v any
}

func (o *object) ConvertToNative(t reflect.Type) (any, error) {
	return nil, fmt.Errorf("%s has no form as %v", o.s.name, t)
}

func (o *object) ConvertToType(t ref.Type) ref.Val {
	if t == types.TypeType {
		return o.s.cel
	}
	return types.NewErr("%s cannot be converted to %s", o.s.name, t.TypeName())
}

func (o *object) Equal(other ref.Val) ref.Val {
	p, ok := other.(*object)
	return types.Bool(ok && p.s == o.s && (p.v == o.v || reflect.DeepEqual(p.v, o.v)))
}

func (o *object) Type() ref.Type { return o.s.cel }
func (o *object) Value() any     { return o.v }

func (o *object) Get(index ref.Val) ref.Val {
	if ft, ok := o.field(index); ok {
		v, err := ft.GetFrom(o.v)
		if err != nil {
			return types.WrapErr(err)
		}
		return known.NativeToValue(v)
	}
	return types.NewErr("no such field: %v", index)
}

func (o *object) IsSet(index ref.Val) ref.Val {
	if ft, ok := o.field(index); ok {
		return types.Bool(ft.IsSet(o.v))
	}
	return types.NewErr("no such field: %v", index)
}

func (o *object) field(index ref.Val) (*types.FieldType, bool) {
	name, _ := index.(types.String)
	ft, ok := o.s.fields[string(name)]
	return ft, ok
}

// A sequence is a list of the facts. It makes a value of an element when it is asked for.
type sequence struct {
	v   reflect.Value // an addressable slice or array
	typ *types.Type
}

func (l *sequence) at(i int) ref.Val {
	e := l.v.Index(i)
	switch e.Kind() {
	case reflect.Struct:
		return known.NativeToValue(e.Addr().Interface())
	case reflect.String:
		return types.String(e.String())
	case reflect.Float64:
		return types.Double(e.Float())
	}
	return known.NativeToValue(e.Interface())
}

func (l *sequence) values() []ref.Val {
	vs := make([]ref.Val, l.v.Len())
	for i := range vs {
		vs[i] = l.at(i)
	}
	return vs
}

func (l *sequence) Add(other ref.Val) ref.Val {
	o, ok := other.(traits.Lister)
	if !ok {
		return types.MaybeNoSuchOverloadErr(other)
	}
	return types.NewRefValList(known, l.values()).Add(o)
}

func (l *sequence) Contains(v ref.Val) ref.Val {
	for i := range l.v.Len() {
		if l.at(i).Equal(v) == types.True {
			return types.True
		}
	}
	return types.False
}

func (l *sequence) ConvertToNative(t reflect.Type) (any, error) {
	return types.NewRefValList(known, l.values()).ConvertToNative(t)
}

func (l *sequence) ConvertToType(t ref.Type) ref.Val {
	return types.NewRefValList(known, l.values()).ConvertToType(t)
}

func (l *sequence) Equal(other ref.Val) ref.Val {
	return types.NewRefValList(known, l.values()).Equal(other)
}

func (l *sequence) Get(index ref.Val) ref.Val {
	i, err := types.GetOrError(index)
	if err != nil {
		return types.WrapErr(err)
	}
	if i < 0 || i >= l.v.Len() {
		return types.NewErr("the list has %d elements, there is none at %d", l.v.Len(), i)
	}
	return l.at(i)
}

func (l *sequence) Iterator() traits.Iterator { return &sequenceIterator{l: l} }
func (l *sequence) Size() ref.Val             { return types.Int(l.v.Len()) }
func (l *sequence) Type() ref.Type            { return types.ListType }
func (l *sequence) Value() any                { return l.v.Interface() }

type sequenceIterator struct {
	noValue
	l *sequence
	i int
}

func (it *sequenceIterator) HasNext() ref.Val { return types.Bool(it.i < it.l.v.Len()) }

func (it *sequenceIterator) Next() ref.Val {
	it.i++
	return it.l.at(it.i - 1)
}

// properties is page.Properties as a CEL map. A name that is absent reads as "", as Properties.Get does: what a
// page lacks must not break a rule. `'title' in page.open_graph` and has(page.open_graph.title) tell the two apart.
type properties struct{ ps page.Properties }

func (m *properties) Get(index ref.Val) ref.Val {
	name, _ := index.(types.String)
	return types.String(m.ps.Get(string(name)))
}

func (m *properties) IsSet(index ref.Val) ref.Val { return m.Contains(index) }

func (m *properties) Contains(index ref.Val) ref.Val {
	name, _ := index.(types.String)
	return types.Bool(m.ps.Has(string(name)))
}

func (m *properties) ConvertToNative(t reflect.Type) (any, error) {
	return nil, fmt.Errorf("a map of the facts has no form as %v", t)
}

func (m *properties) ConvertToType(t ref.Type) ref.Val {
	return types.NewErr("a map of the facts cannot be converted to %s", t.TypeName())
}

func (m *properties) Equal(other ref.Val) ref.Val {
	o, ok := other.(*properties)
	return types.Bool(ok && reflect.DeepEqual(o.ps, m.ps))
}

func (m *properties) Iterator() traits.Iterator { return &propertyIterator{ps: m.ps} }
func (m *properties) Size() ref.Val             { return types.Int(len(m.ps)) }
func (m *properties) Type() ref.Type            { return types.MapType }
func (m *properties) Value() any                { return m.ps }

type propertyIterator struct {
	noValue
	ps page.Properties
	i  int
}

func (it *propertyIterator) HasNext() ref.Val { return types.Bool(it.i < len(it.ps)) }

func (it *propertyIterator) Next() ref.Val {
	it.i++
	return types.String(it.ps[it.i-1].Name)
}

// noValue is the part of ref.Val that iterators must have and nothing calls.
type noValue struct{}

func (noValue) ConvertToNative(reflect.Type) (any, error) {
	return nil, fmt.Errorf("iterators are no values")
}
func (noValue) ConvertToType(ref.Type) ref.Val { return types.NewErr("iterators are no values") }
func (noValue) Equal(ref.Val) ref.Val          { return types.False }
func (noValue) Type() ref.Type                 { return types.IteratorType }
func (noValue) Value() any                     { return nil }
