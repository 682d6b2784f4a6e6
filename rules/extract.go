package rules

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/siteassay/assay/page"
)

// extractFile defines the own facts of a pack. It may be missing.
const extractFile = "extract.yaml"

var extractKeys = []string{"title", "selector", "attribute", "json_ld", "meta", "header", "lexicon", "pattern", "type"}

// ownFacts are the own facts of all packs of a run: every rule may read every one.
type ownFacts struct {
	extract *page.Extract // nil when there are none
	typ     *structType   // of the variable own; nil when there are none
	sources []ownSource
	list    []page.Extractor
	titles  map[string]map[string]string // of facts that have one, by report language
}

// An ownSource is where a fact is defined.
type ownSource struct {
	src   *source
	sink  *refusal // of src
	field *field
}

// place writes where the fact is defined.
func (o *ownSource) place() string { return fmt.Sprintf("%s:%d", o.src.name, o.field.at.line) }

// ownFactsOf reads and compiles the extract.yaml of all packs. Two packs may define the same fact when they say the same of it.
func ownFactsOf(packs []Pack) (*ownFacts, error) {
	own, total := &ownFacts{titles: map[string]map[string]string{}}, &refusal{}
	var sinks []*refusal
	for i := range packs {
		if sink := own.read(&packs[i]); sink != nil {
			sinks = append(sinks, sink)
		}
	}
	extract, errs := page.NewExtract(own.list)
	for _, e := range errs {
		own.refuse(e)
	}
	for _, s := range sinks {
		for _, e := range s.errs {
			total.add(e)
		}
		total.more += s.more
	}
	if own.extract = extract; extract != nil {
		own.typ = ownType(extract)
	}
	return own, total.err()
}

// read takes up the facts of one pack. It returns nil when the pack has no such file.
func (own *ownFacts) read(p *Pack) *refusal {
	f := &file{pack: p, name: path.Join(p.Dir, extractFile), path: extractFile}
	if _, err := fs.Stat(p.Files, extractFile); err != nil {
		if p.top == nil {
			return nil
		}
		f.pack, f.name = &Pack{Files: p.top}, path.Join(path.Dir(p.Dir), extractFile)
		if _, err := fs.Stat(p.top, extractFile); err != nil {
			return nil
		}
	}
	data, err := f.data()
	if err != nil {
		f.sink.add(&Error{File: f.name, Msg: err.Error()})
		return &f.sink
	}
	src := newSource(f.name, data, &f.sink)
	root := src.parse()
	switch {
	case root == nil:
	case root.kind != mapping:
		src.fail(root.at, "write delivery_time: {selector: .delivery}", "own facts need names with values, not %s", root.describe())
	default:
		for _, g := range root.fields {
			own.fact(src, &f.sink, g, p.wording)
		}
	}
	return &f.sink
}

// fact reads one fact.
func (own *ownFacts) fact(src *source, sink *refusal, g *field, wording []string) {
	e := page.Extractor{Name: g.key}
	into := map[string]*string{"selector": &e.Selector, "attribute": &e.Attribute, "json_ld": &e.JSONLD, "meta": &e.Meta, "header": &e.Header, "lexicon": &e.Lexicon, "pattern": &e.Pattern}
	before := src.faults()
	if g.value.kind == text {
		src.fail(g.value.at, fmt.Sprintf("write %s: {selector: %s}", g.key, g.value.text), "the fact %s needs keys with values, not %s", g.key, g.value.describe())
		return
	}
	src.fields(g.value, "the fact "+g.key, extractKeys, func(f *field) {
		switch f.key {
		case "type":
			e.Type = page.OwnType(src.choice(f.value, f.key, ownTypeNames()))
			return
		case "title":
			if title := src.worded(f.value, f.key, wording); own.titles[g.key] == nil {
				own.titles[g.key] = title
			}
			return
		}
		*into[f.key] = src.filled(f.value, f.key)
	})
	if src.faults() > before {
		return
	}
	for i := range own.list {
		other := own.list[i]
		if other.Name != e.Name {
			continue
		}
		if other != e {
			src.fail(g.at, "give it another name, or the same definition", "the fact %s is already defined in %s", e.Name, own.sources[i].place())
		}
		return
	}
	own.list, own.sources = append(own.list, e), append(own.sources, ownSource{src, sink, g})
}

// knownLists refuses facts of word lists that are not there.
func (own *ownFacts) knownLists(lx *page.Lexicon) error {
	total := &refusal{}
	for i, e := range own.list {
		if e.Lexicon == "" || lx.Has(e.Lexicon) {
			continue
		}
		s := own.sources[i]
		src := *s.src
		src.sink = total
		hint := suggest(e.Lexicon, lx.Sections())
		switch {
		case hint != "":
		case strings.HasPrefix(e.Lexicon, page.OwnSection):
			hint = fmt.Sprintf("write [%s] above its words in a file of %s", e.Lexicon, lexiconFolder)
		default:
			hint = "docs/writing-rules.md lists them"
		}
		src.fail(s.field.value.get("lexicon").at, hint, "there is no section %q in the word lists", e.Lexicon)
	}
	return total.err()
}

func ownTypeNames() []string {
	names := make([]string, len(page.OwnTypes))
	for i, t := range page.OwnTypes {
		names[i] = string(t)
	}
	return names
}

// refuse reports a fault of an extractor at its place in the file.
func (own *ownFacts) refuse(e *page.ExtractError) {
	s := &own.sources[min(e.Index, len(own.sources)-1)]
	at, hint := s.field.at, e.Hint
	if n := s.field.value.get(e.Key); n != nil {
		at = s.src.within(n, e.Offset)
	}
	if hint == "" && strings.Contains(e.Msg, "pseudo-class") {
		hint = "see docs/writing-rules.md"
	}
	s.src.fail(at, hint, "%s", e.Msg)
}

// errAbsent says that a page does not have an own fact that an expression needs.
var errAbsent = errors.New("the page does not have the fact")
