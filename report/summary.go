package report

import (
	"cmp"
	"strings"
	"unicode/utf8"

	"github.com/siteassay/assay/page"
)

// columns is the widest line of a Summary, in terminal cells.
const columns = 100

// Summary is what a terminal shows at the end of an audit: the verdict, the score by heading, the five fixes worth most,
// what was accepted, rules that failed, the limits that were reached and why the audit is not complete. Lines are at most 100 cells wide, a Chinese character
// taking two. Control characters that come from the site are shown as escapes. It ends with a line break.
func Summary(d *Document, lang string) string {
	c := catalogueOf(cmp.Or(lang, d.Language))
	v := &view{Doc: d, c: c, Name: siteName(d), Judged: d.State != Empty && d.Counts.Audited > 0, rules: map[string]*Rule{}}
	for i := range d.Rules {
		v.rules[d.Rules[i].ID] = &d.Rules[i]
	}
	v.fixes()
	var b strings.Builder
	b.WriteString(wrap(v.verdict(), ""))
	for _, n := range v.notes() {
		b.WriteString(wrap(n, ""))
	}
	if v.Judged {
		b.WriteByte('\n')
		v.table(&b)
		b.WriteString(wrap(c.text("summary.pages", "n", d.Counts.Audited, "share", percent(d.Score.Coverage)), ""))
	}
	if len(v.TopFixes) > 0 {
		b.WriteString("\n" + c.text("summary.fixes") + "\n")
		for i := range min(5, len(v.TopFixes)) {
			b.WriteString(wrap(v.fixLine(&v.TopFixes[i]), "   "))
		}
	}
	if len(d.Accepted) > 0 && v.Judged {
		b.WriteString("\n" + wrap(v.DebtIntro(), ""))
	}
	if len(d.Broken) > 0 {
		b.WriteString("\n" + c.text("summary.broken") + "\n")
		for _, r := range d.Broken[:min(len(d.Broken), 5)] {
			b.WriteString(wrap("- "+c.text("summary.failed", "rule", quote(r.Rule), "error", quote(r.Error), "pages", c.text("pages.n", "n", r.Count)), "  "))
		}
	}
	if len(d.Limits) > 0 {
		b.WriteString("\n" + c.text("summary.limit") + "\n")
		for _, l := range d.Limits {
			b.WriteString(wrap("- "+quote(l.Text), "  "))
		}
	}
	return b.String()
}

// table writes the score and the headings as bars of 30 cells.
func (v *view) table(b *strings.Builder) {
	label := v.c.text("summary.score")
	widest := page.Width(label)
	for _, h := range v.Doc.Score.Headings {
		widest = max(widest, page.Width(v.c.word("heading", h.ID)))
	}
	widest = min(widest, 24)
	line := func(name string, score float64, tail string) {
		for page.Width(name) > widest {
			_, last := utf8.DecodeLastRuneInString(name)
			name = name[:len(name)-last]
		}
		filled := max(0, min(30, int(score*0.3+0.5)))
		b.WriteString(pad(name, widest+2) + strings.Repeat(" ", max(0, 5-len(decimal(score)))) + decimal(score) + "  " +
			strings.Repeat("█", filled) + strings.Repeat("░", 30-filled) + "  " + tail + "\n")
	}
	s := &v.Doc.Score
	tail := v.c.word("band", s.Band)
	if s.Provisional {
		tail += v.c.text("list.separator") + v.c.text("provisional")
	}
	line(label, s.Overall, tail)
	for _, h := range s.Headings {
		tail := ""
		if h.Lost > 0 {
			tail = v.c.text("summary.lost", "lost", points(h.Lost))
		}
		line(v.c.word("heading", h.ID), h.Score, tail)
	}
}

func (v *view) fixLine(f *fixView) string {
	pages := v.c.text("pages.n", "n", f.Pages)
	if f.Type != "" { // one fault on two kinds of pages is two fixes
		pages = v.c.text("summary.where", "type", v.c.word("type", f.Type), "pages", pages)
	}
	return v.c.text("summary.fix", "rank", f.Rank, "gain", gain(f.Gain), "title", quote(f.Title), "pages", pages,
		"owner", v.c.word("owner", f.Owner), "hours", v.c.text("hours", "h", short(f.Hours)))
}

func pad(s string, n int) string { return s + strings.Repeat(" ", max(0, n-page.Width(s))) }

// wrap breaks text into lines of at most columns cells; lines after the first begin with indent. It breaks at spaces and
// beside wide characters, but not before a closing mark, and anywhere when a word is longer than a line.
func wrap(s, indent string) string {
	var b strings.Builder
	used, start := 0, 0 // cells of the line, and of its indent
	newline := func() {
		b.WriteString("\n" + indent)
		used, start = len(indent), len(indent)
	}
	for word := range strings.SplitSeq(s, " ") {
		if word == "" {
			continue
		}
		space := used > start
		for _, piece := range pieces(word) {
			n := page.Width(piece)
			if space && used+1+n <= columns {
				b.WriteByte(' ')
				used++
			} else if used+n > columns && used > start || space {
				newline()
			}
			space = false
			for _, r := range piece {
				if used+page.Width(string(r)) > columns {
					newline()
				}
				b.WriteRune(r)
				used += page.Width(string(r))
			}
		}
	}
	return b.String() + "\n"
}

// pieces cuts a word where a line may be broken: beside wide characters, with closing marks at what they close.
func pieces(word string) []string {
	var ps []string
	start, last := 0, rune(0)
	for i, r := range word {
		if i > start && (page.Width(string(r)) == 2 || page.Width(string(last)) == 2) && page.Width(string(r)) > 0 && !closes(r) {
			ps = append(ps, word[start:i])
			start = i
		}
		last = r
	}
	return append(ps, word[start:])
}

// closes reports marks that do not begin a line.
func closes(r rune) bool {
	return strings.ContainsRune("，。、；：？！）》”’％,.;:?!)%", r)
}
