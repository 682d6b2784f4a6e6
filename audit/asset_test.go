package audit_test

import (
	"bytes"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"

	"github.com/siteassay/assay/page"
	"github.com/siteassay/assay/report"
)

// TestResources audits a site with a dead image, an unpacked script and links to another site on its own address, with and
// without asking that one, at two numbers of workers.
func TestResources(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.2:0")
	if err != nil {
		t.Fatal(err)
	}
	far := &httptest.Server{Listener: l, Config: &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/":
		case "/wall":
			w.WriteHeader(http.StatusForbidden)
		default:
			http.NotFound(w, r)
		}
	})}}
	far.Start()
	t.Cleanup(far.Close)
	script := strings.Repeat("  // what nobody needs to download\n", 200) + "bake()\n"
	url := serveArchive(t, []byte("-- / --\n<title>Crumb</title><h1>Loaves</h1><img src=/gone.png alt=Loaf><script src=/a.js></script>"+
		"<a href="+far.URL+"/>Mill</a> <a href="+far.URL+"/wall>Wall</a> <a href="+far.URL+"/gone>Flour</a>\n-- /a.js --\n"+script))
	for _, external := range []bool{false, true} {
		var before []byte
		for _, workers := range []int{1, 16} {
			cfg := config(t, url)
			cfg.Crawl.Concurrency, cfg.Crawl.CheckExternal = workers, external
			cfg.Crawl.AllowNet = []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}
			doc := run(t, cfg, t.TempDir())
			found := map[string]bool{}
			for _, f := range doc.Findings {
				found[f.Rule] = true
			}
			if !found["images/broken"] || !found["performance/unminified"] || found["links/external-broken"] != external {
				t.Errorf("external %v: findings %v", external, found)
			}
			broken := map[page.AssetKind]int{}
			for _, c := range doc.Resources {
				broken[c.Kind] = c.Broken
			}
			if broken[page.ImageFile] != 1 || (broken[page.ExternalLink] == 1) != external || len(doc.ResourceProblems) < 1 {
				t.Errorf("external %v: %+v, %+v", external, doc.Resources, doc.ResourceProblems)
			}
			json, html := masked(t, doc)
			if before != nil && !bytes.Equal(before, json) {
				t.Errorf("external %v: another report at %d workers", external, workers)
			}
			before = json
			if !bytes.Contains(html, []byte("Links and resources")) {
				t.Error("the report for people says nothing of resources")
			}
		}
	}
}

func TestResourcesAreNotAskedForWhenNobodyWantsThem(t *testing.T) {
	url, asked := counted(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		w.Write([]byte("<title>Crumb</title><img src=/loaf.png alt=Loaf>"))
	}))
	for _, external := range []bool{false, true} { // links to other sites alone may be wanted
		cfg := config(t, url)
		cfg.SkipResources, cfg.Crawl.CheckExternal = true, external
		doc := run(t, cfg, t.TempDir())
		if asked.asked["/loaf.png"] > 0 || len(doc.Resources) > 0 {
			t.Errorf("external %v: asked %v, counted %v", external, asked.asked, doc.Resources)
		}
		unknown := map[string]bool{}
		for _, u := range doc.Unjudged {
			unknown[u.Rule] = true
		}
		if !unknown["images/broken"] || doc.State != report.Complete {
			t.Errorf("external %v: a rule that saw nothing is silent: %+v", external, doc.Unjudged)
		}
	}
}
