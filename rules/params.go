package rules

import "cel.dev/cel-go/common/types"

// ruleFacts adds the parameters of one rule to the facts.
type ruleFacts struct {
	*facts
	params *structType
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

// FindStructType implements types.Provider.
func (f *ruleFacts) FindStructType(name string) (*types.Type, bool) {
	if name == paramsName {
		return types.NewTypeTypeWithParam(f.params.cel), true
	}
	return f.facts.FindStructType(name)
}

// FindStructFieldNames implements types.Provider.
func (f *ruleFacts) FindStructFieldNames(name string) ([]string, bool) {
	if name == paramsName {
		return f.params.names(), true
	}
	return f.facts.FindStructFieldNames(name)
}

// FindStructFieldType implements types.Provider.
func (f *ruleFacts) FindStructFieldType(name, field string) (*types.FieldType, bool) {
	if name == paramsName {
		ft, ok := f.params.fields[field]
		return ft, ok
	}
	return f.facts.FindStructFieldType(name, field)
}
