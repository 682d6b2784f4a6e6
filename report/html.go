package report

import (
	"bufio"
	"cmp"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"strings"
	"sync"
)

//go:embed template
var assets embed.FS

// WriteHTML writes the report as one HTML file in lang (Languages; English for any other). It opens without a network:
// style, script and graphics are inside, and its own Content-Security-Policy allows nothing else. What comes from the
// site is escaped by context, cut, and stripped of characters that hide or reorder text; only http and https become
// links. It works without scripts, which add sorting, filtering and opening of linked details.
//
// Pages and Outcomes are read once; the file and the memory do not grow with the site beyond the limits of digest. The
// texts of rules are those of d, so lang should be the language that d was made in; that is also what "" means.
func WriteHTML(w io.Writer, d *Document, lang string) error {
	g, err := digestOf(d)
	if err != nil {
		return fmt.Errorf("write the report as HTML: %w", err)
	}
	c := catalogueOf(cmp.Or(lang, d.Language))
	return execute(w, c, "report.html", newView(d, g, c))
}

// execute runs one of the page templates.
func execute(w io.Writer, c catalogue, name string, data any) error {
	b := bufio.NewWriterSize(w, 64<<10)
	err := templates()[c.lang].ExecuteTemplate(b, name, data)
	if err == nil {
		err = b.Flush()
	}
	if err != nil {
		return fmt.Errorf("write the report as HTML: %w", err)
	}
	return nil
}

// templates are the parsed templates by language: their functions are bound to its catalogue.
var templates = sync.OnceValue(func() map[string]*template.Template {
	m := map[string]*template.Template{}
	for _, lang := range Languages {
		m[lang] = template.Must(template.New("").Funcs(functions(catalogueOf(lang))).ParseFS(assets, "template/*.html"))
	}
	return m
})

func functions(c catalogue) template.FuncMap {
	return template.FuncMap{
		"t":     c.text,
		"word":  c.word,
		"n":     func(n int) string { return count(n, c.lang) },
		"pts":   points,
		"loss":  loss,
		"dec":   decimal,
		"short": short,
		"pct":   percent,
		"share": share,
		"day":   c.day,
		"quote": func(v any) string { return quote(fmt.Sprint(v)) },
		"said":  func(text, lang any) saying { return saying{quote(fmt.Sprint(text)), language(fmt.Sprint(lang))} },
		"confidence": func(f float64) string {
			switch {
			case f <= 0 || f >= 1:
				return ""
			case f >= 0.8:
				return c.text("sure.likely")
			}
			return c.text("sure.possible")
		},
	}
}

// A saying is a text of the site with the language of its page, which screen readers and fonts need where it differs from the report's.
type saying struct{ Text, Lang string }

// A sheet is the frame of a page: its language, its brand, its assets and the policy that allows them and nothing else.
type sheet struct {
	Tag       string
	CSS       template.CSS
	OwnCSS    template.CSS // accent colour, and the running header of printed pages
	JS        template.JS
	CSP       string
	BrandName string
	Logo      template.URL
}

func newSheet(c catalogue, brand Brand, header string) sheet {
	s := sheet{Tag: c.tag(), CSS: template.CSS(asset("report.css")), JS: template.JS(asset("report.js")), BrandName: quote(brand.Name)}
	own := pageRule(c.text("kicker"), header)
	if brand.Check() == nil {
		s.Logo = template.URL(brand.Logo)
		if brand.Color != "" {
			own += "\n:root { --accent: " + brand.Color + " }"
		}
	}
	s.OwnCSS = template.CSS(own)
	s.CSP = fmt.Sprintf("default-src 'none'; style-src '%s' '%s'; script-src '%s'; img-src data:; base-uri 'none'; form-action 'none'",
		hash(string(s.CSS)), hash(own), hash(string(s.JS)))
	return s
}

func asset(name string) string {
	b, err := assets.ReadFile("template/" + name)
	if err != nil {
		panic(err) // the file is embedded
	}
	return string(b)
}

// hash is a source expression of a Content-Security-Policy.
func hash(s string) string {
	h := sha256.Sum256([]byte(s))
	return "sha256-" + base64.StdEncoding.EncodeToString(h[:])
}

// pageRule is the style of paper: A4 with a running header and page numbers. Every character of the header that is not
// a plain letter or digit is written as a CSS escape, so that a site's name cannot leave the string.
func pageRule(kicker, name string) string {
	var b strings.Builder
	if name != "" {
		kicker += " · " + name
	}
	for _, r := range kicker {
		if r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' {
			b.WriteRune(r)
		} else {
			fmt.Fprintf(&b, `\%06x`, r)
		}
	}
	return "@page { size: A4; margin: 20mm 16mm 18mm; font: 8pt sans-serif; color: #444;" +
		` @top-left { content: "` + b.String() + `" } @bottom-right { content: counter(page) " / " counter(pages) } }`
}
