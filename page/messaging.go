package page

import (
	"net/url"
	"strings"
)

// messengers takes the accounts of messengers, from links and from the words that name them.
func (b *business) messengers(c *Contacts) {
	for k := range b.hrefs() {
		h := &b.links[k]
		if kind, id, ok := messengerLink(h); ok {
			addMessaging(c, kind, id)
		}
	}
	for k := range messengerNames {
		if b.mentions(&accountMentions, k) {
			b.namedAccounts(c, &messengerNames[k])
		}
	}
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
