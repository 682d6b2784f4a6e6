package rules

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// holds loads the packs of a folder and runs their examples.
func holds(t *testing.T, dir string) *Set {
	t.Helper()
	packs, err := LoadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	set, err := Load(packs, Settings{})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range set.Rules {
		for _, err := range set.Check(r) {
			t.Error(err)
		}
	}
	return set
}

// TestNew: what a user starts from loads, and its examples hold.
func TestNew(t *testing.T) {
	dir := t.TempDir()
	path, err := New(dir, "mine/one-word")
	if err != nil || path != filepath.Join(dir, "mine", "one-word.yaml") {
		t.Fatal(path, err)
	}
	if set := holds(t, dir); set.Rule("mine/one-word") == nil {
		t.Errorf("%v", set.Rules)
	}
	if _, err := New(dir, "mine/one-word"); !errors.Is(err, fs.ErrExist) {
		t.Error(err)
	}
	for _, id := range []string{"", "mine", "mine/", "/x", "Mine/x", "mine/x y", "mine/a/b", "../x", "mine/.."} {
		if _, err := New(dir, id); err == nil {
			t.Errorf("%q is accepted", id)
		}
	}
}

// TestGuide: every rule in the guide for writers of packs loads, and its examples hold.
func TestGuide(t *testing.T) {
	guide, err := os.ReadFile("../docs/writing-rules.md")
	if err != nil {
		t.Fatal(err)
	}
	blocks := regexp.MustCompile("(?s)```(?:yaml|text)\n# (.+?)\n(.*?)```").FindAllStringSubmatch(string(guide), -1)
	if len(blocks) < 3 {
		t.Fatalf("%d rules in the guide", len(blocks))
	}
	dir := t.TempDir()
	for _, b := range blocks {
		if strings.HasPrefix(b[1], "own/") { // rules in Go: cmd builds the program of the guide
			continue
		}
		b[2], _, _ = strings.Cut(b[2], "extends: builtin") // our rules are not here; cmd follows the guide with them
		path := filepath.Join(dir, filepath.FromSlash(b[1]))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(b[2]), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var settings Settings
	if path := filepath.Join(dir, "settings.yaml"); fileExists(path) {
		if settings, err = ReadSettings(path); err != nil {
			t.Fatal(err)
		}
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
	}
	holds(t, dir)
	packs, err := LoadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	set, err := Load(packs, settings)
	if err != nil || len(set.Changes) == 0 {
		t.Errorf("the settings of the guide: %v", err)
	}
	// the keys and functions that the guide explains are those that there are
	for _, k := range slices.Concat(ruleKeys, exampleKeys, extractKeys) {
		if !strings.Contains(string(guide), "`"+k+"`") {
			t.Errorf("the guide does not explain %s", k)
		}
	}
}

func fileExists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
