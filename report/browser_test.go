package report

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/siteassay/assay/internal/chromium"
)

// open shows a document in a browser. The test is skipped where none is installed, unless ASSAY_BROWSER_TESTS=required.
func open(t *testing.T, doc string, v chromium.View) *chromium.Tab {
	t.Helper()
	if _, ok := chromium.Find(); !ok {
		if os.Getenv("ASSAY_BROWSER_TESTS") == "required" {
			t.Fatal(chromium.ErrNotFound)
		}
		t.Skip(chromium.ErrNotFound)
	}
	file := filepath.Join(t.TempDir(), "report.html")
	if err := os.WriteFile(file, []byte(doc), 0o644); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	t.Cleanup(cancel)
	v.URL = "file://" + file + v.URL
	tab, err := chromium.Open(ctx, v)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { tab.Close() })
	return tab
}

func evaluate(t *testing.T, tab *chromium.Tab, js, want string) {
	t.Helper()
	if got, err := tab.Evaluate(js); err != nil || got != want {
		t.Errorf("%s\n= %q, %v, want %q", js, got, err, want)
	}
}

func quiet(t *testing.T, tab *chromium.Tab) {
	t.Helper()
	for _, p := range tab.Problems() {
		t.Error(p)
	}
}

func TestHostileReportRunsNothingInABrowser(t *testing.T) {
	tab := open(t, render(t, hostile(), "en"), chromium.View{})
	// Everything is opened, hovered, focused and sorted once; what could fire has fired then.
	evaluate(t, tab, `document.querySelectorAll('details').forEach(d => d.open = true);
		document.querySelectorAll('*').forEach(e => { for (const n of ['mouseover', 'focus', 'load', 'error', 'toggle']) e.dispatchEvent(new Event(n)); });
		document.querySelectorAll('th button').forEach(b => b.click());
		String(window.pwned)`, "undefined")
	evaluate(t, tab, `performance.getEntriesByType('resource').length`, "0")
	quiet(t, tab)
}

func TestReportInABrowser(t *testing.T) {
	tab := open(t, render(t, bakery(), "en"), chromium.View{Width: 1366, Height: 900})
	evaluate(t, tab, `getComputedStyle(document.querySelector('.dial .value')).stroke`, "rgb(11, 85, 99)") // the style applies
	const first = `document.querySelector('#pagetable tbody tr:not([hidden]) .address').textContent`
	const column = `document.querySelector('#pagetable th:nth-child(`
	evaluate(t, tab, first, "/contact")
	evaluate(t, tab, column+`3) button').click(); `+first, "/privacy") // the best score first, then the worst
	evaluate(t, tab, column+`3) button').click(); `+first, "/products/rack-oven-r1")
	evaluate(t, tab, column+`1) button').click(); document.querySelector('#pagetable th').getAttribute('aria-sort')`, "ascending")
	evaluate(t, tab, first, "/about")
	shown := `document.querySelectorAll('#pagetable tbody tr:not([hidden])').length + ' ' + document.getElementById('shown').textContent`
	evaluate(t, tab, shown, "40 40 / 40")
	evaluate(t, tab, `const f = document.getElementById('filter'); f.value = 'RACK'; f.dispatchEvent(new Event('input')); `+shown, "3 3 / 40")
	evaluate(t, tab, `const y = document.getElementById('type'); y.value = 'product'; y.dispatchEvent(new Event('change')); `+shown, "2 2 / 40")
	evaluate(t, tab, `document.getElementById('rule-links-broken').open`, "false")
	evaluate(t, tab, `new Promise(done => { addEventListener('hashchange', () => setTimeout(() => done(document.getElementById('rule-links-broken').open)));
		document.querySelector('.fixes a[href="#rule-links-broken"]').click() })`, "true")
	quiet(t, tab)
}

func TestLinkIntoTheReportOpensItsPlace(t *testing.T) {
	tab := open(t, render(t, bakery(), "en"), chromium.View{URL: "#rule-links-broken"})
	evaluate(t, tab, `document.getElementById('rule-links-broken').open`, "true")
}

func TestReportWithoutScripts(t *testing.T) {
	tab := open(t, render(t, bakery(), "en"), chromium.View{NoScript: true})
	evaluate(t, tab, `document.querySelectorAll('#pagetable tbody tr').length + ' ' + getComputedStyle(document.getElementById('controls')).display`, "40 none")
	evaluate(t, tab, `document.querySelector('details.rule summary').click(); document.querySelector('details.rule').open`, "true")
}

func TestReportFitsAPhone(t *testing.T) {
	d := bakery()
	d.Name = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
	var index bytes.Buffer
	if err := WriteIndex(&index, batch(), "en"); err != nil {
		t.Fatal(err)
	}
	for name, doc := range map[string]string{"en": render(t, d, "en"), "zh": render(t, shop(), "zh"), "hostile": render(t, hostile(), "zh"), "index": index.String()} {
		t.Run(name, func(t *testing.T) {
			tab := open(t, doc, chromium.View{Width: 390, Height: 844, Phone: true})
			evaluate(t, tab, `document.querySelectorAll('details').forEach(d => d.open = true); document.documentElement.scrollWidth`, "390")
		})
	}
}

func TestPaperShowsWhatIsClosedOnTheScreen(t *testing.T) {
	const height = `document.querySelector('details.rule .advice').getBoundingClientRect().height > 20`
	tab := open(t, render(t, bakery(), "en"), chromium.View{Print: true, NoScript: true})
	evaluate(t, tab, `document.querySelector('details.rule').open + ' ' + (`+height+`)`, "false true")
	evaluate(t, tab, `getComputedStyle(document.querySelector('.toc')).display`, "none")
	tab = open(t, render(t, bakery(), "en"), chromium.View{})
	evaluate(t, tab, `dispatchEvent(new Event('beforeprint')); const all = document.querySelectorAll('details:not([open])').length; dispatchEvent(new Event('afterprint')); all + ' ' + (document.querySelectorAll('details:not([open])').length > 5)`, "0 true")
	if b, err := tab.PDF(); err != nil || len(b) < 50_000 {
		t.Errorf("%d bytes of PDF, %v", len(b), err)
	}
}

// Contrast of text on paper and panel by WCAG 2.2: at least 4.5.
func TestTextHasContrast(t *testing.T) {
	tab := open(t, render(t, bakery(), "en"), chromium.View{})
	evaluate(t, tab, `(() => {
		const lum = c => { const [r, g, b] = c.match(/[\d.]+/g).map(v => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4); return .2126 * r + .7152 * g + .0722 * b; };
		const behind = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor; if (!c.endsWith(', 0)')) return c; } return 'rgb(255, 255, 255)'; };
		document.querySelectorAll('details').forEach(d => d.open = true);
		const low = new Set();
		document.querySelectorAll('body *').forEach(e => {
			if (![...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()) || e.closest('script, style, svg')) return;
			const a = lum(getComputedStyle(e).color), b = lum(behind(e));
			if ((Math.max(a, b) + .05) / (Math.min(a, b) + .05) < 4.5) low.add(e.className || e.tagName);
		});
		return [...low].join(' ');
	})()`, "")
}
