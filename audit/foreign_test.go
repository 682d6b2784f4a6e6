package audit_test

import (
	"context"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/siteassay/assay/audit"
	"github.com/siteassay/assay/report"
)

// foreignPage is a page of our own as a break-in leaves it.
const foreignPage = `<!doctype html><title>online casino bonus_slot gacor hari ini_judi online terpercaya_togel maxwin_casino deposit</title>
<script>if(/google|bing|baidu/.test(document.referrer)){location.href="https://win.example/"}</script>
<h1>Deck ovens for small bakeries</h1>
<p>Our deck ovens bake forty loaves an hour. The stone floor holds its heat, and the door seals for years. Three sizes fit every bakery, from the village shop
to the market hall, and our fitters set them up within one working day. Ask for a visit and we bring flour, dough and patience.</p><img src=/gone.png>
<div style="position:absolute;left:-9999px"><a href="https://slot-a.example/">slot gacor</a><a href="https://slot-b.example/">judi online</a><a href="https://slot-c.example/">casino bonus</a></div>`

// TestForeignContent: a page that is broken into between two audits is told with the audit that saw it first, and nothing else on it is
// work while it is what it is.
func TestForeignContent(t *testing.T) {
	var hacked atomic.Bool
	url, _ := counted(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		switch {
		case r.URL.Path == "/":
			w.Write([]byte(honest + `<a href="/oven">Oven</a>`))
		case r.URL.Path == "/oven" && hacked.Load():
			w.Write([]byte(foreignPage))
		case r.URL.Path == "/oven":
			w.Write([]byte(honest))
		default:
			http.NotFound(w, r)
		}
	}))
	st := openStore(t, t.TempDir(), config(t, url).Crawl.Start)
	defer st.Close()
	again := func() *report.Document {
		doc, err := audit.Run(context.Background(), config(t, url), st)
		if err != nil {
			t.Fatal(err)
		}
		return doc
	}
	if doc := again(); doc.Views.Foreign != nil {
		t.Fatalf("a clean site has %+v", doc.Views.Foreign)
	}
	hacked.Store(true)
	for _, later := range []bool{false, true} {
		doc := again()
		f := doc.Views.Foreign
		if f == nil || f.Count != 1 || f.Confirmed != 1 || len(f.Pages) != 1 {
			t.Fatalf("%+v", f)
		}
		p := f.Pages[0]
		if p.Since != 2 || p.Fresh == later || !strings.HasSuffix(p.URL, "/oven") || p.Where != "script" || !strings.HasPrefix(p.Text, "Deck ovens for small") {
			t.Errorf("later %t: %+v", later, p)
		}
		for _, x := range doc.Fixes {
			for _, u := range x.URLs {
				if strings.HasSuffix(u, "/oven") && x.Pages > 0 && x.Type != "" && x.Rule != "trust/injected-spam" {
					t.Errorf("%s is work on the page", x.Rule)
				}
			}
		}
		for _, x := range pages(t, doc) {
			if strings.HasSuffix(x.URL, "/oven") && x.Score > 1e-9 {
				t.Errorf("the page is worth %v", x.Score)
			}
		}
		_, html := masked(t, doc)
		if !strings.Contains(string(html), `id="foreign"`) || !strings.Contains(string(html), "Isolate:") {
			t.Error("the report for people has no section on it")
		}
	}
}
