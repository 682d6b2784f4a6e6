package page

import (
	"strings"
)

// foreignCredit reports whether the page names another host as its own: a printed address with a path before the title
// of this very page, or a copyright line that is only another host.
func (o *outline) foreignCredit(p *Page) (string, bool) {
	if !strings.Contains(o.reading.text, "http") {
		return "", false
	}
	looks := 0
	for s := range o.segments {
		sg := &o.segments[s]
		if sg.concealed || sg.linked*2 > sg.to-sg.from {
			continue
		}
		line := o.line(s)
		at := strings.Index(line, "http")
		if at < 0 {
			continue
		}
		url, rest, _ := strings.Cut(line[at:], " ")
		if externalHost(url, p.URL) == "" || len(urlPath(url)) < 2 {
			continue
		}
		if looks++; looks > 5 {
			break
		}
		if len(line) > 400 { // a document without paragraphs: the title ends at the next space
			rest, _, _ = strings.Cut(strings.TrimSpace(rest), " ")
		}
		if rest = strings.TrimSpace(rest); units(rest, 6) >= 5 && strings.Count(o.reading.text, rest) >= 2 {
			return clip(line[at:], 160), true
		}
	}
	return "", false
}

// foreignCopyright reports whether the copyright line is that of another host: "© 2019 www.miller-flour.example". A firm may name
// its parent there, which is why this sign alone is worth little.
func (o *outline) foreignCopyright(p *Page) (string, bool) {
	if !strings.Contains(o.reading.text, "©") && !strings.Contains(o.reading.text, "版权所有") {
		return "", false
	}
	looks := 0
	for s := range o.segments {
		line := o.line(s)
		if !strings.Contains(line, "©") && !strings.Contains(line, "版权所有") || len(line) > 300 {
			continue
		}
		if looks++; looks > 5 {
			break
		}
		for word := range strings.FieldsSeq(line) {
			at := strings.Index(word, "www.")
			if at < 0 {
				continue
			}
			end := at
			for end < len(word) && (lower[word[end]] != 0 || word[end] == '.' || word[end] == '-') {
				end++
			}
			name := strings.TrimRight(word[at:end], ".-")
			if strings.Count(name, ".") >= 2 && externalHost("https://"+name, p.URL) != "" {
				return clip(line, 160), true
			}
		}
	}
	return "", false
}
