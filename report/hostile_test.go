package report

import (
	"reflect"
	"time"

	"github.com/siteassay/assay/analyzer"
)

// payloads are texts that a page could carry to take over the report of its audit.
var payloads = []string{
	`<script>window.pwned=1</script>`,
	`</script><script>window.pwned=1</script>`,
	`</style><script>window.pwned=1</script>`,
	`</title><script>window.pwned=1</script>`,
	`</textarea></select></template></noscript><script>window.pwned=1</script>`,
	`<img src=x onerror="window.pwned=1">`,
	`" onmouseover="window.pwned=1" x="`,
	`' onfocus='window.pwned=1' autofocus='`,
	"` onclick=window.pwned=1 `",
	`<svg onload="window.pwned=1"><animate onbegin="window.pwned=1"/></svg>`,
	`<svg><script>window.pwned=1</script></svg>`,
	`<math><mtext><style><img src=x onerror=window.pwned=1></style></mtext></math>`,
	`<iframe srcdoc="<script>parent.pwned=1</script>"></iframe>`,
	`<object data="javascript:window.pwned=1"></object>`,
	`<a href="javascript:window.pwned=1">x</a>`,
	`javascript:window.pwned=1`,
	"JaVa\tScRiPt:window.pwned=1",
	`java&#10;script:window.pwned=1`,
	`data:text/html,<script>window.pwned=1</script>`,
	`vbscript:msgbox(1)`,
	`https://user:secret@site.example/?"><script>window.pwned=1</script>`,
	`https://site.example/'onclick='window.pwned=1`,
	`<meta http-equiv="refresh" content="0;url=javascript:window.pwned=1">`,
	`<base href="https://evil.example/"><link rel=stylesheet href=//evil.example/x.css>`,
	`<form action="https://evil.example/"><button autofocus>x</button></form>`,
	`{{.Doc}}{{template "report.html"}}{{html "<script>window.pwned=1</script>"}}`,
	`expression(window.pwned=1);}body{background:url(https://evil.example/x.png)}`,
	`--><!--><script>window.pwned=1</script><!--`,
	`]]><script>window.pwned=1</script>`,
	`<!-- <script> window.pwned=1 </script`,
	"\u202egnp.exe\u2066\u2069\u200f\u061c\u200b\ufeff",
	"\x1b]0;owned\x07\x1b[2J\x9b31m\x00\x08\r\n",
	"\xff\xfe\xc0\xaf<script>window.pwned=1</script>",
	"\u2028window.pwned=1\u2029",
	`<details ontoggle="window.pwned=1" open>`,
}

// hostile is a document in which every text field is a payload, and there are enough elements for all payloads.
func hostile() *Document {
	next := 0
	text := func() string { next++; return payloads[next%len(payloads)] }
	d := bakery()
	var pages []Page
	for p, err := range d.Pages {
		if err != nil {
			panic(err)
		}
		c := *p
		c.Findings = append([]Finding(nil), p.Findings...)
		for i := range c.Findings {
			c.Findings[i].Evidence = append([]analyzer.Evidence(nil), c.Findings[i].Evidence...)
		}
		pages = append(pages, c)
	}
	var outcomes []Outcome
	for range 3 {
		for o, err := range d.Outcomes {
			if err != nil {
				panic(err)
			}
			outcomes = append(outcomes, *o)
		}
	}
	d.Score.Gates = []Gate{{Rule: "x", Cap: 40, Points: 3}}
	d.Broken = []BrokenRule{{Count: 1}}
	d.Profile.Changes = []string{""}
	state, band := d.State, d.Score.Band
	for _, v := range []any{d, &pages, &outcomes} {
		poison(reflect.ValueOf(v).Elem(), text)
	}
	d.State, d.Score.Band = state, band // the two that decide what is shown
	d.Pages, d.Outcomes = slice(pages), slice(outcomes)
	return d
}

// poison replaces every string in v.
func poison(v reflect.Value, text func() string) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(text())
	case reflect.Slice:
		for i := range v.Len() {
			poison(v.Index(i), text)
		}
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[time.Time]() {
			return
		}
		for i := range v.NumField() {
			poison(v.Field(i), text)
		}
	}
}
