package clarity

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
)

// misread are sequences that only wrong decoding leaves behind.
var misread = [...]string{"\uFFFD", "锟斤拷", "烫烫烫", "â€"}

// encodingDamage reports a page with more broken places than one slip can make, or with one where everybody reads it:
// in the title or a main heading.
func encodingDamage(c *analyzer.Context) analyzer.Result {
	p := c.Page
	var evidence []analyzer.Evidence
	if damaged(p.Title.Text) {
		evidence = append(evidence, analyzer.Evidence{Quote: p.Title.Text, Selector: "head > title"})
	}
	for i := range p.Headings {
		if h := &p.Headings[i]; h.Level == 1 && damaged(h.Text) {
			evidence = append(evidence, analyzer.Evidence{Quote: h.Text, Selector: h.Selector})
		}
	}
	if len(evidence) == 0 && p.Text.DamageCount <= c.Params.Int("max") {
		return brokenName(c)
	}
	for _, sample := range p.Text.Damage {
		if sample != p.Title.Text {
			evidence = append(evidence, analyzer.Evidence{Quote: sample})
		}
	}
	n := max(p.Text.DamageCount, len(evidence))
	r := analyzer.Found(analyzer.V("got", n, "charset", p.Charset), evidence...)
	r.Count = n
	return r
}

// saying are the verbs with which an author is quoted.
var saying = [...]string{"said", "says", "once said", "wrote", "writes", "told", "noted", "put it"}

// brokenName finds the sign that an encoding did not have inside the name of somebody who is quoted: a sentence that begins with
// "as" or "like" asks nothing, so that the question mark before a capital is no question mark. One such place stands out as little
// else does, hence it is reported below the number that slips are forgiven for, and at a share of the weight.
func brokenName(c *analyzer.Context) analyzer.Result {
	main := c.Page.Text.Main
	for at := 0; c.Page.Language == "en"; at++ {
		i := strings.IndexByte(main[at:], '?')
		if i < 0 {
			break
		}
		at += i
		head := main[:at]
		head = strings.TrimLeft(head[strings.LastIndexAny(head, ".!?\n\"")+1:], " ")
		if !strings.HasPrefix(head, "Like ") && (!strings.HasPrefix(head, "As ") || strings.HasPrefix(head, "As for ")) || len(head) > 120 {
			continue
		}
		rest, ok := strings.CutPrefix(main[at+1:], " ")
		if !ok || rest == "" || rest[0] < 'A' || rest[0] > 'Z' {
			continue
		}
		_, rest, _ = strings.Cut(rest[:min(len(rest), 60)], " ")
		for _, verb := range saying {
			if strings.HasPrefix(rest, verb) {
				r := analyzer.Found(analyzer.V("got", 1, "charset", c.Page.Charset), analyzer.Evidence{Quote: main[at-len(head) : min(len(main), at+40)]})
				r.Loss, r.Confidence = 0.25, 0.8
				return r
			}
		}
	}
	return analyzer.Result{}
}

func damaged(s string) bool {
	for _, m := range misread {
		if strings.Contains(s, m) {
			return true
		}
	}
	return false
}
