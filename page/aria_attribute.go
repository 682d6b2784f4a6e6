package page

import (
	"strconv"
	"strings"
	"sync"
)

// An ariaAttribute is a state or property of WAI-ARIA 1.2.
type ariaAttribute struct {
	global bool     // allowed on every role
	kind   byte     // b true or false, t one of tokens, i id, l ids, n number, z whole number, s text
	tokens []string // of kind t
}

// ariaAttributes is the attributes by name without the prefix aria-. Those that version 1.2 calls deprecated as global
// ones still count as such: they do no harm.
var ariaAttributes = sync.OnceValue(func() map[string]*ariaAttribute {
	m := make(map[string]*ariaAttribute, 64)
	for line := range strings.SplitSeq(strings.TrimSpace(ariaAttributeTable), "\n") {
		f := append(strings.Split(line, "|"), "")
		a := &ariaAttribute{kind: f[1][0], global: strings.HasSuffix(f[1], "g"), tokens: strings.Fields(f[2])}
		for name := range strings.FieldsSeq(f[0]) {
			m[name] = a
		}
	}
	return m
})

const ariaAttributeTable = `
atomic busy disabled|bg
hidden|tg|true false undefined
grabbed|tg|true false undefined
current|tg|page step location date time true false
dropeffect|sg
haspopup|tg|true false menu listbox tree grid dialog
invalid|tg|true false grammar spelling
live|tg|assertive off polite
relevant|sg
activedescendant|i
details errormessage|lg
controls describedby flowto labelledby owns|lg
braillelabel brailleroledescription description keyshortcuts label roledescription|sg
autocomplete|t|inline list both none
checked|t|true false mixed undefined
pressed|t|true false mixed undefined
expanded selected|t|true false undefined
modal multiline multiselectable readonly required|b
orientation|t|horizontal vertical undefined
sort|t|ascending descending none other
colcount rowcount setsize colindex colspan level posinset rowindex rowspan|z
valuemax valuemin valuenow|n
colindextext rowindextext placeholder valuetext|s
`

// accepts reports whether value is one that the attribute may have. An empty value is as good as none; one with braces
// is a template that a script fills in.
func (a *ariaAttribute) accepts(value string) bool {
	value = strings.TrimSpace(value)
	if value == "" || strings.ContainsAny(value, "{}[]<>$") {
		return true
	}
	switch a.kind {
	case 'b':
		return strings.EqualFold(value, "true") || strings.EqualFold(value, "false") || value == "undefined"
	case 't':
		for _, t := range a.tokens {
			if strings.EqualFold(value, t) {
				return true
			}
		}
		return false
	case 'n':
		_, err := strconv.ParseFloat(value, 64)
		return err == nil
	case 'z':
		_, err := strconv.Atoi(value)
		return err == nil
	}
	return true
}
