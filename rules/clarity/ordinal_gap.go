package clarity

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// least is the number of members from which numbered lines are a sequence.
const leastOrdinals = 3

// maxSequences bounds the forms of numbering told apart on one page.
const maxSequences = 40

// A sequence is the numbers of one form, in the order of the page.
type sequence struct {
	form  string
	ns    []int
	quote string // the line behind the gap
}

// ordinalGap reads the numbers at the head of headings, level by level, and those of lines whose form can be nothing but
// an ordinal (第N阶段, Step N, 一、). A number that stands anywhere else in the text, or in the label of a link, is not
// missing: lists of links are no main text.
func ordinalGap(c *analyzer.Context) analyzer.Result {
	p := c.Page
	var all []sequence
	for i := range p.Headings {
		h := &p.Headings[i]
		if o, ok := readOrdinal(h.Text); ok && h.Region == page.Main {
			all = member(all, "h"+strconv.Itoa(h.Level)+" "+o.form, o.n, h.Text)
		}
	}
	for line := range strings.SplitSeq(p.Text.Main, "\n") {
		if o, ok := readOrdinal(line); ok && (strings.Contains(o.form, "N") || o.form == "一、") {
			all = member(all, o.form, o.n, line)
		}
	}
	for i := range all {
		missing, at := all[i].gap()
		if missing == 0 || mentioned(p, all[i].form, missing) {
			continue
		}
		ns := all[i].ns
		shown := make([]string, 0, 8)
		for _, n := range ns[max(0, at-2):min(len(ns), max(at+1, 3))] {
			shown = append(shown, strconv.Itoa(n))
		}
		r := analyzer.Found(analyzer.V("got", shown, "missing", missing), analyzer.Evidence{Quote: all[i].quote})
		r.Confidence = 0.8
		return r
	}
	return analyzer.Result{}
}

// member adds n to its sequence and keeps the line behind the first gap.
func member(all []sequence, form string, n int, line string) []sequence {
	k := slices.IndexFunc(all, func(s sequence) bool { return s.form == form })
	if k < 0 {
		if len(all) == maxSequences {
			return all
		}
		all = append(all, sequence{form: form})
		k = len(all) - 1
	}
	s := &all[k]
	last := 0
	if len(s.ns) > 0 {
		last = s.ns[len(s.ns)-1]
	}
	if s.quote == "" && n == last+2 {
		s.quote = line
	}
	s.ns = append(s.ns, n)
	return all
}

// gap is the one number that a run of at least three lacks, and the place of the number behind it; 0 for none. A number
// that does not go on by one or two begins a new run, which makes no gap.
func (s *sequence) gap() (missing, at int) {
	run, last := 0, 0
	for i, n := range s.ns {
		switch {
		case n == last+1:
			run++
		case n == last+2 && missing == 0 && (last > 0 || i == 0):
			missing, at = last+1, i
			run++
		default:
			if missing > 0 && run >= leastOrdinals {
				return missing, at
			}
			run, missing = 1, 0
			if n == 2 && i == 0 {
				missing, at = 1, 0
			}
		}
		last = n
	}
	if missing > 0 && run >= leastOrdinals {
		return missing, at
	}
	return 0, 0
}

// mentioned reports whether number n of the form stands somewhere in the text, or in a link.
func mentioned(p *page.Page, form string, n int) bool {
	if level, rest, ok := strings.Cut(form, " "); ok && len(level) == 2 && level[0] == 'h' { // of headings of one level
		form = rest
	}
	text := page.Simplified(strings.ToLower(p.Text.Main))
	var marks []string
	switch unit, han := strings.CutPrefix(form, "第N"); {
	case han && unit == "":
		marks = []string{"第" + hanNumeral(n), "第" + strconv.Itoa(n), "其" + hanNumeral(n)}
	case han:
		marks = []string{"第" + hanNumeral(n) + unit, "第" + strconv.Itoa(n) + unit, "第" + hanNumeral(n) + "个" + unit}
	case strings.Contains(form, " N"):
		marks = []string{form[:strings.Index(form, " N")] + " " + strconv.Itoa(n)}
	default:
		marks = []string{fmt.Sprintf("%d.", n), fmt.Sprintf("%d、", n), fmt.Sprintf("%d)", n), hanNumeral(n) + "、", "（" + hanNumeral(n) + "）", "第" + hanNumeral(n), "第" + strconv.Itoa(n)}
	}
	if n == 1 {
		marks = append(marks, "首先", "首要", "首个", "一是")
	}
	for _, m := range marks {
		if strings.Contains(text, m) {
			return true
		}
	}
	for i := range p.Links {
		if o, ok := readOrdinal(p.Links[i].Text); ok && o.n == n {
			return true
		}
	}
	return false
}
