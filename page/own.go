package page

import (
	"encoding/json"
	"sort"
)

// OwnType is the type of an own fact.
type OwnType string

// The types of own facts.
const (
	OwnText   OwnType = "text"
	OwnNumber OwnType = "number"
	OwnMoney  OwnType = "money"
	OwnDate   OwnType = "date"
	OwnBool   OwnType = "bool"
	OwnList   OwnType = "list"
	OwnCount  OwnType = "count"
)

// OwnTypes are all of them.
var OwnTypes = []OwnType{OwnText, OwnNumber, OwnMoney, OwnDate, OwnBool, OwnList, OwnCount}

// Own holds the facts that a user's extractors found, sorted by name. A fact that the page does not have is not in it; those of
// the types bool and count are always there.
type Own []OwnFact

// An OwnFact is one fact of an Extractor.
type OwnFact struct {
	Name     string
	Type     OwnType
	Text     string   // text, at most 500 bytes; of money and date as written, of number and count ""
	Number   float64  // number, amount of money, count; 1 for a bool that is true
	Currency string   // of money: ISO 4217, "" when it cannot be told
	Day      string   // of a date: YYYY-MM-DD
	List     []string // at most 50 different texts of 200 bytes
}

// Get returns the fact with the name; nil when the page does not have it.
func (o Own) Get(name string) *OwnFact {
	i := sort.Search(len(o), func(i int) bool { return o[i].Name >= name })
	if i == len(o) || o[i].Name != name {
		return nil
	}
	return &o[i]
}

// Value is the fact as it stands in JSON: a string (text, and date as YYYY-MM-DD), float64, Price (money), bool, []string or int.
func (f *OwnFact) Value() any {
	switch f.Type {
	case OwnNumber:
		return f.Number
	case OwnMoney:
		return Price{Amount: f.Number, Currency: f.Currency, Text: f.Text}
	case OwnDate:
		return f.Day
	case OwnBool:
		return f.Number != 0
	case OwnList:
		return f.List
	case OwnCount:
		return int(f.Number)
	}
	return f.Text
}

// MarshalJSON writes an object with the facts under their names.
func (o Own) MarshalJSON() ([]byte, error) {
	b := []byte{'{'}
	for i := range o {
		if i > 0 {
			b = append(b, ',')
		}
		name, err := json.Marshal(o[i].Name)
		if err != nil {
			return nil, err
		}
		value, err := json.Marshal(o[i].Value())
		if err != nil {
			return nil, err
		}
		b = append(append(append(b, name...), ':'), value...)
	}
	return append(b, '}'), nil
}
