package rules

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// write makes a folder with files.
func write(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestLoadDir(t *testing.T) {
	for name, c := range map[string]struct {
		files map[string]string
		want  string // ids
	}{
		"the folder is a pack":        {map[string]string{"own/dated.yaml": sound, "own/old/dated.yaml": "x"}, "own/dated"},
		"folders in it are packs":     {map[string]string{"b/dated.yaml": sound, "a/dated.yaml": sound, "c/read.me": "x"}, "a/dated b/dated"},
		"the pack names itself":       {map[string]string{"Own Rules/dated.yaml": sound, "Own Rules/pack.yaml": "name: mine\ntitle: Our own rules"}, "mine/dated"},
		"the pack has a category":     {map[string]string{"own/dated.yaml": strings.Replace(sound, "category: offer\n", "", 1), "own/pack.yaml": "category: brand"}, "own/dated"},
		"named as a category":         {map[string]string{"offer/dated.yaml": strings.Replace(sound, "category: offer\n", "", 1)}, "offer/dated"},
		"without what we ask of ours": {map[string]string{"own/dated.yaml": strings.NewReplacer("functions: [sales]\n", "", "since: v0.1.0\n", "", "covers: [title-too-long]\n", "").Replace(sound)}, "own/dated"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := write(t, c.files)
			if name == "the folder is a pack" {
				dir = filepath.Join(dir, "own")
			}
			packs, err := LoadDir(dir)
			if err != nil {
				t.Fatal(err)
			}
			set, err := Load(packs, Settings{})
			if err != nil {
				t.Fatal(err)
			}
			var ids []string
			for _, r := range set.Rules {
				ids = append(ids, r.ID)
				if r.Pack == "builtin" {
					t.Errorf("%s counts as built in", r.ID)
				}
			}
			if got := strings.Join(ids, " "); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func TestLoadDirRefused(t *testing.T) {
	for name, c := range map[string]struct {
		files map[string]string
		says  string
	}{
		"nothing there":        {map[string]string{"read.me": "x"}, "no rules here"},
		"bad folder name":      {map[string]string{"Own/dated.yaml": sound}, `"Own" cannot be the name of a pack`},
		"bad file name":        {map[string]string{"own/Dated_offer.yaml": sound}, `"Dated_offer" cannot be the name of a rule`},
		"wrong extension":      {map[string]string{"own/dated.yml": sound}, "rule files end in .yaml"},
		"Go in a user's pack":  {map[string]string{"own/dated.yaml": strings.Replace(sound, "fail: page.title.width > params.max", "check: go", 1)}, "has no Go functions"},
		"no category":          {map[string]string{"own/dated.yaml": strings.Replace(sound, "category: offer\n", "", 1)}, `"own" is not a category`},
		"pack with a bad key":  {map[string]string{"own/dated.yaml": sound, "own/pack.yaml": "nmae: x"}, `did you mean "name"?`},
		"pack with a bad name": {map[string]string{"own/dated.yaml": sound, "own/pack.yaml": "name: My Rules"}, "cannot be the name of a pack"},
		"too large":            {map[string]string{"own/dated.yaml": sound + strings.Repeat("# padding\n", 1<<17)}, "at most 1048576 are read"},
	} {
		t.Run(name, func(t *testing.T) {
			packs, err := LoadDir(write(t, c.files))
			if err == nil {
				_, err = Load(packs, Settings{})
			}
			var first *Error
			if !errors.As(err, &first) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("want %q, got %v", c.says, err)
			}
		})
	}
	if _, err := LoadDir(filepath.Join(t.TempDir(), "none")); !errors.Is(err, os.ErrNotExist) {
		t.Error(err)
	}
}

// TestLoadGo: files and Go functions must belong together.
func TestLoadGo(t *testing.T) {
	goRule := strings.NewReplacer("fail: page.title.width > params.max\n", "check: go\n", "loss: double(page.title.width) / 200.0\n", "",
		"got: page.title.width\n", "", `values: {share: "page.title.width * 2"}`, "values: [share]", "count: size(page.headings)\n", "",
		"evidence: {quote: page.title.text, selector: head > title}\n", "").Replace(sound)
	pageFunc := map[string]func(*analyzer.Context) analyzer.Result{"dated": func(c *analyzer.Context) analyzer.Result {
		return analyzer.Found(analyzer.V("got", 3, "share", 0.5), analyzer.Evidence{Quote: c.Page.URL})
	}}
	siteFunc := map[string]func(*analyzer.Site, analyzer.Params) analyzer.SiteCheck{
		"dated": func(*analyzer.Site, analyzer.Params) analyzer.SiteCheck { return nil },
	}
	pack := func(yaml string) Pack {
		return Pack{Name: "offer", Dir: "offer", Files: fstest.MapFS{"dated.yaml": {Data: []byte(yaml)}}}
	}
	p := pack(goRule)
	p.Page = pageFunc
	set, err := Load([]Pack{p}, Settings{})
	if err != nil {
		t.Fatal(err)
	}
	r := set.Rules[0]
	shop := &page.Page{URL: "https://example.com/", Indexable: true, Language: "en"}
	if res := r.Check(shop, nil); res.Status != analyzer.Fail || res.Confidence != 0.8 || len(res.Evidence) != 1 {
		t.Errorf("%+v", res)
	}
	if res := r.Check(&page.Page{Language: "en"}, nil); res.Status != analyzer.NotApplicable {
		t.Errorf("applies does not guard the Go function: %+v", res)
	}
	if res := r.Check(&page.Page{Language: "en", Indexable: true, ScriptOnly: true}, nil); res.Status != analyzer.Unknown {
		t.Errorf("unknown does not guard the Go function: %+v", res)
	}

	p = pack(sound)
	p.Page = pageFunc
	refuse(t, p, "the file does not ask for it; add check: go")
	p = pack(goRule)
	p.Page, p.Site = pageFunc, siteFunc
	refuse(t, p, "no Go function for offer/dated", "has a page function and a site function")
	p = pack(strings.Replace(goRule, "check: go", "check: go\nfail: page.indexable", 1))
	p.Page = pageFunc
	refuse(t, p, "fail does not go together with check: go")
	p = Pack{Name: "offer", Dir: "offer", Files: fstest.MapFS{}, Page: pageFunc}
	refuse(t, p, "no file dated.yaml")
}

// refuse wants one of the sentences.
func refuse(t *testing.T, p Pack, says ...string) {
	t.Helper()
	_, err := Load([]Pack{p}, Settings{})
	for _, s := range says {
		if err != nil && strings.Contains(err.Error(), s) {
			return
		}
	}
	t.Errorf("want %q, got %v", says, err)
}

func TestSameRuleTwice(t *testing.T) {
	a := Pack{Name: "offer", Dir: "a", Files: fstest.MapFS{"dated.yaml": {Data: []byte(sound)}}}
	b := Pack{Name: "offer", Dir: "b", Files: fstest.MapFS{"dated.yaml": {Data: []byte(sound)}}}
	_, err := Load([]Pack{a, b}, Settings{})
	if err == nil || !strings.Contains(err.Error(), "b/dated.yaml:1:1: the rule offer/dated is already defined in a/dated.yaml") {
		t.Error(err)
	}
}

// TestManyFaults: all faults are listed up to twenty, in the order of the file.
func TestManyFaults(t *testing.T) {
	text := sound
	for _, k := range []string{"severity: warning", "owner: copy", "effort: S", "remedy: skill"} {
		text = strings.Replace(text, k, k[:strings.Index(k, ":")]+": wrong", 1)
	}
	_, err := loadOne(text)
	var all Errors
	if !errors.As(err, &all) || len(all) != 4 {
		t.Fatal(err)
	}
	for i := 1; i < len(all); i++ {
		if all[i].Line < all[i-1].Line {
			t.Errorf("line %d before %d", all[i-1].Line, all[i].Line)
		}
	}
	var b strings.Builder
	for i := range 100 {
		b.WriteString("key" + strings.Repeat("x", i) + ": 1\n")
	}
	_, err = loadOne(b.String())
	if !errors.As(err, &all) || len(all) != maxErrors+1 || !strings.Contains(err.Error(), "only the first 20") {
		t.Errorf("%d errors", len(all))
	}
}
