package page

import (
	"strings"
	"unicode/utf8"
)

// provinces is the characters that stand for China's provinces in filing numbers.
const provinces = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"

// filings takes the numbers under which a site or company is registered: ICP, public security, credit code, register.
func (b *business) filings(c *Contacts) {
	if b.wide {
		b.chineseFilings(c)
	}
	c.Licence = b.licence()
}

func (b *business) chineseFilings(c *Contacts) {
	if k := strings.Index(b.body, "ICP"); k >= 0 {
		c.ICP = icp(b.body, "ICP")
	}
	if c.ICP == "" {
		c.ICP = icp(b.body, "icp")
	}
	if c.ICP != "" {
		for k := range b.hrefs() {
			if h := &b.links[k]; under(h.host, "beian.miit.gov.cn") || under(h.host, "miitbeian.gov.cn") {
				c.ICPLinked = true
				break
			}
		}
	}
	c.PSB = psb(b.body)
}

// icp is the first filing or licence number with the mark, spaces left out: 京ICP备12345678号-1, 京ICP证123456号.
func icp(s, mark string) string {
	for at := 0; ; {
		k := strings.Index(s[at:], mark)
		if k < 0 {
			return ""
		}
		at += k
		before := strings.TrimRight(s[:at], " \u00a0\u3000")
		at += len(mark)
		province, _ := utf8.DecodeLastRuneInString(before)
		if !strings.ContainsRune(provinces, province) {
			province = 0
		}
		rest := trimLeft(s[at:])
		var kind string
		for _, w := range [...]string{"备案号", "备案", "备", "证"} {
			if strings.HasPrefix(rest, w) {
				kind, rest = w[:len("备")], trimLeft(strings.TrimLeft(rest[len(w):], ":："))
				break
			}
		}
		if kind == "" {
			continue
		}
		if province == 0 { // ICP备案：京ICP备… is found at its second mark
			if r, _ := utf8.DecodeRuneInString(rest); strings.ContainsRune(provinces, r) {
				continue
			}
		}
		digits, rest := takeDigits(strings.TrimPrefix(strings.TrimPrefix(rest, "字"), "第"))
		if len(digits) < 6 || len(digits) > 10 {
			continue
		}
		number := "ICP" + kind + digits + "号"
		if province != 0 {
			number = string(province) + number
		}
		rest = trimLeft(rest)
		if after, ok := strings.CutPrefix(rest, "号"); ok {
			rest = trimLeft(after)
			for _, dash := range [...]string{"-", "－", "—", "–"} {
				if after, ok := strings.CutPrefix(rest, dash); ok {
					if n, _ := takeDigits(trimLeft(after)); n != "" && len(n) <= 4 {
						number += "-" + n
					}
					break
				}
			}
		} else if province == 0 {
			continue
		}
		return number
	}
}

func trimLeft(s string) string { return strings.TrimLeft(s, " \u00a0\u3000") }

// takeDigits is the digits at the start of s, single spaces between them left out, and what follows.
func takeDigits(s string) (digits, rest string) {
	s = trimLeft(s)
	n := 0
	for n < len(s) && n < 24 && s[n]-'0' <= 9 {
		n++
	}
	return s[:n], s[n:]
}

// psb is the filing number with the public security office: 京公网安备 11010502012345号.
func psb(s string) string {
	const mark = "公网安备"
	for at := 0; ; {
		k := strings.Index(s[at:], mark)
		if k < 0 {
			return ""
		}
		province, _ := utf8.DecodeLastRuneInString(trimRight(s[:at+k]))
		at += k + len(mark)
		rest := trimLeft(strings.TrimLeft(s[at:], ":： 案号"))
		digits, _ := takeDigits(strings.TrimPrefix(rest, "第"))
		if len(digits) < 11 || len(digits) > 14 {
			continue
		}
		if !strings.ContainsRune(provinces, province) {
			return mark + digits + "号"
		}
		return string(province) + mark + digits + "号"
	}
}

func trimRight(s string) string { return strings.TrimRight(s, " \u00a0\u3000") }

// licenceMarks is what stands before a company's registration number, and how long the number is.
var licenceMarks = []struct {
	mark      string
	least     int
	most      int
	firstChar string
}{
	{"统一社会信用代码", 18, 18, ""}, {"信用代码", 18, 18, ""}, {"营业执照注册号", 15, 18, ""}, {"營業登記", 8, 18, ""}, {"統一編號", 8, 8, ""}, {"统一编号", 8, 8, ""}, {"統編", 8, 8, ""},
	{"HRB", 3, 7, ""}, {"HRA", 3, 7, ""}, {"SIRET", 14, 14, ""}, {"SIREN", 9, 9, ""}, {"USt-IdNr", 11, 11, "D"}, {"USt-ID", 11, 11, "D"},
	{"Company No", 6, 9, ""}, {"Company Number", 6, 9, ""}, {"company number", 6, 9, ""}, {"Registered No", 6, 9, ""}, {"NIF", 9, 9, ""}, {"CIF", 9, 9, ""},
}

func licenceTokens() []string {
	tokens := make([]string, len(licenceMarks))
	for k := range licenceMarks {
		tokens[k] = licenceMarks[k].mark
	}
	return tokens
}

// licence is the registration number of the company behind the first mark that has one.
func (b *business) licence() string {
	s := b.body
	for k, m := range licenceMarks {
		if !b.mentions(&licenceMentions, k) {
			continue
		}
		for at := 0; ; {
			k := strings.Index(s[at:], m.mark)
			if k < 0 {
				break
			}
			start := at + k
			at += k + len(m.mark)
			rest := strings.TrimLeft(s[at:min(len(s), at+60)], " \u00a0:：.-r)）/\n")
			var code []byte
			for i := 0; i < len(rest) && len(code) <= m.most; i++ {
				switch ch := rest[i]; {
				case ch-'0' <= 9 || ch >= 'A' && ch <= 'Z':
					code = append(code, ch)
					continue
				case ch == ' ' && m.most >= 9 && m.most != 18 && i+1 < len(rest) && rest[i+1]-'0' <= 9:
					continue
				}
				break
			}
			if len(code) < m.least || len(code) > m.most || !hasDigit(string(code)) || m.firstChar != "" && string(code[:1]) != m.firstChar {
				continue
			}
			if m.mark == "HRB" || m.mark == "HRA" {
				return strings.Clone(strings.TrimSpace(s[start:start+len(m.mark)])) + " " + string(code)
			}
			return string(code)
		}
	}
	return ""
}
