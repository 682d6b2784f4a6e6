package analyzer

import (
	"github.com/siteassay/assay/page"
)

// A Rule is one fault that a site can have: its wording, its weight and its check. Rules are values made by
// the pack loader (package rules); nothing changes them while an audit runs.
type Rule struct {
	ID        string   // pack/name, as the path of its file: "seo/title-too-long"
	Pack      string   // name of the pack that brought it: "builtin" or the user's
	Author    string   // who answers for the pack, as pack.yaml says; "" when it does not
	File      string   // file that defines it, for error messages
	Category  string   // one of Categories
	Severity  Severity // error, warning, notice
	Weight    float64  // share within its category, 0 … 10; 0 is shown and never scored
	Gate      bool     // a confirmed finding makes the page worth nothing and caps the site (domain.md 3.2)
	Owner     string   // copy, des, dev, seo, mkt, mgr
	Effort    string   // S about 1 hour, M 4, L 16
	Remedy    string   // skill, design, code, process, resource, legal
	Functions []string // the marketing functions it serves (domain.md 1.2)
	Covers    []string // keys of the peers' checks that it covers
	Since     string
	Refs      []string
	Params    Params          // defaults with the user's changes
	Text      map[string]Text // by report language; every language is present
	Wording   []string        // languages that Text is really in; the others repeat the first of them

	Types     []page.Type // page types it can concern; empty: all
	Languages []string    // languages whose lexicon it needs; empty: any. A page in another language is Unknown
	Late      bool        // a page rule that reads the Site (model, names, offer words): runs when the crawl is over

	// Exactly one of the two is set.
	Page func(*Context) Result // judges one page
	Site func(*Site) SiteCheck // judges the site over the stored facts

	Examples []Example
}

// Concerns reports whether the rule applies to pages of type t.
func (r *Rule) Concerns(t page.Type) bool {
	if len(r.Types) == 0 {
		return true
	}
	for _, x := range r.Types {
		if x == t {
			return true
		}
	}
	return false
}

// Severity says how much a fault hurts.
type Severity string

// The severities, worst first.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
	Notice  Severity = "notice"
)

// Text is the wording of a rule in one language. Placeholders in braces ({got}, {max}) are filled from the
// finding's Values and the rule's Params.
type Text struct {
	Title   string // the good state
	Failure string // the bad one
	Why     string // what it costs the owner of the site
	Fix     string // what to do
	Message string // what was found here, with placeholders
}

// An Example is one page or one small site with the findings that the rule must report on it.
type Example struct {
	Name    string
	URL     string            // of the page; https://example.com/ when empty
	HTML    string            // of a page rule
	Repeat  int               // how often HTML stands in the page, for rules on size; 0 and 1 are once
	Header  map[string]string // response headers
	Status  int
	Type    page.Type  // forces the page type when set
	Model   page.Model // business model the site is taken to have
	Site    string     // of a site rule: a txtar archive, one file a URL path; see internal/sitetest
	Fails   []string   // messages in English, in order; empty: the rule stays silent
	Unknown bool       // the rule must say that it cannot tell
	Line    int        // line in File, for error messages
}

// Params are the settings of a rule, by name: float64, string, bool or []string.
type Params map[string]any

// Number returns a numeric parameter; 0 when there is none.
func (p Params) Number(name string) float64 { v, _ := p[name].(float64); return v }

// Int returns a numeric parameter without its fraction.
func (p Params) Int(name string) int { return int(p.Number(name)) }

// Strings returns a list parameter.
func (p Params) Strings(name string) []string { v, _ := p[name].([]string); return v }

// Text returns a text parameter.
func (p Params) Text(name string) string { v, _ := p[name].(string); return v }

// A Context is what a page rule may see: one page, its own parameters and, for late rules, the site.
type Context struct {
	Page   *page.Page
	Params Params
	Site   *Site // nil but for late rules

	// Scratch is the working space of whatever evaluates the rules of the page; it is handed from rule to rule.
	Scratch any

	grams   *trigrams    // of the page's main text, once a rule has asked for it
	phrases *phraseIndex // likewise
	labels  *phraseIndex // likewise, of its links
}

// release gives back what the context borrowed; it can be used again.
func (c *Context) release() {
	if c.grams != nil {
		trigramPool.Put(c.grams)
		c.grams = nil
	}
	c.phrases.release()
	c.labels.release()
	c.phrases, c.labels = nil, nil
}
