package page

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// pointRuns are selling points that no list holds: a run of headings of one rank, each with a short text below it, or a
// run of lines that are numbered by hand. Half of them must speak of a gain.
func (o *outline) pointRuns() []string {
	if points := o.headingRun(); points != nil {
		return points
	}
	return o.numberedRun()
}

// maxRunUnits is the length of the text below a heading of a run, in words; a longer one is a chapter.
const maxRunUnits = 90

// headingRun is the first run of three headings or more of one rank with a short text below each.
func (o *outline) headingRun() []string {
	var run []int32 // elements
	var points []string
	flush := func(next int32) {
		if len(run) >= minPoints && points == nil {
			points = o.runTexts(run, next)
		}
		run = run[:0]
	}
	for i := range o.elements {
		e := &o.elements[i]
		rank := headingRank(e.tag)
		if rank == 0 || e.to <= e.from || len(run) > 0 && e.from < o.elements[run[len(run)-1]].to { // the last: one heading inside another
			continue
		}
		if rank == 1 || e.concealed || e.region == Nav || e.region == Footer || e.region == Aside || e.linked*2 > e.to-e.from {
			flush(e.from)
			continue
		}
		if len(run) > 0 && o.elements[run[0]].tag != e.tag {
			flush(e.from)
		}
		if len(run) > 0 {
			if last := &o.elements[run[len(run)-1]]; !shortText(o.reading.text[last.to:e.from]) {
				flush(e.from)
			}
		}
		if points != nil {
			return points
		}
		run = append(run, int32(i))
	}
	flush(int32(len(o.reading.text)))
	return points
}

// shortText reports whether a text has 4 to 90 words, or up to 160 Han characters.
func shortText(s string) bool {
	limit := maxRunUnits
	if len(s) > 4000 {
		return false
	}
	if hasHan(s) {
		limit = 160
	}
	n := units(s, limit+1)
	return n >= 4 && n <= limit
}

// runTexts are the points of a run of headings, nil when it is no run of selling points. The text of the last ends at
// next or with its line.
func (o *outline) runTexts(run []int32, next int32) []string {
	r := o.reading
	gains := 0
	points := make([]string, 0, len(run))
	for k, i := range run {
		e := &o.elements[i]
		end := next
		if k+1 < len(run) {
			end = o.elements[run[k+1]].from
		}
		text := strings.TrimSpace(r.text[e.to:end])
		if k+1 == len(run) {
			text = firstLine(text)
			end = e.to + int32(len(text)) + 1
		}
		title := strings.ReplaceAll(strings.TrimSpace(r.text[e.from:e.to]), "\n", " ")
		if isQuestion(title) || moneySign(text) || strings.Contains(text, "★") || o.hasDate(e.from, end) ||
			o.marked(i, markTestimonial|markTeam|markNews|markFAQ|markModal|markPrice, 5) {
			return nil
		}
		gains += one(r.has(gainWords, e.from, end))
		if len(points) < maxPoints {
			points = append(points, clip(strings.Clone(title)+": "+strings.ReplaceAll(text, "\n", " "), 300))
		}
	}
	if gains*2 < len(run) {
		return nil
	}
	return points
}

// numberedRun is the longest run of lines that count 1, 2, 3 … by hand, in a paragraph broken by br or in paragraphs.
func (o *outline) numberedRun() []string {
	r := o.reading
	var best, run []string
	gains, want := 0, 1
	flush := func() {
		if len(run) >= minPoints && gains*2 >= len(run) && len(run) > len(best) {
			best = append([]string(nil), run...)
		}
		run, gains, want = run[:0], 0, 1
	}
	for s := range o.segments {
		sg := &o.segments[s]
		line := strings.TrimLeft(o.line(s), " \u00a0\u3000")
		n, rest := enumerated(line)
		if n == 0 || !o.content(s) || o.elements[sg.owner].tag == atom.Td {
			continue
		}
		if n != want {
			flush()
		}
		if n != want || units(o.line(s), 71) > 70 || sg.linked > 0 {
			continue
		}
		want++
		gains += one(r.has(gainWords, sg.from, sg.to))
		if len(run) < maxPoints {
			run = append(run, strings.Clone(strings.TrimSpace(line[rest:])))
		}
	}
	flush()
	return best
}

// enumerated is the number that opens a line, 1) 2. 3、 4） (5) ①, and where its text begins; 0 when none does.
func enumerated(s string) (n, rest int) {
	if strings.HasPrefix(s, "①") {
		return 1, len("①")
	}
	if len(s) > 2 && s[0] == 0xE2 && s[1] == 0x91 && s[2] >= 0xA0 && s[2] <= 0xA8 {
		return int(s[2]-0xA0) + 1, 3
	}
	i := 0
	for _, open := range [...]string{"(", "（"} {
		if strings.HasPrefix(s, open) {
			i = len(open)
		}
	}
	n, end := digitsAt(s, i, 2)
	if end == i {
		return 0, 0
	}
	for _, mark := range [...]string{")", "）", "、", "．", ". "} {
		if strings.HasPrefix(s[end:], mark) {
			return n, end + len(mark)
		}
	}
	return 0, 0
}
