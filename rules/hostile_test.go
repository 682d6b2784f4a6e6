package rules

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	"unicode/utf8"
)

// TestHostileFiles: texts that keep the YAML parser or the CEL compiler busy for seconds or minutes are refused.
func TestHostileFiles(t *testing.T) {
	expression := func(s string) string {
		return strings.Replace(sound, "page.title.width > params.max", s, 1)
	}
	var values strings.Builder
	for i := range 1000 {
		fmt.Fprintf(&values, "v%d: page.title.width, ", i)
	}
	for name, text := range map[string]string{
		"open lists":       strings.Repeat("[", 100_000),
		"open mappings":    strings.Repeat("{a: ", 100_000),
		"lists in lists":   strings.Repeat("- ", 100_000),
		"keys in one line": strings.Repeat("k: ", 100_000),
		"many items":       strings.Repeat("- x\n", 100_000),
		"many keys":        strings.Repeat("a: 1\n", 100_000),
		"explicit keys":    strings.Repeat("? ", 100_000),
		"comments":         strings.Repeat("#\n", 400_000),
		"alias bomb":       "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
		"one long word":    strings.Repeat("x", 1<<20),
		"quotes":           strings.Repeat("'a' ", 100_000),
		"tabs":             strings.Repeat("\t", 100_000) + "a: 1",
		"parentheses":      expression(strings.Repeat("(", 2000)),
		"operators":        expression(strings.Repeat("- ", 2000) + "1 > 0"),
		"macros":           expression(strings.Repeat("page.links.exists(i, ", 60) + "true" + strings.Repeat(")", 60)),
		"conditions":       expression(strings.Repeat("true ? ", 500) + "true"),
		"alternatives":     expression(strings.Repeat("nothing || ", 350) + "true"),
		"escapes":          expression(strings.Repeat(`\ title`, 500)),
		"many values":      strings.Replace(sound, `{share: "page.title.width * 2"}`, "{"+values.String()+"share: '1'}", 1),
	} {
		t.Run(name, func(t *testing.T) {
			begin := time.Now()
			_, err := loadOne(text)
			if d := time.Since(begin); d > 3*time.Second {
				t.Errorf("took %v", d)
			}
			var first *Error
			if !errors.As(err, &first) {
				t.Fatalf("accepted: %v", err)
			}
			if n := len(first.Error()); n > 1000 {
				t.Errorf("an error of %d bytes", n)
			}
		})
	}
}

// TestErrorsAreTheSame: a pack full of faults gives the same errors every time, whatever ran first.
func TestErrorsAreTheSame(t *testing.T) {
	files := fstest.MapFS{}
	for i := range 250 {
		files[fmt.Sprintf("r%d.yaml", i)] = &fstest.MapFile{Data: []byte(strings.Replace(sound, "owner: copy", "owner: nobody", 1))}
	}
	var before string
	for range 5 {
		_, err := Load([]Pack{{Name: "offer", Dir: "offer", Files: files}}, Settings{})
		if err == nil || before != "" && err.Error() != before {
			t.Fatalf("errors differ: %v", err)
		}
		before = err.Error()
	}
	if n := strings.Count(before, "owner cannot be"); n != maxErrors {
		t.Errorf("%d errors", n)
	}
}

// TestErrorText shows what a user reads.
func TestErrorText(t *testing.T) {
	_, err := loadOne(strings.Replace(sound, "    fix: 写明优惠的最后一天，至少提前 {days} 天。", "    fix: 写明优惠的最后一天，至少提前 {day} 天。", 1))
	want := `offer/dated.yaml:12:25: unknown placeholder {day} in text.zh.fix; did you mean "days"?
   12 |     fix: 写明优惠的最后一天，至少提前 {day} 天。
      |                                       ^`
	if err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
	long := strings.Replace(sound, "page.title.width > params.max", strings.Repeat("page.title.width > 1 && ", 20)+"page.titel.width > 1", 1)
	_, err = loadOne(long)
	lines := strings.Split(err.Error(), "\n")
	if len(lines) != 3 || utf8.RuneCountInString(lines[1]) > 130 || strings.Index(strings.ReplaceAll(lines[1], "…", "."), "titel") != strings.Index(lines[2], "^") {
		t.Errorf("the caret does not stand under the word:\n%v", err)
	}
}

func FuzzLoad(f *testing.F) {
	f.Add([]byte(sound))
	f.Add([]byte("text: {en: {title: x}}\nfail: page.title.width > 3\nexamples: [{name: a, html: <p>}]"))
	f.Add([]byte("a: |\n  b\n c"))
	f.Add([]byte("? [a, b]\n: {x: &y *z}"))
	f.Add([]byte("\"\\u0000\": '\xff'"))
	f.Add([]byte("fail: \"a\\\n  b\"\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<14 {
			return
		}
		set, err := loadOne(string(data))
		if err == nil {
			for _, r := range set.Rules {
				Show(r, "zh")
			}
			return
		}
		var all Errors
		if !errors.As(err, &all) {
			t.Fatalf("not Errors: %v", err)
		}
		for _, e := range all {
			if e.Msg == "" || !utf8.ValidString(e.Error()) || e.Line < 0 || e.Column < 0 {
				t.Fatalf("%#v", e)
			}
		}
	})
}
