package page

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// linkSpam finds links that are hidden from visitors and lead away, and external links whose words are spam.
func (o *outline) linkSpam(p *Page, add func(family, name string, score float64, quote string)) {
	hidden := map[string]bool{}
	quote := ""
	for _, i := range o.tagged(atom.A) {
		e := &o.elements[i]
		if e.region == Nav || e.region == Header {
			continue
		}
		href := attr(e.node, "href")
		host := externalHost(href, p.URL)
		if host == "" || !o.tucked(i) && !(e.concealed && o.buried(i)) || hidden[host] || platformHost(host) {
			continue
		}
		hidden[host] = true
		if quote == "" {
			quote = strings.TrimSpace(o.visible(i) + " " + href)
		}
	}
	o.writtenLinks(p, func(host, words string) {
		if hidden[host] = true; quote == "" {
			quote = words
		}
	})
	if n := len(hidden); n >= 2 {
		add("H", "hidden-links", min(0.15+0.05*float64(n), 0.4), quote)
	}
	if !o.anySpam() {
		return
	}
	spam := map[string]bool{}
	for k := range p.Links {
		l := &p.Links[k]
		if l.Internal || l.Kind != "http" || l.Text == "" || len(l.Text) > 200 {
			continue
		}
		if host := externalHost(l.URL, p.URL); host != "" && !spam[host] && o.lexicon.spamWords(l.Text) > 0 {
			spam[host] = true
			if len(spam) == 3 {
				add("H", "off-topic-links", scoreOffTopic, l.Text+" "+l.URL)
				break
			}
		}
	}
}

// anySpam reports whether a word of the spam lists stands in the text at all.
func (o *outline) anySpam() bool {
	for t := spamAdult; t <= spamLoan; t++ {
		if len(o.reading.topics[t]) > 0 {
			return true
		}
	}
	return false
}

// externalHost is the host of an absolute link that leads to another site; "" otherwise.
func externalHost(href, page string) string {
	host := hostOf(href)
	if host == "" {
		return ""
	}
	own := strings.TrimPrefix(hostOf(page), "www.")
	bare := strings.TrimPrefix(host, "www.")
	if bare == own || strings.HasSuffix(bare, "."+own) || strings.HasSuffix(own, "."+bare) {
		return ""
	}
	return bare
}

// hostOf is the host of an absolute or protocol-relative URL in lower case, without port.
func hostOf(url string) string {
	i := strings.Index(url, "//")
	if i < 0 || i > 6 {
		return ""
	}
	host := url[i+2:]
	if end := strings.IndexAny(host, "/?#:"); end >= 0 {
		host = host[:end]
	}
	return strings.ToLower(host)
}

// platformHost reports whether a host is one to which honest pages link from hidden menus and templates.
func platformHost(host string) bool {
	for _, known := range [...]string{
		"facebook.", "twitter.", "x.com", "instagram.", "linkedin.", "youtube.", "pinterest.", "tiktok.",
		"google.", "apple.com", "whatsapp.", "wa.me", "t.me", "weibo.", "qq.com", "baidu.com", "beian.",
		"wordpress.", "xing.com", "vimeo.", "github.", "trustpilot.", "microsoft.", "mozilla.", "opera.com",
	} {
		if strings.HasPrefix(host, known) || strings.Contains(host, "."+known) {
			return true
		}
	}
	return strings.HasSuffix(host, ".gov.cn")
}

// buried reports whether a concealed link stands in a container of nothing but links: not in a dialog, a tab or an
// answer.
func (o *outline) buried(i int32) bool {
	const panels = markModal | markMenu | markConsent | markFAQ | markGallery
	if o.marked(i, panels, 8) {
		return false
	}
	box := o.elements[i].parent
	for up := 0; up < 3 && box > 0; up++ {
		b := &o.elements[box]
		if b.concealed && b.linked*10 >= (b.to-b.from)*8 {
			return true
		}
		box = b.parent
	}
	return false
}

// tucked reports whether a link or one of its ancestors is moved or shrunk out of sight by its own style.
func (o *outline) tucked(i int32) bool {
	for up := 0; i >= 0 && up < 5; i, up = o.elements[i].parent, up+1 {
		n := o.elements[i].node
		if n.DataAtom == atom.Marquee {
			w, h := attr(n, "width"), attr(n, "height")
			if len(w) == 1 && w <= "3" || len(h) == 1 && h <= "3" {
				return true
			}
		}
		if style := attr(n, "style"); style != "" && outOfSight(style) {
			return true
		}
	}
	return false
}

// outOfSight reports whether an inline style takes an element out of sight by other means than display and visibility.
func outOfSight(style string) bool {
	s := strings.ToLower(strings.ReplaceAll(style, " ", ""))
	for decl := range strings.SplitSeq(s, ";") {
		name, value, _ := strings.Cut(decl, ":")
		switch name {
		case "font-size":
			if value == "0" || value == "0px" || value == "1px" {
				return true
			}
		case "text-indent", "left", "top", "margin-left", "margin-top":
			if strings.HasPrefix(value, "-") {
				if n, end := digitsAt(value, 1, 6); end > 1 && n >= 500 && !strings.HasPrefix(value[end:], "%") {
					return true
				}
			}
		case "height", "width":
			if (value == "0" || value == "0px" || value == "1px") && strings.Contains(s, "overflow:hidden") {
				return true
			}
		}
	}
	return false
}
