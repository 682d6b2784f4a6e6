package page

import (
	"strings"
	"sync"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A labelReading is what the lexicon says about a label.
type labelReading struct {
	strong, weak, excluded bool
	exact                  bool // the strong term is all of the label
	goal                   Goal
}

// labelLexicon is the sections that judge labels, and what each says.
type labelLexicon struct {
	set   sections
	goals [maxSections]Goal
	strong, weak, excluded,
	legal sections
}

var labels = sync.OnceValue(func() *labelLexicon {
	l := &labelLexicon{strong: lex("cta.strong").set, weak: lex("cta.weak").set, excluded: lex("not-cta").set, legal: lex("legal").set}
	l.set = l.strong.with(l.weak).with(l.excluded).with(l.legal)
	for _, g := range []Goal{Buy, Enquire, Call, Chat, Book, Trial, Register, Download, Subscribe, Navigate} {
		l.goals[words().byID["cta.strong."+string(g)]] = g
	}
	return l
})

// readLabel looks the label up. What is excluded does not count where it is a part of a strong term ("add to cart");
// a legal word does not count beside a strong one.
func readLabel(s string) labelReading {
	var m labelReading
	if s == "" {
		return m
	}
	l := labels()
	var buf [12]hit
	hits := words().scan(buf[:0], s, &l.set)
	var strong hit
	for _, h := range hits {
		if l.strong.has(h.section) && (!m.strong || h.from == strong.from && h.to > strong.to) {
			m.strong, m.goal, strong = true, l.goals[h.section], h
		}
		m.weak = m.weak || l.weak.has(h.section)
	}
	m.exact = m.strong && !anyWord(s[:strong.from]) && !anyWord(s[strong.to:]) && (strings.IndexByte(words().entries[strong.entry].term, ' ') > 0 || strong.to-strong.from >= 12)
	for _, h := range hits {
		switch {
		case l.excluded.has(h.section):
			inside := false
			for _, g := range hits {
				inside = inside || l.strong.has(g.section) && g.from <= h.from && h.to <= g.to
			}
			m.excluded = m.excluded || !inside
		case l.legal.has(h.section):
			m.excluded = m.excluded || !m.strong
		}
	}
	return m
}

// goal is what the step leads to: the channel says it best, then the label, then the form.
func goal(m labelReading, channel Goal, purpose string, leads bool) Goal {
	switch {
	case channel != "":
		return channel
	case m.strong:
		return m.goal
	case leads:
		switch purpose {
		case "newsletter":
			return Subscribe
		case "booking":
			return Book
		case "order":
			return Buy
		}
		return Enquire
	}
	return Navigate
}

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
	return strings.HasPrefix(path, "/share") || strings.HasPrefix(path, "/msg") || strings.HasPrefix(path, "/R/msg") ||
		strings.HasPrefix(path, "/?text=") || strings.HasPrefix(path, "/send?text=") || strings.HasPrefix(path, "/send/?text=")
}

func (b *business) noteChat(name string) {
	for _, c := range b.chats {
		if c == name {
			return
		}
	}
	b.chats = append(b.chats, name)
}

// address is where a link leads: in normal form as in Page.Links, or as written for fragments and other schemes.
func (b *business) address(href string) string {
	if href == "" || href[0] == '#' || schemeKind(href) != kindHTTP {
		return strings.Clone(cut(href, maxRaw))
	}
	return b.absolute(href)
}

// schemes that a browser or a telephone can open.
var openable = map[string]bool{"http": true, "https": true, "tel": true, "mailto": true, "sms": true, "callto": true, "whatsapp": true, "viber": true,
	"skype": true, "weixin": true, "mqqwpa": true, "tencent": true, "ftp": true, "tg": true, "line": true, "geo": true, "maps": true, "zalo": true, "intent": true,
	"itms-apps": true, "market": true, "facetime": true, "smsto": true, "aliim": true, "fb-messenger": true, "wtai": true, "webcal": true, "data": true, "blob": true}

// dead is why the target cannot work, "" when nothing speaks against it.
func (b *business) dead(href string) string {
	if href == "" {
		return "empty"
	}
	if href[0] == '#' {
		id := unescaped(href[1:])
		switch {
		case id == "" || strings.Trim(id, "#!") == "":
			return "hash"
		case strings.EqualFold(id, "top") || strings.ContainsAny(id, "/=:"): // routes of scripts, text fragments
			return ""
		}
		if _, ok := b.byID[id]; ok {
			return ""
		}
		for _, a := range b.byTag[atom.A] {
			if attr(b.elements[a].node, "name") == id {
				return ""
			}
		}
		return "missing-anchor"
	}
	scheme, rest, ok := strings.Cut(href, ":")
	if !ok || strings.ContainsAny(scheme, "/?#.") || len(scheme) > 20 {
		if strings.HasPrefix(strings.ToLower(href), "tel/") || strings.HasPrefix(href, "http//") || strings.HasPrefix(href, "https//") {
			return "scheme"
		}
		return ""
	}
	scheme = strings.ToLower(scheme)
	switch {
	case scheme == "javascript":
		return "script"
	case scheme == "tel" || scheme == "callto":
		digits := 0
		for _, r := range unescaped(rest) {
			if d := digitOf(r); d >= 0 || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' { // 1-800-FLOWERS
				digits++
			}
		}
		if digits < 5 {
			return "phone"
		}
	case scheme == "mailto" && !strings.Contains(unescaped(rest), "@") && !strings.Contains(rest, "?"):
		return "scheme"
	case (scheme == "http" || scheme == "https") && !strings.HasPrefix(strings.TrimLeft(rest, " "), "/"):
		return "scheme"
	case !openable[scheme]:
		for k := 0; k < len(scheme); k++ {
			if c := scheme[k]; !(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '+' || c == '-') {
				return "" // no scheme: a colon in a relative reference
			}
		}
		return "scheme"
	}
	return ""
}

// scriptAttr reports whether an attribute lets a script handle the click.
func scriptAttr(a html.Attribute) bool {
	return strings.HasPrefix(a.Key, "on") || strings.HasPrefix(a.Key, "data-") || a.Key == "role" && strings.EqualFold(a.Val, "button") ||
		strings.HasPrefix(a.Key, "@") || strings.HasPrefix(a.Key, "v-") || strings.HasPrefix(a.Key, "ng-") || strings.HasPrefix(a.Key, "x-") ||
		strings.HasPrefix(a.Key, "wire:") || strings.HasPrefix(a.Key, "hx-") || strings.HasPrefix(a.Key, "lay-")
}

// bound reports whether an attribute makes an element without href clickable: a handler, or a href that a script binds.
func bound(a html.Attribute) bool {
	return a.Key == "onclick" || a.Key == "ng-click" || a.Key == "ng-href" || a.Key == "routerlink" ||
		a.Key != "" && (a.Key[0] == ':' || a.Key[0] == '@') || strings.HasPrefix(a.Key, "v-on:") || strings.HasPrefix(a.Key, "x-on:") ||
		strings.HasPrefix(a.Key, "v-bind:href") || strings.HasPrefix(a.Key, "x-bind:href")
}

// signature is the tag with its class names in order: buttons of one look share it.
func signature(tag, class string) string {
	if class == "" {
		return tag
	}
	var s strings.Builder
	s.WriteString(tag)
	for name := range strings.FieldsSeq(clip(class, 300)) {
		s.WriteByte('.')
		s.WriteString(name)
	}
	return s.String()
}
