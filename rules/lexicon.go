package rules

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/siteassay/assay/page"
)

// lexiconFolder holds the word lists of a pack. It may be missing.
const lexiconFolder = "lexicons"

// lexiconExt is how the names of word lists end.
const lexiconExt = ".txt"

// maxLexicons is the most files of word lists that one pack or setting may bring.
const maxLexicons = 100

// Lexicons are files of word lists beside those of the packs: what assay.yaml names under lexicons.
type Lexicons []lexiconFile

// A lexiconFile is one file on its way into the lexicon.
type lexiconFile struct {
	src  *source
	sink *refusal // of src
	by   string   // the pack, "" for the user's settings
}

// ReadLexicons reads files of word lists, and all such files of folders. What stands in them is checked by Load.
func ReadLexicons(paths []string) (Lexicons, error) {
	var all Lexicons
	total := &refusal{}
	for _, name := range paths {
		info, err := os.Stat(name)
		if err != nil {
			return nil, fmt.Errorf("read the word lists: %w", err)
		}
		dir := name
		var files []string
		if info.IsDir() {
			files = lexiconNames(os.DirFS(name), name, total)
			if len(files) == 0 && len(total.errs) == 0 {
				total.add(&Error{File: name, Msg: "no word lists here", Hint: "a word list is a file that ends in " + lexiconExt})
			}
		} else {
			dir, files = filepath.Dir(name), []string{filepath.Base(name)}
		}
		for _, f := range files {
			all = append(all, readLexicon(os.DirFS(dir), f, filepath.Join(dir, f), ""))
		}
	}
	if len(all) > maxLexicons {
		total.add(&Error{File: paths[len(paths)-1], Msg: fmt.Sprintf("there are %d files of word lists, at most %d are read", len(all), maxLexicons)})
	}
	return all, total.err()
}

// lexicons reads the word lists of a pack.
func (p *Pack) lexicons(total *refusal) (all Lexicons) {
	root, dir := p.Files, path.Join(filepath.ToSlash(p.Dir), lexiconFolder)
	if info, err := fs.Stat(root, lexiconFolder); (err != nil || !info.IsDir()) && p.top != nil {
		root, dir = p.top, path.Join(path.Dir(filepath.ToSlash(p.Dir)), lexiconFolder)
	}
	folder, err := fs.Sub(root, lexiconFolder)
	if err != nil {
		return nil
	}
	if info, err := fs.Stat(root, lexiconFolder); err != nil || !info.IsDir() {
		return nil
	}
	names := lexiconNames(folder, dir, total)
	if len(names) > maxLexicons {
		total.add(&Error{File: filepath.FromSlash(dir), Msg: fmt.Sprintf("there are %d files of word lists, at most %d are read", len(names), maxLexicons)})
		return nil
	}
	for _, name := range names {
		all = append(all, readLexicon(folder, name, filepath.FromSlash(path.Join(dir, name)), p.Name))
	}
	return all
}

// lexiconNames are the word lists of a folder, sorted. A file that was meant to be one is refused rather than passed by.
func lexiconNames(folder fs.FS, dir string, total *refusal) (names []string) {
	entries, err := fs.ReadDir(folder, ".")
	if err != nil {
		total.add(&Error{File: dir, Msg: fmt.Sprintf("read the word lists: %v", err)})
		return nil
	}
	for _, e := range entries {
		switch ext := strings.ToLower(path.Ext(e.Name())); {
		case e.IsDir() || strings.HasPrefix(e.Name(), "."):
		case path.Ext(e.Name()) == lexiconExt:
			names = append(names, e.Name())
		case ext == ".yaml" || ext == ".yml" || ext == ".csv" || ext == lexiconExt:
			total.add(&Error{File: filepath.Join(dir, e.Name()), Msg: "word lists are plain lines in files that end in " + lexiconExt, Hint: "see docs/writing-rules.md"})
		}
	}
	return names
}

// readLexicon reads one file; by is the pack.
func readLexicon(folder fs.FS, file, name, by string) lexiconFile {
	l := lexiconFile{sink: &refusal{}, by: by}
	data, err := readIn(folder, file)
	if err != nil {
		l.sink.add(&Error{File: name, Msg: err.Error()})
	}
	l.src = newSource(name, data, l.sink)
	if err == nil {
		l.src.usable()
	}
	return l
}

// lexiconOf joins the word lists of the user and of the packs. The user's stand first: of two that say different things of a term the
// first counts. It is nil when there are none.
func lexiconOf(packs []Pack, own Lexicons) (*page.Lexicon, error) {
	total := &refusal{}
	all := slices.Clone(own)
	for i := range packs {
		all = append(all, packs[i].lexicons(total)...)
	}
	var files []page.LexiconFile
	broken := false
	for _, l := range all {
		files = append(files, page.LexiconFile{Name: l.name(), Text: l.src.text})
		broken = broken || l.src.faults() > 0
	}
	var lx *page.Lexicon
	if !broken { // a file that is no text has no lines worth talking about
		var errs []*page.LexiconError
		lx, errs = page.NewLexicon(files)
		for _, e := range errs {
			all[e.File].refuse(e)
		}
	}
	for _, l := range all {
		for _, e := range l.sink.errs {
			total.add(e)
		}
		total.more += l.sink.more
	}
	return lx, total.err()
}

// name is what the report calls the file.
func (l *lexiconFile) name() string {
	name := filepath.Base(l.src.name)
	if l.by != "" {
		name += " (pack " + l.by + ")"
	}
	return name
}

// refuse reports a fault at its place in the file.
func (l *lexiconFile) refuse(e *page.LexiconError) {
	hint := e.Hint
	if e.Section != "" {
		if hint = suggest(e.Section, (*page.Lexicon)(nil).Sections()); hint == "" {
			hint = "docs/writing-rules.md lists them; those of your own begin with " + page.OwnSection
		}
	}
	l.src.fail(place{e.Line, e.Column}, hint, "%s", e.Msg)
}

// lexiconChanges say what the word lists add, for the profile of the report.
func lexiconChanges(lx *page.Lexicon) (changes []string) {
	for _, s := range lx.Sources() {
		const most = 6
		sections := s.Sections
		more := ""
		if len(sections) > most {
			sections, more = sections[:most], fmt.Sprintf(" and %d more", len(sections)-most)
		}
		unit := "terms"
		if s.Terms == 1 {
			unit = "term"
		}
		changes = append(changes, fmt.Sprintf("lexicon %s: %d %s in %s%s", s.Name, s.Terms, unit, strings.Join(sections, ", "), more))
	}
	return changes
}
