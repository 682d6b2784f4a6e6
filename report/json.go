package report

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"strings"

	"github.com/siteassay/assay/page"
)

// WriteJSON writes report.json (ReportSchema). Pages and outcomes are written as they are streamed, one a line, so
// memory does not grow with the site. The bytes depend on the document alone. Lists are never null, text is valid
// UTF-8 without < > & (they are escaped), so that the file may be pasted into a script element.
func WriteJSON(w io.Writer, d *Document) error {
	j := &jsonWriter{w: bufio.NewWriterSize(w, 64<<10)}
	j.document(d)
	if j.err != nil {
		return fmt.Errorf("write the report as JSON: %w", j.err)
	}
	if err := j.w.Flush(); err != nil {
		return fmt.Errorf("write the report as JSON: %w", err)
	}
	return nil
}

// PageSchemaVersion is the version of the output of `assay page`.
const PageSchemaVersion = "assay.page/1"

// A PageDocument is the output of `assay page`: one document, its facts and what the rules found on it.
type PageDocument struct {
	Schema   string       `json:"schema"`
	Page     *page.Page   `json:"page"`
	Score    float64      `json:"score"` // of the page by itself, 0 … 100
	Findings []Finding    `json:"findings"`
	Unknown  []string     `json:"unknown"` // rules that could not tell
	Broken   []BrokenRule `json:"broken_rules,omitempty"`
}

// WritePage writes a page with its findings as indented JSON (PageSchema). Lists are never null.
func WritePage(w io.Writer, d *PageDocument) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false) // people read it on a terminal
	err := e.Encode(listed(reflect.ValueOf(d)).Interface())
	if err == nil {
		_, err = w.Write(b.Bytes())
	}
	if err != nil {
		return fmt.Errorf("write the page as JSON: %w", err)
	}
	return nil
}

// A jsonWriter writes one object, a member a line, and long lists one element a line. It keeps the first error.
type jsonWriter struct {
	w     *bufio.Writer
	comma bool
	err   error
}

// document writes the members in the order of the fields of Document; pages stand before the findings of the site and
// outcomes behind them.
func (j *jsonWriter) document(d *Document) {
	j.text("{")
	v := listed(reflect.ValueOf(d)).Elem()
	for i := range v.NumField() {
		name, options, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
		if name == "-" || strings.Contains(options, "omitempty") && v.Field(i).IsZero() {
			continue
		}
		if name == "findings" {
			j.pages(d)
		}
		if f := v.Field(i); f.Kind() == reflect.Slice {
			j.list(name, func(yield func(any) bool) {
				for k := range f.Len() {
					if !yield(f.Index(k).Interface()) {
						return
					}
				}
			})
		} else {
			j.member(name)
			j.value(f.Interface())
		}
		if name == "findings" {
			j.outcomes(d)
		}
	}
	j.text("\n}\n")
}

func (j *jsonWriter) pages(d *Document) {
	j.list("pages", func(yield func(any) bool) {
		if d.Pages == nil {
			return
		}
		for p, err := range d.Pages {
			if err != nil {
				j.fail(fmt.Errorf("read the pages: %w", err))
				return
			}
			if !yield(listed(reflect.ValueOf(p)).Interface()) {
				return
			}
		}
	})
}

func (j *jsonWriter) outcomes(d *Document) {
	j.list("outcomes", func(yield func(any) bool) {
		if d.Outcomes == nil {
			return
		}
		for o, err := range d.Outcomes {
			if err != nil {
				j.fail(fmt.Errorf("read the outcomes: %w", err))
				return
			}
			if !yield(o) {
				return
			}
		}
	})
}

// list writes a member whose value is an array, one element a line.
func (j *jsonWriter) list(name string, each func(yield func(any) bool)) {
	j.member(name)
	j.text("[")
	n := 0
	each(func(v any) bool {
		if n > 0 {
			j.text(",")
		}
		n++
		j.text("\n    ")
		j.value(v)
		return j.err == nil
	})
	if n > 0 {
		j.text("\n  ")
	}
	j.text("]")
}

func (j *jsonWriter) member(name string) {
	if j.comma {
		j.text(",")
	}
	j.comma = true
	j.text("\n  \"" + name + "\": ")
}

func (j *jsonWriter) value(v any) {
	b, err := json.Marshal(v)
	if err != nil {
		j.fail(err)
		return
	}
	if j.err == nil {
		_, err = j.w.Write(b)
		j.fail(err)
	}
}

func (j *jsonWriter) text(s string) {
	if j.err == nil {
		_, err := j.w.WriteString(s)
		j.fail(err)
	}
}

func (j *jsonWriter) fail(err error) {
	if j.err == nil {
		j.err = err
	}
}

// listed returns a copy of v in which every nil slice is an empty one, so that a reader in any language can loop over
// a list without asking whether it is there. What holds no slice is shared with v.
func listed(v reflect.Value) reflect.Value {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() || v.Elem().Kind() != reflect.Struct {
			return v
		}
		p := reflect.New(v.Type().Elem())
		p.Elem().Set(listed(v.Elem()))
		return p
	case reflect.Slice:
		return listedSlice(v)
	case reflect.Struct:
		c := reflect.New(v.Type()).Elem()
		c.Set(v)
		for i := range c.NumField() {
			switch f := c.Field(i); f.Kind() {
			case reflect.Slice, reflect.Struct, reflect.Pointer:
				if f.CanSet() {
					f.Set(listed(f))
				}
			}
		}
		return c
	}
	return v
}

func listedSlice(v reflect.Value) reflect.Value {
	if v.IsNil() {
		return reflect.MakeSlice(v.Type(), 0, 0)
	}
	if k := v.Type().Elem().Kind(); k != reflect.Struct && k != reflect.Slice {
		return v
	}
	c := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
	for i := range v.Len() {
		c.Index(i).Set(listed(v.Index(i)))
	}
	return c
}
