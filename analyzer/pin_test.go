package analyzer

import (
	"fmt"
	"os"
	"reflect"
	"runtime"
	"strings"
	"testing"
	"unsafe"

	"github.com/siteassay/assay/page"
)

// span is the memory of the strings of a value.
type span struct{ from, to uintptr }

// eachString calls yield for every string that v holds, with the way to it; seen are the pointers and maps on the way.
func eachString(v reflect.Value, way string, seen map[uintptr]bool, yield func(way, s string)) {
	switch v.Kind() {
	case reflect.String:
		yield(way, v.String())
	case reflect.Pointer, reflect.Map:
		if v.IsNil() || seen[v.Pointer()] {
			return
		}
		seen[v.Pointer()] = true
		if v.Kind() == reflect.Pointer {
			eachString(v.Elem(), way, seen, yield)
			return
		}
		for it := v.MapRange(); it.Next(); {
			eachString(it.Key(), way+"[key]", seen, yield)
			eachString(it.Value(), way+"[]", seen, yield)
		}
	case reflect.Interface:
		eachString(v.Elem(), way, seen, yield)
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			eachString(v.Index(i), way+"[]", seen, yield)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			eachString(v.Field(i), way+"."+v.Type().Field(i).Name, seen, yield)
		}
	}
}

// TestNothingPinsAPage reads the sample sites as an audit does, from stored facts, and demands that no string of what is kept of
// the site and its views lies in the memory of a page: the strings of a page share one copy, and one of them would hold all.
func TestNothingPinsAPage(t *testing.T) {
	for _, name := range []string{"crumb", "cha"} {
		var tree strings.Builder
		docs := samplePages(t, name)
		for path := range docs.list {
			fmt.Fprintf(&tree, "%s: %s\n", docs.list[path], strings.Join(docs.list, " "))
		}
		survey, site := survey(t, tree.String(), nil)
		engine := NewEngine(nil)
		round, views := engine.Begin(site), NewViewing(engine, site)
		var held []span
		var alive []*page.Page // or their memory might hold what was cloned
		for range 2 {          // the second page of a kind may replace what the first one left
			for i := range site.Nodes {
				p, h := docs.page(t, site.Nodes[i].URL)
				held, alive = append(held, h), append(alive, p)
				b := briefOf(p)
				survey.add(int32(i), &b)
				round.Page(int32(i), p)
				views.Page(int32(i), p)
			}
		}
		told := map[string]bool{}
		check := func(way, s string) {
			at := uintptr(unsafe.Pointer(unsafe.StringData(s)))
			for _, h := range held {
				if len(s) > 0 && at >= h.from && at < h.to && !told[way] {
					told[way] = true
					t.Errorf("%s: %s pins a page: %q", name, way, s)
				}
			}
		}
		eachString(reflect.ValueOf(views), "views", map[uintptr]bool{}, check)
		eachString(reflect.ValueOf(survey), "survey", map[uintptr]bool{}, check)
		runtime.KeepAlive(alive)
		if site.Calls == nil || len(site.Calls.Calls) == 0 || len(views.forms.forms) == 0 || len(views.claims.facts.lines) == 0 {
			t.Errorf("%s: the samples no longer have calls, forms and telephones: %d", name, len(site.Calls.Calls))
		}
	}
}

// samples are the HTML documents of a sample site by path.
type samples struct {
	list []string
	html map[string]string
}

func samplePages(t *testing.T, name string) samples {
	t.Helper()
	text, err := os.ReadFile("../testdata/sites/" + name + ".txtar")
	if err != nil {
		t.Fatal(err)
	}
	s := samples{html: map[string]string{}}
	for file := range strings.SplitSeq(string(text), "\n-- ") {
		path, body, _ := strings.Cut(file, " --\n")
		if strings.HasPrefix(path, "/") && strings.Contains(body, "<html") {
			s.list = append(s.list, path)
			s.html[path] = body
		}
	}
	return s
}

// page is a document as the store hands it out, with the memory that its strings share.
func (s samples) page(t *testing.T, url string) (*page.Page, span) {
	t.Helper()
	facts := page.Encode(nil, page.Parse(page.Source{URL: url, Body: []byte(s.html[strings.TrimPrefix(url, "https://crumb.example")])}))
	p, err := page.Decode(facts)
	if err != nil {
		t.Fatal(err)
	}
	at := strings.Index(string(facts), p.URL) // the first string of all
	from := uintptr(unsafe.Pointer(unsafe.StringData(p.URL))) - uintptr(at)
	return p, span{from, from + uintptr(len(facts))}
}
