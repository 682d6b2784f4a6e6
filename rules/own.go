package rules

import (
	"fmt"
	"strings"
	"time"

	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"

	"github.com/siteassay/assay/page"
)

const ownName = "assay.own"

// ownType makes the struct of the own facts. A text that a page does not have reads as ”, a list as an empty one; a number, an
// amount or a day has no value that could stand for none, so reading it ends the expression with errAbsent, and the rule does
// not apply. has(own.price) asks.
func ownType(x *page.Extract) *structType {
	s := &structType{name: ownName, cel: types.NewObjectType(ownName), fields: map[string]*types.FieldType{}, ownTypes: map[string]page.OwnType{}}
	for _, e := range x.Facts() {
		name := e.Name
		of := func(obj any) *page.OwnFact {
			if own, ok := obj.(*page.Own); ok {
				return own.Get(name)
			}
			return nil
		}
		s.ownTypes[name] = e.Type
		typ, absent, value := ownValue(e.Type)
		s.fields[name] = &types.FieldType{
			Type:  typ,
			IsSet: func(obj any) bool { return of(obj) != nil },
			GetFrom: func(obj any) (any, error) {
				switch f := of(obj); {
				case f != nil && f.Type == e.Type:
					return value(f), nil
				case absent != nil:
					return absent, nil
				}
				return nil, fmt.Errorf("own.%s: %w", name, errAbsent)
			},
		}
	}
	return s
}

// ownValue says how a fact of a type reads: its type, what stands for none (nil: nothing does), and its value.
func ownValue(t page.OwnType) (typ *types.Type, absent ref.Val, value func(*page.OwnFact) any) {
	switch t {
	case page.OwnNumber:
		return types.DoubleType, nil, func(f *page.OwnFact) any { return types.Double(f.Number) }
	case page.OwnCount:
		return types.IntType, types.Int(0), func(f *page.OwnFact) any { return types.Int(f.Number) }
	case page.OwnBool:
		return types.BoolType, types.False, func(f *page.OwnFact) any { return types.Bool(f.Number != 0) }
	case page.OwnDate:
		return types.TimestampType, nil, func(f *page.OwnFact) any {
			day, _ := time.Parse(time.DateOnly, f.Day) // one that exists: see page
			return types.Timestamp{Time: day}
		}
	case page.OwnList:
		return types.NewListType(types.StringType), types.NewStringList(known, nil), func(f *page.OwnFact) any { return types.NewStringList(known, f.List) }
	case page.OwnMoney:
		return known.structs["assay.Price"].cel, nil, func(f *page.OwnFact) any {
			return &page.Price{Amount: f.Number, Currency: f.Currency, Text: f.Text}
		}
	}
	return types.StringType, types.String(""), func(f *page.OwnFact) any { return types.String(f.Text) }
}

// lacksOwn reports whether an expression was ended because the page lacks an own fact. The CEL library keeps the words of an error
// and not always the error.
func lacksOwn(err error) bool { return err != nil && strings.Contains(err.Error(), errAbsent.Error()) }
