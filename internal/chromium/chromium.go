// Package chromium opens documents in a Chromium that is installed on the machine: to look at them (Screenshot), to
// ask them something (Evaluate) and to print them (Tab.PDF). It hides the protocol behind a few functions, so that
// the rest of the tree knows a browser only as something that takes a URL.
//
// One Tab is one browser process with a user data directory of its own, which is removed by Close: no two audits
// share cookies or caches, and a document that crashes its browser harms nobody else. A browser costs about 150 MiB
// and a second to start, so callers open few and close them soon. A Tab is used by one goroutine at a time.
//
// The browser runs without its sandbox when the process is root, because Chromium refuses to start otherwise. It may
// reach whatever the machine can reach: the address guard of package crawler does not cover it.
package chromium

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"sync"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	cdplog "github.com/chromedp/cdproto/log"
)

// ErrNotFound says that no browser is installed, or that CHROME names none.
var ErrNotFound = errors.New("no Chromium found: install the package chromium, or set CHROME to the path of a browser")

// maxProblems bounds what a hostile page can make a Tab remember.
const maxProblems = 100

// A View is how a document is opened.
type View struct {
	URL           string // http, https, file or data
	Width, Height int    // viewport in CSS pixels; 1366 by 900 when 0
	Phone         bool   // touch, and the viewport of a mobile device
	Print         bool   // style sheets see the medium print
	NoScript      bool   // scripts of the document do not run
}

// A Tab is an open document.
type Tab struct {
	ctx    context.Context
	cancel []context.CancelFunc
	dir    string

	closing sync.Once
	closed  error

	mu       sync.Mutex
	problems []string
}

// Open starts a browser, opens v and waits for its load event. ctx bounds the life of the browser.
func Open(ctx context.Context, v View) (*Tab, error) {
	path, ok := Find()
	if !ok {
		return nil, ErrNotFound
	}
	dir, err := os.MkdirTemp("", "assay-chromium-")
	if err != nil {
		return nil, fmt.Errorf("make the browser's user data directory: %w", err)
	}
	t := &Tab{dir: dir}
	actx, cancel := chromedp.NewExecAllocator(ctx, flags(path, dir)...)
	t.cancel = append(t.cancel, cancel)
	t.ctx, cancel = chromedp.NewContext(actx, chromedp.WithErrorf(func(string, ...any) {}))
	t.cancel = append(t.cancel, cancel)
	if err := t.show(v); err != nil {
		t.Close()
		return nil, fmt.Errorf("open %s in the browser: %w", v.URL, err)
	}
	return t, nil
}

func (t *Tab) show(v View) error {
	if v.Width <= 0 || v.Height <= 0 {
		v.Width, v.Height = 1366, 900
	}
	if err := chromedp.Listen(t.ctx, t.watch); err != nil {
		return err
	}
	viewport := chromedp.EmulateViewport(int64(v.Width), int64(v.Height))
	if v.Phone {
		viewport = chromedp.EmulateViewport(int64(v.Width), int64(v.Height), chromedp.EmulateMobile, chromedp.EmulateTouch)
	}
	if err := chromedp.Do(t.ctx, viewport); err != nil {
		return err
	}
	if v.Print {
		if err := t.print(true); err != nil {
			return err
		}
	}
	if v.NoScript {
		p := emulation.SetScriptExecutionDisabledParams{Value: true}
		if _, err := chromedp.Call(t.ctx, emulation.SetScriptExecutionDisabled, p); err != nil {
			return err
		}
	}
	return chromedp.Do(t.ctx, chromedp.Navigate(v.URL))
}

// print switches the medium that style sheets see.
func (t *Tab) print(on bool) error {
	p := emulation.SetEmulatedMediaParams{Media: ""}
	if on {
		p.Media = "print"
	}
	_, err := chromedp.Call(t.ctx, emulation.SetEmulatedMedia, p)
	return err
}

