package page

import (
	"strings"
	"sync"
)

// chatHosts are the hosts of links that open a conversation, and what leads there.
var chatHosts = []struct {
	host, path string
	vendor     string // "" for messengers
}{
	{"wa.me", "", ""}, {"api.whatsapp.com", "", ""}, {"web.whatsapp.com", "", ""}, {"chat.whatsapp.com", "", ""}, {"m.me", "", ""},
	{"t.me", "", ""}, {"telegram.me", "", ""}, {"line.me", "", ""}, {"lin.ee", "", ""}, {"zalo.me", "", ""}, {"pf.kakao.com", "", ""},
	{"wpa.qq.com", "", "QQ"}, {"wpa1.qq.com", "", "QQ"}, {"wpa.b.qq.com", "", "QQ"}, {"q.url.cn", "", "QQ"},
	{"work.weixin.qq.com", "/kfid", "企业微信"}, {"work.weixin.qq.com", "/ca", "企业微信"},
	{"53kf.com", "", "53KF"}, {"p.qiao.baidu.com", "", "百度商桥"}, {"goutong.baidu.com", "", "百度商桥"}, {"affim.baidu.com", "", "爱番番"},
	{"meiqia.com", "", "美洽"}, {"sobot.com", "", "智齿"}, {"udesk.cn", "", "Udesk"}, {"qiyukf.com", "", "七鱼"}, {"qiyukf.net", "", "七鱼"},
	{"zoosnet.net", "", "商务通"}, {"live800.com", "", "Live800"}, {"easyliao.com", "", "易聊"}, {"kuaishang.cn", "", "快商通"},
	{"amos.alicdn.com", "", "旺旺"}, {"amos.im.alisoft.com", "", "旺旺"}, {"tawk.to", "", "tawk.to"}, {"tidio.com", "/talk", "Tidio"},
	{"go.crisp.chat", "", "Crisp"}, {"livechatinc.com", "", "LiveChat"}, {"direct.lc.chat", "", "LiveChat"},
}

// channel is the goal of a link that opens a telephone, a mail or a conversation; "" for others. Chat services are
// noted as a channel of the page.
func (b *business) channel(href string) Goal {
	if len(href) < 4 {
		return ""
	}
	switch scheme, _, ok := strings.Cut(href[:min(len(href), 12)], ":"); {
	case !ok:
	case strings.EqualFold(scheme, "tel"), strings.EqualFold(scheme, "callto"):
		return Call
	case strings.EqualFold(scheme, "mailto"):
		return Enquire
	case strings.EqualFold(scheme, "sms"), strings.EqualFold(scheme, "whatsapp"), strings.EqualFold(scheme, "viber"), strings.EqualFold(scheme, "skype"),
		strings.EqualFold(scheme, "weixin"):
		return Chat
	case strings.EqualFold(scheme, "mqqwpa"), strings.EqualFold(scheme, "tencent"):
		b.noteChat("QQ")
		return Chat
	}
	host, path := hostPath(href)
	if host == "" {
		return ""
	}
	if !chatHost(host) {
		return ""
	}
	for _, c := range chatHosts {
		if under(host, c.host) && strings.HasPrefix(path, c.path) {
			if c.vendor != "" {
				b.noteChat(c.vendor)
			} else if sharing(path) {
				return ""
			}
			return Chat
		}
	}
	return ""
}

// passesOn reports whether a link hands the page to a friend: a mail without an address, a messenger's text without a
// number, or the address of a service that shares.
func passesOn(href string) bool {
	if len(href) < 4 {
		return false
	}
	if scheme, rest, ok := strings.Cut(href, ":"); ok && len(scheme) <= 12 && !strings.HasPrefix(rest, "//www.") {
		switch strings.ToLower(scheme) {
		case "mailto":
			to, _, asks := strings.Cut(rest, "?")
			return asks && strings.Trim(unescaped(to), " /") == ""
		case "sms", "smsto":
			to, _, _ := strings.Cut(rest, "body=")
			return !hasDigit(to)
		case "whatsapp":
			return query(rest, "phone") == "" && !strings.HasPrefix(rest, "//chat") && !strings.HasPrefix(rest, "//channel")
		case "viber":
			return strings.Contains(rest, "forward")
		case "fb-messenger":
			return strings.Contains(rest, "share")
		case "line", "tg":
			return strings.Contains(rest, "msg")
		}
	}
	host, path := hostPath(href)
	switch {
	case host == "":
		return false
	case under(host, "addtoany.com"), under(host, "addthis.com"), host == "social-plugins.line.me":
		return true
	case !chatHost(host) || !sharing(path):
		return false
	}
	for _, c := range chatHosts {
		if c.vendor == "" && under(host, c.host) {
			return true
		}
	}
	return false
}

// chatHost reports whether the last two labels of host are those of a chat host: most links end here.
func chatHost(host string) bool {
	return chatDomains()[lastLabels(host)]
}

var chatDomains = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for _, c := range chatHosts {
		m[lastLabels(c.host)] = true
	}
	return m
})

// lastLabels is the last two labels of a host.
func lastLabels(host string) string {
	if k := strings.LastIndexByte(host, '.'); k > 0 {
		if j := strings.LastIndexByte(host[:k], '.'); j >= 0 {
			return host[j+1:]
		}
	}
	return host
}

// sharing reports whether a messenger's link shares the page rather than opens a conversation with the company.
func sharing(path string) bool {
	return strings.HasPrefix(path, "/share") || strings.HasPrefix(path, "/msg") || strings.HasPrefix(path, "/R/msg") || strings.HasPrefix(path, "/R/share") ||
		strings.HasPrefix(path, "/?") && query(path, "text") != "" && query(path, "phone") == "" ||
		strings.HasPrefix(path, "/send") && query(path, "phone") == "" // a text to whom the reader likes
}

func (b *business) noteChat(name string) {
	for _, c := range b.chats {
		if c == name {
			return
		}
	}
	b.chats = append(b.chats, name)
}
