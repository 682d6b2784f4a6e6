package page

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/atom"
)

type messengerName struct {
	name, kind string
	account    func(string) string
}

// messengerNames is the names after which an account stands in the visible text, and how the account is read.
var messengerNames = [...]messengerName{
	{"QQ", "qq", qqID}, {"扣扣", "qq", qqID},
	{"微信", "wechat", wechatID}, {"WeChat", "wechat", wechatID}, {"Wechat", "wechat", wechatID}, {"wechat", "wechat", wechatID},
	{"WECHAT", "wechat", wechatID}, {"VX", "wechat", wechatID}, {"vx", "wechat", wechatID}, {"薇信", "wechat", wechatID},
	{"WhatsApp", "whatsapp", dialID}, {"Whatsapp", "whatsapp", dialID}, {"WHATSAPP", "whatsapp", dialID}, {"whatsapp", "whatsapp", dialID},
	{"Skype", "skype", plainID}, {"skype", "skype", plainID},
	{"LINE ID", "line", lineID}, {"Line ID", "line", lineID}, {"LINE：", "line", lineID}, {"LINE:", "line", lineID}, {"加LINE", "line", lineID},
	{"KakaoTalk ID", "kakaotalk", plainID}, {"카카오톡", "kakaotalk", plainID},
}

func accountNames() []string {
	names := make([]string, len(messengerNames))
	for k := range messengerNames {
		names[k] = messengerNames[k].name
	}
	return names
}

// namedAccounts finds the accounts after a messenger's name: "QQ：12345678", "微信 studio_one".
func (b *business) namedAccounts(c *Contacts, m *messengerName) {
	body := b.body
	for at := 0; len(c.Messaging) < maxContacts; {
		k := strings.Index(body[at:], m.name)
		if k < 0 {
			return
		}
		at += k + len(m.name)
		near := body[at:min(len(body), at+64)]
		id := m.account(afterLabel(near))
		if id == "" && (m.name == "微信" || m.name == "薇信") {
			id = letteredID(near)
		}
		if id != "" {
			addMessaging(c, m.kind, id)
		}
	}
}

// afterLabel skips the words between a messenger's name and the account: 号, 客服, ID, colons, one line break.
func afterLabel(s string) string {
	for range 4 {
		s = strings.TrimLeft(s, " :：\u00a0\u3000/|()（）-")
		cut := false
		for _, w := range [...]string{"号码", "号", "客服", "咨询", "在线", "一", "ID", "Id", "id", "同号", "群", "联系", "\n", "No.", "Nummer", "number"} {
			if strings.HasPrefix(s, w) {
				s, cut = s[len(w):], true
				break
			}
		}
		if !cut {
			break
		}
	}
	return strings.TrimLeft(s, " :：\u00a0\u3000")
}

func qqID(s string) string {
	n := 0
	for n < len(s) && s[n]-'0' <= 9 {
		n++
	}
	if n < 5 || n > 11 || s[0] == '0' || n < len(s) && (s[n] == '@' || s[n] == '-' || asciiWord[s[n]&127] && s[n] < 128) {
		return ""
	}
	return s[:n]
}

// wechatID is an account as WeChat allows them, or a mobile number.
func wechatID(s string) string {
	n := 0
	for n < len(s) && n < 30 && (asciiWord[s[n]&127] && s[n] < 128 || s[n] == '_' || s[n] == '-') {
		n++
	}
	id := s[:n]
	if _, ok := chinese(id); ok && len(id) == 11 && id[0] == '1' {
		return id
	}
	if n < 6 || n > 20 || id[0] <= '9' || n < len(s) && (s[n] == '@' || s[n] == '.') {
		return ""
	}
	if !hasDigit(id) && !strings.ContainsAny(id, "_-") {
		return "" // an English word after the name
	}
	return id
}

