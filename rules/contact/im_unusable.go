package contact

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// imUnusable finds messengers that a visitor cannot use: QQ links without a number, codes too small to scan or without the account in
// words, and two chat windows at once.
func imUnusable(c *analyzer.Context) analyzer.Result {
	p := c.Page
	codes, qq, windows := 0, 0, 0
	var evidence []analyzer.Evidence
	add := func(count *int, quote, selector string) {
		if quote != "" {
			*count++
			evidence = append(evidence, analyzer.Evidence{Quote: quote, Selector: selector})
		}
	}
	if len(p.Contacts.Messaging) == 0 && len(p.Contacts.Chat) == 0 {
		return analyzer.None()
	}
	for i := range p.Links {
		if l := &p.Links[i]; strings.Contains(l.URL, "//wpa.qq.com/") || strings.Contains(l.URL, "//wpa.b.qq.com/") {
			if uin := value(l.URL, "uin="); uin == "" {
				add(&qq, l.URL, l.Selector)
			}
		}
	}
	named := accountNamed(p)
	for i := range p.Images {
		im := &p.Images[i]
		if im.Hidden || !isCode(im, c.Params.Strings("codes")) {
			continue
		}
		small := im.Width > 0 && im.Width < c.Params.Int("pixels") && im.Height < c.Params.Int("pixels")
		if small || !named && strings.TrimSpace(im.Alt) == "" {
			add(&codes, file(im.URL), im.Selector)
		}
	}
	if chats := chatWindows(p); len(chats) > 1 {
		add(&windows, strings.Join(chats, " + "), "script")
		windows = len(chats)
	}
	if len(evidence) == 0 {
		return analyzer.Result{}
	}
	return analyzer.Result{
		Status: analyzer.Fail, Loss: min(1, 0.5+0.25*float64(len(evidence)-1)), Confidence: 0.8, Count: len(evidence),
		Values: analyzer.V("got", codes, "qq", qq, "chats", windows), Evidence: evidence,
	}
}

// value is what follows a name in a query.
func value(url, name string) string {
	_, v, ok := strings.Cut(url, name)
	if !ok {
		return ""
	}
	v, _, _ = strings.Cut(v, "&")
	return v
}

// accountNamed reports whether the WeChat account stands in words on the page.
func accountNamed(p *page.Page) bool {
	for i := range p.Contacts.Messaging {
		if m := &p.Contacts.Messaging[i]; m.Kind == "wechat" && m.ID != "" {
			return true
		}
	}
	return false
}

// isCode reports whether a picture is a code to scan, by its file name or alternative text.
func isCode(im *page.Image, codes []string) bool {
	name, alt := strings.ToLower(file(im.URL)), strings.ToLower(im.Alt)
	for _, w := range codes {
		if strings.Contains(name, w) || strings.Contains(alt, w) {
			return true
		}
	}
	return false
}

// file is the name of the file of a URL.
func file(url string) string {
	if strings.HasPrefix(url, "data:") {
		return "data:"
	}
	url, _, _ = strings.Cut(url, "?")
	return url[strings.LastIndexByte(url, '/')+1:]
}

// chatWindows are the chat products on the page. QQ and WhatsApp are links, not windows.
func chatWindows(p *page.Page) []string {
	var names []string
	for i := range p.Vendors {
		if v := &p.Vendors[i]; v.Kind == "chat" && v.Name != "QQ" && v.Name != "WhatsApp" && v.Name != "企业微信" && v.Name != "Facebook Chat" {
			names = append(names, v.Name)
		}
	}
	return names
}
