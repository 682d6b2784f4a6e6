package rules

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// schemaOf compiles a schema as an editor would.
func schemaOf(t *testing.T, schema map[string]any) *jsonschema.Schema {
	t.Helper()
	b, err := json.Marshal(schema)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("x.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("x.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func takes(t *testing.T, s *jsonschema.Schema, text string) error {
	t.Helper()
	b, err := yaml.YAMLToJSON([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	return s.Validate(v)
}

// TestSchemasTakeWhatTheLoaderTakes: an editor does not underline what works, and underlines what does not.
func TestSchemasTakeWhatTheLoaderTakes(t *testing.T) {
	rule, pack, extract := schemaOf(t, RuleSchema()), schemaOf(t, PackSchema()), schemaOf(t, ExtractSchema())
	files, err := filepath.Glob("../examples/packs/*/*.yaml")
	if err != nil || len(files) < 10 {
		t.Fatal(files, err)
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		s := rule
		switch filepath.Base(f) {
		case packFile:
			s = pack
		case extractFile:
			s = extract
		}
		if err := takes(t, s, string(b)); err != nil {
			t.Errorf("%s: %v", f, err)
		}
	}
	for _, text := range []string{string(template), sound, overSite, modest} {
		if err := takes(t, rule, text); err != nil {
			t.Errorf("%v\n%.300s", err, text)
		}
	}
	if err := takes(t, pack, own); err != nil {
		t.Error(err)
	}
	if err := takes(t, extract, houseExtract); err != nil {
		t.Error(err)
	}
	for text, s := range map[string]*jsonschema.Schema{
		strings.Replace(sound, "severity: ", "severity: bad-", 1):        rule,
		strings.Replace(sound, "fail:", "fial:", 1):                      rule,
		strings.Replace(own, "heading: selling-points,", "", 1) + "x: 1": pack,
		"price: {selctor: .price}":                                       extract,
		"price: {selector: .price, type: euros}":                         extract,
		"price: {type: money}":                                           extract,
		"The Price: {selector: .price}":                                  extract,
	} {
		if takes(t, s, text) == nil {
			t.Errorf("taken:\n%.300s", text)
		}
	}
}
