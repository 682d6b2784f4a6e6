package page

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// maxScriptLinks is the number of script links that a page shows; all are counted.
const maxScriptLinks = 5

// idle reports whether a reference leads nowhere by itself: a script is to do something on a click.
func idle(href string) bool {
	href = strings.TrimSpace(href)
	return href == "" || href == "#" || strings.HasPrefix(href, "javascript:")
}

// scriptLink notes an a element whose only way to another page is code.
func (o *outline) scriptLink(p *Page, i int32, href, click string) {
	code := click
	if navigates(href) {
		code = strings.TrimSpace(href)
	} else if !navigates(click) {
		return
	}
	if p.Document.ScriptLinked++; len(p.Document.ScriptLinks) >= maxScriptLinks {
		return
	}
	text, _ := o.name(i)
	p.Document.ScriptLinks = append(p.Document.ScriptLinks, cut(strings.TrimSpace(text+" "+collapse(code)), 160))
}

// navigates reports whether code goes to another page. Printing, going back, reloading, closing, bookmarking and windows for
// sharing are tools of the page and lead to nothing that could be listed.
func navigates(code string) bool {
	if len(code) > 1<<12 || !strings.Contains(code, "location") && !strings.Contains(code, "open(") && !strings.Contains(code, "__doPostBack(") {
		return false
	}
	low := strings.ToLower(code)
	for _, tool := range [...]string{"print", "reload", "close", "share", "favor", "location.hash", "facebook", "twitter", "weibo", "linkedin", "popup", "cookie", "consent"} {
		if strings.Contains(low, tool) {
			return false
		}
	}
	return strings.Contains(low, "location=") || strings.Contains(low, "location =") || strings.Contains(low, "location.href") ||
		strings.Contains(low, "location.assign(") || strings.Contains(low, "location.replace(") || strings.Contains(low, "window.open(") ||
		strings.Contains(low, "__dopostback(")
}

// scriptRedirect finds an inline script that sends every visitor to another page at once.
func (o *outline) scriptRedirect(p *Page) {
	for _, i := range o.tagged(atom.Script) {
		n := o.elements[i].node
		if n.FirstChild == nil || len(n.FirstChild.Data) > 4<<10 || !strings.Contains(n.FirstChild.Data, "location") {
			continue
		}
		if !executable(attr(n, "type")) {
			continue
		}
		target := straightTo(n.FirstChild.Data)
		if target == "" {
			continue
		}
		if u, ok := o.urls.resolve(target); ok && u != p.URL {
			p.Head.ScriptRedirect = u
			return
		}
	}
}

// straightTo returns the address of a statement like location.href = "/de/" that stands in no block, no call and behind no
// condition; "" when there is none. Code that asks for the device, the language or a frame first sends only some visitors away.
func straightTo(code string) string {
	depth, start := 0, true // whether a statement may begin here
	for i := 0; i < len(code); i++ {
		switch c := code[i]; {
		case c == ' ' || c == '\t' || c == '\r':
		case c == '\n':
		case c == '/' && strings.HasPrefix(code[i:], "//"):
			end := strings.IndexByte(code[i:], '\n')
			if end < 0 {
				return ""
			}
			i += end
		case c == '/' && strings.HasPrefix(code[i:], "/*"):
			end := strings.Index(code[i:], "*/")
			if end < 0 {
				return ""
			}
			i += end + 1
		case c == '<' && strings.HasPrefix(code[i:], "<!--"):
			i += 3
		case c == '"' || c == '\'' || c == '`':
			end := closing(code[i+1:], c)
			if end < 0 {
				return ""
			}
			i, start = i+1+end, false
		case c == '{' || c == '(' || c == '[':
			depth++
			start = false
		case c == '}' || c == ')' || c == ']':
			depth--
			start = false
		case c == ';':
			start = depth == 0
		case start && depth == 0:
			if target := assigned(code[i:]); target != "" {
				return target
			}
			start = false
		}
	}
	return ""
}

// closing is where a string ends that began with quote.
func closing(s string, quote byte) int {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case quote:
			return i
		}
	}
	return -1
}

// assigned reads a statement that sets the location to a string.
func assigned(s string) string {
	for _, owner := range [...]string{"window.", "document.", "self.", "top.", "parent."} {
		s = strings.TrimPrefix(s, owner)
	}
	s, ok := strings.CutPrefix(s, "location")
	if !ok {
		return ""
	}
	s = strings.TrimPrefix(s, ".href")
	end := byte(';')
	if rest, ok := strings.CutPrefix(s, ".replace("); ok {
		s, end = rest, ')'
	} else if rest, ok := strings.CutPrefix(s, ".assign("); ok {
		s, end = rest, ')'
	} else if rest, ok := strings.CutPrefix(strings.TrimLeft(s, " "), "="); ok {
		s = rest
	} else {
		return ""
	}
	s = strings.TrimLeft(s, " ")
	if s == "" || s[0] != '"' && s[0] != '\'' {
		return ""
	}
	n := closing(s[1:], s[0])
	if n < 0 {
		return ""
	}
	after := strings.TrimLeft(s[n+2:], " \t\r\n")
	if after != "" && after[0] != end && after[0] != '/' && after[0] != '-' && !isLetter(after[0]) || strings.HasPrefix(after, "+") {
		return "" // the string is only a part of the address
	}
	return s[1 : 1+n]
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
