package page

import (
	"hash/maphash"
	"strings"
)

// A lineMemory remembers lines by their whole text, so a line that it knows has the very facts that reading it again
// would give: what it holds changes the time that a page takes and never its facts. It belongs to one outline, and so
// to one goroutine at a time.
//
// A line is kept when it comes up for the second time, since most lines of a page's own text come up once. It is kept
// in the younger of two generations; when that is full the older one is dropped. A line of the older one that comes up
// again is young again. Each line points at the one that came after it, which is tried first: menus and footers come up
// in one order.
type lineMemory struct {
	terms      *terms // that are looked for in each line
	young, old map[string]*lineFacts
	size       int                       // bytes of young, about
	met        [1 << metBits / 64]uint64 // a bit for the hash of a line that came up; two lines may share one
	marked     int                       // bits of met
	start      lineFacts                 // stands before the first line of a page
	last       *lineFacts                // the line that came up last, of those that are kept
	passing    []*lineFacts              // lines of this page that are not kept; their memory is used again
	passed     int                       // of passing, those of this page
	hits       []hit                     // scratch of lineFacts.read
}

// Bounds of a lineMemory: at most about 3 MB.
const (
	maxGeneration = 3 << 19 // bytes of one generation
	maxKeptLine   = 1500    // bytes of a line that is kept
	maxPassing    = 2000    // lines whose memory is used again
	metBits       = 16
)

// lineSize is about the memory of a line that is kept: its text, four times that for its words, and the rest.
func lineSize(text string) int { return 300 + 5*len(text) }

var lineSeed = maphash.MakeSeed()

// facts are those of a line. They are valid until forget; text need not be.
func (m *lineMemory) facts(text string) *lineFacts {
	if m.last == nil {
		m.last = &m.start
	}
	if f := m.last.next; f != nil && f.young && f.text == text {
		m.last = f
		return f
	}
	if len(text) > maxKeptLine {
		return m.pass(text)
	}
	f, ok := m.young[text]
	if !ok {
		if f, ok = m.old[text]; !ok {
			if !m.again(text) {
				return m.pass(text)
			}
			f = &lineFacts{text: strings.Clone(text)}
			m.hits = f.read(m.terms, m.hits)
		}
		m.keep(f)
	}
	m.last.next, m.last = f, f
	return f
}

// keep adds a line to the younger generation.
func (m *lineMemory) keep(f *lineFacts) {
	if m.size > maxGeneration || m.young == nil {
		m.age()
	}
	f.young = true
	m.young[f.text] = f
	m.size += lineSize(f.text)
}

// age drops the older generation, to which nothing that stays may lead, and begins a new one.
func (m *lineMemory) age() {
	for text, f := range m.old {
		if m.young[text] != f {
			f.next = nil
		}
	}
	for _, f := range m.young {
		if f.next != nil && !f.next.young {
			f.next = nil
		}
	}
	for _, f := range m.young {
		f.young = false
	}
	m.start.next, m.last = nil, &m.start
	m.old, m.young, m.size = m.young, make(map[string]*lineFacts, len(m.young)), 0
}

// again reports whether the line came up before, and notes that it did. An error costs time only.
func (m *lineMemory) again(text string) bool {
	h := maphash.String(lineSeed, text) & (1<<metBits - 1)
	if m.met[h/64]>>(h%64)&1 != 0 {
		return true
	}
	if m.marked++; m.marked > 1<<metBits/4 {
		m.met, m.marked = [len(m.met)]uint64{}, 1
	}
	m.met[h/64] |= 1 << (h % 64)
	return false
}

// pass reads a line that is not kept.
func (m *lineMemory) pass(text string) *lineFacts {
	if m.passed == len(m.passing) {
		m.passing = append(m.passing, new(lineFacts))
	}
	f := m.passing[m.passed]
	m.passed++
	f.text = text
	if f.spoken != nil {
		f.spoken.known = false
	}
	m.hits = f.read(m.terms, m.hits)
	return f
}

// forget ends a page: its strings are let go.
func (m *lineMemory) forget() {
	if m.passed > maxPassing {
		m.passing = nil
	}
	for _, f := range m.passing[:min(m.passed, len(m.passing))] {
		if len(f.text) > maxKeptLine { // may have taken much memory
			*f = lineFacts{}
		}
		f.text = ""
	}
	m.passed = 0
	m.last = &m.start
}