// letteredID is an account of small letters alone, 微信：shanlicha. An English word looks the same, so it must stand by
// itself: right after a colon, the word for number, or one space, and before the end of the line or a Chinese mark.
func letteredID(s string) string {
	rest := strings.TrimPrefix(strings.TrimPrefix(strings.TrimLeft(s, " "), "客服"), "号")
	id := strings.TrimLeft(rest, " :：")
	n := 0
	for n < len(id) && id[n]-'a' < 26 {
		n++
	}
	if n < 6 || n > 20 || len(rest)-len(id) == 0 && len(rest) == len(s) {
		return ""
	}
	switch next, _ := utf8.DecodeRuneInString(id[n:]); next {
	case utf8.RuneError, '\n', '，', '。', '、', '；', '）', ')', '|', '/':
		return id[:n]
	}
	return ""
}

// dialID is a telephone number right after the name.
func dialID(s string) string {
	if s == "" || s[0] != '+' && s[0]-'0' > 9 && s[0] != '(' {
		return ""
	}
	k := strings.IndexAny(s, "0123456789")
	if k < 0 || k > 2 {
		return ""
	}
	end, count := runEnd(s, k)
	if count < 8 || count > 15 {
		return ""
	}
	_, digits := digitsOf(s[:end])
	return digits
}

// lineID is an account of LINE: those of firms begin with @ and need no digit.
func lineID(s string) string {
	name, official := strings.CutPrefix(s, "@")
	if !official {
		return plainID(s)
	}
	n := 0
	for n < len(name) && n < 30 && (name[n] < 128 && asciiWord[name[n]] || strings.IndexByte("_-.", name[n]) >= 0) {
		n++
	}
	if n < 3 {
		return ""
	}
	return s[:n+1]
}

func plainID(s string) string {
	n := 0
	for n < len(s) && n < 40 && (asciiWord[s[n]&127] && s[n] < 128 || s[n] == '_' || s[n] == '-' || s[n] == '.' || s[n] == ':') {
		n++
	}
	id := strings.Trim(s[:n], ".-:")
	if len(id) < 5 || !hasDigit(id) && !strings.ContainsAny(id, "._-:") {
		return ""
	}
	return id
}

// codePictures finds a WeChat code that is only a picture: its alt text, its name or the words around it say so.
func (b *business) codePictures(c *Contacts) {
	for k := range c.Messaging {
		if c.Messaging[k].Kind == "wechat" {
			return
		}
	}
	for _, i := range b.tagged(atom.Img) {
		n := b.elements[i].node
		alt, src := attr(n, "alt"), strings.ToLower(clip(attr(n, "src"), 500))
		name := src[strings.LastIndexByte(src, '/')+1:]
		if strings.Contains(name, "icon") || strings.Contains(name, "logo") || strings.Contains(src, "share") || strings.Contains(alt, "分享") {
			continue
		}
		wechat := strings.Contains(alt, "微信") || strings.Contains(alt, "公众号") || strings.Contains(name, "weixin") || strings.Contains(name, "wechat")
		if !wechat && codeName(name, alt) {
			wechat = b.wechatNear(i)
		}
		if wechat {
			addMessaging(c, "wechat", "")
			return
		}
	}
}

// codeName reports whether a picture is called a QR code.
func codeName(name, alt string) bool {
	return strings.Contains(name, "qr") || strings.Contains(name, "ewm") || strings.Contains(name, "erweima") || strings.Contains(name, "code") ||
		strings.Contains(alt, "二维码") || strings.Contains(alt, "二維碼") || strings.Contains(alt, "扫")
}

// wechatNear reports whether the few words around a picture name WeChat.
func (b *business) wechatNear(i int32) bool {
	for p, up := b.elements[i].parent, 0; p >= 0 && up < 3; p, up = b.elements[p].parent, up+1 {
		e := &b.elements[p]
		if e.to-e.from > 240 {
			return false
		}
		text := b.body[e.from:e.to]
		if strings.Contains(text, "微信") || strings.Contains(text, "公众号") || strings.Contains(text, "WeChat") {
			return true
		}
	}
	return false
}
