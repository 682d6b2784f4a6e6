package page

import "testing"

func TestMenu(t *testing.T) {
	for name, c := range map[string]struct{ html, menu string }{
		"navigation": {`<title>Crumb</title><header><a href=/login>Log in</a></header><nav><a href=/><img src=l.png alt=Crumb></a><a href=/a>Ovens</a><a href=/a>Ovens</a><a href=/b>Contact</a></nav>`, "Ovens · Contact"},
		"导航":         {`<title>茶</title><nav><a href=/a>产品中心</a><a href=/b>联系我们</a></nav><main><a href=/c>红茶</a></main>`, "产品中心 · 联系我们"},
		"header":     {`<title>Crumb</title><header><a href=/a>Ovens</a><a href=/b>Contact</a></header>`, "Ovens · Contact"},
		"title":      {`<title>Crumb</title><p><a href=/a>Ovens</a>`, "Crumb"},
		"nothing":    {`<p>x`, ""},
	} {
		t.Run(name, func(t *testing.T) {
			p := Parse(Source{URL: "https://crumb.example/", Status: 200, Body: []byte(c.html)})
			if got := p.Menu(); got != c.menu {
				t.Errorf("got %q, want %q", got, c.menu)
			}
		})
	}
}
