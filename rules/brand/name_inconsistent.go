package brand

import (
	"fmt"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// Bounds of what is kept.
const (
	maxForms     = 40
	maxNameBytes = 60
)

// nameInconsistent looks for the letters of the site's name in titles, structured data, og:site_name and the main text,
// whatever their case and however they are parted, and counts the forms. Capitals throughout are a matter of design, and
// small letters throughout are an address or an ordinary word; neither is a spelling. A site that nothing names may name itself in
// its text: whoever thinks and believes there again and again is taken for the company.
func nameInconsistent(s *analyzer.Site, p analyzer.Params) analyzer.SiteCheck {
	key := bare(s.Name)
	if utf8.RuneCountInString(key) < 4 || len(s.Name) > maxNameBytes || strings.ContainsFunc(key, func(r rune) bool { return r >= 0x2E80 }) {
		key = "" // too short to be told from other words, or of a script without case and spaces
	}
	c := &spellings{site: s, params: p, verbs: p.Strings("speaks"), forms: map[string]*spelling{}}
	c.seek(key)
	return c
}

// seek sets the name to look for.
func (s *spellings) seek(key string) {
	s.key = key
	s.first, _ = utf8.DecodeRuneInString(key)
}

type spellings struct {
	site   *analyzer.Site
	params analyzer.Params
	verbs  []string // after which a company that speaks of itself by name is found
	guess  bool     // the name is such a company's
	key    string   // letters of the name in lower case
	first  rune
	forms  map[string]*spelling
}

type spelling struct {
	form  string
	count int
	page  int32 // first page with it
}

func (s *spellings) Page(i int32, p *page.Page) {
	if s.key == "" && s.site.Name == "" {
		s.seek(speaker(p.Text.Main, s.verbs))
		s.guess = true
	}
	if s.key == "" {
		return
	}
	s.read(i, p.Title.Text)
	s.read(i, p.OpenGraph.Get("site_name"))
	for k := range p.Structured {
		if organisation(p.Structured[k].Type) {
			s.read(i, p.Structured[k].Properties.Get("name"))
		}
	}
	s.read(i, p.Text.Main)
}

// read counts the forms of the name in text. It is linear: every place that begins like the name is followed for the
// length of the name at most.
func (s *spellings) read(i int32, text string) {
	end := -1 // of the form before
	for at := 0; ; {
		k := s.begins(text[at:])
		if k < 0 {
			return
		}
		at += k
		if before, _ := utf8.DecodeLastRuneInString(text[:at]); at != end && (before >= 0x2E80 || at == 0 || !unicode.IsLetter(before) && !unicode.IsDigit(before) && !strings.ContainsRune("@./_-", before)) {
			if n := matchName(text[at:], s.key); n > 0 {
				s.add(i, text[at:at+n])
				at += n
				end = at
				continue
			}
		}
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
	}
}

// begins is the first place with the first letter of the name, in either case; -1 for none.
func (s *spellings) begins(text string) int {
	if s.first >= utf8.RuneSelf || s.first < 'a' || s.first > 'z' {
		return strings.IndexFunc(text, func(r rune) bool { return unicode.ToLower(r) == s.first })
	}
	first := byte(s.first)
	for i := 0; i < len(text); i++ {
		if text[i]|0x20 == first {
			return i
		}
	}
	return -1
}

// matchName is the length of the form of the name that text begins with, 0 for none: its letters in any case, parted by
// at most one space or hyphen, ending where a word ends and no address goes on.
func matchName(text, key string) int {
	at, parted := 0, false
	for key != "" {
		if at == len(text) {
			return 0
		}
		r, size := utf8.DecodeRuneInString(text[at:])
		want, wide := utf8.DecodeRuneInString(key)
		switch {
		case unicode.ToLower(r) == want:
			key, parted = key[wide:], false
		case at > 0 && !parted && (r == ' ' || r == '-' || r == '\u00a0' || r == '&' || r == '\''):
			parted = true
		default:
			return 0
		}
		at += size
	}
	next, size := utf8.DecodeRuneInString(text[at:])
	if next < 0x2E80 && (unicode.IsLetter(next) || unicode.IsDigit(next)) || next == '@' || next == '_' || next == '/' {
		return 0
	}
	if after, _ := utf8.DecodeRuneInString(text[at+size:]); (next == '.' || next == '-') && (unicode.IsLetter(after) || unicode.IsDigit(after)) {
		return 0
	}
	return at
}

func (s *spellings) add(i int32, form string) {
	form = strings.ReplaceAll(form, "\u00a0", " ")
	if !strings.ContainsFunc(form, unicode.IsUpper) || !strings.ContainsFunc(form, unicode.IsLower) {
		return
	}
	if f, ok := s.forms[form]; ok {
		f.count++
		return
	}
	if len(s.forms) < maxForms {
		form = strings.Clone(form)
		s.forms[form] = &spelling{form, 1, i}
	}
}

func (s *spellings) Findings() []analyzer.Finding {
	forms := make([]*spelling, 0, len(s.forms))
	total := 0
	for _, f := range s.forms {
		forms = append(forms, f)
		total += f.count
	}
	if len(forms) < s.params.Int("forms") {
		return nil
	}
	sort.Slice(forms, func(i, j int) bool {
		if forms[i].count != forms[j].count {
			return forms[i].count > forms[j].count
		}
		return forms[i].form < forms[j].form
	})
	minority := total - forms[0].count
	if float64(minority) <= s.params.Number("share")*float64(total) {
		return nil
	}
	f := analyzer.Finding{Loss: min(1, 0.4+float64(minority)/float64(total)), Count: len(forms)}
	if s.guess {
		f.Confidence = 0.5
	}
	var shown []string
	for _, sp := range forms {
		if len(shown) < 8 {
			shown = append(shown, sp.form)
		}
		f.Evidence = append(f.Evidence, analyzer.Evidence{Quote: fmt.Sprintf("%s (%d×)", sp.form, sp.count), URL: s.site.Nodes[sp.page].URL})
	}
	f.Values = analyzer.V("got", len(forms), "forms", shown)
	return []analyzer.Finding{f}
}

// bare is the letters and digits of s in lower case.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}
