package page

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// searchEngines are names by which a script tells visitors who come from a search, and crawlers.
var (
	searchEngines = [...]string{"baidu", "sogou", "so.com", "google", "bing", "360", "sm.cn", "yandex"}
	crawlerNames  = [...]string{
		"baiduspider", "googlebot", "bingbot", "sogouspider", "sogou web spider", "360spider", "yisouspider",
	}
)

// scriptSpam reads the inline scripts for two tricks: to show visitors from a search something else, and to change the
// title.
func (o *outline) scriptSpam(p *Page, add func(family, name string, score float64, quote string)) {
	cloaked, swapped := false, false
	for _, i := range o.tagged(atom.Script) {
		n := o.elements[i].node
		if n.FirstChild == nil || len(n.FirstChild.Data) > 1<<16 {
			continue
		}
		code := n.FirstChild.Data
		if !strings.Contains(code, "referrer") && !strings.Contains(code, "userAgent") &&
			!strings.Contains(code, "document.title") &&
			!strings.Contains(code, "fromCharCode") && !strings.Contains(code, `\x64\x6f\x63`) {
			continue
		}
		if !cloaked && (cloaks(code) || o.elements[i].inHead && packed(code)) {
			cloaked = true
			add("C", "client-cloak", scoreCloak, strings.TrimSpace(clip(code, 160)))
		}
		if title := swappedTitle(code); !swapped && title != "" && overlap(title, p.Title.Text) < 0.2 {
			swapped = true
			add("T", "title-swap", scoreSwap, title)
		}
	}
}

// cloaks reports whether a script tests where a visitor comes from, or whether it is a crawler, and goes elsewhere by it.
func cloaks(code string) bool {
	low := strings.ToLower(code)
	if !goes(low) {
		return false
	}
	if strings.Contains(low, "document.referrer") {
		named := 0
		for _, engine := range searchEngines {
			named += one(strings.Contains(low, engine))
		}
		if named >= 2 {
			return true
		}
	}
	if strings.Contains(low, "useragent") {
		for _, name := range crawlerNames {
			if at := strings.Index(low, name); at >= 0 && goes(low[max(0, at-actReach):min(len(low), at+actReach)]) {
				return true
			}
		}
	}
	return false
}

// actReach is how many bytes stand at most between the name of a crawler and what is done by it: a library that knows
// crawlers and has addresses elsewhere does not send anybody away.
const actReach = 600

// goes reports whether a script leaves the page, covers it or renames it.
func goes(low string) bool {
	for _, act := range [...]string{"location.href=", "location.href =", "location.replace", "location=", "location =", "<iframe", "document.title="} {
		if strings.Contains(low, act) {
			return true
		}
	}
	return false
}

// packed reports whether a script in the head hides that it writes into the document: names in \x codes, or a text of
// character codes that is run.
func packed(code string) bool {
	if len(code) > 8192 {
		return false
	}
	if strings.Contains(code, `\x64\x6f\x63\x75\x6d\x65\x6e\x74`) {
		return true
	}
	return strings.Contains(code, "String.fromCharCode(") && strings.Count(code, ",") >= 30 &&
		(strings.Contains(code, "eval(") || strings.Contains(code, "document.write(String.fromCharCode"))
}

// swappedTitle is the text that a script gives the document as its title; "" when it gives none or computes it.
func swappedTitle(code string) string {
	at := strings.Index(code, "document.title")
	if at < 0 {
		return ""
	}
	rest := strings.TrimLeft(code[at+len("document.title"):], " ")
	if !strings.HasPrefix(rest, "=") || strings.HasPrefix(rest, "==") {
		return ""
	}
	rest = strings.TrimLeft(rest[1:], " ")
	if rest == "" || rest[0] != '"' && rest[0] != '\'' {
		return ""
	}
	end := strings.IndexByte(rest[1:], rest[0])
	if end < 0 {
		return ""
	}
	if after := strings.TrimLeft(rest[end+2:], " "); strings.HasPrefix(after, "+") || strings.HasPrefix(after, ".") {
		return ""
	}
	title := rest[1 : end+1]
	if units(title, 4) < 3 {
		return ""
	}
	return title
}

// overlap is the share of the rune pairs of a that stand in b, 0 … 1.
func overlap(a, b string) float64 {
	runes := []rune(a)
	if len(runes) < 2 || len(runes) > 400 || len(b) > 4000 {
		return 1
	}
	found := 0
	for i := 1; i < len(runes); i++ {
		found += one(strings.Contains(b, string(runes[i-1:i+1])))
	}
	return float64(found) / float64(len(runes)-1)
}
