package cmd_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/siteassay/assay/cmd"
	"github.com/siteassay/assay/page"
	"github.com/siteassay/assay/rules/builtin"
)

var (
	fence    = regexp.MustCompile("(?ms)^```([a-z]+)\n(.*?)^```$")
	fileName = regexp.MustCompile(`^(?:# |<!-- |// )([^ \n]+)(?: -->)?\n`)
)

// TestTutorial follows docs/writing-rules.md word by word in an empty folder: files are written as they are shown, commands are run
// in their order, and print what stands under them. … stands for anything within a line, and alone for any lines.
func TestTutorial(t *testing.T) {
	guide, err := os.ReadFile(filepath.Join("..", "docs", "writing-rules.md"))
	if err != nil {
		t.Fatal(err)
	}
	root, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	ran := 0
	for _, block := range fence.FindAllStringSubmatch(string(guide), -1) {
		text := block[2]
		if block[1] != "console" {
			if name := fileName.FindStringSubmatch(text); name != nil {
				if err := os.MkdirAll(filepath.Dir(name[1]), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(name[1], []byte(text), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			continue
		}
		for _, session := range strings.Split(text, "$ ")[1:] {
			line, want, _ := strings.Cut(session, "\n")
			var out, errs bytes.Buffer
			line, into, _ := strings.Cut(line, " > ")
			args := strings.Fields(line)
			if code := cmd.Run(args[1:], strings.NewReader(""), &out, &errs, builtin.Packs()...); args[0] != "assay" || code != 0 {
				t.Fatalf("%s: exit %d\n%s%s", line, code, &out, &errs)
			}
			ran++
			if into != "" {
				if err := os.WriteFile(into, out.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
				out.Reset()
			}
			pattern := regexp.QuoteMeta(strings.TrimSpace(want))
			pattern = strings.NewReplacer("\n…\n", "\n(?s:.*)\n", "\n…", "\n(?s:.*)", "…", "[^\n]*").Replace(pattern)
			if !regexp.MustCompile(`\A` + pattern + `\z`).MatchString(strings.TrimSpace(strings.ReplaceAll(out.String(), `\`, "/"))) {
				t.Errorf("%s prints\n%s\nand the guide says\n%s", line, &out, want)
			}
		}
	}
	if ran < 5 {
		t.Errorf("only %d commands", ran)
	}
	buildsOwn(t, root)
	var out, errs bytes.Buffer // the rules further down are a pack with the first
	if code := cmd.Run([]string{"rules", "test", "acme"}, strings.NewReader(""), &out, &errs, builtin.Packs()...); code != 0 {
		t.Errorf("all rules of the guide: exit %d\n%s%s", code, &out, &errs)
	}
}

// TestGuideNamesSections: the word lists that the guide tells users to add to are there.
func TestGuideNamesSections(t *testing.T) {
	guide, err := os.ReadFile(filepath.Join("..", "docs", "writing-rules.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(string(guide), "| sections | what they decide |\n|---|---|\n")
	table, _, _ = strings.Cut(table, "\n\n")
	named, group := 0, ""
	for _, row := range strings.Split(table, "\n") {
		for _, id := range regexp.MustCompile("`([^`]+)`").FindAllStringSubmatch(strings.Split(row, "|")[1], -1) {
			if strings.HasPrefix(id[1], ".") {
				id[1] = group + id[1]
			} else if dot := strings.LastIndexByte(id[1], '.'); dot > 0 {
				group = id[1][:dot]
			}
			named++
			if !(*page.Lexicon)(nil).Has(id[1]) {
				t.Errorf("there is no section %s", id[1])
			}
		}
	}
	if named < 60 {
		t.Errorf("only %d sections are named", named)
	}
}

// buildsOwn builds the program of the guide from the folder own, with this tree in the place of the published module, and lets it test
// its pack.
func buildsOwn(t *testing.T, root string) {
	t.Helper()
	mod, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	sum, err := os.ReadFile(filepath.Join(root, "go.sum"))
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Replace(string(mod), "module github.com/siteassay/assay", "module agency.example/own", 1) +
		"\nrequire github.com/siteassay/assay v0.1.0\nreplace github.com/siteassay/assay => " + filepath.ToSlash(root) + "\n"
	for name, data := range map[string][]byte{"own/go.mod": []byte(text), "own/go.sum": sum} {
		if err := os.WriteFile(name, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	c := exec.Command("go", "run", "-mod=mod", ".", "rules", "test", "house")
	c.Dir = "own"
	c.Env = append(os.Environ(), "GOPROXY=off", "GOFLAGS=")
	out, err := c.CombinedOutput()
	if err != nil || !strings.Contains(string(out), "ok    house/bare-phone (2 examples") {
		t.Errorf("the program of the guide: %v\n%s", err, out)
	}
}
