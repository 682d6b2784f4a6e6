package audit_test

import (
	"strings"
	"testing"

	"github.com/siteassay/assay/testdata/sites"
)

// TestViewsTellTheSameAsTheSite: the views of calls, promises and forms follow from the pages of the sample.
func TestViewsTellTheSameAsTheSite(t *testing.T) {
	url := serveArchive(t, sites.English)
	v := run(t, config(t, url), t.TempDir()).Views
	p := v.Promises
	if p.Chains == 0 || p.Chains != p.Kept+p.Further+p.Broken+p.Vague+p.Unseen || p.Vague != 3 || p.Broken != 1 || p.Breaks[0].Missing != "download" || p.Breaks[0].Arrives != "Three generations of oven builders" {
		t.Errorf("promises %+v", p)
	}
	uses := 0
	for _, g := range v.Calls.Goals {
		uses += g.Uses
	}
	if c := v.Calls; uses != c.Uses || c.Calls[0].Label != "01632 960142" || c.Cut != 0 {
		t.Errorf("%d uses of %d, first %+v", uses, c.Uses, c.Calls[0])
	}
	pages := 0
	for _, y := range v.Jobs.Types {
		pages += y.Pages
	}
	if j := v.Jobs; pages != j.Pages+j.Frame+j.None || len(j.Worst) != 0 {
		t.Errorf("%d pages, jobs %+v", pages, j)
	}
	f := v.Forms.List
	if len(f) != 2 || !strings.HasSuffix(f[0].Page, "/quote") || f[0].Friction < 50 || f[1].Friction > 10 {
		t.Errorf("forms %+v", f)
	}
}
