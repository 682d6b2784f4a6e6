package rules

import (
	"archive/zip"
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// zipped writes a zip file of names and texts, in turn.
func zipped(t *testing.T, entries ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(entries); i += 2 {
		w, err := z.Create(entries[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(entries[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "acme.zip")
	if err := os.WriteFile(name, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	return name
}

// ids loads the packs at a path and lists their rules.
func ids(t *testing.T, path string) string {
	t.Helper()
	packs, err := LoadDir(path)
	if err != nil {
		t.Fatal(err)
	}
	set, err := Load(packs, Settings{})
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, r := range set.Rules {
		list = append(list, r.ID)
	}
	return strings.Join(list, " ")
}

// TestZip: a zip file is a pack, with the folder that archives of repositories have around everything or without it.
func TestZip(t *testing.T) {
	for name, path := range map[string]string{
		"named by the file":   zipped(t, "dated.yaml", sound),
		"named by the folder": zipped(t, "acme/dated.yaml", sound, "acme/README.md", "# Acme"),
		"named by pack.yaml":  zipped(t, "rules-main/", "", "rules-main/pack.yaml", "name: acme", "rules-main/dated.yaml", sound, "rules-main/.github/x.yaml", "on: push"),
	} {
		if got := ids(t, path); got != "acme/dated" {
			t.Errorf("%s: %s", name, got)
		}
	}
	broken := zipped(t, "acme/dated.yaml", strings.Replace(sound, "owner: copy", "owner: boss", 1))
	packs, err := LoadDir(broken)
	if err == nil {
		_, err = Load(packs, Settings{})
	}
	if want := filepath.Join(broken, "acme", "dated.yaml") + ":17:8: owner cannot be"; err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("want %s\n%v", want, err)
	}
}

func TestZipRefused(t *testing.T) {
	many := make([]string, 0, 2*maxEntriesOfZip+2)
	for i := range maxEntriesOfZip + 1 {
		many = append(many, strings.Repeat("x", i%9+1)+"/"+strings.Repeat("y", i/9%200)+strings.Repeat("z", i/1800), "")
	}
	text := filepath.Join(t.TempDir(), "acme.zip")
	if err := os.WriteFile(text, []byte("not a zip"), 0o644); err != nil {
		t.Fatal(err)
	}
	large := filepath.Join(t.TempDir(), "large.zip")
	if err := os.WriteFile(large, make([]byte, maxArchive+1), 0o644); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ path, says string }{
		"out of it":       {zipped(t, "../acme/dated.yaml", sound), "leads out of it"},
		"absolute":        {zipped(t, "/etc/dated.yaml", sound), "leads out of it"},
		"by a back slash": {zipped(t, `..\acme\dated.yaml`, sound), "leads out of it"},
		"within":          {zipped(t, "acme/../../dated.yaml", sound), "leads out of it"},
		"twice":           {zipped(t, "acme/dated.yaml", sound, "acme/dated.yaml", sound), "twice"},
		"a bomb":          {zipped(t, "acme/dated.yaml", strings.Repeat("0", 1<<20)), "packed more than 100 to 1"},
		"too many":        {zipped(t, many...), "at most 5000 are read"},
		"no zip":          {text, "not a folder and not a zip file"},
		"too large":       {large, "more than 8388608 bytes"},
		"no rules":        {zipped(t, "read.me", "x"), "no rules here"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := LoadDir(c.path)
			if err == nil || !strings.Contains(err.Error(), c.says) || !strings.Contains(err.Error(), c.path) {
				t.Errorf("want %q, got %v", c.says, err)
			}
			var e *Error
			if !errors.As(err, &e) {
				t.Errorf("not an *Error: %v", err)
			}
		})
	}
}

// TestCheckout: in a git checkout the packs are found among everything else.
func TestCheckout(t *testing.T) {
	for name, c := range map[string]struct {
		files map[string]string
		want  string
	}{
		"beside other files":   {map[string]string{"README.md": "x", ".git/config.yaml": "x", ".github/workflows/ci.yaml": "on: push", "packs/acme/pack.yaml": "name: acme", "packs/acme/dated.yaml": sound, "deploy/values.yaml": "replicas: 2"}, "acme/dated"},
		"rules under the root": {map[string]string{"pack.yaml": "name: acme", "docker-compose.yml": "x", "mkdocs.yaml": "x", "rules/dated.yaml": sound}, "acme/dated"},
		"with and without":     {map[string]string{"a/pack.yaml": "name: acme", "a/dated.yaml": sound, "b/dated.yaml": sound, "ci/x.yaml": "on: push"}, "acme/dated b/dated"},
		"deep":                 {map[string]string{"one/two/acme/dated.yaml": sound, "one/two/acme/old/dated.yaml": "x"}, "acme/dated"},
	} {
		if got := ids(t, write(t, c.files)); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
	if _, err := LoadDir(filepath.Join(t.TempDir(), "none.zip")); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
}
