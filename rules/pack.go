package rules

import (
	"io/fs"

	"github.com/siteassay/assay/analyzer"
)

// A Pack is one folder of rules. Built-in packs are Go packages that embed their YAML files and name the Go
// functions beside them; a user's pack is a folder on disk with YAML alone.
type Pack struct {
	Name     string // folder name and first half of every rule id: "seo"
	Category string // of rules that name none; the pack's name when empty
	Dir      string // where Files lies, for messages: "rules/seo"
	Files    fs.FS  // the *.yaml files at its root
	Page     map[string]func(*analyzer.Context) analyzer.Result                    // by rule name: title-stuffing
	Site     map[string]func(*analyzer.Site, analyzer.Params) analyzer.SiteCheck // by rule name
}
