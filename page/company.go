package page

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// companyForms is the legal forms that end a Western company name, as they are written.
var companyForms = []string{"GmbH & Co. KG", "GmbH", "mbH", "UG (haftungsbeschränkt)", "AG", "OHG", "e.K.", "e. K.", "eG", "Ltd.", "Ltd", "Limited", "LLC", "Inc.", "Inc", "Corp.",
	"PLC", "plc", "LLP", "SARL", "S.A.R.L.", "SAS", "SASU", "EURL", "S.A.", "S.L.", "S.L.U.", "SL", "B.V.", "N.V.", "S.r.l.", "S.p.A.", "Pty Ltd", "Pvt. Ltd.", "Sdn Bhd", "Co., Ltd.", "Co.,Ltd."}

// hanForms is the legal forms that end a Chinese one.
var hanForms = [...]string{"有限公司", "有限责任公司", "股份公司"}

// companyNames takes the legal names printed on the page.
func (b *business) companyNames(c *Contacts) {
	for k, form := range hanForms {
		if b.mentions(&hanFormMentions, k) {
			b.hanNames(c, form)
		}
	}
	for k, form := range companyForms {
		if b.mentions(&formMentions, k) {
			b.latinNames(c, form)
		}
	}
}

// hanNames finds the names that end with a Chinese legal form.
func (b *business) hanNames(c *Contacts, form string) {
	body := b.body
	for at := 0; len(c.Names) < maxNames; {
		k := strings.Index(body[at:], form)
		if k < 0 {
			return
		}
		end := at + k + len(form)
		start := at + k
		n := 0
		for start > at && n < 24 {
			r, size := utf8.DecodeLastRuneInString(body[at:start])
			if !isHan(r) && r != '（' && r != '）' && r != '(' && r != ')' {
				break
			}
			start -= size
			n++
		}
		if r, _ := utf8.DecodeLastRuneInString(body[:start]); r >= '0' && r <= '9' { // 2020年成立的…, 5月1日…
			start += len(body[start:end]) - len(strings.TrimLeft(body[start:end], "年月日号"))
		}
		at = end
		name := cutHanName(body[start:end])
		if runes := utf8.RuneCountInString(name); runes < utf8.RuneCountInString(form)+3 || runes > 28 {
			continue
		}
		if strings.HasPrefix(name, "我们") || strings.Contains(name, "一家") || strings.HasPrefix(name, "该") || strings.HasPrefix(name, "某") {
			continue // a sentence about companies
		}
		c.Names = appendDistinct(c.Names, name, maxNames)
	}
}

// cutHanName cuts what is written before a name without a space.
func cutHanName(s string) string {
	for _, word := range [...]string{"版权所有", "技术支持", "欢迎访问", "欢迎光临", "欢迎来到", "关于", "联系", "公司名称", "单位名称", "主办单位", "承办", "归", "本站由", "由", "是", "为", "与", "和", "在", "的", "即", "选择", "来自", "属于", "现为", "原名"} {
		if k := strings.LastIndex(s, word); k >= 0 && k < len(s)-len("有限公司")-9 {
			rest := s[k+len(word):]
			if short(word) && k > 12 && !strings.ContainsAny(word, "的由是") {
				continue // a part of the name
			}
			s = rest
		}
	}
	return strings.Trim(s, "（）()")
}

func short(word string) bool { return utf8.RuneCountInString(word) == 1 }

// latinNames finds the names that end with a Western legal form: the capitalised words before it.
func (b *business) latinNames(c *Contacts, form string) {
	body := b.body
	for at := 0; len(c.Names) < maxNames; {
		k := strings.Index(body[at:], form)
		if k < 0 {
			return
		}
		from := at + k
		at = from + len(form)
		if from == 0 || body[from-1] != ' ' && body[from-1] != ',' || wordFollows(body, at) {
			continue
		}
		start := from
		for n := 0; n < 6; n++ {
			head := strings.TrimRight(body[max(0, start-120):start], " ")
			j := strings.LastIndexAny(head, " \n\t\u00a0|©:;")
			word := head[j+1:]
			if j >= 0 {
				_, size := utf8.DecodeRuneInString(head[j:])
				word = head[j+size:]
			}
			if !nameWord(word) {
				break
			}
			start = max(0, start-120) + len(head) - len(word)
			if start == 0 || body[start-1] != ' ' {
				break
			}
		}
		name := strings.Trim(body[start:at], " ,-–|©")
		if len(name) <= len(form)+2 || len(name) > 90 || strings.TrimSpace(name[:len(name)-len(form)]) == "" {
			continue
		}
		if onlyForms(name) {
			continue
		}
		known := false
		for k, have := range c.Names {
			if strings.HasPrefix(have, name) || strings.HasSuffix(have, name) {
				known = true
			} else if strings.HasPrefix(name, have) {
				c.Names[k], known = strings.Clone(name), true
			}
		}
		if !known {
			c.Names = appendDistinct(c.Names, name, maxNames)
		}
	}
}

// onlyForms reports whether no word of a name is the company's own.
func onlyForms(name string) bool {
	for w := range strings.FieldsSeq(name) {
		switch strings.ToLower(strings.Trim(w, ".,()")) {
		case "pvt", "pty", "private", "co", "ltd", "limited", "inc", "llc", "company", "corp", "gmbh", "&", "kg", "sa", "sl":
		default:
			return false
		}
	}
	return true
}

func wordFollows(s string, at int) bool {
	r, _ := utf8.DecodeRuneInString(s[at:])
	return at < len(s) && isWordRune(r)
}

// nameWord reports whether a word may be a part of a company name: it begins with a capital or a digit, or joins two.
func nameWord(w string) bool {
	if w == "" || len(w) > 40 {
		return false
	}
	switch w {
	case "&", "and", "und", "et", "y", "of", "de", "la", "le", "e", "für", "-":
		return true
	}
	if last := w[len(w)-1]; last == '.' && len(w) > 4 || last == '!' || last == '?' {
		return false
	}
	switch strings.ToLower(strings.TrimRight(w, ",.")) {
	case "copyright", "by", "the", "die", "der", "das", "bei", "from", "at", "with", "von", "par", "por", "los", "las", "les":
		return false
	}
	if w[0] == '(' && w[len(w)-1] == ')' && len(w) > 2 { // Projects (India) Ltd
		w = w[1:]
	}
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}
