package security

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// A brand that is imitated often, with the names of hosts that are its own.
type brand struct{ name, hosts string }

var brands = []brand{
	{"paypal", "paypal"}, {"apple id", "apple icloud"}, {"icloud", "apple icloud"}, {"microsoft", "microsoft live office microsoftonline azure"},
	{"outlook", "microsoft live office outlook microsoftonline"}, {"office 365", "microsoft office microsoftonline"}, {"facebook", "facebook meta"},
	{"instagram", "instagram facebook meta"}, {"whatsapp", "whatsapp meta"}, {"amazon", "amazon aws"}, {"netflix", "netflix"}, {"dhl", "dhl"},
	{"linkedin", "linkedin"}, {"coinbase", "coinbase"}, {"binance", "binance"}, {"metamask", "metamask"}, {"支付宝", "alipay alibaba antgroup"},
	{"工商银行", "icbc"}, {"建设银行", "ccb"}, {"招商银行", "cmbchina"}, {"淘宝", "taobao alibaba"}, {"微信", "weixin qq wechat"},
}

// brandImpersonation finds a login that calls itself that of a big brand on a host that is not the brand's: its title begins with
// the brand and the page asks for a password. “Sign in with …” buttons are links; a shop that sells the brand has a name of its
// own in its title.
func brandImpersonation(c *analyzer.Context) analyzer.Result {
	p := c.Page
	form := passwordForm(p)
	if form == nil {
		return analyzer.Result{}
	}
	host, title := strings.ToLower(hostOf(p.URL)), strings.ToLower(strings.TrimSpace(p.Title.Text))
	for _, b := range brands {
		if !strings.HasPrefix(title, b.name) || !loginTitle(title[len(b.name):]) || owns(host, b.hosts) || c.Site != nil && c.Site.OnTestHost() {
			continue
		}
		return analyzer.Found(analyzer.V("got", p.Title.Text, "host", host),
			analyzer.Evidence{Quote: p.Title.Text, Selector: "title"}, analyzer.Evidence{Quote: form.Action, Selector: form.Selector})
	}
	return analyzer.Result{}
}

func passwordForm(p *page.Page) *page.Form {
	for i := range p.Forms {
		for k := range p.Forms[i].Fields {
			if p.Forms[i].Fields[k].Type == "password" {
				return &p.Forms[i]
			}
		}
	}
	return nil
}

// loginTitle reports whether what follows the brand in a title says login, and nothing else of weight.
func loginTitle(rest string) bool {
	rest = strings.Trim(rest, " -–—|:·")
	if len(rest) > 60 {
		return false
	}
	for _, w := range [...]string{"log in", "login", "sign in", "sign-in", "verify", "verification", "security check", "anmelden", "einloggen", "connexion", "iniciar sesi", "登录", "登陆", "验证"} {
		if strings.Contains(rest, w) {
			return true
		}
	}
	return false
}

// owns reports whether a label of the host is one of the brand's. A label that only holds the name (paypal-secure) is not.
func owns(host, names string) bool {
	host, _, _ = strings.Cut(host, ":")
	labels := strings.Split(host, ".")
	for _, own := range strings.Fields(names) {
		for i, l := range labels {
			if l == own && i < len(labels)-1 && i >= len(labels)-3 {
				return true
			}
		}
	}
	return false
}
