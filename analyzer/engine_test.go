package analyzer

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/siteassay/assay/page"
)

// saying is a page rule with a fixed answer.
func saying(id string, r Result) *Rule {
	return &Rule{ID: id, Category: "seo", Weight: 5, Page: func(*Context) Result { return r }}
}

func TestJudge(t *testing.T) {
	quote := Evidence{Quote: "Ovens"}
	forProducts, inGerman, panics, late := saying("a/products", Found(nil, quote)), saying("a/german", Found(nil, quote)), saying("a/panics", Result{}), saying("a/late", Result{})
	forProducts.Types = []page.Type{page.Product}
	inGerman.Languages = []string{"de"}
	panics.Page = func(c *Context) Result { panic("no " + c.Page.URL) }
	late.Late = true
	late.Page = func(c *Context) Result { return Found(V("site", c.Site.Name), quote) }
	e := NewEngine([]*Rule{
		saying("a/fails", Found(nil, quote)), inGerman, late, saying("a/none", None()), panics, saying("a/passes", Result{}), forProducts,
		saying("a/untold", CannotTell()), saying("a/wrong", Result{Err: errors.New("over its budget")}),
	})
	p := &page.Page{URL: "https://crumb.example/", Type: page.Home, Language: "en"}

	j := e.Judge(p)
	if got := ids(j.Findings); got != "a/fails" {
		t.Errorf("early findings: %s", got)
	}
	j = e.JudgeLate(j, p, &Site{Name: "Crumb"})
	if got := ids(j.Findings); got != "a/fails a/late" {
		t.Errorf("findings: %s", got)
	}
	if f := j.Findings[1]; f.URL != p.URL || f.Values[0].Any != "Crumb" {
		t.Errorf("late finding: %+v", f)
	}
	for i, r := range e.Rules {
		na, unknown := r.ID == "a/none", slices.Contains([]string{"a/german", "a/panics", "a/untold", "a/wrong"}, r.ID)
		if j.NA.Has(i) != na || j.Unknown.Has(i) != unknown {
			t.Errorf("%s: not applicable %v, unknown %v", r.ID, j.NA.Has(i), j.Unknown.Has(i))
		}
	}
	if len(j.Broken) != 2 || j.Broken[0] != (Broken{"a/panics", p.URL, "rule a/panics stopped: no " + p.URL}) || j.Broken[1].Error != "over its budget" {
		t.Errorf("broken: %+v", j.Broken)
	}
	p.Type, p.Language = page.Product, "de"
	if got := ids(e.Judge(p).Findings); got != "a/fails a/german a/products" {
		t.Errorf("German product page: %s", got)
	}
}

func ids(fs []Finding) string {
	var list []string
	for _, f := range fs {
		list = append(list, f.Rule)
	}
	return strings.Join(list, " ")
}

// TestFindingsKeepTheirLimits: a rule may forget its defaults and bring any amount of evidence.
func TestFindingsKeepTheirLimits(t *testing.T) {
	var much []Evidence
	for i := range 25 {
		much = append(much, Evidence{Quote: fmt.Sprint(i, "\n\t", strings.Repeat("石窑", 150))})
	}
	for _, c := range []struct {
		name             string
		give             Result
		loss, confidence float64
		count, evidence  int
	}{
		{"nothing set", Result{Status: Fail}, 1, 1, 1, 0},
		{"out of range", Result{Status: Fail, Loss: 7, Confidence: -1}, 1, 1, 1, 0},
		{"as given", Result{Status: Fail, Loss: 0.25, Confidence: 0.5, Count: 9, Evidence: much[:2]}, 0.25, 0.5, 9, 2},
		{"too much evidence", Result{Status: Fail, Evidence: much}, 1, 1, 25, MaxEvidence},
	} {
		j := NewEngine([]*Rule{saying("a/a", c.give)}).Judge(&page.Page{})
		f := j.Findings[0]
		if f.Loss != c.loss || f.Confidence != c.confidence || f.Count != c.count || len(f.Evidence) != c.evidence {
			t.Errorf("%s: %+v", c.name, f)
		}
		for _, e := range f.Evidence {
			if utf8.RuneCountInString(e.Quote) > MaxQuote || strings.ContainsAny(e.Quote, "\n\t") || !strings.HasSuffix(e.Quote, "…") {
				t.Errorf("%s: quote %q", c.name, e.Quote)
			}
		}
	}
}

// A tale is a site check that tells what it is given, and fails where it is told to.
type tale struct {
	panicsAt string
	losses   []float64
	unknown  bool
	seen     int
}

func (c *tale) Page(int32, *page.Page) {
	if c.seen++; c.panicsAt == "page" && c.seen == 2 {
		panic("second page")
	}
}

func (c *tale) Findings() []Finding {
	if c.panicsAt == "end" {
		panic("end")
	}
	var fs []Finding
	for _, l := range c.losses {
		fs = append(fs, Finding{Loss: l})
	}
	return fs
}

func (c *tale) Unknown() bool { return c.unknown }

func TestRound(t *testing.T) {
	rule := func(id string, c *tale) *Rule {
		return &Rule{ID: id, Category: "links", Weight: 5, Site: func(*Site) SiteCheck {
			if c.panicsAt == "start" {
				panic("start")
			}
			return c
		}}
	}
	e := NewEngine([]*Rule{
		rule("s/end", &tale{panicsAt: "end"}),
		rule("s/fails", &tale{losses: []float64{0.25, 0.5}}),
		rule("s/page", &tale{panicsAt: "page", losses: []float64{1}}),
		saying("s/page-rule", Found(nil)),
		rule("s/passes", &tale{}),
		rule("s/start", &tale{panicsAt: "start"}),
		rule("s/too-much", &tale{losses: []float64{1, 1, 0.5}}),
		rule("s/untold", &tale{unknown: true}),
		rule("s/untold-but-fails", &tale{unknown: true, losses: []float64{0.5}}),
	})
	r := e.Begin(&Site{})
	for i := range int32(3) {
		r.Page(i, &page.Page{URL: fmt.Sprintf("https://crumb.example/%d", i)})
	}
	fs, unknown := r.Finish()
	if got := ids(fs); got != "s/fails s/fails s/too-much s/too-much s/too-much s/untold-but-fails" {
		t.Errorf("findings: %s", got)
	}
	var losses []float64
	for _, f := range fs {
		losses = append(losses, f.Loss)
	}
	if want := []float64{0.25, 0.5, 0.4, 0.4, 0.2, 0.5}; !slices.Equal(losses, want) {
		t.Errorf("losses %v, want %v", losses, want)
	}
	var untold []string
	for _, i := range unknown {
		untold = append(untold, e.Rules[i].ID)
	}
	if got := strings.Join(untold, " "); got != "s/end s/page s/start s/untold" {
		t.Errorf("unknown: %s", got)
	}
	var broken []string
	for _, b := range r.Broken {
		broken = append(broken, b.Rule+" "+b.URL)
	}
	if got := strings.Join(broken, ", "); got != "s/start , s/page https://crumb.example/1, s/end " {
		t.Errorf("broken: %q", got)
	}
}
