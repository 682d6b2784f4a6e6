// Package report is the published result of an audit and its renderings, one file a format.
//
// A Document is made by package audit, or read back from the store, and rendered by WriteJSON (report.json, for
// programs), WriteHTML (one file for people that opens offline and prints), WriteCSV (pages.csv, a row a page, with own facts) and Summary (for the terminal). WriteIndex and
// WriteIndexJSON list the sites of a batch, WritePage is the output of `assay page`. WriteFile puts any of them on disk as a
// whole or not at all. A rendering decides nothing: every number that it shows is in the document or follows from it by
// adding up. The words are those of the rules, and of the catalogues in this package, in every language of Languages.
//
// Everything that comes from the site is hostile. JSON is escaped so that it may stand in a script element. HTML goes
// through html/template, values are cut at 300 runes, control and bidi characters become visible escapes, only http and
// https become links, and a Content-Security-Policy allows the report's own style and script by their hashes and nothing
// else. Secrets in URLs (user names, passwords, tokens) are not shown to people; report.json has the URLs as they are.
//
// # Limits, memory, concurrency
//
// Pages and outcomes are streamed and never stand in memory as a whole. report.json has all of them. What people read
// is cut where nobody would read on (500 pages, 20 pages a rule, 5 URLs a reason; see digest), and says so with the true
// total. A rendering is one pass over each stream, for each format. The functions keep no state and may run at the same time
// on different documents; a Document may be rendered by one goroutine at a time unless its streams allow more.
package report

