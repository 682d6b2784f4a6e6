package report

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/siteassay/assay/page"
)

var update = flag.Bool("update", false, "write the schemas and golden files anew")

// A schemaMaker turns Go types into JSON Schema: names from the json tags, descriptions from the comments, closed lists
// from the constants of a type. The published schema thus cannot say anything else than the code.
type schemaMaker struct {
	comments map[string]string   // pkg.Type and pkg.Type.Field
	values   map[string][]string // pkg.Type → its constants
	defs     map[string]any
}

// bounds are limits that a Go type cannot say, by type and member.
var bounds = map[string]map[string]any{
	"Score.overall":      {"minimum": 0, "maximum": 100},
	"Score.coverage":     {"minimum": 0, "maximum": 1},
	"Score.band":         {"enum": []string{"strong", "good", "leaking", "broken"}},
	"Heading.score":      {"minimum": 0, "maximum": 100},
	"Index.score":        {"minimum": 0, "maximum": 100},
	"Page.score":         {"minimum": 0, "maximum": 100},
	"PageDocument.score": {"minimum": 0, "maximum": 100},
	"Page.depth":         {"minimum": -1},
	"Finding.confidence": {"minimum": 0, "maximum": 1},
	"Finding.points":     {"minimum": 0},
	"Finding.count":      {"minimum": 0},
}

