package rules

import (
	"io/fs"
	"slices"

	"github.com/siteassay/assay/analyzer"
)

// A Pack is one folder of rules. Built-in packs are Go packages that embed their YAML files and name the Go
// functions beside them; a user's pack is a folder on disk or in a zip file, with YAML alone. A pack of one's own with rules in Go is
// embedded with a pack.yaml, which then says who answers for it; Load reads title, author, version and the like from there.
type Pack struct {
	Name     string                                                              // folder name and first half of every rule id: "seo"
	Title    map[string]string                                                   // of a user's pack, by report language; may be nil
	Author   string                                                              // who answers for it: "Acme Agency <hello@acme.example>"
	Version  string                                                              // v1.2.3
	Category string                                                              // of rules that name none; the pack's name when empty
	Dir      string                                                              // where Files lies, for messages: "rules/seo"
	Files    fs.FS                                                               // the *.yaml files at its root
	Page     map[string]func(*analyzer.Context) analyzer.Result                  // by rule name: title-stuffing
	Site     map[string]func(*analyzer.Site, analyzer.Params) analyzer.SiteCheck // by rule name

	Languages  []string               // whose words its rules know, for rules that name none; empty: any
	Categories []analyzer.OwnCategory // that it brings or weighs anew
	Extends    string                 // "builtin" when it changes rules of the built-in packs, else ""

	manifest string   // path of its pack.yaml, for messages
	top      fs.FS    // where pack.yaml lies, when Files is a folder below it; else nil
	wording  []string // report languages that its texts are in; empty: all
	accept   []accepted
	changes  Settings // of rules of other packs
	user     bool     // read by LoadDir: its expressions are tracked and timed, and it has no Go functions
	theirs   bool     // compiled in with a pack.yaml: somebody else answers for it

	lean bool // see WithoutExamples
}

// categories are the names that a rule of the pack may stand under.
func (p *Pack) categories() []string {
	names := analyzer.Categories
	for _, c := range p.Categories {
		if c.Title != nil {
			names = append(names[:len(names):len(names)], c.Name)
		}
	}
	return names
}

// WithoutExamples returns the packs for a run that only judges: Load does not read the examples of their rules, which are
// more than half of every file and of the time it takes to start. They must stand at the end of the file. Rules loaded like this
// cannot be checked by Set.Check; they have the same digest.
func WithoutExamples(packs []Pack) []Pack {
	lean := slices.Clone(packs)
	for i := range lean {
		lean[i].lean = true
	}
	return lean
}
