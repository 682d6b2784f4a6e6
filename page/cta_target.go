package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

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
		return b.deadFragment(unescaped(href[1:]))
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

// deadFragment is why a link to a fragment of this page cannot work.
func (b *business) deadFragment(id string) string {
	switch {
	case strings.Trim(id, "#!") == "":
		return "hash"
	case strings.EqualFold(id, "top") || strings.ContainsAny(id, "/=:"): // routes of scripts, text fragments
		return ""
	}
	if _, ok := b.byID[id]; ok {
		return ""
	}
	if b.anchors == nil {
		b.anchors = map[string]bool{}
		for _, a := range b.tagged(atom.A) {
			if name := attr(b.elements[a].node, "name"); name != "" {
				b.anchors[name] = true
			}
		}
	}
	if b.anchors[id] {
		return ""
	}
	return "missing-anchor"
}

// scriptAttr reports whether an attribute lets a script handle the click.
func scriptAttr(a html.Attribute) bool {
	return strings.HasPrefix(a.Key, "on") || strings.HasPrefix(a.Key, "data-") || a.Key == "role" && strings.EqualFold(a.Val, "button") ||
		strings.HasPrefix(a.Key, "@") || strings.HasPrefix(a.Key, "v-") || strings.HasPrefix(a.Key, "ng-") || strings.HasPrefix(a.Key, "x-") ||
		strings.HasPrefix(a.Key, "wire:") || strings.HasPrefix(a.Key, "hx-") || strings.HasPrefix(a.Key, "lay-")
}

// opener reports whether an attribute says what a click on a link without a target does: it runs a handler, or opens a dialog, a
// drawer or a film by one of the frameworks, data-bs-toggle="modal", data-target="#trial", data-fancybox.
func opener(a html.Attribute) bool {
	key := a.Key
	if key == "onclick" {
		code := strings.Trim(strings.ToLower(a.Val), " ;")
		return code != "" && code != "return false" && code != "void(0)" && code != "javascript:;" && code != "javascript:void(0)"
	}
	if key == "hx-get" || key == "hx-post" || strings.HasSuffix(key, "click") && (key[0] == '@' || strings.HasPrefix(key, "v-") || strings.HasPrefix(key, "x-") || strings.HasPrefix(key, "ng-")) {
		return a.Val != ""
	}
	name, ok := strings.CutPrefix(key, "data-")
	if !ok {
		return false
	}
	for _, word := range [...]string{"toggle", "target", "modal", "popup", "dialog", "fancybox", "lightbox", "drawer", "offcanvas", "remodal", "micromodal", "trigger"} {
		if strings.Contains(name, word) {
			return true
		}
	}
	return false
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
