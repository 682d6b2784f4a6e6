package rules

import (
	"cmp"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// Limits of the search for packs in a folder: a checkout may hold anything.
const (
	packDepth  = 4
	maxFolders = 5000
)

// LoadDir reads the packs at a path: a folder or a zip file. The packs are the folders that hold a pack.yaml and the
// folders that hold rule files; a git checkout, in which other files lie beside and above them, works as it is. When
// nothing has a pack.yaml, the packs are the uppermost folders with YAML files: the folder itself, else its sub folders.
// The name of a pack is in its pack.yaml, or it is the name of the folder.
func LoadDir(name string) ([]Pack, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, fmt.Errorf("read the rule pack: %w", err)
	}
	root, base := os.DirFS(name), ""
	if abs, err := filepath.Abs(name); err == nil {
		base = filepath.Base(abs)
	}
	if !info.IsDir() {
		if root, err = openArchive(name); err != nil {
			return nil, err
		}
		base = strings.TrimSuffix(base, filepath.Ext(base))
	}
	folders, err := packFolders(root)
	if err != nil {
		return nil, fmt.Errorf("read the rule pack: %w", err)
	}
	var packs []Pack
	for _, dir := range folders {
		p := Pack{Name: path.Base(dir), Dir: filepath.Join(name, filepath.FromSlash(dir)), user: true}
		if dir == "." {
			p.Name, p.Dir = base, name
		}
		if p.Files, err = fs.Sub(root, dir); err != nil {
			return nil, fmt.Errorf("read the rule pack: %w", err)
		}
		if err := p.describe(); err != nil {
			return nil, err
		}
		packs = append(packs, p)
	}
	if len(packs) == 0 {
		return nil, &Error{File: name, Msg: "no rules here", Hint: "a pack is a folder with one .yaml file a rule"}
	}
	return packs, nil
}

// packFolders lists the folders of packs under root by path.
func packFolders(root fs.FS) ([]string, error) {
	type level struct {
		dir   string
		depth int
	}
	var described, loose []string // folders with pack.yaml; with other YAML files
	top := packDepth + 1          // of loose
	seen := 0
	for open := []level{{".", 0}}; len(open) > 0; open = open[1:] {
		at := open[0]
		if seen++; seen > maxFolders {
			return nil, fmt.Errorf("more than %d folders; name the folder of the pack", maxFolders)
		}
		entries, err := fs.ReadDir(root, at.dir)
		if err != nil {
			return nil, err
		}
		files := yamlFiles(root, at.dir)
		if slices.Contains(files, packFile) {
			described = append(described, at.dir)
			continue // what lies below belongs to the pack
		}
		if len(files) > 0 {
			if top = min(top, at.depth); at.depth == top {
				loose = append(loose, at.dir)
			}
		}
		for _, e := range entries {
			dir := path.Join(at.dir, e.Name())
			if at.depth == packDepth || strings.HasPrefix(e.Name(), ".") || e.Name() == "node_modules" {
				continue
			}
			if info, err := fs.Stat(root, dir); err == nil && info.IsDir() { // follows links
				open = append(open, level{dir, at.depth + 1})
			}
		}
	}
	if len(described) > 0 {
		loose = slices.DeleteFunc(loose, func(dir string) bool { return !holdsRules(root, dir) })
	}
	all := append(described, loose...)
	slices.SortFunc(all, func(a, b string) int {
		return cmp.Or(strings.Count(a, "/")-strings.Count(b, "/"), strings.Compare(a, b))
	})
	return all, nil
}

// yamlFiles lists the YAML files of a folder.
func yamlFiles(root fs.FS, dir string) []string {
	entries, _ := fs.ReadDir(root, dir)
	var names []string
	for _, e := range entries {
		ext := strings.ToLower(path.Ext(e.Name()))
		if strings.HasPrefix(e.Name(), ".") || ext != ".yaml" && ext != ".yml" {
			continue
		}
		if info, err := fs.Stat(root, path.Join(dir, e.Name())); err == nil && !info.IsDir() {
			names = append(names, e.Name())
		}
	}
	return names
}

// holdsRules tells rule files from the other YAML files of a checkout, where packs with a pack.yaml lie beside: rules
// have examples.
func holdsRules(root fs.FS, dir string) bool {
	for _, name := range yamlFiles(root, dir) {
		f := &file{pack: &Pack{Files: root}, path: path.Join(dir, name)}
		if data, err := f.data(); err == nil && strings.Contains("\n"+string(data), "\nexamples:") {
			return true
		}
	}
	return false
}
