package relations

import (
	"strings"
	"time"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// deadComments counts articles whose comment area says itself that nobody has written. An area that does not tell its count,
// and an article of the last weeks, is left out.
func deadComments(s *analyzer.Site, p analyzer.Params) analyzer.SiteCheck {
	return &silence{site: s, params: p}
}

type silence struct {
	site   *analyzer.Site
	params analyzer.Params
	areas  int
	empty  []int32
	quote  string
}

func (c *silence) Page(i int32, p *page.Page) {
	if p.Type != page.Article || p.ScriptOnly || c.young(p) {
		return
	}
	quote, empty, known := comments(p, c.params)
	if !known {
		return
	}
	c.areas++
	if !empty {
		return
	}
	if len(c.empty) == 0 {
		c.quote = strings.Clone(quote)
	}
	c.empty = append(c.empty, i)
}

// young reports whether an article has appeared too lately to have comments.
func (c *silence) young(p *page.Page) bool {
	for i := range p.Dates {
		if d := &p.Dates[i]; d.Kind == "published" || d.Kind == "visible" {
			if t, err := time.Parse(time.DateOnly, d.Value); err == nil && c.site.Now.Sub(t) < time.Duration(c.params.Int("days"))*24*time.Hour {
				return true
			}
		}
	}
	return false
}

// comments is the line that tells how many comments a page has, and whether it has none; known is false where no line tells.
func comments(p *page.Page, params analyzer.Params) (quote string, empty, known bool) {
	none, some := params.Strings("none"), params.Strings("some")
	read := func(line string) {
		line = strings.TrimSpace(line)
		if known && !empty || len(line) == 0 || len(line) > 90 || !speaks(line) {
			return
		}
		low := strings.ToLower(line)
		for _, w := range none {
			if strings.Contains(low, w) && !known && !numberBefore(low, w) {
				quote, empty, known = line, true, true
				return
			}
		}
		for _, w := range some {
			if numberBefore(low, w) {
				quote, empty, known = line, false, true
				return
			}
		}
	}
	for i := range p.Headings {
		read(p.Headings[i].Text)
	}
	for i := range p.Links {
		if l := &p.Links[i]; l.Region == page.Main {
			read(l.Text)
		}
	}
	for line := range strings.SplitSeq(p.Text.Main, "\n") {
		if len(line) <= 90 {
			read(line)
		}
	}
	return quote, empty, known
}

// speaks reports whether a line may speak of comments in any of the languages: most do not.
func speaks(line string) bool {
	for _, stem := range [...]string{"omment", "OMMENT", "omentario", "评论", "留言", "評論"} {
		if strings.Contains(line, stem) {
			return true
		}
	}
	return false
}

// numberBefore reports whether a number from 1 on stands right before the word: 3 comments, 12条评论.
func numberBefore(s, word string) bool {
	i := strings.Index(s, word)
	if i < 0 {
		return false
	}
	head := strings.TrimRight(s[:i], " (（:：")
	end := len(head)
	at := end
	for at > 0 && head[at-1] >= '0' && head[at-1] <= '9' {
		at--
	}
	return at < end && strings.Trim(head[at:end], "0") != ""
}

func (c *silence) Findings() []analyzer.Finding {
	n := len(c.empty)
	if n < c.params.Int("pages") || float64(n) <= c.params.Number("share")*float64(c.areas) {
		return nil
	}
	return []analyzer.Finding{{
		Loss: float64(n) / float64(c.areas), Confidence: 0.8, Count: n, Values: analyzer.V("got", n, "all", c.areas),
		Evidence: []analyzer.Evidence{{Quote: c.quote, URL: c.site.Nodes[c.empty[0]].URL}}, Related: c.site.URLs(c.empty),
	}}
}
