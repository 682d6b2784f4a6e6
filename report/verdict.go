package report

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// verdict is the one sentence for the managing director: what the score means, and where most of it is lost.
func (v *view) verdict() string {
	if !v.Judged {
		return v.c.text("verdict.empty", "name", v.Name)
	}
	s := &v.Doc.Score
	for _, g := range s.Gates {
		return v.c.text("verdict.gate", "name", v.Name, "fault", strings.TrimRight(quote(v.failure(g.Rule)), ".。"))
	}
	worst := make([]Heading, 0, len(s.Headings))
	for _, h := range s.Headings {
		if h.Lost >= 0.05 {
			worst = append(worst, h)
		}
	}
	sort.SliceStable(worst, func(i, j int) bool { return worst[i].Lost > worst[j].Lost })
	band := s.Band
	if _, ok := v.c.lookup("verdict." + band); !ok || len(worst) == 0 {
		return v.c.text("verdict.strong.none", "name", v.Name)
	}
	args := []any{"name", v.Name, "lost", points(100 - s.Overall), "prize", v.c.word("prize", v.Doc.Profile.Model)}
	for i, n := range []string{"1", "2"} {
		if i < len(worst) {
			args = append(args, "area"+n, v.c.word("area", worst[i].ID), "p"+n, points(worst[i].Lost))
		}
	}
	key := "verdict." + band
	if band == "strong" && len(v.critical()) > 0 { // who sends visitors away does not lead them well
		key += ".faults"
	}
	if len(worst) == 1 && band != "strong" {
		key += ".one"
	}
	return v.c.text(key, args...)
}

// promise is what the fixes worth most come to.
func (v *view) promise() string {
	if len(v.TopFixes) == 0 || !v.Judged {
		return ""
	}
	hours := 0.0
	for _, f := range v.TopFixes {
		hours += f.Hours
	}
	to := v.TopFixes[len(v.TopFixes)-1].After
	if to-v.Doc.Score.Overall < 0.05 {
		return ""
	}
	return v.c.text("promise", "n", len(v.TopFixes), "from", decimal(v.Doc.Score.Overall), "to", decimal(to), "hours", short(hours))
}

// notes are what a reader must know before he believes the number.
func (v *view) notes() []string {
	var notes []string
	d := v.Doc
	reason := quote(d.Reason)
	switch {
	case !v.Judged && reason != "":
		notes = append(notes, v.c.text("note.empty", "reason", reason))
	case d.State == Partial:
		notes = append(notes, v.c.text("note.partial", "reason", reason))
	}
	if !v.Judged {
		return notes
	}
	if d.Score.Provisional {
		notes = append(notes, v.c.text("note.provisional", "share", percent(d.Score.Coverage)))
	}
	if faults := v.critical(); len(faults) > 0 {
		notes = append(notes, v.c.text("note.critical", "faults", strings.Join(faults, v.c.text("list.faults"))))
	}
	for _, g := range d.Score.Gates {
		notes = append(notes, v.c.text("note.gate", "cap", short(g.Cap), "fault", strings.TrimRight(quote(v.failure(g.Rule)), ".。")))
	}
	return notes
}

// CriticalPriority is the priority from which a fix comes before all that only regain more points (audit.fixes): one dead
// order button weighs little in the mean of all pages, and everything for the visitor who wants to order.
const CriticalPriority = 100

// critical are the first three critical faults in words.
func (v *view) critical() []string {
	var faults []string
	for i := range v.Doc.Fixes {
		f := &v.Doc.Fixes[i]
		text := v.clause(strings.TrimRight(quote(f.Title), ".。"))
		if f.Priority >= CriticalPriority && len(faults) < 3 && !slices.Contains(faults, text) {
			faults = append(faults, text)
		}
	}
	return faults
}

// clause is a sentence as part of another: without its capital, unless the first word is all capitals.
func (v *view) clause(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if next, _ := utf8.DecodeRuneInString(s[size:]); unicode.IsUpper(next) {
		return s
	}
	return string(unicode.ToLower(first)) + s[size:]
}
