package rules

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// maxRules is the most rules that one pack may bring.
const maxRules = 2000

// A Set is the rules of one run. It never changes.
type Set struct {
	Rules   []*analyzer.Rule // sorted by id; rules that are off are not in it
	Digest  string           // of all that decides findings and score; equal digests give comparable scores
	Changes []string         // what packs and settings changed, in words: categories, then rules by id

	Extract *page.Extract                // the own facts of all packs; nil when there are none
	Lexicon *page.Lexicon                // the word lists of the user and of all packs beside those of the program; nil when there are none
	Titles  map[string]map[string]string // of own facts that have one, by name and report language

	Packs      []Pack                 // of the user and of others, in their order
	Categories []analyzer.OwnCategory // of the packs, by name

	ids    []string          // of all rules, those that are off included
	checks map[string]*check // by rule, also of rules in Go
}

// Rule returns the rule with the id, or nil.
func (s *Set) Rule(id string) *analyzer.Rule {
	i, ok := slices.BinarySearchFunc(s.Rules, id, func(r *analyzer.Rule, id string) int { return strings.Compare(r.ID, id) })
	if !ok {
		return nil
	}
	return s.Rules[i]
}

// Load reads all rules of the packs, applies the settings and compiles the checks. It returns Errors with
// everything that is wrong, at most maxErrors of them; then the set is nil.
func Load(packs []Pack, settings Settings) (*Set, error) {
	packs, err := described(packs)
	if err != nil {
		return nil, err
	}
	var files []*file
	total := &refusal{}
	for i := range packs {
		files = append(files, packs[i].files(total)...)
	}
	own, err := ownFactsOf(packs)
	if err != nil { // what the rules say of them would not be to the point
		return nil, err
	}
	lexicon, err := lexiconOf(packs, settings.Lexicons)
	if err != nil {
		return nil, err
	}
	if err := own.knownLists(lexicon); err != nil {
		return nil, err
	}
	for _, f := range files {
		f.own = own.typ
	}
	layers := changesOf(packs, settings)
	files = readAll(files, layers, total)
	seen, ids := byID(files, total)
	if !total.full() { // else not all files were read
		for i := range packs {
			packs[i].orphans(files, total)
		}
		for _, s := range layers {
			s.strangers(ids, total)
		}
		for i := range packs {
			knownRules(packs[i].accept, ids, total)
		}
	}
	cats, weighed := categoriesOf(packs, total)
	if err := total.err(); err != nil {
		return nil, err
	}
	slices.Sort(ids)
	set, sum := &Set{Categories: cats, Changes: append(weighed, lexiconChanges(lexicon)...), Extract: own.extract, Lexicon: lexicon, Titles: own.titles, ids: ids, checks: map[string]*check{}}, sha256.New()
	for i := range packs {
		if packs[i].user || packs[i].theirs {
			set.Packs = append(set.Packs, packs[i])
		}
	}
	hashCategories(sum, cats)
	fmt.Fprintf(sum, "own %x\n", own.extract.Digest())
	if lexicon != nil {
		fmt.Fprintf(sum, "lexicon %x\n", lexicon.Digest())
	}
	for _, id := range ids {
		f := seen[id]
		set.Changes = append(set.Changes, f.changes...)
		if !f.off {
			set.Rules = append(set.Rules, f.rule)
			set.checks[id] = f.check
			f.hash(sum)
		}
	}
	set.Digest = hex.EncodeToString(sum.Sum(nil)[:16])
	return set, nil
}

// Parser takes the facts that the rules of the set are written for.
func (s *Set) Parser() page.Parser { return page.Parser{Extract: s.Extract, Lexicon: s.Lexicon} }

// byID are the files by the ids of their rules, and the ids in their order; an id is taken once.
func byID(files []*file, total *refusal) (seen map[string]*file, ids []string) {
	seen = map[string]*file{}
	for _, f := range files {
		if f.rule == nil {
			continue
		}
		if other := seen[f.rule.ID]; other != nil {
			total.add(&Error{File: f.name, Line: 1, Column: 1, Msg: fmt.Sprintf("the rule %s is already defined in %s", f.rule.ID, other.name)})
			continue
		}
		seen[f.rule.ID] = f
		ids = append(ids, f.rule.ID)
	}
	return seen, ids
}

// changesOf are the settings in the order in which they apply: those of the packs, then the user's.
func changesOf(packs []Pack, user Settings) []*Settings {
	var layers []*Settings
	for i := range packs {
		layers = append(layers, &packs[i].changes)
	}
	return append(layers, &user)
}

// categoriesOf joins the categories of the packs. Two packs may bring the same category when they say the same of it.
func categoriesOf(packs []Pack, sink *refusal) (own []analyzer.OwnCategory, changes []string) {
	by := map[string]string{}
	for i := range packs {
		p := &packs[i]
		for _, c := range p.Categories {
			k := slices.IndexFunc(own, func(x analyzer.OwnCategory) bool { return x.Name == c.Name })
			if k >= 0 && (own[k].Weight != c.Weight || own[k].Heading != c.Heading) {
				sink.add(&Error{File: p.manifest, Msg: fmt.Sprintf("the category %s is weighed otherwise in the pack %s", c.Name, by[c.Name])})
			}
			if k >= 0 {
				continue
			}
			by[c.Name] = p.Name
			own = append(own, c)
		}
	}
	slices.SortFunc(own, func(a, b analyzer.OwnCategory) int { return strings.Compare(a.Name, b.Name) })
	for _, c := range own {
		what := "new, under " + c.Heading
		if c.Title == nil {
			what = "weighed anew"
		}
		changes = append(changes, fmt.Sprintf("category %s: %s, weight %s (pack %s)", c.Name, what, shown(c.Weight), by[c.Name]))
	}
	return own, changes
}

