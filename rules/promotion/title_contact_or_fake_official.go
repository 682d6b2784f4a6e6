package promotion

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// titleContactOrFakeOfficial looks into the title for a telephone number, a messenger account, eye-catching signs, and
// the claim to be the official site of a brand. Whether a small brand belongs to the firm cannot be known from outside, so
// that the last goes by a list of brands that everybody knows, which the user can extend, and is reported with doubt.
func titleContactOrFakeOfficial(c *analyzer.Context) analyzer.Result {
	title := c.Page.Title.Text
	for _, find := range [...]func(*page.Page) string{phoneInTitle, accountInTitle, signInTitle} {
		if got := find(c.Page); got != "" {
			return analyzer.Found(analyzer.V("got", got), analyzer.Evidence{Quote: title, Selector: "head > title"})
		}
	}
	if got := foreignOfficial(c); got != "" {
		r := analyzer.Found(analyzer.V("got", got), analyzer.Evidence{Quote: title, Selector: "head > title"})
		r.Confidence = 0.5
		return r
	}
	return analyzer.Result{}
}

// phoneInTitle is a run of digits in the title that is a telephone number of the page, or has the form of a Chinese
// service or mobile number.
func phoneInTitle(p *page.Page) string {
	title := p.Title.Text
	for from := 0; from < len(title); {
		if title[from] < '0' || title[from] > '9' {
			from++
			continue
		}
		to, digits := from, make([]byte, 0, 16)
		for to < len(title) && (title[to] >= '0' && title[to] <= '9' || len(digits) > 0 && (title[to] == ' ' || title[to] == '-') && to+1 < len(title) && title[to+1] >= '0' && title[to+1] <= '9') {
			if title[to] >= '0' && title[to] <= '9' {
				digits = append(digits, title[to])
			}
			to++
		}
		if telephone(p, string(digits)) && (from == 0 || title[from-1] != '.' && !letterBefore(title[:from])) {
			return title[from:to]
		}
		from = to
	}
	return ""
}

func letterBefore(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r < 0x2E80 && unicode.IsLetter(r)
}

func telephone(p *page.Page, digits string) bool {
	n := len(digits)
	if n < 8 || n > 13 {
		return false
	}
	for i := range p.Contacts.Phones {
		number := onlyDigits(p.Contacts.Phones[i].Number)
		if len(number) >= 8 && (strings.HasSuffix(number, digits[n-8:]) || strings.HasSuffix(digits, number[len(number)-8:])) {
			return true
		}
	}
	return n == 10 && (digits[:3] == "400" || digits[:3] == "800") || n == 11 && digits[0] == '1' && digits[1] >= '3' && p.Language == "zh"
}

func onlyDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
}

// accountInTitle is a messenger in the title with an account behind it. The name alone may be the product.
func accountInTitle(p *page.Page) string {
	lower := strings.ToLower(p.Title.Text)
	for _, m := range [...]string{"qq", "微信", "wechat", "whatsapp", "vx", "v信"} {
		i := strings.Index(lower, m)
		if i < 0 || i > 0 && m[0] < utf8.RuneSelf && letterBefore(lower[:i]) {
			continue
		}
		rest := strings.TrimLeft(lower[i+len(m):], " :：号號+")
		n := 0
		for n < len(rest) && (rest[n] >= '0' && rest[n] <= '9') {
			n++
		}
		if n >= 6 {
			return p.Title.Text[i : i+len(m)]
		}
	}
	return ""
}

// signInTitle is the first sign in the title that is there to catch the eye.
func signInTitle(p *page.Page) string {
	for _, r := range p.Title.Text {
		if strings.ContainsRune("★☆◆◇■□▲△▼▽●◎※☎✆☏❤♥✔✓✅🔥⭐➤►", r) {
			return string(r)
		}
	}
	return ""
}

// foreignOfficial is a brand of the list that the title calls official, on a site whose host and printed company names
// do not bear it. A brand of the list is its names parted by spaces: 西门子 siemens.
func foreignOfficial(c *analyzer.Context) string {
	p := c.Page
	title := strings.ToLower(p.Title.Text)
	official := ""
	for _, w := range [...]string{"官网", "官方网站", "官網", "official site", "official website", "offizielle website", "site officiel", "sitio oficial"} {
		if strings.Contains(title, w) {
			official = w
			break
		}
	}
	if official == "" {
		return ""
	}
	_, host, _ := strings.Cut(strings.ToLower(p.URL), "://")
	host, _, _ = strings.Cut(host, "/")
	own := strings.ToLower(host + "\n" + strings.Join(p.Contacts.Names, "\n"))
next:
	for _, brand := range c.Params.Strings("brands") {
		claimed := ""
		for name := range strings.FieldsSeq(brand) {
			if strings.Contains(own, name) {
				continue next
			}
			if i := strings.Index(title, name); i >= 0 && (name[0] >= utf8.RuneSelf || !letterBefore(title[:i])) {
				claimed = name
			}
		}
		if claimed != "" {
			return claimed + " " + official
		}
	}
	return ""
}
