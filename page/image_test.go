package page

import (
	"fmt"
	"strings"
	"testing"
)

func TestImages(t *testing.T) {
	const base = "https://www.crumb.example"
	tests := []struct{ name, html, want string }{
		{"plain", `<img src=/a.png alt=" Deck  oven " width=640 height="480px">`, base + "/a.png alt=Deck oven 640x480"},
		{"no alt", `<img src=a.png>`, base + "/ovens/a.png no-alt 0x0"},
		{"empty alt", `<img src=a.png alt>`, base + "/ovens/a.png alt= 0x0"},
		{"per cent is no pixel", `<img src=a.png alt=a width=100% height=auto>`, base + "/ovens/a.png alt=a 0x0"},
		{"style", `<img src=a.png alt=a style="WIDTH: 30.5px; height:20PX">`, base + "/ovens/a.png alt=a 30x20"},
		{"lazy by script", `<img src="data:image/gif;base64,R0" data-src=/real.png alt=a>`, base + "/real.png alt=a 0x0 lazy"},
		{"lazy behind a placeholder", `<img src="/img/blank.gif" data-original=/real.png alt=a>`, base + "/real.png alt=a 0x0 lazy"},
		{"data-src beside a real one", `<img src="/small.png" data-src=/large.png alt=a>`, base + "/small.png alt=a 0x0"},
		{"lazy by attribute", `<img src=a.png alt=a loading=LAZY srcset="b 2x">`, base + "/ovens/a.png alt=a 0x0 lazy srcset"},
		{"picture", `<picture><source srcset="a.webp"><img src=a.png alt=a></picture>`, base + "/ovens/a.png alt=a 0x0 srcset"},
		{"counting pixel", `<img src=a.png alt="" width=1 height=1>`, base + "/ovens/a.png alt= 1x1 hidden"},
		{"decoration", `<img src=a.png role=presentation>`, base + "/ovens/a.png no-alt 0x0 hidden"},
		{"hidden parent", `<div aria-hidden=true><img src=a.png></div>`, base + "/ovens/a.png no-alt 0x0 hidden"},
		{"link without a name", `<a href=/x><img src=a.png></a>`, base + "/ovens/a.png no-alt 0x0 linked"},
		{"link with a name", `<a href=/x><img src=a.png alt="">Ovens</a>`, base + "/ovens/a.png alt= 0x0 linked named"},
		{"link named by another image", `<a href=/x><img src=a.png alt=Oven></a>`, base + "/ovens/a.png alt=Oven 0x0 linked"},
		{"anchor without href", `<a name=x><img src=a.png alt=a></a>`, base + "/ovens/a.png alt=a 0x0"},
		{"button", `<input type=IMAGE src=go.png alt=Go>`, base + "/ovens/go.png alt=Go 0x0"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			images := parseHTML(t, test.html).Images
			if len(images) != 1 {
				t.Fatalf("%d images", len(images))
			}
			im := images[0]
			b := &strings.Builder{}
			b.WriteString(im.URL)
			if im.HasAlt {
				b.WriteString(" alt=" + im.Alt)
			} else {
				b.WriteString(" no-alt")
			}
			fmt.Fprintf(b, " %dx%d", im.Width, im.Height)
			for _, f := range []struct {
				on   bool
				name string
			}{{im.Hidden, "hidden"}, {im.Lazy, "lazy"}, {im.Srcset, "srcset"}, {im.Linked, "linked"}, {im.LinkNamed, "named"}} {
				if f.on {
					b.WriteString(" " + f.name)
				}
			}
			equal(t, "image", b.String(), test.want)
		})
	}
}

func TestResources(t *testing.T) {
	p := parseHTML(t, `<head><script src=/a.js></script><script async src=/b.js></script><script type=module src=/c.js></script><script>var x</script>
<script type="application/ld+json">{}</script><link rel=stylesheet href=/a.css integrity=sha256-x><link rel=stylesheet href=/p.css media=print><link rel="alternate stylesheet" href=/d.css>
<link rel=preload href=/f.woff2 as=font><link rel="shortcut icon" href=https://cdn.example/i.ico><style>p{}</style></head><body><script src=/late.js></script>
<iframe src=https://maps.example/ title=" Map "></iframe><video><source src=/v.mp4></video><object data=/o.pdf></object>`)
	var got []string
	for _, r := range p.Resources {
		s := r.Kind + " " + strings.TrimPrefix(r.URL, "https://www.crumb.example")
		if r.Blocking {
			s += " blocking"
		}
		if r.Bytes > 0 {
			s += fmt.Sprintf(" %d bytes", r.Bytes)
		}
		if r.Integrity {
			s += " integrity"
		}
		if !r.Internal && r.URL != "" {
			s += " external"
		}
		got = append(got, s)
	}
	want := []string{"script /a.js blocking", "script /b.js", "script /c.js", "script  5 bytes", "style /a.css blocking integrity", "style /p.css", "preload /f.woff2",
		"icon https://cdn.example/i.ico external", "style  3 bytes", "script /late.js", "iframe https://maps.example/ external", "media /v.mp4", "object /o.pdf"}
	equal(t, "resources", strings.Join(got, "\n"), strings.Join(want, "\n"))
}
