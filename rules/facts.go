package rules

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"

	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// facts is what expressions may read, as CEL sees it: the structs of package page under their JSON names, and the
// part of analyzer.Site that does not lead to other pages. It is a type provider with the field indexes computed
// beforehand: the general one of the CEL library looks every field up by its tag on every access.
type facts struct {
	structs map[string]*structType
	goTypes map[reflect.Type]func(any) ref.Val
	page    *types.Type
	site    *types.Type
	group   *types.Type
}

// A structType is one struct under its CEL name.
type structType struct {
	name   string
	cel    *types.Type
	fields map[string]*types.FieldType

	ownTypes map[string]page.OwnType // of own facts, by name
}

// known is the one set of facts; nothing changes it once it is built.
var known = newFacts()

// siteFields are the fields of analyzer.Site that expressions may read.
var siteFields = map[string]string{
	"Root": "root", "Host": "host", "Name": "name", "Model": "model", "ModelConfidence": "model_confidence",
	"Languages": "languages", "Mainland": "mainland", "Country": "country", "OfferWords": "offer_words",
	"Complete": "complete",
}

func newFacts() *facts {
	f := &facts{structs: map[string]*structType{}, goTypes: map[reflect.Type]func(any) ref.Val{}}
	f.page = f.add(reflect.TypeFor[page.Page](), jsonName)
	f.site = f.add(reflect.TypeFor[analyzer.Site](), func(sf reflect.StructField) string { return siteFields[sf.Name] })
	f.group = f.add(reflect.TypeFor[group](), jsonName)
	return f
}

// jsonName is the name of a field in the JSON form of a page; fields that are not in it have none.
func jsonName(sf reflect.StructField) string {
	name, _, _ := strings.Cut(sf.Tag.Get("json"), ",")
	if name == "-" || name == "" || !sf.IsExported() {
		return ""
	}
	return name
}

// add describes the struct t and everything it leads to.
func (f *facts) add(t reflect.Type, name func(reflect.StructField) string) *types.Type {
	cel := "assay." + t.Name()
	if s, ok := f.structs[cel]; ok {
		return s.cel
	}
	s := &structType{name: cel, cel: types.NewObjectType(cel), fields: map[string]*types.FieldType{}}
	f.structs[cel] = s
	f.goTypes[reflect.PointerTo(t)] = func(v any) ref.Val { return &object{s, v} }
	for i := range t.NumField() {
		sf := t.Field(i)
		if n := name(sf); n != "" && sf.Type != reflect.TypeFor[page.Own]() { // own facts have types of their own, see ownType
			s.fields[n] = f.field(sf.Type, i)
		}
	}
	return s.cel
}

// field describes field i of a struct.
func (f *facts) field(t reflect.Type, i int) *types.FieldType {
	ft := &types.FieldType{
		Type:  f.typeOf(t),
		IsSet: func(obj any) bool { return !reflect.ValueOf(obj).Elem().Field(i).IsZero() },
	}
	if t == reflect.TypeFor[page.Properties]() {
		ft.IsSet = func(obj any) bool { return reflect.ValueOf(obj).Elem().Field(i).Len() > 0 }
		ft.GetFrom = func(obj any) (any, error) { return reflect.ValueOf(obj).Elem().Field(i).Addr().Interface(), nil }
		return ft
	}
	switch t.Kind() {
	case reflect.String:
		ft.GetFrom = func(obj any) (any, error) { return types.String(reflect.ValueOf(obj).Elem().Field(i).String()), nil }
	case reflect.Bool:
		ft.GetFrom = func(obj any) (any, error) { return types.Bool(reflect.ValueOf(obj).Elem().Field(i).Bool()), nil }
	case reflect.Int:
		ft.GetFrom = func(obj any) (any, error) { return types.Int(reflect.ValueOf(obj).Elem().Field(i).Int()), nil }
	case reflect.Uint64:
		ft.GetFrom = func(obj any) (any, error) { return types.Uint(reflect.ValueOf(obj).Elem().Field(i).Uint()), nil }
	case reflect.Float64:
		ft.GetFrom = func(obj any) (any, error) { return types.Double(reflect.ValueOf(obj).Elem().Field(i).Float()), nil }
	default: // a struct or a list: by address, so that nothing is copied
		ft.GetFrom = func(obj any) (any, error) { return reflect.ValueOf(obj).Elem().Field(i).Addr().Interface(), nil }
	}
	return ft
}

// typeOf is the CEL type of a Go type. A new kind of fact that has none is a programming error, found by any test.
func (f *facts) typeOf(t reflect.Type) *types.Type {
	if t == reflect.TypeFor[page.Properties]() {
		f.goTypes[reflect.PointerTo(t)] = func(v any) ref.Val { return &properties{ps: *v.(*page.Properties)} }
		return types.NewMapType(types.StringType, types.StringType)
	}
	switch t.Kind() {
	case reflect.String:
		return types.StringType
	case reflect.Bool:
		return types.BoolType
	case reflect.Int:
		return types.IntType
	case reflect.Uint64:
		return types.UintType
	case reflect.Float64:
		return types.DoubleType
	case reflect.Struct:
		return f.add(t, jsonName)
	case reflect.Slice, reflect.Array:
		l := types.NewListType(f.typeOf(t.Elem()))
		f.goTypes[reflect.PointerTo(t)] = func(v any) ref.Val { return &sequence{v: reflect.ValueOf(v).Elem(), typ: l} }
		return l
	}
	panic(fmt.Sprintf("no CEL type for %v", t))
}

// EnumValue implements types.Provider: there are no enumerations.
func (f *facts) EnumValue(name string) ref.Val { return types.NewErr("unknown enumeration %q", name) }

// FindIdent implements types.Provider: names of types are no values.
func (f *facts) FindIdent(string) (ref.Val, bool) { return nil, false }

// FindStructType implements types.Provider.
func (f *facts) FindStructType(name string) (*types.Type, bool) {
	if s, ok := f.structs[name]; ok {
		return types.NewTypeTypeWithParam(s.cel), true
	}
	return nil, false
}

// FindStructFieldNames implements types.Provider.
func (f *facts) FindStructFieldNames(name string) ([]string, bool) {
	s, ok := f.structs[name]
	if !ok {
		return nil, false
	}
	return s.names(), true
}

func (s *structType) names() []string {
	names := make([]string, 0, len(s.fields))
	for n := range s.fields {
		names = append(names, n)
	}
	slices.Sort(names)
	return names
}

// FindStructFieldType implements types.Provider.
func (f *facts) FindStructFieldType(name, field string) (*types.FieldType, bool) {
	s, ok := f.structs[name]
	if !ok {
		return nil, false
	}
	ft, ok := s.fields[field]
	return ft, ok
}

// NewValue implements types.Provider: expressions cannot make facts.
func (f *facts) NewValue(name string, _ map[string]ref.Val) ref.Val {
	return types.NewErr("%s cannot be made in an expression", name)
}

// NativeToValue implements types.Adapter.
func (f *facts) NativeToValue(value any) ref.Val {
	switch v := value.(type) {
	case ref.Val:
		return v
	case string:
		return types.String(v)
	case []string:
		return types.NewStringList(f, v)
	case *[]string:
		return types.NewStringList(f, *v)
	case time.Time:
		return types.Timestamp{Time: v}
	}
	if wrap, ok := f.goTypes[reflect.TypeOf(value)]; ok {
		return wrap(value)
	}
	return types.DefaultTypeAdapter.NativeToValue(value)
}
