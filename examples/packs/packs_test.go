// Package packs_test holds the example packs to what `assay rules test` asks of them.
package packs_test

import (
	"os"
	"testing"

	"github.com/siteassay/assay/rules"
	"github.com/siteassay/assay/rules/builtin"
)

// TestExamplePacks: the packs load beside our rules, their examples hold, and an editor has no doubts.
func TestExamplePacks(t *testing.T) {
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	tested := 0
	for _, e := range entries {
		if !e.IsDir() {
			continue
		}
		packs, err := rules.LoadDir(e.Name())
		if err != nil {
			t.Fatal(err)
		}
		set, err := rules.Load(append(builtin.Packs(), packs...), rules.Settings{})
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range set.Rules {
			if r.Pack == "builtin" {
				continue
			}
			tested++
			for _, err := range set.Check(r) {
				t.Error(err)
			}
			for _, d := range set.Lint(r) {
				t.Errorf("%s: %s: %s", d.Rule, d.Where, d.Msg)
			}
		}
	}
	if tested < 10 {
		t.Errorf("only %d rules", tested)
	}
}
