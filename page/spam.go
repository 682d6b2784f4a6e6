package page

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// Scores of the signs that one page can show, from domain.md 4.2. Each is the probability that a page with this sign
// alone carries content that its owner did not write.
const (
	scoreTopic      = 0.35
	scoreTitleWords = 0.45
	scoreTitleForm  = 0.20
	scoreEntities   = 0.35
	scoreSwap       = 0.40
	scoreScript     = 0.30
	scoreGloss      = 0.45
	scoreNoise      = 0.30
	scoreRandomTags = 0.45
	scoreOffTopic   = 0.35
	scoreCloak      = 0.40
	scoreDomain     = 0.20
)

// SpamProbability fuses the signs that the page alone shows, see FuseSigns.
func (s *Signals) SpamProbability() (p float64, families int) { return FuseSigns(s.Spam) }

// FuseSigns fuses signs of foreign content: 1 − Π(1 − s) with the highest score of each family. Injection is confirmed at 0.8
// with two families or more, suspected from 0.5.
func FuseSigns(signs []Signal) (p float64, families int) {
	clean := 1.0
	for i := range signs {
		best, first := signs[i].Score, true
		for k := range signs {
			if signs[k].Family != signs[i].Family {
				continue
			}
			first = first && k >= i
			best = max(best, signs[k].Score)
		}
		if first {
			families++
			clean *= 1 - min(max(best, 0), 1)
		}
	}
	return 1 - clean, families
}

// spam measures the signs of section 4 that one page alone can show. Cheap tests come first; tables are read only when
// the text calls for them.
func (o *outline) spam(p *Page) []Signal {
	var signs []Signal
	add := func(family, name string, score float64, quote string) {
		signs = append(signs, Signal{Family: family, Name: name, Score: score, Quote: strings.Clone(clip(quote, 160))})
	}
	o.titleSpam(p, add)
	if p.Title.Text != "" {
		if quote, ok := scriptMismatch(p.Title.Text, p.Text.Main); ok {
			add("S", "script", scoreScript, quote)
		}
	}
	if o.disguise.gloss != "" {
		add("B", "gloss", scoreGloss, o.disguise.gloss)
	}
	if o.noisy() {
		add("B", "noise", scoreNoise, o.noiseQuote(p))
	}
	if quote, ok := o.randomTags(); ok {
		add("B", "random-id-tags", scoreRandomTags, quote)
	}
	if o.wide && p.Language == "zh" {
		if quote, ok := rareHan(p.Text.Main); ok {
			add("B", "rare-han", scoreNoise, quote)
		}
	}
	o.linkSpam(p, add)
	o.scriptSpam(p, add)
	if quote, ok := o.foreignCredit(p); ok {
		add("G", "domain", scoreDomain, quote)
	} else if quote, ok := o.foreignCopyright(p); ok {
		add("G", "copyright", scoreDomain, quote)
	}
	return signs
}

// titleSpam measures the title against the text and against the lists of spam words. A page whose text is on the topic
// of its title is not injected, whatever the topic.
func (o *outline) titleSpam(p *Page, add func(family, name string, score float64, quote string)) {
	title := p.Title.Text
	if title == "" {
		return
	}
	segments := splitTitle(title)
	coverage := p.Text.TitleCoverage
	if coverage >= 0.15 && o.repeatsTitle(p) {
		coverage = coverageBeside(p)
	}
	off := coverage >= 0 && coverage < 0.4
	if len(segments) >= 4 && coverage >= 0 && coverage < 0.15 && p.Text.Words >= 50 {
		add("T", "topic", scoreTopic, title)
	}
	if off {
		texts := [...]string{title, p.Description.Text, firstHeading(p)}
		for k, text := range texts {
			if text != "" && (k != 1 || text != title) && o.lexicon.spamWords(text) >= 2 {
				add("T", "lexicon", scoreTitleWords, text)
				break
			}
		}
	}
	if off && p.Title.Width > 120 && len(segments) > 6 {
		add("T", "form", scoreTitleForm, title)
	}
	if entityCoded(o.src.Body) {
		add("T", "entity-coded", scoreEntities, title)
	}
}

func firstHeading(p *Page) string {
	for i := range p.Headings {
		if p.Headings[i].Level == 1 {
			return p.Headings[i].Text
		}
	}
	return ""
}

// splitTitle are the parts of a title between separators.
func splitTitle(title string) []string {
	return strings.FieldsFunc(title, func(r rune) bool {
		switch r {
		case '_', '|', '-', ',', '，', '、', '—', '–', '·', '/', '丨', '｜':
			return true
		}
		return false
	})
}

// entityCoded reports whether the title is written in numeric character references while the body is not.
func entityCoded(body []byte) bool {
	head := body[:min(len(body), 8192)]
	at := bytes.Index(head, []byte("<title"))
	if at < 0 {
		return false
	}
	end := bytes.Index(head[at:], []byte("</title"))
	if end < 0 {
		return false
	}
	title := head[at : at+end]
	refs := bytes.Count(title, []byte("&#"))
	if refs < 6 {
		return false
	}
	plain := 0
	for i := bytes.IndexByte(title, '>') + 1; i < len(title); i++ {
		if title[i] == '&' {
			if semi := bytes.IndexByte(title[i:], ';'); semi > 0 && semi < 10 {
				i += semi
				continue
			}
		}
		if title[i] > ' ' && utf8.RuneStart(title[i]) {
			plain++
		}
	}
	return refs*10 >= (refs+plain)*7 && bytes.Count(body, []byte("&#")) < 4*refs
}
