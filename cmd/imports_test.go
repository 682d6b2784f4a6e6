package cmd

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// allowed is the import order of the tree: what each folder may import of ours. Rule packs are folders under rules.
var allowed = map[string][]string{
	"page":                        {},
	"analyzer":                    {"page"},
	"crawler":                     {"page"},
	"report":                      {"analyzer", "page"},
	"rules":                       {"analyzer", "page"},
	"rules/*":                     {"rules", "analyzer", "page"},
	"rules/builtin":               {"rules", "rules/*"},
	"store":                       {"report", "analyzer", "page"},
	"audit":                       {"crawler", "analyzer", "report", "page"},
	"internal/chromium":           {},
	"internal/sitetest":           {},
	"internal/schemaorg":          {},
	"internal/schemaorg/generate": {},
	"rules/structured-data":       {"rules", "analyzer", "page", "internal/schemaorg"},
	"testdata/sites":              {},
	"docs":                        {},
	"examples/packs":              {},
	"cmd":                         {"audit", "crawler", "analyzer", "report", "rules", "store", "page", "internal/sitetest", "testdata/sites", "docs"},
	"cmd/assay":                   {"cmd", "rules/builtin"},
}

// places are the folders in which a third party may be imported; its sub-packages count with it.
var places = map[string][]string{
	"github.com/gocolly/colly/v2":     {"crawler"},
	"github.com/temoto/robotstxt":     {"crawler"},
	"github.com/PuerkitoBio/goquery":  {"page"},
	"golang.org/x/net/html":           {"page", "crawler"},
	"go.etcd.io/bbolt":                {"store"},
	"cel.dev/cel-go":                  {"rules"},
	"github.com/goccy/go-yaml":        {"rules"},
	"github.com/spf13/cobra":          {"cmd"},
	"github.com/chromedp/chromedp":    {"internal/chromium"},
	"github.com/nyaruka/phonenumbers": {"page"},
	"github.com/abadojack/whatlanggo": {"page"},
	"github.com/nlnwa/whatwg-url":     {"page"},
}

func TestImportsRunDownwards(t *testing.T) {
	const module = "github.com/siteassay/assay/"
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", module+"...").Output()
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p struct {
			ImportPath string
			Imports    []string
		}
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		seen++
		name := strings.TrimPrefix(p.ImportPath, module)
		may, ok := allowed[name]
		if pack, isPack := strings.CutPrefix(name, "rules/"); !ok && isPack && !strings.Contains(pack, "/") {
			may, ok = allowed["rules/*"], true
		}
		if !ok {
			t.Errorf("%s is no folder of the tree: add it to DESIGN's order or put it where it belongs", name)
			continue
		}
		for _, imp := range p.Imports {
			if own, ok := strings.CutPrefix(imp, module); ok {
				pack := strings.HasPrefix(own, "rules/") && own != "rules/builtin"
				if !slices.Contains(may, own) && !(pack && slices.Contains(may, "rules/*")) {
					t.Errorf("%s imports %s", name, own)
				}
			}
			for third, where := range places {
				if (imp == third || strings.HasPrefix(imp, third+"/")) && !slices.Contains(where, name) {
					t.Errorf("%s imports %s, which belongs to %v", name, imp, where)
				}
			}
		}
	}
	if seen < 10 {
		t.Fatalf("only %d packages were listed", seen)
	}
}

// TestProgramLinksNoTests: the demo serves its sites with internal/sitetest, which tests use as well.
func TestProgramLinksNoTests(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", "github.com/siteassay/assay/cmd/assay").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range strings.Fields(string(out)) {
		if name == "testing" || name == "net/http/httptest" {
			t.Errorf("the program links %s", name)
		}
	}
}
