package page

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"regexp"
	"slices"
	"strings"
)

// An Extractor says where on a page a fact of the user's own stands and what type it has. It reads from one place: Selector,
// JSONLD, Meta, Header or Lexicon; with none of them Pattern reads the text of the page (Text.Main).
type Extractor struct {
	Name      string  // small letters, digits and _
	Type      OwnType // "" is text
	Selector  string  // CSS; see Extract for what is understood
	Attribute string  // of the elements that Selector finds; "" for their text
	JSONLD    string  // Product.offers.price, or offers.price of any entity; see Entity.Properties
	Meta      string  // name or property of a meta element
	Header    string  // of the response
	Lexicon   string  `json:",omitempty"` // section of the word lists: its terms in the title and in the content
	Pattern   string  // RE2: its first group, or all of it, is the value
}

// Limits of extraction. The steps bound what all selectors of a pack may cost on one page, whatever the page: some 150 ms at
// worst. The size of a pattern is counted in instructions of its program.
const (
	MaxExtractors = 500
	maxOwnPattern = 1000
	maxOwnSteps   = 5_000_000
	maxOwnScan    = 64 << 20 // bytes of text times instructions of the patterns that read them
	maxOwnMatches = 10_000   // of a count
	maxOwnTries   = 50       // elements, or matches, whose value is looked at
	maxOwnElement = 4096     // bytes read of an element or attribute
	maxOwnText    = 500      // bytes kept of a text
	maxOwnItem    = 200      // bytes kept of an entry of a list
	maxOwnList    = 50       // entries kept of a list
	maxOwnPage    = 8 << 10  // bytes kept of the texts of a page; what comes after is cut at ownShort
	ownShort      = 40
)

// An ExtractError says what is wrong with an Extractor.
type ExtractError struct {
	Index  int    // of the extractor
	Key    string // selector, attribute, json_ld, meta, header, pattern, type or name
	Offset int    // of the fault in the value, in characters; 0 when it is the whole
	Msg    string
	Hint   string
}

// Error writes the fault with the name of the key.
func (e *ExtractError) Error() string { return e.Key + ": " + e.Msg }

// An Extract is a compiled list of extractors. It never changes and may be used from any number of goroutines; nil extracts nothing.
//
// Selectors are those of CSS as far as they can be matched in one pass over the elements: tag, *, #id, .class, [attribute] with
// = ~= |= ^= $= *= and i, :first-child, :last-child, :only-child, :nth-child(2n+1), :empty, :root, :contains("text"), :not(…) of
// one compound, the combinators space > + ~, and commas. All of them run in one walk: every compound is tried only on elements
// that have its id, class, attribute or tag, and what stands before a combinator is remembered while the walk goes down, so
// that no selector looks back and the cost is linear in the page. (cascadia tries descendants by going back over all ancestors,
// which takes a^n steps for n compounds at a depth of a, and counts siblings anew for every element.) Elements inside template and
// noscript are not seen.
type Extract struct {
	list   []extractor // sorted by name
	digest uint64
	engine *selectorSet
	plain  []int // those that are no selector and no word list
	words  []int // those of word lists
}

// An extractor is compiled.
type extractor struct {
	Extractor
	pattern *pattern
}

// NewExtract compiles extractors. The errors say everything that is wrong; then there is no Extract. None for an empty list.
func NewExtract(list []Extractor) (*Extract, []*ExtractError) {
	if len(list) == 0 {
		return nil, nil
	}
	var errs []*ExtractError
	if len(list) > MaxExtractors {
		return nil, []*ExtractError{{Index: MaxExtractors, Key: "name", Msg: fmt.Sprintf("there are %d own facts, at most %d are read", len(list), MaxExtractors)}}
	}
	x := &Extract{}
	var chains [][]chain
	for i, e := range list {
		if e.Type == "" {
			e.Type = OwnText
		}
		c := extractor{Extractor: e}
		found, faults := c.compile()
		for _, f := range faults {
			f.Index = i
			errs = append(errs, f)
		}
		x.list, chains = append(x.list, c), append(chains, found)
	}
	if len(errs) > 0 {
		return nil, errs
	}
	x.arrange(chains)
	return x, nil
}

