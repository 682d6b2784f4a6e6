package form

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// tooManyFields compares the number of fields with what the purpose of the form bears. Radio buttons of one question and
// the parts of a date are one field; consent boxes and codes against robots are none.
func tooManyFields(c *analyzer.Context) analyzer.Result {
	forms := 0
	worst := analyzer.Result{}
	for i := range c.Page.Forms {
		f := &c.Page.Forms[i]
		limit := 0
		switch f.Purpose {
		case "contact", "lead":
			limit = c.Params.Int("enquire")
		case "newsletter":
			limit = c.Params.Int("subscribe")
		case "register", "booking":
			limit = c.Params.Int("register")
		case "checkout", "order":
			limit = c.Params.Int("checkout")
		}
		if limit == 0 || len(f.Fields) == 0 {
			continue
		}
		forms++
		asked := questions(f)
		if len(asked) <= limit {
			continue
		}
		loss := min(1, float64(len(asked)-limit)/float64(limit))
		if loss > worst.Loss {
			worst = analyzer.Result{
				Status: analyzer.Fail, Loss: loss, Count: len(asked),
				Values:   analyzer.V("got", len(asked), "limit", limit),
				Evidence: []analyzer.Evidence{{Quote: strings.Join(asked, " · "), Selector: f.Selector}},
			}
		}
	}
	if forms == 0 {
		return analyzer.None()
	}
	return worst
}

// questions lists what a visitor has to think about, in order.
func questions(f *page.Form) []string {
	var asked []string
	seen := map[string]bool{}
	for i := range f.Fields {
		d := &f.Fields[i]
		if !visible(d) || d.Type == "checkbox" || captcha(d) {
			continue
		}
		key := strings.ToLower(d.Name)
		if d.Type != "radio" {
			key = datePart(key)
		}
		if key != "" {
			if seen[key] {
				continue
			}
			seen[key] = true
		}
		asked = append(asked, called(d))
	}
	return asked
}

// captcha reports whether the field asks for a code against robots.
func captcha(f *page.Field) bool {
	s := strings.ToLower(f.Name + " " + f.Label + " " + f.Placeholder)
	for _, part := range [...]string{"captcha", "verify", "vcode", "yzm", "checkcode", "验证码", "驗證碼", "校验码"} {
		if strings.Contains(s, part) {
			return true
		}
	}
	return false
}

// datePart is the name without day, month or year, so that the parts of one date share it; other names get their own.
func datePart(name string) string {
	for _, part := range [...]string{"day", "month", "year", "dd", "mm", "yyyy"} {
		for _, mark := range [...]string{"_", "-", "["} {
			if s, ok := strings.CutSuffix(strings.TrimSuffix(name, "]"), mark+part); ok {
				return s + " date"
			}
		}
	}
	return name
}