// watch notes what a reader of the console would call a problem. Dialogs are noted and dismissed, or the page hangs.
func (t *Tab) watch(ev any) {
	switch ev := ev.(type) {
	case *page.EventJavascriptDialogOpening:
		t.note("dialog: " + ev.Message)
		go chromedp.Call(t.ctx, page.HandleJavaScriptDialog, page.HandleJavaScriptDialogParams{Accept: false})
	case *runtime.EventExceptionThrown:
		t.note("exception: " + ev.ExceptionDetails.Text)
	case *cdplog.EventEntryAdded:
		if ev.Entry.Level == cdplog.EntryLevelError || ev.Entry.Level == cdplog.EntryLevelWarning {
			t.note("console: " + ev.Entry.Text)
		}
	}
}

func (t *Tab) note(s string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if len(t.problems) < maxProblems {
		t.problems = append(t.problems, s)
	}
}

// Problems returns what went wrong in the document so far: script errors, dialogs, refused resources. At most 100.
func (t *Tab) Problems() []string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return append([]string(nil), t.problems...)
}

// Evaluate runs a JavaScript expression and returns its value: a string as it is, anything else as JSON.
// A promise is awaited.
func (t *Tab) Evaluate(js string) (string, error) {
	raw, err := chromedp.Run(t.ctx, chromedp.Evaluate[[]byte](js, chromedp.EvalAwaitPromise, chromedp.EvalAsValue))
	if err != nil {
		return "", fmt.Errorf("evaluate in the browser: %w", err)
	}
	var s string
	if len(raw) > 0 && raw[0] == '"' && json.Unmarshal(raw, &s) == nil {
		return s, nil
	}
	return string(raw), nil
}

// Screenshot returns the viewport as PNG.
func (t *Tab) Screenshot() ([]byte, error) {
	b, err := chromedp.Run(t.ctx, chromedp.CaptureScreenshot())
	if err != nil {
		return nil, fmt.Errorf("take a screenshot: %w", err)
	}
	return b, nil
}

// FullScreenshot returns the whole document as PNG.
func (t *Tab) FullScreenshot() ([]byte, error) {
	b, err := chromedp.Run(t.ctx, chromedp.FullScreenshot(100))
	if err != nil {
		return nil, fmt.Errorf("take a screenshot: %w", err)
	}
	return b, nil
}

// PDF prints the document with the paper and the margins that its own style sheet asks for.
func (t *Tab) PDF() ([]byte, error) {
	b, err := chromedp.Run(t.ctx, chromedp.PrintToPDF(
		chromedp.PDFPaper(chromedp.PaperA4), chromedp.PDFPreferCSSPageSize(), chromedp.PDFPrintBackground(),
		chromedp.PDFOutlineAndTagged()))
	if err != nil {
		return nil, fmt.Errorf("print: %w", err)
	}
	return b, nil
}

// Close ends the browser and removes what it wrote. It may be called more than once.
func (t *Tab) Close() error {
	t.closing.Do(func() {
		chromedp.Cancel(t.ctx) // asks the browser to end, so that it writes nothing after the folder is gone
		for i := len(t.cancel) - 1; i >= 0; i-- {
			t.cancel[i]()
		}
		if err := os.RemoveAll(t.dir); err != nil {
			t.closed = fmt.Errorf("remove the browser's user data directory: %w", err)
		}
	})
	return t.closed
}

// Screenshot opens url in a viewport of width by height CSS pixels and returns what is seen, as PNG. A width below
// 600 is shown as on a phone.
func Screenshot(ctx context.Context, url string, width, height int) ([]byte, error) {
	t, err := Open(ctx, View{URL: url, Width: width, Height: height, Phone: width < 600})
	if err != nil {
		return nil, err
	}
	defer t.Close()
	return t.Screenshot()
}

// Evaluate opens url and returns the value of a JavaScript expression in it (Tab.Evaluate).
func Evaluate(ctx context.Context, url, js string) (string, error) {
	t, err := Open(ctx, View{URL: url})
	if err != nil {
		return "", err
	}
	defer t.Close()
	return t.Evaluate(js)
}

// PDF opens url and prints it (Tab.PDF).
func PDF(ctx context.Context, url string) ([]byte, error) {
	t, err := Open(ctx, View{URL: url})
	if err != nil {
		return nil, err
	}
	defer t.Close()
	return t.PDF()
}