// arrange sorts the extractors by name and indexes their selectors.
func (x *Extract) arrange(chains [][]chain) {
	order := make([]int, len(x.list))
	for i := range order {
		order[i] = i
	}
	list := x.list
	slices.SortFunc(order, func(a, b int) int { return strings.Compare(list[a].Name, list[b].Name) })
	x.list = make([]extractor, len(list))
	x.engine = newSelectorSet()
	h := fnv.New64a()
	for to, from := range order {
		x.list[to] = list[from]
		form, _ := json.Marshal(list[from].Extractor) // strings alone: cannot fail
		h.Write(append(form, '\n'))
		switch {
		case list[from].Lexicon != "":
			x.words = append(x.words, to)
		case chains[from] == nil:
			x.plain = append(x.plain, to)
		}
		for _, c := range chains[from] {
			x.engine.add(c, int32(to))
		}
	}
	x.engine.finish(len(x.list))
	x.digest = h.Sum64()
}

// Digest names the extractors: facts of pages that were parsed with another Extract may differ. It is 0 for nil.
func (x *Extract) Digest() uint64 {
	if x == nil {
		return 0
	}
	return x.digest
}

// Facts are the names and types of what is extracted, sorted by name.
func (x *Extract) Facts() []Extractor {
	if x == nil {
		return nil
	}
	list := make([]Extractor, len(x.list))
	for i := range x.list {
		list[i] = x.list[i].Extractor
	}
	return list
}

// FactsDigest folds Digest into 32 bits, for stores that keep a number with the facts of each page.
func (x *Extract) FactsDigest() uint32 {
	var b [8]byte
	binary.LittleEndian.PutUint64(b[:], x.Digest())
	return binary.LittleEndian.Uint32(b[:4]) ^ binary.LittleEndian.Uint32(b[4:])
}

var ownName = regexp.MustCompile(`^[a-z][a-z0-9_]{0,63}$`)

// compile checks one extractor.
func (c *extractor) compile() (chains []chain, errs []*ExtractError) {
	fail := func(key, hint, format string, args ...any) {
		errs = append(errs, &ExtractError{Key: key, Msg: fmt.Sprintf(format, args...), Hint: hint})
	}
	if !ownName.MatchString(c.Name) {
		fail("name", "use small letters, digits and _", "%q cannot be the name of a fact", c.Name)
	}
	if !slices.Contains(OwnTypes, c.Type) {
		fail("type", "", "%q is no type of a fact", c.Type)
	}
	places := 0
	for _, p := range [...]string{c.Selector, c.JSONLD, c.Meta, c.Header, c.Lexicon} {
		if p != "" {
			places++
		}
	}
	switch {
	case places > 1:
		fail("name", "give one of selector, json_ld, meta, header and lexicon", "the fact %s is to be read from %d places", c.Name, places)
	case places == 0 && c.Pattern == "":
		fail("name", "give selector, json_ld, meta, header, lexicon or pattern", "nothing says where the fact %s stands", c.Name)
	case c.Attribute != "" && c.Selector == "":
		fail("attribute", "add selector", "an attribute of which element?")
	}
	if c.Lexicon != "" {
		switch {
		case c.Pattern != "":
			fail("pattern", "take it out", "a word list finds its own words")
		case c.Type == OwnNumber || c.Type == OwnMoney || c.Type == OwnDate:
			fail("type", "write text, list, bool or count", "the words of a list are no %s", c.Type)
		}
	}
	if c.Pattern != "" {
		p, err := newPattern(c.Pattern)
		if err != nil {
			errs = append(errs, &ExtractError{Key: "pattern", Msg: err.Error()})
		}
		c.pattern = p
	}
	text, key := c.Selector, "selector"
	if c.Meta != "" {
		text, key = fmt.Sprintf("meta[name=%[1]q i], meta[property=%[1]q i]", c.Meta), "meta"
		if strings.ContainsAny(c.Meta, "\"\\\n") {
			fail("meta", "", "%q is no name of a meta element", c.Meta)
			return nil, errs
		}
		c.Attribute = "content"
	}
	if text == "" {
		return nil, errs
	}
	chains, err := parseSelector(text)
	if err != nil {
		err.Key = key
		if key != "selector" {
			err.Offset = 0
		}
		errs = append(errs, err)
	}
	c.Attribute = strings.ToLower(c.Attribute)
	return chains, errs
}
