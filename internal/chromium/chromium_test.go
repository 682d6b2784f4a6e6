package chromium

import (
	"bytes"
	"context"
	"image/png"
	"net/url"
	"os"
	"strings"
	"testing"
	"time"
)

// need skips the test where no browser is installed, unless ASSAY_BROWSER_TESTS=required.
func need(t *testing.T) context.Context {
	t.Helper()
	if _, ok := Find(); !ok {
		if os.Getenv("ASSAY_BROWSER_TESTS") == "required" {
			t.Fatal(ErrNotFound)
		}
		t.Skip(ErrNotFound)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	t.Cleanup(cancel)
	return ctx
}

func document(html string) string { return "data:text/html;charset=utf-8," + url.PathEscape(html) }

func TestScreenshotHasTheSizeOfTheViewport(t *testing.T) {
	ctx := need(t)
	b, err := Screenshot(ctx, document("<h1>Deck ovens</h1>"), 390, 844)
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	if s := img.Bounds().Size(); s.X != 390 || s.Y != 844 {
		t.Errorf("screenshot is %d by %d", s.X, s.Y)
	}
}

func TestTab(t *testing.T) {
	ctx := need(t)
	tab, err := Open(ctx, View{URL: document(`<title>Ovens</title><script>alert("hello"); undefinedFunction()</script>`)})
	if err != nil {
		t.Fatal(err)
	}
	defer tab.Close()
	for js, want := range map[string]string{
		`document.title`:        "Ovens",
		`1 + 1`:                 "2",
		`({a: [1]})`:            `{"a":[1]}`,
		`Promise.resolve("ok")`: "ok",
	} {
		if got, err := tab.Evaluate(js); err != nil || got != want {
			t.Errorf("%s = %q, %v, want %q", js, got, err, want)
		}
	}
	if _, err := tab.Evaluate(`throw 1`); err == nil {
		t.Error("a throwing expression gives no error")
	}
	problems := strings.Join(tab.Problems(), "\n")
	if !strings.Contains(problems, "dialog: hello") || !strings.Contains(problems, "exception") {
		t.Errorf("problems: %s", problems)
	}
	if b, err := tab.PDF(); err != nil || !bytes.HasPrefix(b, []byte("%PDF-")) {
		t.Errorf("no PDF: %v", err)
	}
	dir := tab.dir
	if err := tab.Close(); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(dir); !os.IsNotExist(err) {
		t.Errorf("the user data directory is left behind: %v", err)
	}
}

func TestFindTakesOnlyTheBrowserThatCHROMENames(t *testing.T) {
	t.Setenv("CHROME", "/nowhere/chromium")
	if p, ok := Find(); ok {
		t.Errorf("found %s", p)
	}
	if _, err := Open(context.Background(), View{URL: "about:blank"}); err != ErrNotFound {
		t.Errorf("error is %v", err)
	}
}
