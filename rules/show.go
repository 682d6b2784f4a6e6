package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// labels name the lines of Show by report language.
var labels = map[string]map[string]string{
	"en": {"failure": "Fault", "title": "Good", "why": "Why", "fix": "Fix", "message": "Message", "scope": "Scope",
		"category": "Category", "severity": "Severity", "weight": "Weight", "gate": "Gate", "owner": "Owner",
		"effort": "Effort", "remedy": "Remedy", "params": "Parameters", "types": "Page types", "languages": "Languages",
		"functions": "Functions", "covers": "Covers", "since": "Since", "refs": "References", "file": "File",
		"examples": "Examples"},
	"zh": {"failure": "问题", "title": "正确状态", "why": "原因", "fix": "改法", "message": "提示", "scope": "范围",
		"category": "类别", "severity": "严重程度", "weight": "权重", "gate": "一票否决", "owner": "负责人",
		"effort": "工作量", "remedy": "处理方式", "params": "参数", "types": "页面类型", "languages": "语言",
		"functions": "营销职能", "covers": "对应检查项", "since": "起始版本", "refs": "参考", "file": "文件",
		"examples": "示例"},
}

// phrases are what Show says behind some labels.
var phrases = map[string]map[string]string{
	"en": {"site": "the whole site", "page": "each page", "gated": "a confirmed finding makes the page worth nothing",
		"reported": "reported", "unknown": "cannot tell"},
	"zh": {"site": "整个网站", "page": "每个页面", "gated": "一旦确认，该页面得零分", "reported": "会报告", "unknown": "无法判断"},
}

// Show writes one rule as readable text, for `assay rules show ID`. Another language than Languages reads English.
func Show(r *analyzer.Rule, lang string) string {
	if labels[lang] == nil {
		lang = Languages[0]
	}
	l, t := labels[lang], r.Text[lang]
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n", r.ID)
	wide := 0
	for _, name := range l {
		wide = max(wide, page.Width(name))
	}
	line := func(key, value string) {
		if value != "" {
			fmt.Fprintf(&b, "  %s%s  %s\n", l[key], strings.Repeat(" ", wide-page.Width(l[key])), value)
		}
	}
	fill := func(s string) string { return Render(r, lang, s, nil) }
	line("failure", fill(t.Failure))
	line("title", fill(t.Title))
	line("why", fill(t.Why))
	line("fix", fill(t.Fix))
	line("message", t.Message)
	line("scope", phrases[lang][scopeOf(r)])
	line("category", r.Category)
	line("severity", string(r.Severity))
	line("weight", shown(r.Weight))
	if r.Gate {
		line("gate", phrases[lang]["gated"])
	}
	line("owner", r.Owner)
	line("effort", r.Effort)
	line("remedy", r.Remedy)
	line("params", strings.Join(paramList(r), ", "))
	line("types", joined(r.Types))
	line("languages", joined(r.Languages))
	line("functions", joined(r.Functions))
	line("covers", joined(r.Covers))
	line("since", r.Since)
	for _, ref := range r.Refs {
		line("refs", ref)
	}
	line("file", r.File)
	for _, e := range r.Examples {
		line("examples", e.Name+outcome(&e, lang))
	}
	return b.String()
}

func scopeOf(r *analyzer.Rule) string {
	if r.Site != nil {
		return "site"
	}
	return "page"
}

// outcome says in brackets what an example comes to; nothing for a silent one.
func outcome(e *analyzer.Example, lang string) string {
	said := phrases[lang]["reported"]
	opening, colon, closing, joint := " (", ": ", ")", "; "
	if lang == "zh" {
		opening, colon, closing, joint = "（", "：", "）", "；"
	}
	switch {
	case len(e.Fails) > 0:
		said += colon + strings.Join(e.Fails, joint)
	case e.Unknown:
		said = phrases[lang]["unknown"]
	default:
		return ""
	}
	return opening + said + closing
}

// paramList writes the parameters by name.
func paramList(r *analyzer.Rule) []string {
	params := make([]string, 0, len(r.Params))
	for name, v := range r.Params {
		params = append(params, name+" = "+shown(v))
	}
	slices.Sort(params)
	return params
}

func joined[T ~string](list []T) string {
	ss := make([]string, len(list))
	for i, v := range list {
		ss[i] = string(v)
	}
	return strings.Join(ss, ", ")
}
