package promotion

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// linkHygiene looks for campaign parameters in internal links as they are written, as the normal form of a URL has none, and
// for sentences that send the reader to another text without a link.
func linkHygiene(c *analyzer.Context) analyzer.Result {
	var r analyzer.Result
	for i := range c.Page.Links {
		l := &c.Page.Links[i]
		if !l.Internal || l.Raw == "" || !strings.Contains(l.Raw, "utm_") {
			continue
		}
		if _, query, ok := strings.Cut(l.Raw, "?"); !ok || !strings.HasPrefix(query, "utm_") && !strings.Contains(query, "&utm_") && !strings.Contains(query, "&amp;utm_") {
			continue
		}
		r.Status = analyzer.Fail
		r.Count++
		if len(r.Evidence) < analyzer.MaxEvidence {
			r.Evidence = append(r.Evidence, analyzer.Evidence{Quote: l.Raw, Selector: l.Selector, URL: l.URL})
		}
	}
	tagged := r.Count
	for _, line := range mentions(c) {
		r.Status = analyzer.Fail
		r.Count++
		r.Evidence = append(r.Evidence, analyzer.Evidence{Quote: line})
	}
	if r.Count > 0 {
		r.Values = analyzer.V("got", tagged, "mentions", r.Count-tagged)
		r.Loss = min(1, 0.4+0.1*float64(r.Count))
	}
	return r
}

// maxMentions is how many of them are told.
const maxMentions = 3

// mentions are the lines of the text that tell the reader to read something else and hold no link: "see our article" and
// the like alone, "refer to" and the like with a title in quotation marks. Books, which have an author or a publisher, are
// no pages.
func mentions(c *analyzer.Context) (lines []string) {
	main := c.Page.Text.Main
	alone, titled := c.Params.Strings("own"), c.Params.Strings("titled")
	if !c.Says(alone) && !c.Says(titled) {
		return nil
	}
	for line := range strings.SplitSeq(main, "\n") {
		if !analyzer.Says(line, alone) && !(analyzer.Says(line, titled) && strings.ContainsAny(line, "\"“„«《")) {
			continue
		}
		if analyzer.Says(line, c.Params.Strings("books")) || linked(c.Page, line) {
			continue
		}
		if lines = append(lines, line); len(lines) == maxMentions {
			break
		}
	}
	return lines
}

// linked reports whether the text of some link stands in the line.
func linked(p *page.Page, line string) bool {
	for i := range p.Links {
		if t := strings.TrimSpace(p.Links[i].Text); len(t) >= 4 && strings.Contains(line, t) {
			return true
		}
	}
	return false
}
