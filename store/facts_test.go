package store

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/siteassay/assay/page"
)

func TestPagesComeWithTheirFacts(t *testing.T) {
	s := openSite(t, t.TempDir())
	n := begin(t, s, false)
	must(t, s.Commit([]page.Visit{{Seq: 500, Target: target(500), Outcome: page.Skipped, Reason: "robots"}}, nil, nil))
	for from := 0; from < 400; from += 50 {
		commit(t, s, from, from+50)
	}
	i := 0
	// A pass writes records while it reads, and looks into the store.
	must(t, s.EachPage(func(v *page.Visit, facts, findings []byte) error {
		if string(facts) != string(encoded(i, 1)) || string(findings) != fmt.Sprintf("findings of %d", i) {
			t.Errorf("page %d has other facts or findings", i)
		}
		if _, _, ok, err := s.FactsOf(address(399 - i)); !ok || err != nil {
			t.Errorf("no facts of %s: %v", address(399-i), err)
		}
		i++
		return s.PutRecord(v.Seq, []byte(strings.Repeat(v.Target.URL, 40)))
	}))
	if i != 400 {
		t.Errorf("%d pages of 400", i)
	}
	var keys []uint32
	must(t, s.EachRecord(n, func(key uint32, record []byte) error {
		if string(record) != strings.Repeat(address(int(key)), 40) {
			t.Errorf("record %d is another", key)
		}
		keys = append(keys, key)
		return nil
	}))
	if len(keys) != 400 || keys[0] != 0 || keys[399] != 399 {
		t.Errorf("%d records", len(keys))
	}
	stop := errors.New("enough")
	if err := s.EachPage(func(*page.Visit, []byte, []byte) error { return stop }); err != stop {
		t.Errorf("the error of the callback became %v", err)
	}
}

func FuzzStoredFacts(f *testing.F) {
	f.Add((&facts{layout: 1, url: home, etag: "e", facts: []byte("f"), findings: []byte("j")}).append(nil))
	f.Add([]byte{0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1})
	f.Fuzz(func(t *testing.T, b []byte) {
		r, err := parseFacts(b)
		if err != nil {
			return
		}
		again, err := parseFacts(r.append(nil))
		if err != nil || again.url != r.url || string(again.facts) != string(r.facts) || string(again.findings) != string(r.findings) {
			t.Errorf("facts changed on their way: %v", err)
		}
	})
}
