package report

import (
	"encoding/json"
	"fmt"
	"io"
	"time"

	"github.com/siteassay/assay/page"
)

// IndexSchema is the version of index.json.
const IndexSchema = "assay.index/1"

// An IndexEntry is one site of a batch: the head of its report, or why there is none. An entry with nothing but Site and
// Error is a site whose audit failed.
type IndexEntry struct {
	Site        string     `json:"site"`
	Name        string     `json:"name,omitempty"`
	Report      string     `json:"report"` // link to the HTML report, relative to the index; "" when there is none
	State       State      `json:"state"`  // "" when the audit failed
	Reason      string     `json:"reason"` // "" when complete
	Error       string     `json:"error"`  // why there is no report; "" when there is one
	Finished    time.Time  `json:"finished"`
	Model       page.Model `json:"model"`
	Pages       int        `json:"pages"`
	Score       float64    `json:"score"`
	Coverage    float64    `json:"coverage"`
	Provisional bool       `json:"provisional"`
	Band        string     `json:"band"`
	Headings    []Heading  `json:"headings"`
	Errors      int        `json:"errors"` // findings of that severity
	Fix         *IndexFix  `json:"fix,omitempty"`
}

// An IndexFix is the fix worth most.
type IndexFix struct {
	Rule  string  `json:"rule"`
	Title string  `json:"title"`
	Gain  float64 `json:"gain"`
	Owner string  `json:"owner"`
}

// NewIndexEntry is the entry of a finished audit. Its Report is for the caller to set.
func NewIndexEntry(d *Document) IndexEntry {
	e := IndexEntry{Site: d.Site, Name: d.Name, State: d.State, Reason: d.Reason, Finished: d.Finished,
		Model: d.Profile.Model, Pages: d.Counts.Audited, Score: d.Score.Overall, Coverage: d.Score.Coverage,
		Provisional: d.Score.Provisional, Band: d.Score.Band, Headings: d.Score.Headings, Errors: d.Counts.Findings.Error}
	if len(d.Fixes) > 0 {
		f := d.Fixes[0]
		e.Fix = &IndexFix{f.Rule, f.Title, f.Gain, f.Owner}
	}
	return e
}

// judged reports whether the entry has a score.
func (e *IndexEntry) judged() bool {
	return e.Error == "" && (e.State == Complete || e.State == Partial) && e.Pages > 0
}

// WriteIndexJSON writes index.json: {schema, sites}, one site a line, in the order of entries.
func WriteIndexJSON(w io.Writer, entries []IndexEntry) error {
	b := []byte("{\n  \"schema\": \"" + IndexSchema + "\",\n  \"sites\": [")
	for i := range entries {
		e := entries[i]
		if e.Headings == nil {
			e.Headings = []Heading{}
		}
		j, err := json.Marshal(e)
		if err != nil {
			return fmt.Errorf("write the index as JSON: %w", err)
		}
		if i > 0 {
			b = append(b, ',')
		}
		b = append(append(b, "\n    "...), j...)
	}
	if len(entries) > 0 {
		b = append(b, "\n  "...)
	}
	if _, err := w.Write(append(b, "]\n}\n"...)); err != nil {
		return fmt.Errorf("write the index as JSON: %w", err)
	}
	return nil
}

// WriteIndex writes the HTML page of all sites of a batch, in the order of entries: score, headings, errors and the fix
// worth most of each, with a link to its report, and the reason where there is none. It has the same look and the same
// guards as WriteHTML.
func WriteIndex(w io.Writer, entries []IndexEntry, lang string) error {
	return WriteBrandedIndex(w, entries, lang, Brand{})
}

// WriteBrandedIndex is WriteIndex with the mark of an agency.
func WriteBrandedIndex(w io.Writer, entries []IndexEntry, lang string, brand Brand) error {
	c := catalogueOf(lang)
	v := &indexView{sheet: newSheet(c, brand, "")}
	for _, h := range headingNames() {
		v.Headings = append(v.Headings, c.word("heading", h))
	}
	failed := 0
	for i := range entries {
		s := siteOf(&entries[i], c)
		if !s.Judged {
			failed++
		}
		v.Sites = append(v.Sites, s)
		if entries[i].Finished.After(v.Finished) {
			v.Finished = entries[i].Finished
		}
	}
	v.Intro = c.text("index.intro", "n", len(entries), "failed", failed)
	if failed == 0 {
		v.Intro = c.text("index.all", "n", len(entries))
	}
	return execute(w, c, "index.html", v)
}

// An indexView is what the template of the index reads.
type indexView struct {
	sheet
	Intro    string
	Headings []string
	Sites    []siteView
	Finished time.Time
}

type siteView struct {
	IndexEntry
	Label   string
	Link    related
	Judged  bool
	Bar     bar
	Scores  []string // by heading
	Outcome string   // state and reason when it is not complete
}

func siteOf(e *IndexEntry, c catalogue) siteView {
	s := siteView{IndexEntry: *e, Judged: e.judged(), Link: related{href(e.Site), address(e.Site, "")}, Bar: barOf(0, e.Score)}
	s.Label = hostOf(e.Site)
	if e.Name != e.Site && quote(e.Name) != "" {
		s.Label = quote(e.Name)
	}
	for _, id := range headingNames() {
		text := "–"
		for _, h := range e.Headings {
			if h.ID == id && s.Judged {
				text = decimal(h.Score)
			}
		}
		s.Scores = append(s.Scores, text)
	}
	state, reason := string(e.State), e.Reason
	if e.Error != "" || e.State == "" {
		state, reason = "failed", e.Error
	}
	if state != string(Complete) {
		s.Outcome = c.word("state", state)
		if reason != "" {
			s.Outcome = c.text("state.and.cause", "state", s.Outcome, "reason", quote(reason))
		}
	}
	return s
}
