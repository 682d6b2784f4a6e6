package trust

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// unsourcedStatistic finds numbers about the world that no reader can check: studies and statistics without a name, ratios such as
// 1:50, shares of people and companies. What the company says of its own prices, staff and work is no statistic.
func unsourcedStatistic(c *analyzer.Context) analyzer.Result {
	p := c.Page
	if len(p.Claims) == 0 {
		return analyzer.Result{}
	}
	w := words{c.Params.Strings("study"), c.Params.Strings("subject"), c.Params.Strings("own")}
	cites := -1 // not looked yet
	var evidence []analyzer.Evidence
	for i := range p.Claims {
		claim := &p.Claims[i]
		text := caseNames.Replace(strings.ToLower(claim.Text))
		switch {
		case !w.statistic(text), onlyYears(text), namedBefore(claim.Text):
			continue
		case claim.Sourced:
			if !vague(claim.Text) {
				continue
			}
			if cites < 0 {
				cites = outsideLinks(p)
			}
			if cites > 0 {
				continue
			}
		}
		evidence = append(evidence, analyzer.Evidence{Quote: claim.Text})
	}
	if len(evidence) == 0 {
		return analyzer.Result{}
	}
	return analyzer.Result{
		Status: analyzer.Fail, Loss: min(1, 0.4+0.2*float64(len(evidence))), Confidence: 0.8, Count: len(evidence),
		Values: analyzer.V("got", evidence[0].Quote), Evidence: evidence,
	}
}

// caseNames takes away the names of case studies: their numbers are the company's own.
var caseNames = strings.NewReplacer("case study", "", "case studies", "", "fallstudie", "", "étude de cas", "", "études de cas", "", "estudio de caso", "")

// words are the lists that tell a statistic: names of studies, whom shares are of, and words for the company itself.
type words struct{ study, subject, own []string }

// statistic reports whether a sentence in lower case states a number about others.
func (w *words) statistic(s string) bool {
	if ratio(s) {
		return true
	}
	if holds(s, w.own) && stands(s, w.own, true) {
		return false
	}
	return holds(s, w.study) || strings.ContainsAny(s, "%％") && holds(s, w.subject)
}

// holds reports whether one of the words stands in s; Latin words must begin a word.
func holds(s string, list []string) bool { return analyzer.Says(s, list) }

// stands reports whether one of the words stands in s. Latin words must begin a word and, when whole, end it too.
func stands(s string, list []string, whole bool) bool {
	for _, w := range list {
		for at := 0; ; at++ {
			i := strings.Index(s[at:], w)
			if i < 0 {
				break
			}
			at += i
			if w[0] >= utf8.RuneSelf {
				return true
			}
			before, _ := utf8.DecodeLastRuneInString(s[:at])
			after, _ := utf8.DecodeRuneInString(s[at+len(w):])
			if !unicode.IsLetter(before) && !(whole && unicode.IsLetter(after)) {
				return true
			}
		}
	}
	return false
}

// ratio reports whether a ratio of one to ten or more is written in s: 1:50. Scales and proportions of drawings have words around them
// that no list knows, so only sentences on money count.
func ratio(s string) bool {
	i := strings.Index(s, "1:")
	if i < 0 {
		if i = strings.Index(s, "1："); i < 0 {
			return false
		}
	}
	if i > 0 && (s[i-1] >= '0' && s[i-1] <= '9' || s[i-1] == '.' || s[i-1] == ':') {
		return false
	}
	rest := strings.TrimLeft(s[i+1:], ":： ")
	n := 0
	for n < len(rest) && rest[n] >= '0' && rest[n] <= '9' {
		n++
	}
	if n < 2 {
		return false
	}
	for _, money := range [...]string{"return", "roi", "profit", "invest", "input", "output", "ertrag", "gewinn", "rendite", "bénéfice", "rendement", "beneficio", "inversión", "投入", "产出", "回报", "利润", "收益", "投資", "回報"} {
		if strings.Contains(s, money) {
			return true
		}
	}
	return false
}

// vagueSources are words that stand in place of a source. What follows them may still name one.
var vagueSources = [...]string{"according to statistics", "according to foreign statistics", "according to studies", "according to research", "according to surveys",
	"according to experts", "laut statistik", "laut umfrage", "laut studie", "selon les statistiques", "selon des études", "según estadísticas", "según estudios",
	"据统计", "據統計", "据不完全统计", "据调查", "據調查", "数据显示", "研究表明", "调查显示"}

// vague reports whether the source of a sentence is nobody: "according to statistics", 据统计, laut Statistik. A quoted title, the mark of
// a footnote or a name behind the words is one.
func vague(s string) bool {
	if strings.ContainsAny(s, "[《¹²：") {
		return false
	}
	s = strings.ToLower(s)
	for _, w := range vagueSources {
		i := strings.Index(s, w)
		if i < 0 {
			continue
		}
		if w[0] >= utf8.RuneSelf && i > 0 && !strings.HasSuffix(s[:i], "，") && !strings.HasSuffix(s[:i], "。") && !strings.HasPrefix(w, "据") && !strings.HasPrefix(w, "據") {
			return false // 国家统计局数据显示
		}
		rest := s[i+len(w):]
		for _, name := range [...]string{"局", "部", "公司", " by ", " from ", " of ", " de", " von ", " der ", " du "} {
			if strings.HasPrefix(rest, name) {
				return false
			}
		}
		return true
	}
	return false
}

// outsideLinks counts the links of the content to other sites: each may be a source.
func outsideLinks(p *page.Page) int {
	n := 0
	for i := range p.Links {
		if l := &p.Links[i]; !l.Internal && l.Kind == "http" && l.Region == page.Main {
			n++
		}
	}
	return n
}