// readAll reads the files in batches and stops after the batch in which there is no room for another error: a folder
// full of faults is answered at once, and with the same errors every time. It returns the files that were read.
func readAll(files []*file, layers []*Settings, total *refusal) []*file {
	const batch = 100
	for from := 0; from < len(files); from += batch {
		part := files[from:min(from+batch, len(files))]
		each(len(part), func(i int) { part[i].read(layers) })
		for _, f := range part {
			for _, e := range f.sink.errs {
				total.add(e)
			}
			total.more += f.sink.more
		}
		if total.full() {
			return files[:from+len(part)]
		}
	}
	return files
}

// each runs f for 0 … n-1 on all processors: compiling is most of the time it takes to start.
func each(n int, f func(int)) {
	var group sync.WaitGroup
	next := make(chan int)
	for range min(n, runtime.GOMAXPROCS(0)) {
		group.Go(func() {
			for i := range next {
				f(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	group.Wait()
}

// A file is one rule file on its way to a rule.
type file struct {
	pack  *Pack
	name  string // for messages
	path  string // within the pack
	sink  refusal
	rule  *analyzer.Rule // nil when not even its id is known
	check *check
	own   *structType // see source.own

	code    []string // its expressions, for the digest
	changes []string // what the settings changed
	off     bool
}

// files lists the rule files of a pack.
func (p *Pack) files(sink *refusal) []*file {
	if !ruleName.MatchString(p.Name) {
		sink.add(&Error{File: cmp.Or(p.Dir, p.Name), Msg: fmt.Sprintf("%q cannot be the name of a pack; use lower-case letters, digits and hyphens", p.Name)})
		return nil
	}
	entries, err := fs.ReadDir(p.Files, ".")
	if err != nil {
		sink.add(&Error{File: p.Dir, Msg: fmt.Sprintf("read the pack: %v", err)})
		return nil
	}
	var files []*file
	for _, e := range entries {
		if e.IsDir() || e.Name() == packFile || e.Name() == extractFile || strings.HasPrefix(e.Name(), ".") {
			continue
		}
		name := path.Join(p.Dir, e.Name())
		if strings.EqualFold(path.Ext(e.Name()), ".yml") || strings.EqualFold(path.Ext(e.Name()), ".yaml") && path.Ext(e.Name()) != ".yaml" {
			sink.add(&Error{File: name, Msg: "rule files end in .yaml; rename it"})
			continue
		}
		if path.Ext(e.Name()) == ".yaml" {
			files = append(files, &file{pack: p, name: name, path: e.Name()})
		}
	}
	if len(files) > maxRules {
		sink.add(&Error{File: p.Dir, Msg: fmt.Sprintf("the pack has %d rules, at most %d are read", len(files), maxRules)})
		return nil
	}
	return files
}

// orphans reports Go functions that no file asks for.
func (p *Pack) orphans(files []*file, sink *refusal) {
	have := map[string]bool{}
	for _, f := range files {
		if f.pack == p {
			have[strings.TrimSuffix(f.path, ".yaml")] = true
		}
	}
	var names []string
	for n := range p.Page {
		names = append(names, n)
	}
	for n := range p.Site {
		names = append(names, n)
	}
	slices.Sort(names)
	for _, n := range slices.Compact(names) {
		if !have[n] {
			sink.add(&Error{File: p.Dir, Msg: fmt.Sprintf("there is a Go function for %s/%s, and no file %s.yaml", p.Name, n, n)})
		}
	}
}

// read makes the rule of one file.
func (f *file) read(layers []*Settings) {
	name := strings.TrimSuffix(f.path, ".yaml")
	if !ruleName.MatchString(name) {
		f.sink.add(&Error{File: f.name, Msg: fmt.Sprintf("%q cannot be the name of a rule; use lower-case letters, digits and hyphens", name)})
		return
	}
	data, err := f.data()
	if err != nil {
		f.sink.add(&Error{File: f.name, Msg: err.Error()})
		return
	}
	if f.pack.lean {
		if i := bytes.Index(data, []byte("\nexamples:")); i >= 0 {
			data = data[:i+1]
		}
	}
	src := newSource(f.name, data, &f.sink)
	src.own = f.own
	id := f.pack.Name + "/" + name
	f.rule = &analyzer.Rule{ID: id, File: f.name, Pack: "builtin"}
	if f.pack.user || f.pack.theirs {
		f.rule.Pack, f.rule.Author = f.pack.Name, f.pack.Author
	}
	root := src.parse()
	if root == nil {
		return
	}
	d := &draft{src: src, pack: f.pack, name: name, root: root, rule: f.rule}
	d.check = &check{rule: f.rule, user: f.pack.user}
	f.check = d.check
	d.decode()
	for _, s := range layers {
		var changes []string
		changes, f.off = s.apply(f.rule, f.off, &f.sink)
		f.changes = append(f.changes, changes...)
	}
	if root.kind == mapping {
		if d.build() {
			d.placeholders()
		}
		for _, k := range decisive {
			f.code = append(f.code, k, root.get(k).flat())
		}
	}
}

// data reads the file.
func (f *file) data() ([]byte, error) { return readIn(f.pack.Files, f.path) }

// readIn reads a file of a pack, at most four bytes more than is allowed.
func readIn(files fs.FS, name string) ([]byte, error) {
	info, err := fs.Stat(files, name)
	if err != nil {
		return nil, fmt.Errorf("read the file: %w", err)
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New("not a regular file")
	}
	r, err := files.Open(name)
	if err != nil {
		return nil, fmt.Errorf("read the file: %w", err)
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, maxFile+4))
	if err != nil {
		return nil, fmt.Errorf("read the file: %w", err)
	}
	return data, nil
}
