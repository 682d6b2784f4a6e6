package rules

import "cel.dev/cel-go/common/types"

// ruleFacts adds the parameters of one rule to the facts.
type ruleFacts struct {
	*facts
	params *structType
	own    *structType // nil when there are no own facts
}

const paramsName = "assay.params"

// paramsType makes a struct of constants.
func paramsType(params map[string]any) *structType {
	s := &structType{name: paramsName, cel: types.NewObjectType(paramsName), fields: map[string]*types.FieldType{}}
	for name, value := range params {
		v := known.NativeToValue(value)
		t := types.StringType
		switch value.(type) {
		case float64:
			t = types.DoubleType
		case bool:
			t = types.BoolType
		case []string:
			t = types.NewListType(types.StringType)
		}
		s.fields[name] = &types.FieldType{
			Type:    t,
			IsSet:   func(any) bool { return true },
			GetFrom: func(any) (any, error) { return v, nil },
		}
	}
	return s
}

// local is the struct of the rule or of the packs with the name; nil when it is one of the facts.
func (f *ruleFacts) local(name string) *structType {
	switch {
	case name == paramsName:
		return f.params
	case name == ownName:
		return f.own
	}
	return nil
}

// FindStructType implements types.Provider.
func (f *ruleFacts) FindStructType(name string) (*types.Type, bool) {
	if s := f.local(name); s != nil {
		return types.NewTypeTypeWithParam(s.cel), true
	}
	return f.facts.FindStructType(name)
}

// FindStructFieldNames implements types.Provider.
func (f *ruleFacts) FindStructFieldNames(name string) ([]string, bool) {
	if s := f.local(name); s != nil {
		return s.names(), true
	}
	return f.facts.FindStructFieldNames(name)
}

// FindStructFieldType implements types.Provider.
func (f *ruleFacts) FindStructFieldType(name, field string) (*types.FieldType, bool) {
	if s := f.local(name); s != nil {
		ft, ok := s.fields[field]
		return ft, ok
	}
	return f.facts.FindStructFieldType(name, field)
}
