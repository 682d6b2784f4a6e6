package page

import (
	"slices"
	"strings"
	"testing"
)

func TestVendors(t *testing.T) {
	for html, want := range map[string]string{
		`<script src="https://hm.baidu.com/hm.js?abc123def456"></script>`:                                                                                  "analytics 百度统计",
		`<script>var _hmt=_hmt||[];(function(){var h=document.createElement("script");h.src="https://hm.baidu.com/hm.js?0123456789abcdef";})()</script>`:   "analytics 百度统计 0123456789abcdef",
		`<script>(function(w,d,s,l,i){j.src='https://www.googletagmanager.com/gtm.js?id='+i})(window,document,'script','dataLayer','GTM-ABC123')</script>`: "tagmanager Google Tag Manager GTM-ABC123",
		`<script src="https://embed.tawk.to/abc/default"></script>`:                                                                                        "chat tawk.to",
		`<link rel="stylesheet" href="/wp-content/plugins/woocommerce/assets/woo.css">`:                                                                    "platform WooCommerce, platform WordPress",
		`<a href="https://ovens.taobao.com/shop">店铺</a>`:                                                                                                   "marketplace 淘宝",
		`<p>We compare cdn.shopify.com, WordPress and tawk.to</p>`:                                                                                         "",
		`<a href="https://example.com/wp-content-guide">Guide</a>`:                                                                                         "",
		`<script type="application/ld+json">{"url":"https://cdn.shopify.com/x.js"}</script>`:                                                               "",
		`<form onsubmit="_hmt.push(['_trackEvent','form','sent'])"><input name="q"></form>`:                                                                "analytics 百度统计, event events",
		`<script>function gtag(){dataLayer.push(arguments)}</script>`:                                                                                      "",
		`<script src="//tb.53kf.com/code/code/abc/1"></script>`:                                                                                            "chat 53KF",
	} {
		var list []string
		for _, v := range parsed(html).Vendors {
			list = append(list, strings.TrimSpace(v.Kind+" "+v.Name+" "+v.ID))
		}
		if got := strings.Join(list, ", "); got != want {
			t.Errorf("%s\n got %q\nwant %q", html, got, want)
		}
	}
}

func TestGenerator(t *testing.T) {
	p := Parse(Source{URL: "https://www.firm.example/", Body: []byte(`<html><head><meta name="generator" content="WordPress 6.5"></head><body>x</body></html>`)})
	if !slices.Contains(p.Vendors, Vendor{Kind: "platform", Name: "WordPress"}) {
		t.Errorf("%+v", p.Vendors)
	}
}

func TestFingerprintTable(t *testing.T) {
	kinds := []string{"chat", "analytics", "tagmanager", "consent", "platform", "form", "booking", "payment", "marketplace", "captcha", "consentmode", "secret", "event"}
	for _, f := range fingerprintTable {
		if !slices.Contains(kinds, f.kind) || f.name == "" || f.tokens == "" || f.tokens != strings.ToLower(f.tokens) {
			t.Errorf("bad fingerprint %+v", f)
		}
		for token := range strings.FieldsSeq(f.tokens) {
			if len(token) < 5 && f.kind != "secret" { // their shape is looked at as well
				t.Errorf("%s: token %q is too short to prove anything", f.name, token)
			}
		}
	}
}

func FuzzContacts(f *testing.F) {
	for _, s := range []string{"<p>Tel. +49 (0) 511/123-45 \uff0b86</p>", "<a href='tel:%zz'>x</a>", "info(at)a[dot]b.de QQ：1234567", "<form><input><table><form><input type=submit>",
		"地址：省市区路号 粤ICP备2号 公网安备", "<a href='//[::1'>Book now</a><a href=\"mailto:%\">"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 10_000 {
			return
		}
		p := parsed(s)
		for _, ph := range p.Contacts.Phones {
			if ph.Number == "" || len(ph.Number) > 18 || ph.Text == "" {
				t.Errorf("phone %+v", ph)
			}
		}
		for _, c := range p.CTAs {
			if c.Strength < callToAction || c.Position < 0 || c.Position > 1 || c.Selector == "" {
				t.Errorf("call to action %+v", c)
			}
		}
	})
}
