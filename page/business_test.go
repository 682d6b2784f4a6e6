package page

import (
	"bytes"
	"fmt"
	"strings"
	"sync"
	"testing"

	"golang.org/x/net/html"
)

// Whatever a page repeats without end, the facts stay within their limits and the work within the size of the page.
func TestEndlessPagesAreBounded(t *testing.T) {
	const n = 5000
	each := func(format string) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, format, i)
		}
		return b.String()
	}
	for name, body := range map[string]string{
		"numbers":  "<p>" + each("Tel. 0511/%07d, 0171-5555555 +49 511 1234 ") + "</p>",
		"links":    each(`<a class="btn" href="#x%d">Book now</a>`),
		"forms":    each(`<form><input name="q%d"><h2>Ovens</h2></form>`),
		"controls": "<div>" + each(`<div><input name="e%d" placeholder="E-mail"><button>Go</button></div>`) + "</div>",
		"mails":    "<p>" + each("a%d@b.example c (at) d.example # ") + "</p>",
		"wrappers": strings.Repeat(`<div role="button" onclick="x()">`, 400) + each("<b>%d</b>"),
		"digits":   "<p>" + strings.Repeat("1 ", 10*n) + "</p>",
		"Han":      "<p>" + strings.Repeat("省市区路号有限公司", n) + "</p>",
		"social":   each(`<a href="https://x.com/oven%d">x</a>`),
	} {
		p := parsed(body)
		c := p.Contacts
		if len(p.CTAs) > maxCTAs || len(p.Forms) > maxForms || len(c.Phones) > maxContacts || len(c.Emails) > maxContacts || len(c.Addresses) > 30 ||
			len(c.Masked) > 20 || len(c.Social) > maxContacts || len(c.Names) > maxNames {
			t.Errorf("%s: %d calls to action, %d forms, %d phones, %d mails, %d addresses, %d masked, %d profiles, %d names", name,
				len(p.CTAs), len(p.Forms), len(c.Phones), len(c.Emails), len(c.Addresses), len(c.Masked), len(c.Social), len(c.Names))
		}
	}
}

// The same bytes give the same facts, from any number of goroutines.
func TestParseIsDeterministic(t *testing.T) {
	body := []byte(`<html lang="de"><body><nav><a href="/kontakt">Kontakt</a></nav><main><h1>Ofentüren</h1><a class="btn" href="/angebot">Angebot anfordern</a>
<form method="post"><input name="name"><input type="email" name="mail"><textarea name="text"></textarea><button>Senden</button></form></main>
<footer>Ofentür Meier GmbH, Lindenstraße 4, 80331 München, Tel. 089 1234567, info@ofen.example <a href="https://wa.me/49891234567">WhatsApp</a></footer></body></html>`)
	src := Source{URL: "https://ofen.example/", Body: body}
	want := string(Encode(nil, Parse(src)))
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			if got := string(Encode(nil, Parse(src))); got != want {
				t.Error("two parses of the same bytes differ")
			}
		})
	}
	group.Wait()
}

// BenchmarkAction is the cost of calls to action, forms, contacts and vendors of a shop page, apart from parse and
// structure.
func BenchmarkAction(b *testing.B) {
	src := Source{URL: "https://www.firm.example/", Body: shopPage()}
	root, err := html.Parse(bytes.NewReader(src.Body))
	if err != nil {
		b.Fatal(err)
	}
	o := builtin().walk(root, src)
	base := Page{URL: src.URL}
	o.structure(&base)
	b.ReportAllocs()
	b.SetBytes(int64(len(src.Body)))
	for b.Loop() {
		p := base
		o.action(&p)
	}
}
