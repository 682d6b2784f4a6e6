package page

import (
	"iter"
	"sort"
	"strings"

	"golang.org/x/net/html/atom"
)

// maxClaims is the number of claims kept of one page.
const maxClaims = 30

// claims are the sentences of the content that state a share, a ratio or a statistic. Sourced says that a link, a
// footnote or a named source stands in the same paragraph: without one a reader cannot check the number.
func (o *outline) claims() []Claim {
	r := o.reading
	var found []Claim
	last := -1
	take := func(at int32) {
		if s := o.lineAt(at); s != last && len(found) < maxClaims {
			found = o.claimsOf(found, s)
			last = s
		}
	}
	stats := r.topics[statistics]
	for i := range r.numbers {
		a := &r.numbers[i]
		for len(stats) > 0 && stats[0].from < a.from {
			take(stats[0].from)
			stats = stats[1:]
		}
		if percentAfter(r.text, a.to) > 0 || a.value == 1 && digitAt(r.text, int(a.to)+1) && r.text[a.to] == ':' {
			take(a.from)
		}
	}
	for _, h := range stats {
		take(h.from)
	}
	return found
}

// claimsOf appends the claims of segment s.
func (o *outline) claimsOf(found []Claim, s int) []Claim {
	sg := &o.segments[s]
	line := o.line(s)
	if !o.content(s) || sg.to-sg.from < 12 || sg.linked*2 > sg.to-sg.from || units(line, 6) < 5 {
		return found
	}
	if o.marked(sg.owner, markTestimonial, 5) { // what customers say is theirs
		return found
	}
	sourced := o.sourced(s)
	at := sg.from
	for sentence := range sentences(line) {
		at += int32(strings.Index(o.reading.text[at:sg.to], sentence))
		end := at + int32(len(sentence))
		said := o.reading.has(statistics, at, end)
		at = end
		if !hasShare(sentence) && !(said && strings.ContainsAny(sentence, "0123456789百分")) ||
			units(sentence, 4) < 4 || len(found) == maxClaims {
			continue
		}
		found = append(found, Claim{Text: clip(strings.Clone(sentence), 300), Sourced: sourced, Statistic: said})
	}
	return found
}

// hasShare reports whether a per cent sign after a number or a ratio such as 1:50 is written in s. 100 % and times of
// day are none.
func hasShare(s string) bool {
	for i := 1; i < len(s); i++ {
		switch c := s[i]; {
		case c == '%' || c == 0xEF && strings.HasPrefix(s[i:], "％"):
			j := i - 1
			if s[j] == ' ' && j > 0 {
				j--
			} else if j >= 2 && strings.HasPrefix(s[j-1:], "\u00a0") {
				j -= 2
			}
			if digitAt(s, j) && !(j >= 2 && s[j-2:j+1] == "100" && !digitAt(s, j-3)) {
				return true
			}
		case c == ':' && s[i-1] == '1' && (i < 2 || !digitAt(s, i-2) && s[i-2] != ':' && s[i-2] != '.') && digitAt(s, i+1):
			if n, end := digitsAt(s, i+1, 6); n > 1 && !digitAt(s, end) && !clock(s, i-1, end) {
				return true
			}
		}
	}
	return strings.Contains(s, "百分之") && !strings.Contains(s, "百分之百")
}

// clock reports whether the ratio s[from:to] is a time of day.
func clock(s string, from, to int) bool {
	if strings.HasPrefix(s[to:], ":") || to-from != 4 || s[to-2] >= '6' {
		return strings.HasPrefix(s[to:], ":")
	}
	before, after := strings.TrimRight(s[:from], " "), strings.ToLower(strings.TrimLeft(s[to:], " "))
	for _, word := range [...]string{"am", "pm", "a.m", "p.m", "uhr", "h", "-", "–", "to ", "bis", "点", "分"} {
		if strings.HasPrefix(after, word) {
			return true
		}
	}
	for _, word := range [...]string{"at", "from", "until", "till", "to", "um", "ab", "bis", "à", "las", "-", "–", "午"} {
		if strings.HasSuffix(before, word) {
			return true
		}
	}
	return false
}

// sourced reports whether the paragraph of segment s names where its numbers come from.
func (o *outline) sourced(s int) bool {
	sg := &o.segments[s]
	if o.inLine(sources, s) || sg.linked > 0 && o.hasSourceLink(sg) {
		return true
	}
	line := o.line(s)
	return strings.Contains(line, "《") || footnoted(line)
}

// linksIn are the links that begin in a segment.
func (o *outline) linksIn(sg *segment) iter.Seq[*element] {
	return func(yield func(*element) bool) {
		links := o.tagged(atom.A)
		first := sort.Search(len(links), func(k int) bool { return o.elements[links[k]].from >= sg.from })
		for _, i := range links[first:] {
			if e := &o.elements[i]; e.from >= sg.to || !yield(e) {
				return
			}
		}
	}
}

// hasSourceLink reports whether a link in the segment leads somewhere a reader could check: anything but a call or mail.
func (o *outline) hasSourceLink(sg *segment) bool {
	for e := range o.linksIn(sg) {
		if href := attr(e.node, "href"); href != "" && !strings.HasPrefix(href, "tel:") &&
			!strings.HasPrefix(href, "mailto:") && !strings.HasPrefix(href, "javascript:") {
			return true
		}
	}
	return false
}

// footnoted reports whether a line holds a mark such as [1] or ¹.
func footnoted(line string) bool {
	if strings.Contains(line, "¹") || strings.Contains(line, "²") && !strings.Contains(line, "m²") {
		return true
	}
	for i := strings.IndexByte(line, '['); i >= 0; {
		_, end := digitsAt(line, i+1, 3)
		if end > i+1 && end < len(line) && line[end] == ']' {
			return true
		}
		next := strings.IndexByte(line[i+1:], '[')
		if next < 0 {
			break
		}
		i += 1 + next
	}
	return false
}
