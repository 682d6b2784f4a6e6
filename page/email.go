package page

import (
	"strconv"
	"strings"

	"golang.org/x/net/html/atom"
)

// emails takes the addresses of mailto: links and of the visible text, what Cloudflare encodes, and those that are
// written so that nobody can click or copy them. Placeholders of form fields are no addresses.
func (b *business) emails(c *Contacts) {
	for k := range b.hrefs() {
		h := &b.links[k]
		if rest, ok := h.scheme("mailto"); ok {
			to, _, _ := strings.Cut(rest, "?")
			for part := range strings.SplitSeq(unescaped(to), ",") {
				if mail, ok := mailbox(part); ok {
					c.Emails = appendDistinct(c.Emails, mail, maxContacts)
				}
			}
			continue
		}
		if _, code, ok := strings.Cut(h.href, "/cdn-cgi/l/email-protection#"); ok {
			if mail, ok := mailbox(protected(code)); ok {
				c.Emails = appendDistinct(c.Emails, mail, maxContacts)
			}
		}
	}
	if b.protected {
		for _, tag := range [...]atom.Atom{atom.A, atom.Span} {
			for _, i := range b.tagged(tag) {
				if mail, ok := mailbox(protected(attr(b.elements[i].node, "data-cfemail"))); ok {
					c.Emails = appendDistinct(c.Emails, mail, maxContacts)
				}
			}
		}
	}
	b.textEmails(c)
	b.maskedEmails(c)
}

// textEmails finds addresses by their @.
func (b *business) textEmails(c *Contacts) {
	body := b.body
	for at := 0; ; at++ {
		k := strings.IndexByte(body[at:], '@')
		if k < 0 {
			return
		}
		at += k
		from, to := at, at+1
		for from > 0 && at-from < 64 && mailLocal(body[from-1]) {
			from--
		}
		for to < len(body) && to-at < 254 && mailDomain(body[to]) {
			to++
		}
		if mail, ok := mailbox(body[from:to]); ok {
			c.Emails = appendDistinct(c.Emails, mail, maxContacts)
		}
	}
}

func mailLocal(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '.' || c == '_' || c == '-' || c == '+' || c == '%'
}

func mailDomain(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '.' || c == '-'
}

// mailbox is an address in lower case, if s is one.
func mailbox(s string) (string, bool) {
	s = strings.Trim(s, " .,;:<>()[]\"'\t\r\n\u00a0-")
	local, domain, ok := strings.Cut(s, "@")
	if !ok || local == "" || len(local) > 64 || len(domain) < 4 || len(domain) > 253 || strings.Contains(local, "..") || strings.Contains(domain, "..") {
		return "", false
	}
	for i := 0; i < len(local); i++ {
		if !mailLocal(local[i]) && local[i] != '\'' && local[i] != '&' && local[i] < 0x80 {
			return "", false
		}
	}
	dot := strings.LastIndexByte(domain, '.')
	if dot < 1 || domain[0] == '-' {
		return "", false
	}
	tld := strings.ToLower(domain[dot+1:])
	if len(tld) < 2 || len(tld) > 24 {
		return "", false
	}
	for i := 0; i < len(tld); i++ {
		if c := tld[i]; (c < 'a' || c > 'z') && c < 0x80 && !strings.HasPrefix(tld, "xn--") {
			return "", false
		}
	}
	for i := 0; i < dot; i++ {
		if !mailDomain(domain[i]) && domain[i] < 0x80 {
			return "", false
		}
	}
	switch tld {
	case "png", "jpg", "jpeg", "gif", "webp", "svg", "css", "js", "avif", "ico", "html", "htm", "php", "pdf", "woff", "woff2", "mp4": // app-icon@2x.png
		return "", false
	}
	return strings.ToLower(s), true
}

// protected decodes Cloudflare's form: the first byte is the key of the others.
func protected(code string) string {
	if len(code) < 8 || len(code) > 400 || len(code)%2 != 0 {
		return ""
	}
	key, err := strconv.ParseUint(code[:2], 16, 8)
	if err != nil {
		return ""
	}
	mail := make([]byte, 0, len(code)/2)
	for i := 2; i < len(code); i += 2 {
		v, err := strconv.ParseUint(code[i:i+2], 16, 8)
		if err != nil {
			return ""
		}
		mail = append(mail, byte(v^key))
	}
	return string(mail)
}

// maskMarks is what people write for the @.
var maskMarks = [...]string{"(at)", "[at]", "{at}", "(AT)", "[AT]", "(a)", "[a]", "(ät)", "[ät]", "＠", "(@)", "[@]", "#"}

// maskedEmails finds "name (at) firm.com", "name[at]firm[dot]com", "name＠firm.com" and "name#firm.com" after a word for e-mail.
func (b *business) maskedEmails(c *Contacts) {
	body := b.body
	for k, mark := range maskMarks {
		if !b.mentions(&maskMentions, k) {
			continue
		}
		for at := 0; len(c.Masked) < 20; at += len(mark) {
			k := strings.Index(body[at:], mark)
			if k < 0 {
				break
			}
			at += k
			from, to := at, at+len(mark)
			if from > 0 && body[from-1] == ' ' {
				from--
			}
			if to < len(body) && body[to] == ' ' {
				to++
			}
			start, end := from, to
			for start > 0 && from-start < 64 && mailLocal(body[start-1]) {
				start--
			}
			for end < len(body) && end-to < 120 && (mailDomain(body[end]) || strings.IndexByte("()[]{} ", body[end]) >= 0 && dotMark(body[end:]) > 0) {
				if n := dotMark(body[end:]); n > 0 {
					end += n
				} else {
					end++
				}
			}
			domain := body[to:end]
			for _, dot := range [...]string{"(dot)", "[dot]", "{dot}", "(punkt)", "[punkt]", " dot ", "(DOT)", "[DOT]", " ", "(.)", "[.]"} {
				domain = strings.ReplaceAll(domain, dot, ".")
			}
			for strings.Contains(domain, "..") {
				domain = strings.ReplaceAll(domain, "..", ".")
			}
			domain = strings.Trim(domain, ".")
			if _, ok := mailbox(body[start:from] + "@" + domain); !ok {
				continue
			}
			if mark == "#" && !b.lexicon.of("contact.email").in(body[max(0, start-24):start]) {
				continue
			}
			c.Masked = appendDistinct(c.Masked, strings.TrimSpace(body[start:end]), 20)
		}
	}
}

// dotMark is the length of a written-out dot at the start of s; 0 for others.
func dotMark(s string) int {
	for _, dot := range [...]string{"(dot)", "[dot]", "{dot}", "(DOT)", "[DOT]", "(punkt)", "[punkt]", " (dot) ", " [dot] ", " dot ", " [punkt] ", " (punkt) ", "(.)", "[.]"} {
		if strings.HasPrefix(s, dot) {
			return len(dot)
		}
	}
	return 0
}