import (
	"encoding/json"
	"iter"
	"time"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// Schema is the version of report.json. A field may be added within a version; none changes its meaning.
const Schema = "assay.report/1"

// A Document is one finished audit. Everything in it is small but Pages and Outcomes, which are streamed from
// the store, may be ranged over more than once, and never stand in memory as a whole.
type Document struct {
	Schema    string          `json:"schema"`
	Tool      Tool            `json:"tool"`
	Site      string          `json:"site"`           // start URL in normal form
	Name      string          `json:"name,omitempty"` // how the site calls itself
	Language  string          `json:"language"`       // of the wording: en or zh
	Run       Run             `json:"run"`
	State     State           `json:"state"`
	Reason    string          `json:"reason"` // one sentence, "" when complete
	Started   time.Time       `json:"started"`
	Finished  time.Time       `json:"finished"`
	Profile   Profile         `json:"profile"`
	Score     Score           `json:"score"`
	Counts    Counts          `json:"counts"`
	Limits    []Limit         `json:"limits"`
	Fixes     []Fix           `json:"fixes"`    // all of them, those worth most first
	Accepted  []Accepted      `json:"accepted"` // faults that stay for a while: in the score, and in no fix
	Strengths []Strength      `json:"strengths"`
	Views     *analyzer.Views `json:"views,omitempty"`   // how the site sells, beyond single faults
	Unjudged  []Unjudged      `json:"not_judged"`        // what could not be seen, and why
	Findings  []Finding       `json:"findings"`          // of site scope
	Changes   *Changes        `json:"changes,omitempty"` // since the run before, when something differs
	Rules     []Rule          `json:"rules"`             // every rule that ran
	Broken    []BrokenRule    `json:"broken_rules,omitempty"`

	Resources        []ResourceCount   `json:"resources,omitempty"`         // what pages use besides pages, by kind
	ResourceProblems []ResourceProblem `json:"resource_problems,omitempty"` // of it, what did not simply open, worst first, at most 500

	Own []OwnCount `json:"own_facts,omitempty"` // facts of the user's own extractors, by name

	Brand Brand `json:"-"` // of the agency that hands the report over; not part of the result

	Pages    iter.Seq2[*Page, error]    `json:"-"` // audited pages in the order of the crawl
	Outcomes iter.Seq2[*Outcome, error] `json:"-"` // every URL that was not judged
}

// OwnCount is one fact of the user's own extractors over the audited pages.
type OwnCount struct {
	Name     string       `json:"name"`
	Title    string       `json:"title,omitempty"` // for people, when the pack gives one
	Type     page.OwnType `json:"type"`
	Pages    int          `json:"pages"`    // that have it; of a bool, on which it is true, of a count, on which it is not 0
	Missing  int          `json:"missing"`  // the others
	Distinct int          `json:"distinct"` // different values; those beyond the first 500 are not told apart
	Values   []OwnValue   `json:"values"`   // the 20 most common, the most common first, equals in the order of the values
	Least    string       `json:"least,omitempty"`
	Most     string       `json:"most,omitempty"` // of a number, an amount or a day, with Least
	Types    []OwnPages   `json:"types"`          // page types on which it was found, the one with most pages first
	Lacking  []string     `json:"lacking"`        // up to five pages of the first of Types that do not have it
}

// OwnValue is one value of an own fact: a text cut at 100 characters, a number with a decimal point, an amount with its currency, a
// day as YYYY-MM-DD, true or false, or one entry of a list.
type OwnValue struct {
	Value string `json:"value"`
	Pages int    `json:"pages"`
}

// OwnPages is how many pages of a type have an own fact.
type OwnPages struct {
	Type    page.Type `json:"type"`
	Pages   int       `json:"pages"`
	Missing int       `json:"missing"`
}

// Tool names the program that made the report.
type Tool struct {
	Name    string `json:"name"`
	Version string `json:"version"`
}

// Run is the number of the audit in the site's store, from 1, and what differs from machine to machine.
type Run struct {
	Number    int     `json:"number"`
	Seconds   float64 `json:"seconds"`
	Requests  int     `json:"requests"`
	Unchanged int     `json:"unchanged"` // pages answered 304
	Resumed   bool    `json:"resumed"`
}

// State says how the audit ended.
type State string

// The states of a run, with their exit codes in DESIGN section 5.
const (
	Complete State = "complete"
	Partial  State = "partial" // a limit, a signal or a budget ended it
	Empty    State = "empty"   // nothing could be audited
)

// Profile is what the score depends on besides the site.
type Profile struct {
	Model           page.Model `json:"model"`
	ModelConfidence float64    `json:"model_confidence"`
	ModelChosen     bool       `json:"model_chosen"` // by the user
	ModelReasons    []string   `json:"model_reasons"`
	Languages       []string   `json:"languages"`
	RuleSet         string     `json:"rule_set"` // digest of all rules with their parameters
	Rules           int        `json:"rules"`
	Rendered        bool       `json:"rendered"`
	Packs           []Pack     `json:"packs,omitempty"`   // of the user, in the order in which they were read
	Changes         []string   `json:"changes,omitempty"` // rule settings that the user or a pack changed
	Costs           []RuleCost `json:"costs,omitempty"`   // the ten dearest rules of the user's packs, the dearest first
}

// RuleCost is what a rule of a user's pack costs on a page. The steps of its expressions are counted on the first pages of the crawl
// and not timed, so that two runs say the same; Micros is what such steps take on a common machine.
type RuleCost struct {
	Rule   string  `json:"rule"`
	Micros float64 `json:"micros"` // a page
	Share  float64 `json:"share"`  // 0 … 1 of what all rules of the user's packs cost
}

// Pack is a rule pack that does not come with the program.
type Pack struct {
	Name    string `json:"name"`
	Title   string `json:"title,omitempty"`
	Author  string `json:"author,omitempty"`
	Version string `json:"version,omitempty"`
	Rules   int    `json:"rules"`
}

// Score is the account of the points: 100 − Overall = Σ points of all findings and gates, to 1e-9. It is null in JSON when
// nothing could be judged: a site that nobody saw has no score, neither the best nor the worst.
type Score struct {
	Overall     float64    `json:"overall"`     // 0 … 100
	Coverage    float64    `json:"coverage"`    // 0 … 1: verified share of the weight
	Provisional bool       `json:"provisional"` // coverage below 0.8
	Band        string     `json:"band"`        // strong, good, leaking, broken
	Headings    []Heading  `json:"headings"`
	Categories  []Category `json:"categories"`
	Indices     []Index    `json:"indices"` // Sales force, Credibility, Spread
	Gates       []Gate     `json:"gates"`
	Missing     []Missing  `json:"missing"` // required page types that the site lacks
}

// MarshalJSON writes null for a score without a band, which is that of no page.
func (s Score) MarshalJSON() ([]byte, error) {
	if s.Band == "" {
		return []byte("null"), nil
	}
	type plain Score
	return json.Marshal(plain(s))
}

// Heading is one of the six groups, with the points it can give and the points it lost.
type Heading struct {
	ID       string  `json:"id"`
	Title    string  `json:"title"`
	Max      float64 `json:"max"`
	Lost     float64 `json:"lost"`
	Score    float64 `json:"score"` // 0 … 100 within the heading
	Findings int     `json:"findings"`
}

// Category is one category of rules.
type Category struct {
	Name    string  `json:"name"`
	Title   string  `json:"title"`
	Heading string  `json:"heading"`
	Max     float64 `json:"max"`
	Points  float64 `json:"points"` // Max − Σ Lost
	Lost    []Lost  `json:"lost"`
}

// Lost is what one rule costs.
type Lost struct {
	Rule   string  `json:"rule"`
	Points float64 `json:"points"`
	Pages  int     `json:"pages"`
}

// Index is a sub-index of the conversion categories (domain.md 3.2), 0 … 100.
type Index struct {
	ID    string  `json:"id"` // sales-force, credibility, spread
	Title string  `json:"title"`
	Score float64 `json:"score"`
}

// Gate is a cap on the score, tied to its rule.
type Gate struct {
	Rule   string  `json:"rule"`
	Cap    float64 `json:"cap"`
	Points float64 `json:"points"` // taken off by the cap beyond the findings
}

// Missing is a required page type that no page has.
type Missing struct {
	Type   page.Type `json:"type"`
	Title  string    `json:"title"`
	Points float64   `json:"points"`
}

// Counts add up: Found = Audited + Failed + Skipped + NotReached + Redirected + Assets + Errors.
type Counts struct {
	Found      int             `json:"found"`
	Audited    int             `json:"audited"`
	Failed     int             `json:"failed"`
	Skipped    int             `json:"skipped"`
	NotReached int             `json:"not_reached"`
	Redirected int             `json:"redirected"`
	Assets     int             `json:"assets"`
	Errors     int             `json:"errors"`
	Findings   Severities      `json:"findings"`
	Types      []TypeCount     `json:"types"`
	Languages  []LanguageCount `json:"languages"`
}

// Severities counts findings.
type Severities struct {
	Error   int `json:"error"`
	Warning int `json:"warning"`
	Notice  int `json:"notice"`
}

// TypeCount is how many audited pages have a type, and their mean score.
type TypeCount struct {
	Type  page.Type `json:"type"`
	Pages int       `json:"pages"`
	Score float64   `json:"score"`
}

// LanguageCount is how many audited pages are written in a language.
type LanguageCount struct {
	Language string `json:"language"`
	Pages    int    `json:"pages"`
}

// Limit is a default or a setting that was reached.
type Limit struct {
	Name string   `json:"name"`           // max-pages, max-depth, time, body-size, trap:calendar …
	Text string   `json:"text"`           // one sentence with the number
	URLs []string `json:"urls,omitempty"` // up to three examples
}

// Fix is one piece of work: all findings of one rule on one template, or on the site.
type Fix struct {
	Rule     string            `json:"rule"`
	Title    string            `json:"title"`
	Gain     float64           `json:"gain"` // points that come back
	Owner    string            `json:"owner"`
	Effort   string            `json:"effort"`
	Hours    float64           `json:"hours"`
	Remedy   string            `json:"remedy"`
	Severity analyzer.Severity `json:"severity"`
	Pages    int               `json:"pages"`
	Type     page.Type         `json:"type,omitempty"` // of the pages, when all are of one type
	URLs     []string          `json:"urls"`           // up to five examples, worst first
	Priority float64           `json:"priority"`
	Missing  page.Type         `json:"missing,omitempty"`  // the page type that the site lacks; rule is "" when no rule reported it
	Repeated *Repeat           `json:"repeated,omitempty"` // when most of the pages show the very same thing: one change in a template
}

// Changes is what differs from the run before.
type Changes struct {
	Run   int      `json:"run"`   // number of the run before
	Known int      `json:"known"` // pages that both runs know
	Added int      `json:"added"` // pages that this run met first
	Count int      `json:"count"` // pages that changed
	Pages []Change `json:"pages"` // at most 1,000 of them
}

// Change is one page that differs.
type Change struct {
	URL  string   `json:"url"`
	What []string `json:"what"` // title, h1, description, status, indexable, words, links
	Show string   `json:"show"` // the first of them, as it was and as it is
}

// Repeat is what pages have in common: a fault that stands in the template and not in the page.
type Repeat struct {
	Pages    int    `json:"pages"`
	Quote    string `json:"quote"`
	Selector string `json:"selector,omitempty"`
}

// Accepted is what somebody accepted, with what it costs: debt, which the score keeps.
type Accepted struct {
	Rule     string     `json:"rule"`
	Title    string     `json:"title"`         // the fault
	URL      string     `json:"url,omitempty"` // pattern of addresses; none for all
	Reason   string     `json:"reason"`
	Owner    string     `json:"owner"`
	Expires  string     `json:"expires"`        // last day, 2027-06-30
	From     string     `json:"from,omitempty"` // file, line and column that says so
	State    DebtState  `json:"state"`
	Findings int        `json:"findings"`
	Pages    int        `json:"pages"`
	Points   float64    `json:"points"` // what they cost, within the score
	Counts   Severities `json:"counts"` // of the findings by severity
	URLs     []string   `json:"urls"`   // up to five pages, in the order of the crawl
}

// DebtState says what became of an acceptance in this run.
type DebtState string

// The states. Findings that an expired one would cover are work again.
const (
	DebtOpen    DebtState = "open"
	DebtExpired DebtState = "expired"
	DebtUnused  DebtState = "unused" // nothing that was found matches it
)

// Strength is a rule that holds on every page it concerns.
type Strength struct {
	Rule   string  `json:"rule"`
	Title  string  `json:"title"`
	Pages  int     `json:"pages"`
	Weight float64 `json:"weight"` // points it keeps
}

// Unjudged is something the audit could not see.
type Unjudged struct {
	Rule   string `json:"rule,omitempty"`
	Title  string `json:"title"`
	Reason string `json:"reason"`
	Pages  int    `json:"pages"`
}

// Finding is one fault with its points and its wording in the language of the report.
type Finding struct {
	Rule       string              `json:"rule"`
	Severity   analyzer.Severity   `json:"severity"`
	Category   string              `json:"category"`
	Message    string              `json:"message"`
	Evidence   []analyzer.Evidence `json:"evidence"`
	Points     float64             `json:"points"`
	Confidence float64             `json:"confidence"`
	Count      int                 `json:"count"`
	Related    []string            `json:"related,omitempty"`
	Accepted   bool                `json:"accepted,omitempty"` // somebody answers for it, see Document.Accepted
}

// Page is one audited page.
type Page struct {
	URL       string       `json:"url"`
	Status    int          `json:"status"`
	Type      page.Type    `json:"type"`
	Depth     int          `json:"depth"` // clicks from the start; -1 when no link leads there
	Outcome   page.Outcome `json:"outcome"`
	Title     string       `json:"title"`
	Language  string       `json:"language"`
	Indexable bool         `json:"indexable"`
	Words     int          `json:"words"`
	Inlinks   int          `json:"inlinks"`
	Score     float64      `json:"score"`  // 100 × (1 − the page's weighted loss)
	Points    float64      `json:"points"` // site points lost on it
	Own       page.Own     `json:"own,omitempty"`
	Findings  []Finding    `json:"findings"`
}

// Outcome is one URL that was not judged.
type Outcome struct {
	URL      string       `json:"url"`
	Outcome  page.Outcome `json:"outcome"`
	Reason   string       `json:"reason"`
	Detail   string       `json:"detail,omitempty"`
	Status   int          `json:"status,omitempty"`
	Location string       `json:"location,omitempty"`
	Referrer string       `json:"referrer,omitempty"`
}

// Rule is the help text of one rule in the language of the report.
type Rule struct {
	ID       string            `json:"id"`
	Title    string            `json:"title"`
	Failure  string            `json:"failure"`
	Why      string            `json:"why"`
	Fix      string            `json:"fix"`
	Owner    string            `json:"owner"`
	Effort   string            `json:"effort"`
	Category string            `json:"category"`
	Severity analyzer.Severity `json:"severity"`
	Weight   float64           `json:"weight"`
	Refs     []string          `json:"refs,omitempty"`
	Pages    int               `json:"pages"`  // with a finding
	Judged   int               `json:"judged"` // pages it concerned
	Unknown  int               `json:"unknown"`
	Points   float64           `json:"points"`
}

// BrokenRule is a rule that failed while it ran; it stands outside the score.
type BrokenRule struct {
	Rule   string `json:"rule"`
	Pack   string `json:"pack"`
	Author string `json:"author,omitempty"` // of the pack, as it says
	Error  string `json:"error"`
	URL    string `json:"url"`
	Count  int    `json:"count"`
}
