package page

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// byline finds who answers for the text: Person or author of structured data, meta author, rel=author, an element called
// author, a line such as "By Jane Roe" or 作者：… below the title. The name is kept as written, admin and 小编 too: a rule
// judges it.
func (o *outline) byline(p *Page, sig *Signals) {
	for i := range p.Structured {
		e := &p.Structured[i]
		for _, key := range [...]string{"author.name", "author"} {
			if v := e.Properties.Get(key); v != "" && sig.Author == "" && !strings.HasPrefix(v, "http") &&
				e.Type != "Review" && e.Type != "WebSite" {
				sig.Author = clip(v, 80)
			}
		}
		if v := e.Properties.Get("publisher.name"); v != "" && sig.Publisher == "" {
			sig.Publisher = clip(v, 120)
		}
	}
	if v := strings.TrimSpace(p.Metas.Get("author")); sig.Author == "" && v != "" && o.articleLike(p) && len(v) < 80 {
		sig.Author = v
	}
	for i := range o.elements {
		if sig.Author != "" {
			break
		}
		e := &o.elements[i]
		if e.inHead || e.concealed || e.to <= e.from || e.to-e.from > 80 || e.region == Nav || e.region == Footer {
			continue
		}
		named := o.reading.marks[i]&markAuthor != 0 || attr(e.node, "itemprop") == "author"
		if e.tag == atom.A && !named {
			named = strings.Contains(attr(e.node, "rel"), "author")
		}
		if named && !o.marked(int32(i), markTestimonial|markComment, 5) {
			if name := bareName(o.visible(int32(i))); name != "" {
				sig.Author = name
			}
		}
	}
	o.bylineText(sig)
	if sig.Author != "" {
		o.note(sig, "author", sig.Author)
	}
	if sig.Publisher != "" {
		o.note(sig, "publisher", sig.Publisher)
	}
}

// articleLike reports whether a page says of itself that it is an article: only there is meta author the author and not
// the web designer.
func (o *outline) articleLike(p *Page) bool {
	return p.OpenGraph.Get("type") == "article" || len(o.tagged(atom.Article)) == 1 || articleMarked(p)
}

// articleMarked reports whether structured data calls the page an article.
func articleMarked(p *Page) bool {
	for i := range p.Structured {
		if strings.HasSuffix(p.Structured[i].Type, "Article") || p.Structured[i].Type == "BlogPosting" {
			return true
		}
	}
	return false
}

// bylineText reads the lines of author and source below the title.
func (o *outline) bylineText(sig *Signals) {
	for _, f := range [...]struct {
		t    topic
		name *string
	}{{authorWords, &sig.Author}, {publisherWords, &sig.Publisher}} {
		for _, h := range o.reading.topics[f.t] {
			if *f.name != "" {
				break
			}
			s := o.lineAt(h.from)
			sg := &o.segments[s]
			if sg.to-sg.from > 240 || !o.content(s) {
				continue
			}
			if name := nameAfter(o.line(s), int(h.from-sg.from), int(h.to-sg.from)); name != "" && o.isByline(s) {
				*f.name = name
			}
		}
	}
}

// nameAfter is the name that follows the label line[from:to]: up to the next label, bar or end. Words of Latin languages
// must open the line or follow a bar; Chinese labels need a colon.
func nameAfter(line string, from, to int) string {
	rest := line[to:]
	if hasHan(line[from:to]) {
		trimmed := strings.TrimLeft(rest, " \u3000")
		name, ok := strings.CutPrefix(trimmed, "：")
		if !ok {
			name, ok = strings.CutPrefix(trimmed, ":")
		}
		if !ok {
			return ""
		}
		return bareName(name)
	}
	before := strings.TrimRight(line[:from], " ")
	if before != "" && !strings.HasSuffix(before, "|") && !strings.HasSuffix(before, "·") && !strings.HasSuffix(before, "•") {
		return ""
	}
	if name := bareName(strings.TrimLeft(rest, ": ")); name != "" && name[0] >= 'A' && (name[0] <= 'Z' || name[0] >= 0x80) {
		return name
	}
	return ""
}

// bareName is a name cut free of labels, dates and what follows a bar; "" when what is left is no name.
func bareName(s string) string {
	s = strings.TrimSpace(strings.ReplaceAll(s, "\n", " "))
	for _, label := range [...]string{
		"By ", "by ", "BY ", "Von ", "von ", "Par ", "par ", "Por ", "por ", "Written by ", "Posted by ", "作者：",
		"作者:", "编辑：", "编辑:", "Author: ", "Autor: ",
	} {
		s = strings.TrimPrefix(s, label)
	}
	s = strings.TrimSpace(s)
	for _, bar := range [...]string{
		"|", "·", "•", "  ", " - ", " – ", " — ", ",", "，", "(", "（", " on ", " am ", " le ", " el ", "时间",
		"日期", "发布", "发表", "來源", "来源", "作者", "编辑", "浏览", "点击", "阅读", "更新", "：",
	} {
		if i := strings.Index(s, bar); i >= 0 {
			s = s[:i]
		}
	}
	for i := 0; i < len(s); i++ {
		if digitAt(s, i) {
			s = s[:i]
		}
	}
	s = strings.Trim(s, " :-[]【】《》\u00a0\u3000")
	if n := units(s, 20); n == 0 || !hasHan(s) && n > 5 || n > 18 || strings.ContainsAny(s, ".?!") && n > 3 {
		return ""
	}
	return strings.Clone(s)
}
