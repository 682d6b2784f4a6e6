package cmd_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/siteassay/assay/cmd"
	"github.com/siteassay/assay/rules/builtin"
)

// TestReadme fails when the session that the README shows is not what the program prints, or its number of rules not theirs.
func TestReadme(t *testing.T) {
	file, err := filepath.Abs(filepath.Join("..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	have, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	const begin, end = "```\n$ go run ./cmd/assay demo\n", "\n```\n"
	before, rest, ok := strings.Cut(string(have), begin)
	_, after, ok2 := strings.Cut(rest, end)
	if !ok || !ok2 {
		t.Fatal("the README shows no session")
	}
	t.Chdir(t.TempDir())
	run := func(args ...string) string {
		var out, errs bytes.Buffer
		if code := cmd.Run(args, strings.NewReader(""), &out, &errs, builtin.Packs()...); code != 0 {
			t.Fatalf("assay %q: exit %d\n%s%s", args, code, &out, &errs)
		}
		return strings.TrimSpace(strings.ReplaceAll(out.String(), `\`, "/"))
	}
	want := before + begin + run("demo", "--quiet=false") + end + after
	list := run("rules", "list")
	n := list[strings.LastIndexByte(list, '\n')+1:]
	if !strings.Contains(after, fmt.Sprintf("\n%s, each one YAML file", n)) {
		t.Errorf("there are %s, and the README says another number", n)
	}
	if want == string(have) {
		return
	}
	if flag.Lookup("update").Value.String() != "true" {
		t.Error("the session of the README is stale: run go test ./cmd -run Readme -update")
		return
	}
	if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
		t.Fatal(err)
	}
}
