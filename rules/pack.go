package rules

import (
	"cmp"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/siteassay/assay/analyzer"
)

// A Pack is one folder of rules. Built-in packs are Go packages that embed their YAML files and name the Go
// functions beside them; a user's pack is a folder on disk with YAML alone.
type Pack struct {
	Name     string                                                              // folder name and first half of every rule id: "seo"
	Title    string                                                              // of a user's pack, for people; may be empty
	Category string                                                              // of rules that name none; the pack's name when empty
	Dir      string                                                              // where Files lies, for messages: "rules/seo"
	Files    fs.FS                                                               // the *.yaml files at its root
	Page     map[string]func(*analyzer.Context) analyzer.Result                  // by rule name: title-stuffing
	Site     map[string]func(*analyzer.Site, analyzer.Params) analyzer.SiteCheck // by rule name

	user bool // read by LoadDir: its expressions are tracked and timed, and it has no Go functions
}

// packFile describes a user's pack: name, title, category. It may be missing.
const packFile = "pack.yaml"

var packKeys = []string{"name", "title", "category"}

// LoadDir reads the packs of a folder: the folder itself when rule files lie in it, else its sub folders that hold
// rule files, by name. The name of a pack is in its pack.yaml, or it is the name of the folder.
func LoadDir(dir string) ([]Pack, error) {
	names, folders, err := contents(dir)
	if err != nil {
		return nil, err
	}
	if len(names) > 0 {
		p, err := folderPack(dir)
		return []Pack{p}, err
	}
	var packs []Pack
	for _, sub := range folders {
		names, _, err := contents(filepath.Join(dir, sub))
		if err != nil {
			return nil, err
		}
		if len(names) == 0 {
			continue
		}
		p, err := folderPack(filepath.Join(dir, sub))
		if err != nil {
			return nil, err
		}
		packs = append(packs, p)
	}
	if len(packs) == 0 {
		return nil, &Error{File: dir, Msg: "no rules here", Hint: "a pack is a folder with one .yaml file a rule"}
	}
	return packs, nil
}

// contents lists the YAML files and the folders of dir.
func contents(dir string) (files, folders []string, err error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, nil, fmt.Errorf("read the rule pack: %w", err)
	}
	for _, e := range entries {
		info, err := os.Stat(filepath.Join(dir, e.Name())) // follows links
		if err != nil || strings.HasPrefix(e.Name(), ".") {
			continue
		}
		switch ext := strings.ToLower(filepath.Ext(e.Name())); {
		case info.IsDir():
			folders = append(folders, e.Name())
		case ext == ".yaml" || ext == ".yml":
			files = append(files, e.Name())
		}
	}
	return files, folders, nil
}

// folderPack describes the pack in dir.
func folderPack(dir string) (Pack, error) {
	p := Pack{Dir: dir, Files: os.DirFS(dir), user: true}
	abs, err := filepath.Abs(dir)
	if err != nil {
		return p, fmt.Errorf("read the rule pack: %w", err)
	}
	p.Name = filepath.Base(abs)
	f := &file{pack: &p, name: filepath.Join(dir, packFile), path: packFile}
	if _, err := fs.Stat(p.Files, packFile); err != nil {
		return p, nil
	}
	data, err := f.data()
	if err != nil {
		return p, &Error{File: f.name, Msg: err.Error()}
	}
	src := newSource(f.name, data, &f.sink)
	if root := src.parse(); root != nil {
		src.fields(root, packFile, packKeys, func(g *field) {
			v := src.filled(g.value, g.key)
			switch g.key {
			case "name":
				p.Name = v
				if !ruleName.MatchString(v) && v != "" {
					src.fail(g.value.at, "use lower-case letters, digits and hyphens", "%q cannot be the name of a pack", v)
				}
			case "title":
				p.Title = v
			case "category":
				p.Category = src.choice(g.value, "category", analyzer.Categories)
			}
		})
	}
	p.Name = cmp.Or(p.Name, filepath.Base(abs))
	return p, f.sink.err()
}
