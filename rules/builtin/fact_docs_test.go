package builtin

import (
	"bytes"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/siteassay/assay/rules"
)

// comments are those of the fields of the structs in a folder of Go files, by "Type.Field".
func comments(t *testing.T, dirs ...string) map[string]string {
	t.Helper()
	about := map[string]string{}
	for _, dir := range dirs {
		files, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			if !strings.HasSuffix(f.Name(), ".go") || strings.HasSuffix(f.Name(), "_test.go") {
				continue
			}
			file, err := parser.ParseFile(token.NewFileSet(), dir+"/"+f.Name(), nil, parser.ParseComments)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(file, func(n ast.Node) bool {
				spec, ok := n.(*ast.TypeSpec)
				if !ok {
					return true
				}
				s, ok := spec.Type.(*ast.StructType)
				if !ok {
					return true
				}
				for _, field := range s.Fields.List {
					text := field.Comment.Text()
					if text == "" {
						text = field.Doc.Text()
					}
					for _, name := range field.Names {
						about[spec.Name.Name+"."+name.Name] = strings.Join(strings.Fields(text), " ")
					}
				}
				return true
			})
		}
	}
	return about
}

// fresh holds a printed document against the file, or writes the file with -update.
func fresh(t *testing.T, path string, want []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, want, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	have, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(have, want) {
		t.Errorf("%s is stale: run go test ./rules/builtin -run Doc -update", path)
	}
}

// TestDocOfFacts: docs/facts.md lists what expressions can read, and every expression in it compiles.
func TestDocOfFacts(t *testing.T) {
	var b bytes.Buffer
	if err := rules.FactDocs(&b, comments(t, "../../page", "../../analyzer")); err != nil {
		t.Fatal(err)
	}
	fresh(t, "../../docs/facts.md", b.Bytes())
	shown := regexp.MustCompile("(?m)`([^`]*)` \\|$").FindAllStringSubmatch(b.String(), -1)
	if len(shown) < 200 {
		t.Fatalf("only %d facts", len(shown))
	}
	const frame = `text:
  en: {title: a, failure: b, why: c, fix: d, message: "{got}"}
  zh: {title: a, failure: b, why: c, fix: d, message: "{got}"}
severity: notice
weight: 0
category: seo
owner: dev
effort: S
remedy: code
functions: [promotion]
since: v0.1.0
got: page.url
examples: [{name: a, html: a}, {name: b, html: b, fails: [c]}]
fail: `
	files := fstest.MapFS{}
	for i, m := range shown {
		quoted, err := json.Marshal(strings.ReplaceAll(m[1], `\|`, "|"))
		if err != nil {
			t.Fatal(err)
		}
		files["r"+strings.Repeat("x", i/100)+string(rune('a'+i/10%10))+string(rune('a'+i%10))+".yaml"] = &fstest.MapFile{Data: []byte(frame + string(quoted) + "\n")}
	}
	if _, err := rules.Load([]rules.Pack{{Name: "seo", Dir: "seo", Files: files}}, rules.Settings{}); err != nil {
		t.Error(err)
	}
}

// TestDocExtractSchema: the schema of extract.yaml knows the keys and types that the loader knows.
func TestDocExtractSchema(t *testing.T) {
	s := rules.ExtractSchema()
	b, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	fresh(t, "../../docs/extract.schema.json", append(b, '\n'))
	properties := s["additionalProperties"].(map[string]any)["properties"].(map[string]any)
	for _, k := range rules.ExtractKeys() {
		if properties[k] == nil {
			t.Errorf("extract.schema.json lacks %s", k)
		}
	}
}

// TestDocExamplesOfTheSchema: what an editor offers for an expression compiles.
func TestDocExamplesOfTheSchema(t *testing.T) {
	offered := func(def string) []string {
		return rules.RuleSchema()["$defs"].(map[string]any)[def].(map[string]any)["examples"].([]string)
	}
	if len(offered("condition")) < 200 || len(offered("measure")) < 100 {
		t.Fatalf("%d conditions, %d measures", len(offered("condition")), len(offered("measure")))
	}
	files := fstest.MapFS{}
	for i, x := range offered("measure") {
		quoted, err := json.Marshal(x)
		if err != nil {
			t.Fatal(err)
		}
		files[fmt.Sprintf("r%d.yaml", i)] = &fstest.MapFile{Data: []byte(`text:
  en: {title: a, failure: b, why: c, fix: d, message: "{got}"}
  zh: {title: a, failure: b, why: c, fix: d, message: "{got}"}
severity: notice
weight: 0
category: seo
owner: dev
effort: S
remedy: code
functions: [promotion]
since: v0.1.0
fail: page.indexable
examples: [{name: a, html: a}, {name: b, html: b, fails: [c]}]
got: ` + string(quoted) + "\n")}
	}
	if _, err := rules.Load([]rules.Pack{{Name: "seo", Dir: "seo", Files: files}}, rules.Settings{}); err != nil {
		t.Error(err)
	}
}

// TestDocSchemas: the schemas for editors know the keys that the loader knows.
func TestDocSchemas(t *testing.T) {
	for file, s := range map[string]struct {
		schema map[string]any
		keys   []string
	}{"rule": {rules.RuleSchema(), rules.RuleKeys()}, "pack": {rules.PackSchema(), rules.PackKeys()}} {
		b, err := json.MarshalIndent(s.schema, "", "  ")
		if err != nil {
			t.Fatal(err)
		}
		fresh(t, "../../docs/"+file+".schema.json", append(b, '\n'))
		properties := s.schema["properties"].(map[string]any)
		for _, k := range s.keys {
			if properties[k] == nil {
				t.Errorf("%s.schema.json lacks %s", file, k)
			}
		}
		if len(properties) != len(s.keys) {
			t.Errorf("%s.schema.json has %d keys, the loader %d", file, len(properties), len(s.keys))
		}
	}
}
