package cmd

import (
	"bytes"
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/spf13/pflag"
)

var update = flag.Bool("update", false, "write docs/assay.schema.json, the tables of docs/configuration.md and the session of README.md")

const (
	schemaFile = "../docs/assay.schema.json"
	manualFile = "../docs/configuration.md"
	tableBegin = "<!-- settings: go test ./cmd -run Printed -update -->\n"
	tableEnd   = "<!-- end of settings -->\n"
)

// TestPrinted fails when what is printed from the flags is not what the flags say.
func TestPrinted(t *testing.T) {
	manual, err := os.ReadFile(manualFile)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok1 := strings.Cut(string(manual), tableBegin)
	_, after, ok2 := strings.Cut(rest, tableEnd)
	if !ok1 || !ok2 {
		t.Fatalf("%s has no place for the settings", manualFile)
	}
	for file, want := range map[string][]byte{
		schemaFile: schema(),
		manualFile: []byte(before + tableBegin + "\n" + settingsTable() + "\n" + tableEnd + after),
	} {
		if *update {
			if err := os.WriteFile(file, want, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if have, _ := os.ReadFile(file); !bytes.Equal(have, want) {
			t.Errorf("%s is stale: run go test ./cmd -run Printed -update", file)
		}
	}
}

// TestSchema: the schema takes what the program takes, and refuses what it refuses.
func TestSchema(t *testing.T) {
	c := jsonschema.NewCompiler()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(schema()))
	if err != nil {
		t.Fatal(err)
	}
	if err := c.AddResource("assay.schema.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("assay.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	for config, want := range map[string]bool{
		`{}`: true,
		`{"lang": "zh", "max-pages": 200, "delay": "500ms", "format": ["html"], "include": "^/shop/", "quiet": true}`:     true,
		`{"fail-on": "score<70", "cookie": "env:LOGIN", "header": ["X-Team: web"], "parallel": 4, "format": "html,json"}`: true,
		`{"max-time": "1h30m", "exclude": ["a", "b"], "render": "auto", "model": "saas"}`:                                 true,
		`{"max-page": 200}`:             false,
		`{"max-pages": "many"}`:         false,
		`{"lang": "fr"}`:                false,
		`{"delay": 5}`:                  false,
		`{"cookie": "session=abc"}`:     false,
		`{"format": ["pdf"]}`:           false,
		`{"fail-on": "sometimes"}`:      false,
		`{"config": "other.yaml"}`:      false,
		`{"model": "shop"}`:             false,
		`{"ignore-robots": "yes, sir"}`: false,
	} {
		v, err := jsonschema.UnmarshalJSON(strings.NewReader(config))
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Validate(v); (err == nil) != want {
			t.Errorf("%s: %v", config, err)
		}
	}
}

// TestGroups: every setting is explained in exactly one group of the help.
func TestGroups(t *testing.T) {
	count := map[string]int{}
	for _, g := range groups {
		for _, name := range g.flags {
			count[name]++
		}
	}
	knownSettings().VisitAll(func(f *pflag.Flag) {
		if count[f.Name] != 1 {
			t.Errorf("--%s is in %d groups", f.Name, count[f.Name])
		}
		delete(count, f.Name)
	})
	if len(count) > 0 {
		t.Errorf("groups name flags that do not exist: %v", count)
	}
}
