package page

import (
	"net/url"
	"strings"

	"golang.org/x/net/html/atom"
)

// formServices is the services whose forms are embedded by an iframe or a script.
var formServices = []struct{ host, path, vendor, purpose string }{
	{"hsforms.net", "", "HubSpot", "lead"},
	{"hsforms.com", "", "HubSpot", "lead"},
	{"typeform.com", "", "Typeform", "contact"},
	{"jotform.com", "", "Jotform", "contact"},
	{"jotfor.ms", "", "Jotform", "contact"},
	{"docs.google.com", "/forms/", "Google Forms", "contact"},
	{"forms.gle", "", "Google Forms", "contact"},
	{"forms.office.com", "", "Microsoft Forms", "contact"},
	{"calendly.com", "", "Calendly", "booking"},
	{"cal.com", "", "Cal.com", "booking"},
	{"acuityscheduling.com", "", "Acuity", "booking"},
	{"wufoo.com", "", "Wufoo", "contact"},
	{"formstack.com", "", "Formstack", "contact"},
	{"cognitoforms.com", "", "Cognito Forms", "contact"},
	{"tally.so", "", "Tally", "contact"},
	{"paperform.co", "", "Paperform", "contact"},
	{"123formbuilder.com", "", "123FormBuilder", "contact"},
	{"forms.zohopublic.com", "", "Zoho Forms", "contact"},
	{"marketo.com", "/js/forms2", "Marketo", "lead"},
	{"pardot.com", "", "Pardot", "lead"},
	{"opentable.com", "/widget", "OpenTable", "booking"},
	{"jinshuju.net", "", "金数据", "contact"},
	{"jinshuju.com", "", "金数据", "contact"},
	{"wjx.cn", "", "问卷星", "other"},
	{"wjx.top", "", "问卷星", "other"},
	{"mikecrm.com", "", "麦客", "contact"},
	{"wj.qq.com", "", "腾讯问卷", "other"},
	{"surveymonkey.com", "", "SurveyMonkey", "other"},
}

// formReceivers is the services to which a site's own form elements send, by the last two labels of the host.
var formReceivers = map[string]string{
	"list-manage.com": "Mailchimp", "formspree.io": "Formspree", "formsubmit.co": "FormSubmit", "getform.io": "Getform", "web3forms.com": "Web3Forms",
	"sibforms.com": "Brevo", "sendinblue.com": "Brevo", "klaviyo.com": "Klaviyo", "constantcontact.com": "Constant Contact", "aweber.com": "AWeber",
	"getresponse.com": "GetResponse", "convertkit.com": "Kit", "kit.com": "Kit", "activehosted.com": "ActiveCampaign", "hsforms.com": "HubSpot",
	"hubspot.com": "HubSpot", "salesforce.com": "Salesforce", "pardot.com": "Pardot", "marketo.com": "Marketo", "zoho.com": "Zoho", "zoho.eu": "Zoho",
	"cleverreach.com": "CleverReach", "rapidmail.de": "rapidmail", "emailsys1a.net": "rapidmail", "newsletter2go.com": "Newsletter2Go", "mailerlite.com": "MailerLite",
	"mlsend.com": "MailerLite", "mailjet.com": "Mailjet", "createsend.com": "Campaign Monitor", "jotform.com": "Jotform", "wufoo.com": "Wufoo",
	"formstack.com": "Formstack", "substack.com": "Substack", "beehiiv.com": "beehiiv", "infusionsoft.com": "Keap", "drip.com": "Drip", "paypal.com": "PayPal",
	"mailpoet.com": "MailPoet", "benchmarkemail.com": "Benchmark Email", "sendgrid.com": "SendGrid", "mikecrm.com": "麦客", "jinshuju.net": "金数据",
}

// embeddedForms adds the forms that a service's iframe or script puts on the page. They are known by their host: what
// they ask for cannot be seen.
func (b *business) embeddedForms(p *Page) {
	for _, tag := range [...]atom.Atom{atom.Iframe, atom.Script} {
		for _, i := range b.tagged(tag) {
			src := attr(b.elements[i].node, "src")
			if src == "" {
				src = attr(b.elements[i].node, "data-src")
			}
			if src == "" || len(p.Forms) >= maxForms {
				continue
			}
			host, path := hostPath(src)
			for _, s := range formServices {
				if !under(host, s.host) || !strings.HasPrefix(path, s.path) {
					continue
				}
				known := false
				for k := range p.Forms {
					known = known || p.Forms[k].Vendor == s.vendor
				}
				if !known {
					p.Forms = append(p.Forms, Form{Purpose: s.purpose, Action: strings.Clone(src), Vendor: s.vendor, Region: b.elements[i].region, Selector: b.selector(i)})
				}
				break
			}
		}
	}
}

// hostPath is the host in lower case and the path of an absolute or protocol-relative URL; "" for others.
func hostPath(ref string) (host, path string) {
	ref = strings.TrimSpace(ref)
	if k := strings.Index(ref, "//"); k < 0 || k > 6 {
		return "", ref
	} else {
		ref = ref[k+2:]
	}
	end := strings.IndexAny(ref, "/?#")
	if end < 0 {
		end = len(ref)
	}
	host, path = ref[:end], ref[end:]
	if k := strings.LastIndexByte(host, '@'); k >= 0 {
		host = host[k+1:]
	}
	if k := strings.IndexByte(host, ':'); k >= 0 {
		host = host[:k]
	}
	return strings.ToLower(host), path
}

// under reports whether host is domain or one of its subdomains.
func under(host, domain string) bool {
	return host == domain || len(host) > len(domain) && strings.HasSuffix(host, domain) && host[len(host)-len(domain)-1] == '.'
}

// unescaped is the percent-decoded form of s, or s.
func unescaped(s string) string {
	if strings.IndexByte(s, '%') < 0 {
		return s
	}
	if u, err := url.PathUnescape(s); err == nil {
		return u
	}
	return s
}