func TestSchemasAreFresh(t *testing.T) {
	for file, made := range map[string][]byte{
		"schema/report.schema.json": reportSchema(t),
		"schema/page.schema.json":   pageSchema(t),
	} {
		if *update {
			if err := os.WriteFile(file, made, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if have, _ := os.ReadFile(file); !bytes.Equal(have, made) {
			t.Errorf("%s is stale: run go test ./report -run Schemas -update", file)
		}
	}
}

func reportSchema(t *testing.T) []byte {
	m := newSchemaMaker(t)
	root := m.object(reflect.TypeFor[Document]())
	p := root["properties"].(map[string]any)
	p["schema"] = map[string]any{"const": Schema}
	p["score"] = map[string]any{"anyOf": []any{p["score"], map[string]any{"type": "null"}}, "description": "null when nothing could be judged"}
	p["pages"] = map[string]any{"type": "array", "items": m.typed(reflect.TypeFor[Page]()),
		"description": "audited pages in the order of the crawl"}
	p["outcomes"] = map[string]any{"type": "array", "items": m.typed(reflect.TypeFor[Outcome]()),
		"description": "every URL that was not judged, and why"}
	root["required"] = append(root["required"].([]string), "pages", "outcomes")
	return m.encode(t, root, "report.json of assay", "https://siteassay.github.io/schema/report-1.json")
}

func pageSchema(t *testing.T) []byte {
	m := newSchemaMaker(t)
	root := m.object(reflect.TypeFor[PageDocument]())
	root["properties"].(map[string]any)["schema"] = map[string]any{"const": PageSchemaVersion}
	return m.encode(t, root, "output of assay page", "https://siteassay.github.io/schema/page-1.json")
}

func (m *schemaMaker) encode(t *testing.T, root map[string]any, title, id string) []byte {
	t.Helper()
	root["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	root["$id"], root["title"], root["$defs"] = id, title, m.defs
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(root); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func newSchemaMaker(t *testing.T) *schemaMaker {
	t.Helper()
	m := &schemaMaker{map[string]string{}, map[string][]string{}, map[string]any{}}
	for _, dir := range []string{".", "../page", "../analyzer"} {
		files, err := filepath.Glob(filepath.Join(dir, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range files {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments)
			if err != nil {
				t.Fatal(err)
			}
			m.read(f)
		}
	}
	return m
}

// read takes the comments and the constants of one file.
func (m *schemaMaker) read(f *ast.File) {
	for _, d := range f.Decls {
		g, ok := d.(*ast.GenDecl)
		if !ok {
			continue
		}
		for _, s := range g.Specs {
			switch s := s.(type) {
			case *ast.ValueSpec:
				if id, ok := s.Type.(*ast.Ident); ok && g.Tok == token.CONST && len(s.Values) == 1 {
					if lit, ok := s.Values[0].(*ast.BasicLit); ok && lit.Kind == token.STRING {
						v, _ := strconv.Unquote(lit.Value)
						key := f.Name.Name + "." + id.Name
						m.values[key] = append(m.values[key], v)
					}
				}
			case *ast.TypeSpec:
				key := f.Name.Name + "." + s.Name.Name
				m.comments[key] = oneLine(g.Doc.Text())
				if st, ok := s.Type.(*ast.StructType); ok {
					for _, field := range st.Fields.List {
						for _, n := range field.Names {
							m.comments[key+"."+n.Name] = oneLine(field.Doc.Text() + " " + field.Comment.Text())
						}
					}
				}
			}
		}
	}
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// object is the schema of a struct.
func (m *schemaMaker) object(t reflect.Type) map[string]any {
	props, required := map[string]any{}, []string{}
	for i := range t.NumField() {
		f := t.Field(i)
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		if name == "-" || name == "" {
			continue
		}
		p := m.typed(f.Type)
		if strings.Contains(options, "string") {
			p = map[string]any{"type": "string"}
		}
		for k, v := range bounds[t.Name()+"."+name] {
			p[k] = v
		}
		if c := m.comments[t.String()+"."+f.Name]; c != "" {
			p["description"] = c
		}
		props[name] = p
		if !strings.Contains(options, "omitempty") {
			required = append(required, name)
		}
	}
	o := map[string]any{"type": "object", "properties": props, "required": required}
	if c := m.comments[t.String()]; c != "" {
		o["description"] = c
	}
	return o
}

// typed is the schema of a value of type t; structs become definitions.
func (m *schemaMaker) typed(t reflect.Type) map[string]any {
	switch t {
	case reflect.TypeFor[time.Time]():
		return map[string]any{"type": "string", "format": "date-time"}
	case reflect.TypeFor[page.Line]():
		return map[string]any{"type": "string"}
	case reflect.TypeFor[page.Properties]():
		return map[string]any{"type": "object", "additionalProperties": map[string]any{"type": "string"}}
	case reflect.TypeFor[page.Own]():
		return map[string]any{"type": "object", "additionalProperties": map[string]any{"anyOf": []any{
			map[string]any{"type": []string{"string", "number", "boolean"}},
			map[string]any{"type": "array", "items": map[string]any{"type": "string"}}, m.typed(reflect.TypeFor[page.Price]()),
		}}}
	}
	switch t.Kind() {
	case reflect.Pointer:
		return m.typed(t.Elem())
	case reflect.Slice:
		return map[string]any{"type": "array", "items": m.typed(t.Elem())}
	case reflect.Array:
		return map[string]any{"type": "array", "items": m.typed(t.Elem()), "minItems": t.Len(), "maxItems": t.Len()}
	case reflect.Struct:
		if _, ok := m.defs[t.Name()]; !ok {
			m.defs[t.Name()] = nil
			m.defs[t.Name()] = m.object(t)
		}
		return map[string]any{"$ref": "#/$defs/" + t.Name()}
	case reflect.Bool:
		return map[string]any{"type": "boolean"}
	case reflect.Float64:
		return map[string]any{"type": "number"}
	case reflect.String:
		s := map[string]any{"type": "string"}
		if vs := m.values[t.String()]; len(vs) > 0 {
			s["enum"] = append(append([]string{}, vs...), unset(t)...)
		}
		return s
	case reflect.Int, reflect.Int32, reflect.Int64, reflect.Uint32, reflect.Uint64:
		return map[string]any{"type": "integer"}
	}
	panic(fmt.Sprintf("schema: no form for %s", t))
}

// unset is the empty value of closed lists that a document may leave open: a page without a body has no type.
func unset(t reflect.Type) []string {
	switch t.Name() {
	case "Severity", "State", "Outcome":
		return nil
	}
	return []string{""}
}
