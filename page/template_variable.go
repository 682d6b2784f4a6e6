package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxVariable is the length in bytes up to which text between the marks of a template is taken for a variable.
const maxVariable = 80

// variableMarks are how the languages of templates write what is to be filled in, and how a script prints an object that nobody
// asked it to. Marks that scripts of the browser fill in, too, count only on pages without such scripts.
var variableMarks = [...]struct {
	open, end string
	browser   bool
}{
	{open: "{{", end: "}}", browser: true},
	{open: "${", end: "}", browser: true},
	{open: "{%", end: "%}"},
	{open: "<%", end: "%>"},
	{open: "[object ", end: "]"},
}

// templateVariables appends the variables of a template that stand in the title or text as they were written, because nobody filled
// them in. Documentation shows such marks in code, which is quoted and not read.
func (o *outline) templateVariables(p *Page, found []string) []string {
	asked, byScript := false, false
	for _, m := range variableMarks {
		if !strings.Contains(o.reading.text, m.open) && !strings.Contains(p.Title.Text, m.open) {
			continue
		}
		if m.browser {
			if !asked {
				asked, byScript = true, o.filledByScript()
			}
			if byScript {
				continue
			}
		}
		if at, to := variable(p.Title.Text, 0, m.open, m.end); at >= 0 && len(found) < maxPlaceholders {
			found = appendNew(found, p.Title.Text[at:to])
		}
		for at, to := variable(o.reading.text, 0, m.open, m.end); at >= 0 && len(found) < maxPlaceholders; at, to = variable(o.reading.text, to, m.open, m.end) {
			if !o.shown(int32(at), int32(to)) {
				found = appendNew(found, strings.Clone(o.reading.text[at:to]))
			}
		}
	}
	return found
}

// variable is where the next variable between two marks stands in text; at is negative when there is none, or none among the first
// thousand marks.
func variable(text string, from int, open, end string) (at, to int) {
	for range 1000 {
		k := strings.Index(text[from:], open)
		if k < 0 {
			break
		}
		at = from + k
		from = at + len(open)
		rest := text[from:min(len(text), from+maxVariable)]
		if k = strings.Index(rest, end); k < 0 {
			continue
		}
		if body := strings.Trim(rest[:k], " =-#/"); body != "" && !strings.ContainsAny(body, "\n{<") && isLetter(body[0]) {
			return at, from + k + len(end)
		}
	}
	return -1, 0
}

// shown reports whether a stretch of text is hidden, quoted or code: it is there to be shown.
func (o *outline) shown(from, to int32) bool {
	sg := &o.segments[o.lineAt(from)]
	return sg.concealed || sg.quoted || o.coded(hit{from: from, to: to})
}

// filledByScript reports whether the page is a template that a script of the browser fills in: by the attributes of the usual
// libraries, by their names, or by a template in a script element.
func (o *outline) filledByScript() bool {
	for i := range o.elements {
		n := o.elements[i].node
		if n.DataAtom == atom.Script && templating(n) {
			return true
		}
		for k := range n.Attr {
			switch key := n.Attr[k].Key; {
			case strings.HasPrefix(key, "ng-"), strings.HasPrefix(key, "v-"), strings.HasPrefix(key, "x-"), strings.HasPrefix(key, "data-ng-"),
				strings.HasPrefix(key, "*ng"), strings.HasPrefix(key, "data-bind"), strings.HasPrefix(key, "@"), strings.HasPrefix(key, ":"):
				return true
			case key == "id" && (n.Attr[k].Val == "app" || n.Attr[k].Val == "root"):
				return true
			}
		}
	}
	return false
}

// templating reports whether a script element is a template or a library that fills templates in.
func templating(n *html.Node) bool {
	kind := attr(n, "type")
	if strings.Contains(kind, "template") || strings.Contains(kind, "handlebars") || strings.Contains(kind, "mustache") || strings.Contains(kind, "tmpl") {
		return true
	}
	src := strings.ToLower(attr(n, "src"))
	for _, name := range [...]string{"angular", "vue", "alpine", "handlebars", "mustache", "knockout", "ractive", "nunjucks", "template", "tmpl"} {
		if src != "" && strings.Contains(src, name) {
			return true
		}
	}
	return false
}
