package builtin

import (
	"bytes"
	"flag"
	"maps"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/rules"
)

// TestExamples runs every example of every built-in rule as an audit would.
// `go test ./rules/builtin -run 'TestExamples/seo/'` runs those of one pack, /seo/title-too-long those of one rule.
func TestExamples(t *testing.T) {
	set := load(t)
	packs := map[string][]*analyzer.Rule{}
	for _, r := range set.Rules {
		pack, _, _ := strings.Cut(r.ID, "/")
		packs[pack] = append(packs[pack], r)
	}
	for _, pack := range slices.Sorted(maps.Keys(packs)) {
		t.Run(pack, func(t *testing.T) {
			for _, r := range packs[pack] {
				t.Run(strings.TrimPrefix(r.ID, pack+"/"), func(t *testing.T) {
					for _, err := range set.Check(r) {
						t.Error(err)
					}
				})
			}
		})
	}
}

func load(t testing.TB) *rules.Set {
	t.Helper()
	set, err := rules.Load(Packs(), rules.Settings{})
	if err != nil {
		t.Fatal(err)
	}
	return set
}

var update = flag.Bool("update", false, "write docs/rules.md")

const reference = "../../docs/rules.md"

// TestDocs fails when docs/rules.md does not say what the rule files say.
func TestDocs(t *testing.T) {
	var b bytes.Buffer
	if err := rules.Docs(load(t), &b); err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(reference, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	have, err := os.ReadFile(reference)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(have, b.Bytes()) {
		t.Errorf("docs/rules.md is stale: run go test ./rules/builtin -update")
	}
}

var placeholder = regexp.MustCompile(`\{[a-z][a-z0-9_]*\}`)

// TestText reads the wording of every rule as a report prints it: no placeholder may be left where nothing was found.
func TestText(t *testing.T) {
	for _, r := range load(t).Rules {
		for _, lang := range rules.Languages {
			w := r.Text[lang]
			for _, s := range []string{w.Title, w.Failure, w.Why, w.Fix} {
				if s = rules.Render(r, lang, s, nil); placeholder.MatchString(s) {
					t.Errorf("%s: %s: %s", r.ID, lang, s)
				}
			}
		}
	}
}

// TestExclusions: what is excluded on purpose, no rule covers; else the list would hide what assay can do.
func TestExclusions(t *testing.T) {
	covers := map[string]string{}
	for _, r := range load(t).Rules {
		for _, key := range r.Covers {
			covers[key] = r.ID
		}
	}
	for _, e := range rules.Exclusions() {
		if id := covers[e.Key]; id != "" {
			t.Errorf("%s covers %s: remove the key from rules/exclusions.yaml", id, e.Key)
		}
	}
}

// BenchmarkLoad reads and compiles all built-in rules.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		load(b)
	}
}

// TestWithoutExamples: an audit leaves the examples unread, and its rules are the same.
func TestWithoutExamples(t *testing.T) {
	whole, err := rules.Load(Packs(), rules.Settings{})
	if err != nil {
		t.Fatal(err)
	}
	lean, err := rules.Load(rules.WithoutExamples(Packs()), rules.Settings{})
	if err != nil {
		t.Fatal(err)
	}
	if whole.Digest != lean.Digest || len(whole.Rules) != len(lean.Rules) {
		t.Errorf("%d rules with digest %s, without examples %d and %s", len(whole.Rules), whole.Digest, len(lean.Rules), lean.Digest)
	}
	for i, r := range whole.Rules {
		l := lean.Rules[i]
		if len(l.Examples) > 0 || len(r.Examples) == 0 {
			t.Errorf("%s: %d examples, %d when they are not read", r.ID, len(r.Examples), len(l.Examples))
		}
		if !reflect.DeepEqual(r.Covers, l.Covers) || !reflect.DeepEqual(r.Refs, l.Refs) || r.Since != l.Since {
			t.Errorf("%s: keys stand behind the examples", r.ID)
		}
	}
}
