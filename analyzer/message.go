package analyzer

import (
	"math"
	"strconv"
	"strings"
)

// Fill replaces the placeholders of a wording: {name} is the value of that name, else the rule's parameter. Numbers and
// lists are written as readers of lang write them. A placeholder without a value stays as it is: the loader refuses such rules.
func Fill(lang, wording string, values Values, params Params) string {
	if !strings.Contains(wording, "{") {
		return wording
	}
	var b strings.Builder
	for {
		i := strings.IndexByte(wording, '{')
		if i < 0 {
			break
		}
		j := strings.IndexByte(wording[i:], '}')
		if j < 0 {
			break
		}
		b.WriteString(wording[:i])
		name := wording[i+1 : i+j]
		if v, ok := values.get(name); ok {
			b.WriteString(write(lang, v))
		} else if v, ok := params[name]; ok {
			b.WriteString(write(lang, v))
		} else {
			b.WriteString(wording[i : i+j+1])
		}
		wording = wording[i+j+1:]
	}
	b.WriteString(wording)
	return b.String()
}

func (vs Values) get(name string) (any, bool) {
	for _, v := range vs {
		if v.Name == name {
			return v.Any, true
		}
	}
	return nil, false
}

// Message is what a finding says in lang. {count} is the number of occurrences unless the values name it.
func (r *Rule) Message(lang string, f *Finding) string {
	values := f.Values
	if _, ok := values.get("count"); !ok {
		values = append(values[:len(values):len(values)], Value{"count", f.Count})
	}
	return Fill(lang, r.Text[lang].Message, values, r.Params)
}

// Term is a value that is a word of ours and not of the site: it is written in the language of the report. It is a string, so that it
// can be stored like any other value, or stand in a list of them.
func Term(en, zh string) string { return en + termMark + zh }

// termMark parts the languages of a Term. It is a control character, which no text of a page holds.
const termMark = "\x1f"

// spoken is a Term in a language, and any other text as it is.
func spoken(lang, s string) string {
	en, zh, both := strings.Cut(s, termMark)
	if both && lang == "zh" {
		return zh
	}
	return en
}

// write prints one value for a reader of lang.
func write(lang string, v any) string {
	switch v := v.(type) {
	case string:
		return spoken(lang, v)
	case int:
		return number(lang, float64(v))
	case int64:
		return number(lang, float64(v))
	case float64:
		return number(lang, v)
	case bool:
		return strconv.FormatBool(v)
	case []string:
		words := make([]string, len(v))
		for i, s := range v {
			words[i] = spoken(lang, s)
		}
		if lang == "zh" {
			return strings.Join(words, "、")
		}
		return strings.Join(words, ", ")
	}
	return ""
}

// number writes at most two decimals, without trailing zeros; English groups thousands, Chinese does not.
func number(lang string, f float64) string {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return "?"
	}
	s := strconv.FormatFloat(f, 'f', 2, 64)
	s = strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
	if lang != "en" {
		return s
	}
	whole, frac, _ := strings.Cut(s, ".")
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "-", whole[1:]
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if frac != "" {
		whole += "." + frac
	}
	return sign + whole
}
