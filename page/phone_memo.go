package page

import (
	"strings"
	"sync"

	"github.com/nyaruka/phonenumbers"
)

// A phoneMemo remembers what the numbering plans said: a site prints one number on every page, and the plans are
// asked with regular expressions. It is a pure function's memory, so it changes no result; when full it starts again.
type phoneMemo struct {
	sync.RWMutex
	numbers map[phoneKey]string // E.164, "" for no number
}

type phoneKey struct{ digits, region string }

// maxRemembered numbers are at most about 400 kB.
const maxRemembered = 4096

var dialled phoneMemo

// number is the E.164 form of digits in the region, "" when its plan has no such number. With a leading + the region
// is "".
func (m *phoneMemo) number(digits, region string) string {
	k := phoneKey{digits, region}
	m.RLock()
	e164, ok := m.numbers[k]
	m.RUnlock()
	if ok {
		return e164
	}
	n, err := phonenumbers.Parse(digits, region)
	if err == nil && (region == "" && phonenumbers.IsValidNumber(n) || region != "" && phonenumbers.IsValidNumberForRegion(n, region)) {
		e164 = phonenumbers.Format(n, phonenumbers.E164)
	}
	k.digits = strings.Clone(digits)
	m.Lock()
	if m.numbers == nil || len(m.numbers) >= maxRemembered {
		m.numbers = make(map[phoneKey]string, 64)
	}
	m.numbers[k] = e164
	m.Unlock()
	return e164
}
