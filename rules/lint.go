package rules

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"github.com/siteassay/assay/analyzer"
)

// A Doubt is what an editor would ask about a rule that works: wording that says nothing, a check that has no guard.
type Doubt struct {
	Rule  string
	Where string // text.en.fix, examples, weight
	Msg   string // one sentence without a full stop
}

// Lint lists what is doubtful in a rule that loads: nothing in it stops a rule from running. It asks for what a reader
// of the report needs (words that can be checked and acted upon) and for what keeps a rule from crying wolf (guards).
func (s *Set) Lint(r *analyzer.Rule) []Doubt {
	l := &linter{set: s, rule: r, check: s.checks[r.ID]}
	for _, lang := range r.Wording {
		l.wording(lang)
	}
	l.languages()
	l.guards()
	l.quotes()
	l.weighed()
	return l.doubts
}

type linter struct {
	set    *Set
	rule   *analyzer.Rule
	check  *check
	doubts []Doubt
}

func (l *linter) doubt(where, format string, args ...any) {
	l.doubts = append(l.doubts, Doubt{l.rule.ID, where, fmt.Sprintf(format, args...)})
}

// vague are words that praise or blame without saying what, by language. They are whole words in English.
var vague = map[string]*regexp.Regexp{
	"en": regexp.MustCompile(`(?i)\b(bad|poor|poorly|suboptimal|sub-optimal|optimi[sz]e[ds]?|optimi[sz]ation|improved?|improves|enhance[ds]?|appropriate|appropriately|proper|properly|best practices?|user[- ]friendly|as needed|etc)\b`),
	"zh": regexp.MustCompile(`优化|改善|完善|提升一下|不好|不佳|较差|良好|合适的|适当|合理|规范化|等等|用户体验`),
}

// someone are the people and the losses that a reason speaks of.
var someone = map[string]*regexp.Regexp{
	"en": regexp.MustCompile(`(?i)\b(visitors?|buyers?|customers?|guests?|searchers?|readers?|clients?|people|patients?|tenants?|parents?|applicants?|users?|nobody|no one|who|whoever|they|you|search engines?|google|baidu|browsers?|court|law|fines?|los[es]|loses|lost|leaves?|costs?|doubts?|trusts?|misses|phones?|asks?|elsewhere|competitors?)\b`),
	"zh": regexp.MustCompile(`访客|买家|客户|顾客|客人|用户|读者|患者|家长|用人|没有人|没人|人们|谁|搜索|百度|浏览器|法|罚|流失|损失|离开|放弃|怀疑|信任|错过|转向|别处|竞争|打电话`),
}

// wording looks at the texts of one language.
func (l *linter) wording(lang string) {
	t := l.rule.Text[lang]
	for _, x := range []struct{ key, text string }{{"title", t.Title}, {"failure", t.Failure}, {"why", t.Why}, {"fix", t.Fix}, {"message", t.Message}} {
		where := "text." + lang + "." + x.key
		bare := x.text
		for _, p := range placeholders(x.text) {
			bare = strings.ReplaceAll(bare, "{"+p+"}", "")
		}
		if word := vague[lang].FindString(bare); word != "" {
			l.doubt(where, "%q says nothing that can be seen or done; name it", word)
		}
		if han := hanShare(bare); lang == "zh" && han == 0 && bare != "" && hasLetter(bare) {
			l.doubt(where, "there is no Chinese in it")
		} else if lang == "en" && han > 0.5 {
			l.doubt(where, "it is not English")
		}
	}
	if t.Why != "" && !someone[lang].MatchString(t.Why) {
		l.doubt("text."+lang+".why", "nobody loses anything in it; say what the visitor does, or what it costs the owner")
	}
	if t.Why == t.Failure || t.Why == t.Fix {
		l.doubt("text."+lang+".why", "it repeats another text")
	}
	if t.Title == t.Failure {
		l.doubt("text."+lang+".title", "it is the good state, and says the same as the fault")
	}
	if len(placeholders(t.Message)) == 0 {
		l.doubt("text."+lang+".message", "it says the same on every page; print what was found: {got}, {count} or one of values")
	}
	if wordCount(t.Fix) < 4 {
		l.doubt("text."+lang+".fix", "too short to act upon; say what to do, and where on the page")
	}
}

// languages looks for examples in the languages whose words the rule claims to know.
func (l *linter) languages() {
	r := l.rule
	for _, lang := range r.Languages {
		if lang == "zh" && !containsHan(r) {
			l.doubt("examples", "the rule claims to know Chinese, and no example is Chinese")
		}
	}
}

// guards asks what keeps the rule from false alarms.
func (l *linter) guards() {
	r, silent, reporting := l.rule, 0, 0
	for i := range r.Examples {
		switch e := &r.Examples[i]; {
		case len(e.Fails) > 0:
			reporting++
		case !e.Unknown:
			silent++
		}
	}
	if silent < 2 {
		l.doubt("examples", "one silent example shows the good case; add the tempting one, which looks wrong and is right")
	}
	if reporting == 0 {
		l.doubt("examples", "nothing is reported in any example")
	}
	if r.Page != nil && len(r.Types) == 0 && l.check != nil && l.check.applies == nil {
		l.doubt("applies", "it judges every page, the imprint, the cart and error pages too; name types, or say when it applies")
	}
}

// quotes looks at what the client would be shown: a number alone cannot be found on a page.
func (l *linter) quotes() {
	if l.check != nil && l.check.collect != nil { // it quotes by itself, with the page
		return
	}
	for i := range l.rule.Examples {
		e := &l.rule.Examples[i]
		if len(e.Fails) == 0 {
			continue
		}
		t := newTrial(l.set, l.rule)
		if t.check(e) != nil {
			return // the example itself is to be mended first
		}
		for _, f := range t.findings {
			for _, v := range f.Evidence {
				if strings.Trim(v.Quote, "0123456789.,") == "" && v.Selector == "" {
					l.doubt("evidence", "the quote %q cannot be found on the page; quote words of the page, or add a selector", v.Quote)
					return
				}
			}
		}
	}
}

// weighed looks at weight and severity, which must tell the same story.
func (l *linter) weighed() {
	switch r := l.rule; {
	case r.Weight == 0 && r.Severity == analyzer.Error:
		l.doubt("weight", "an error that costs nothing; give it a weight, or make it a notice")
	case r.Weight >= 8 && r.Severity == analyzer.Notice:
		l.doubt("severity", "a notice that weighs as much as a broken order form")
	}
}

func containsHan(r *analyzer.Rule) bool {
	for i := range r.Examples {
		if hanShare(r.Examples[i].HTML+r.Examples[i].Site) > 0 {
			return true
		}
	}
	return false
}

// hanShare is the share of Chinese characters among the letters of s.
func hanShare(s string) float64 {
	han, letters := 0, 0
	for _, r := range s {
		if unicode.Is(unicode.Han, r) {
			han++
		}
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return float64(han) / float64(max(1, letters))
}

func hasLetter(s string) bool { return strings.ContainsFunc(s, unicode.IsLetter) }
