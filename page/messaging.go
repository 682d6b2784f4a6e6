package page

import (
	"net/url"
	"strings"

	"golang.org/x/net/html/atom"
)

// messengers takes the accounts of messengers, from links and from the words that name them.
func (b *business) messengers(c *Contacts) {
	for k := range b.hrefs() {
		h := &b.links[k]
		if kind, id, ok := messengerLink(h); ok {
			addMessaging(c, kind, id)
		}
	}
	b.namedAccounts(c, []string{"QQ", "扣扣"}, "qq", qqID)
	b.namedAccounts(c, []string{"微信", "WeChat", "Wechat", "wechat", "VX", "vx", "薇信", "WECHAT"}, "wechat", wechatID)
	b.namedAccounts(c, []string{"WhatsApp", "Whatsapp", "WHATSAPP", "whatsapp"}, "whatsapp", dialID)
	b.namedAccounts(c, []string{"Skype", "skype"}, "skype", plainID)
	b.namedAccounts(c, []string{"LINE ID", "Line ID", "LINE：", "LINE:", "加LINE"}, "line", plainID)
	b.namedAccounts(c, []string{"KakaoTalk ID", "카카오톡"}, "kakaotalk", plainID)
	b.codePictures(c)
	if len(b.page.CTAs) > 0 {
		b.namedChats(c)
	}
}

// namedChats takes the calls to action that name a messenger without an account: QQ咨询 with an empty link.
func (b *business) namedChats(c *Contacts) {
	for k := range b.page.CTAs {
		t := &b.page.CTAs[k]
		if t.Goal != Chat {
			continue
		}
		switch {
		case strings.Contains(t.Text, "QQ"):
			addMessaging(c, "qq", "")
		case strings.Contains(t.Text, "微信"):
			addMessaging(c, "wechat", "")
		case strings.Contains(t.Text, "WhatsApp"):
			addMessaging(c, "whatsapp", "")
		}
	}
}

// messengerLink reads a link that opens a conversation.
func messengerLink(h *hrefAt) (kind, id string, ok bool) {
	if h.host == "" {
		if rest, ok := h.scheme("skype"); ok {
			id, _, _ := strings.Cut(rest, "?")
			return "skype", id, true
		}
		if rest, ok := h.scheme("whatsapp"); ok {
			return "whatsapp", query(rest, "phone"), query(rest, "phone") != ""
		}
		if rest, ok := h.scheme("viber"); ok {
			return "viber", query(rest, "number"), true
		}
		if rest, ok := h.scheme("tencent"); ok {
			return "qq", query(rest, "uin"), query(rest, "uin") != ""
		}
		if rest, ok := h.scheme("mqqwpa"); ok {
			return "qq", query(rest, "uin"), query(rest, "uin") != ""
		}
		return "", "", false
	}
	first := accountSegment(h.path)
	switch h.host {
	case "wa.me":
		if first == "" || first == "message" && len(h.path) < 10 {
			return "", "", false
		}
		return "whatsapp", strings.TrimPrefix(first, "+"), true
	case "api.whatsapp.com", "web.whatsapp.com", "whatsapp.com", "www.whatsapp.com":
		if p := query(h.path, "phone"); p != "" {
			return "whatsapp", strings.TrimPrefix(p, "+"), true
		}
		return "whatsapp", strings.Trim(h.path, "/"), first == "channel" || first == "message"
	case "chat.whatsapp.com":
		return "whatsapp", first, first != ""
	case "t.me", "telegram.me":
		return "telegram", first, first != "" && first != "share" && first != "iv"
	case "m.me":
		return "messenger", first, first != ""
	case "line.me", "lin.ee", "page.line.me", "liff.line.me":
		id := h.path[strings.LastIndexByte(h.path, '/')+1:]
		return "line", strings.TrimLeft(unescaped(id), "~@"), id != "" && !strings.Contains(h.path, "/share") && !strings.Contains(h.path, "/msg")
	case "zalo.me":
		return "zalo", first, first != ""
	case "pf.kakao.com", "open.kakao.com":
		return "kakaotalk", first, first != ""
	case "wpa.qq.com", "wpa1.qq.com", "wpa.b.qq.com":
		return "qq", query(h.path, "uin"), true
	case "qm.qq.com", "jq.qq.com", "shang.qq.com":
		return "qq", "", true
	case "work.weixin.qq.com", "u.wechat.com", "weixin.qq.com":
		return "wechat", "", first != ""
	}
	return "", "", false
}

// query is the value of a parameter of a reference, cut at 60 bytes.
func query(ref, name string) string {
	_, q, ok := strings.Cut(ref, "?")
	if !ok {
		return ""
	}
	q = strings.ReplaceAll(q, "&amp;", "&")
	for part := range strings.SplitSeq(q, "&") {
		if k, v, _ := strings.Cut(part, "="); strings.EqualFold(k, name) {
			if u, err := url.QueryUnescape(v); err == nil {
				v = strings.TrimSpace(u)
			}
			return clip(v, 60)
		}
	}
	return ""
}

func accountSegment(path string) string {
	path = strings.TrimLeft(path, "/")
	if k := strings.IndexAny(path, "/?#"); k >= 0 {
		path = path[:k]
	}
	return unescaped(clip(path, 80))
}

// namedAccounts finds an account after a messenger's name in the visible text: "QQ：12345678", "微信 studio_one".
func (b *business) namedAccounts(c *Contacts, names []string, kind string, account func(string) string) {
	body := b.body
	for _, name := range names {
		for at := 0; len(c.Messaging) < maxContacts; {
			k := strings.Index(body[at:], name)
			if k < 0 {
				break
			}
			at += k + len(name)
			rest := body[at:min(len(body), at+64)]
			rest = afterLabel(rest)
			if id := account(rest); id != "" {
				addMessaging(c, kind, id)
			}
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

// dialID is a telephone number right after the name.
func dialID(s string) string {
	if s == "" || s[0] != '+' && s[0]-'0' > 9 && s[0] != '(' {
		return ""
	}
	k := strings.IndexAny(s, "0123456789")
	if k < 0 || k > 2 {
		return ""
	}
	r := readRun(s, k)
	if r.count < 8 || r.count > 15 {
		return ""
	}
	_, digits := digitsOf(s[:r.to])
	return digits
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

// codePictures finds a WeChat code that is only a picture: its alt text, name or caption says so.
func (b *business) codePictures(c *Contacts) {
	for k := range c.Messaging {
		if c.Messaging[k].Kind == "wechat" {
			return
		}
	}
	for _, i := range b.byTag[atom.Img] {
		n := b.elements[i].node
		alt, src := attr(n, "alt"), strings.ToLower(attr(n, "src"))
		name := src[strings.LastIndexByte(src, '/')+1:]
		if strings.Contains(alt, "微信") && !strings.Contains(alt, "分享") || strings.Contains(name, "weixin") || strings.Contains(name, "wechat") {
			if strings.Contains(name, "icon") || strings.Contains(name, "logo") || strings.Contains(src, "share") {
				continue
			}
			addMessaging(c, "wechat", "")
			return
		}
	}
}

// addMessaging adds an account. One without an id says only that there is one.
func addMessaging(c *Contacts, kind, id string) {
	id = strings.Clone(clip(id, 60))
	for k := range c.Messaging {
		m := &c.Messaging[k]
		if m.Kind == kind && (m.ID == id || id == "") {
			return
		}
		if m.Kind == kind && m.ID == "" {
			m.ID = id
			return
		}
	}
	if len(c.Messaging) < maxContacts {
		c.Messaging = append(c.Messaging, Messaging{Kind: kind, ID: id})
	}
}
