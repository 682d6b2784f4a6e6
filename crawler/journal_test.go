package crawler

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"

	"github.com/siteassay/assay/page"
)

// memory is a Journal without a disk. It refuses commits after failAfter of them, as a process that is killed would.
type memory struct {
	mu        sync.Mutex
	queue     map[[16]byte]page.Target
	visits    map[uint32]page.Visit
	byURL     map[string]uint32
	etags     map[string]string
	commits   int
	failAfter int // 0: never
	problems  []string
}

var errKilled = errors.New("killed")

func newMemory() *memory {
	return &memory{
		queue: map[[16]byte]page.Target{}, visits: map[uint32]page.Visit{}, byURL: map[string]uint32{}, etags: map[string]string{},
	}
}

func (m *memory) Pending(yield func(page.Target) bool) error {
	ts := m.pending()
	for _, t := range ts {
		if !yield(t) {
			break
		}
	}
	return nil
}

func (m *memory) pending() []page.Target {
	m.mu.Lock()
	defer m.mu.Unlock()
	var ts []page.Target
	for _, t := range m.queue {
		ts = append(ts, t)
	}
	slices.SortFunc(ts, func(a, b page.Target) int { return bytes.Compare(a.Key[:], b.Key[:]) })
	return ts
}

func (m *memory) Visits(yield func(page.Visit) bool) error {
	for _, v := range m.recorded() {
		v.Facts, v.Findings = nil, nil
		if !yield(v) {
			break
		}
	}
	return nil
}

// recorded returns the visits in the order of Seq.
func (m *memory) recorded() []page.Visit {
	m.mu.Lock()
	defer m.mu.Unlock()
	var vs []page.Visit
	for _, v := range m.visits {
		vs = append(vs, v)
	}
	slices.SortFunc(vs, func(a, b page.Visit) int { return int(a.Seq) - int(b.Seq) })
	return vs
}

func (m *memory) Validators(url string) (etag, modified string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.etags[url], ""
}

func (m *memory) Commit(done []page.Visit, queue []page.Target, drop [][16]byte) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.commits++
	if m.failAfter > 0 && m.commits > m.failAfter {
		return errKilled
	}
	for _, t := range queue {
		if _, ok := m.queue[t.Key]; ok {
			m.problem("key %x is queued twice", t.Key)
		}
		m.queue[t.Key] = t
	}
	for _, v := range done {
		if old, ok := m.visits[v.Seq]; ok && old.Outcome == page.Redirected && old.Reason == "" && v.Reason == ReasonRedirectLoop {
			m.visits[v.Seq] = v // the loop was not known when it was recorded
			continue
		} else if ok {
			m.problem("sequence %d is %s and %s", v.Seq, old.Target.URL, v.Target.URL)
		}
		if old, ok := m.byURL[v.Target.URL]; ok {
			m.problem("%s ends twice, as %d and %d", v.Target.URL, old, v.Seq)
		}
		if _, ok := m.queue[v.Target.Key]; !ok {
			m.problem("%s was never queued", v.Target.URL)
		}
		m.visits[v.Seq], m.byURL[v.Target.URL] = v, v.Seq
		delete(m.queue, v.Target.Key)
	}
	for _, k := range drop {
		if _, ok := m.queue[k]; !ok {
			m.problem("dropped key %x was not queued", k)
		}
		delete(m.queue, k)
	}
	return nil
}

func (m *memory) problem(format string, args ...any) {
	m.problems = append(m.problems, fmt.Sprintf(format, args...))
}

// check fails the test on anything a durable store would have choked on.
func (m *memory) check(t *testing.T) {
	t.Helper()
	m.mu.Lock()
	defer m.mu.Unlock()
	for i, p := range m.problems {
		if i == 5 {
			t.Errorf("… and %d more", len(m.problems)-i)
			break
		}
		t.Error(p)
	}
}
