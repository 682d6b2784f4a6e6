package page

import (
	"strings"
	"testing"
)

func purposes(p *Page) string {
	var list []string
	for _, f := range p.Forms {
		list = append(list, f.Purpose)
	}
	return strings.Join(list, " ")
}

func TestFormPurpose(t *testing.T) {
	for html, want := range map[string]string{
		`<form method=post><label>Name <input name=n></label><label>E-mail <input type=email name=e></label><textarea name=message></textarea><button>Send</button></form>`:                               "contact",
		`<form action=/send method=post><input name=xm placeholder=您的姓名><input name=dh placeholder=联系电话><textarea name=nr placeholder=留言内容></textarea><input type=submit value=提交></form>`:                "contact",
		`<h2>Get a free quote</h2><form method=post><input name=name><input type=tel name=phone><button>Get my quote</button></form>`:                                                                     "lead",
		`<form><input name=tel placeholder=请输入您的手机号码><button>免费回电</button></form>`:                                                                                                                        "lead",
		`<form method=post><input type=date name=day><input name=name><input type=tel name=phone><button>Termin anfragen</button></form>`:                                                                 "booking",
		`<form><input type=email name=m placeholder="Your e-mail"><button>Subscribe</button></form>`:                                                                                                      "newsletter",
		`<div class=newsletter-box><form><input name=email placeholder="Adresse e-mail"><input type=submit value=OK></form></div>`:                                                                        "newsletter",
		`<form method=post><input name=author><input type=email name=email><textarea name=komentarz></textarea><button>Dodaj</button></form>`:                                                             "comment",
		`<form method=post><textarea name=text placeholder="Schreibe einen Kommentar"></textarea><button>Senden</button></form>`:                                                                          "comment",
		`<form method=post><input name=name><input type=tel name=phone><textarea name=comments></textarea><button>Send</button></form>`:                                                                   "contact",
		`<h2>Contact us</h2><form method=post><input name=name><input type=email name=mail><label>Comments <textarea name=comments></textarea></label><button>Send</button></form>`:                       "contact",
		`<form method=post><input name=source_name><input type=email name=target_email><textarea name=message></textarea><button>Send email</button></form>`:                                              "other",
		`<form method=post><input type=email name=a placeholder="Your friend's e-mail"><textarea name=message></textarea><button>Send</button></form>`:                                                    "other",
		`<form method=post id=wpforms-form-7><input name=n><input type=email name=e><label for=m>Comment or message</label><textarea id=m name=m></textarea><button>Submit</button></form>`:               "contact",
		`<form method=post><input name=receiverAddresses><textarea name=message></textarea><input type=email name=sender><button>Send</button></form>`:                                                    "other",
		`<form method=post><input name=voteName><input type=email name=voteMail><select name=voteStars><option>5</select><textarea name=voteText></textarea><button>Save</button></form>`:                 "review",
		`<form><textarea readonly>code</textarea><button>Copy</button></form>`:                                                                                                                            "other",
		`<form method=post><input type=email name=email><button>Send My Password</button></form>`:                                                                                                         "login",
		`<form method=post><input type=text name=user_email placeholder="Deine E-Mail-Adresse"><button>Passwort zurücksetzen</button></form>`:                                                             "login",
		`<form method=post><button>Cancel</button><input type=email name=e><textarea name=message></textarea><button>Send</button></form>`:                                                                "contact",
		`<form><input name=search-mobile-text><button>Search</button></form>`:                                                                                                                             "search",
		`<form><label><input type=radio name=gift value=5>5 €</label><label><input type=radio name=gift value=9>9 €</label><button>Donate now</button></form>`:                                            "other",
		`<form class=poll><label><input type=radio name=a>Rye</label><label><input type=radio name=a>Oats</label><button>OK</button></form>`:                                                              "other",
		`<form action=/search><input name=q><button>Go</button></form>`:                                                                                                                                   "search",
		`<form role=search><input name=term><button>Los</button></form>`:                                                                                                                                  "search",
		`<form method=post><input name=user><input type=password name=pw><button>Log in</button></form>`:                                                                                                  "login",
		`<form method=post><input type=email name=m><input type=password name=a><input type=password name=b><button>Create account</button></form>`:                                                       "register",
		`<form><select name=size><option>S</select><select name=color><option>red</select><button>Filter</button></form>`:                                                                                 "filter",
		`<form id=commentform method=post><textarea name=comment></textarea><input name=author><input name=email><button>Post comment</button></form>`:                                                    "comment",
		`<form method=post><input type=radio name=rating value=5><textarea name=text></textarea><input name=name><button>Submit review</button></form>`:                                                   "review",
		`<form class=cart action=/cart/add method=post><input type=number name=quantity value=1><button>Add to cart</button></form>`:                                                                      "other",
		`<form method=post><input name=street><input name=zip><input autocomplete=cc-number><button>Pay now</button></form>`:                                                                              "checkout",
		`<form method=post><input name=name><input type=email name=email><input type=file name=cv><textarea name=cover></textarea><h3>Send us your resume</h3><button>Apply for this job</button></form>`: "other",
		`<h3>Demander un devis</h3><form method=post><input name=nom><input type=email name=mail><textarea name=projet></textarea><button>Envoyer ma demande</button></form>`:                             "lead",
		`<form method=post><label for=a>Nombre</label><input id=a><label for=b>Correo</label><input id=b><label for=c>Mensaje</label><textarea id=c></textarea><button>Enviar</button></form>`:            "contact",
		`<div class=box><input placeholder="您的姓名"><input placeholder="手机号码"><button>立即咨询</button></div>`:                                                                                                  "lead",
		`<div><input type=text placeholder="Coupon"><button>Check</button></div>`:                                                                                                                         "",
		`<iframe src="https://form.typeform.com/to/abc"></iframe>`:                                                                                                                                        "contact",
		`<script src="https://jinshuju.net/f/abc/embed.js"></script>`:                                                                                                                                     "contact",
		`<iframe src="https://calendly.com/oven/visit"></iframe>`:                                                                                                                                         "booking",
	} {
		if got := purposes(parsed(html)); got != want {
			t.Errorf("%s\n got %q\nwant %q", html, got, want)
		}
	}
}

func TestPageWrappingFormIsNoContactForm(t *testing.T) {
	body := `<form method="post" action="about.aspx" id="aspnetForm"><input type="hidden" name="__VIEWSTATE" value="x">` +
		`<nav><a href="/a">Ovens</a></nav>` + strings.Repeat("<p>We build ovens for small bakeries.</p>", 60) + `%s</form>`
	if p := parsed(strings.Replace(body, "%s", "", 1)); purposes(p) != "" {
		t.Errorf("forms: %s", purposes(p))
	}
	inner := `<div class="msg"><input name="ctl$name" placeholder="姓名"><input name="ctl$tel" placeholder="电话"><textarea name="ctl$txt" placeholder="留言"></textarea><input type="submit" value="提交留言"></div>`
	if p := parsed(strings.Replace(body, "%s", inner, 1)); purposes(p) != "contact" {
		t.Errorf("forms: %s", purposes(p))
	}
}

func TestFormFields(t *testing.T) {
	p := parsed(`<span id="l">Town</span><form method="POST" action="send.php"><input type="hidden" name="ref">
<label for="n">Your name *</label><input id="n" name="name" autocomplete="name">
<label>E-mail <input name="mail" type="email" required></label>
<input name="city" aria-labelledby="l"><input name="phone" aria-label="Phone" inputmode="tel">
<input name="firm" title="Company"><input name="day" placeholder="When"><input name="x">
<div style="position:absolute; left:-9999px"><label>Website <input name="url"></label></div>
<input name="trap2" style="display:none"><label><input type="checkbox" name="ok" checked> I have read the privacy policy</label>
<textarea name="message" aria-required="true"></textarea><button>Send the question</button></form>`)
	if len(p.Forms) != 1 {
		t.Fatalf("%d forms", len(p.Forms))
	}
	f := p.Forms[0]
	if f.Method != "post" || f.Action != "https://www.firm.example/shop/send.php" || f.Submit != "Send the question" || !f.Privacy || f.Purpose != "contact" {
		t.Errorf("form is %+v", f)
	}
	want := []Field{
		{Name: "ref", Type: "hidden"},
		{Name: "name", Type: "text", Label: "Your name *", LabelFrom: "label", Required: true, Autocomplete: "name"},
		{Name: "mail", Type: "email", Label: "E-mail", LabelFrom: "label", Required: true},
		{Name: "city", Type: "text", Label: "Town", LabelFrom: "aria"},
		{Name: "phone", Type: "text", Label: "Phone", LabelFrom: "aria", Inputmode: "tel"},
		{Name: "firm", Type: "text", Label: "Company", LabelFrom: "title"},
		{Name: "day", Type: "text", Label: "When", LabelFrom: "placeholder", Placeholder: "When"},
		{Name: "x", Type: "text", LabelFrom: "none"},
		{Name: "url", Type: "hidden"},
		{Name: "trap2", Type: "hidden"},
		{Name: "ok", Type: "checkbox", Label: "I have read the privacy policy", LabelFrom: "label", Checked: true},
		{Name: "message", Type: "textarea", LabelFrom: "none", Required: true},
	}
	if len(f.Fields) != len(want) {
		t.Fatalf("%d fields: %+v", len(f.Fields), f.Fields)
	}
	for i := range want {
		if f.Fields[i] != want[i] {
			t.Errorf("field %d\n got %+v\nwant %+v", i, f.Fields[i], want[i])
		}
	}
}

func TestFormPrivacy(t *testing.T) {
	form := `<form method=post><input name=name><input type=email name=e><textarea name=message></textarea>%s<button>Senden</button></form>%s`
	for name, c := range map[string]struct {
		in, after string
		want      bool
	}{
		"link inside":    {`<a href="/datenschutz">Hinweise</a>`, "", true},
		"words inside":   {`<p>我已阅读并同意隐私政策</p>`, "", true},
		"words after":    {"", "<p>By sending you accept our privacy policy.</p>", true},
		"far away":       {"", strings.Repeat("<p>We bake bread every morning in our shop.</p>", 9) + "<footer><a href=/privacy>Privacy policy</a></footer>", false},
		"nothing at all": {"", "<p>We answer soon.</p>", false},
	} {
		p := parsed(strings.Replace(strings.Replace(form, "%s", c.in, 1), "%s", c.after, 1))
		if len(p.Forms) != 1 || p.Forms[0].Privacy != c.want {
			t.Errorf("%s: privacy is not %v", name, c.want)
		}
	}
}

func TestFormVendor(t *testing.T) {
	form := `<form method="post" action="%s"><input type="email" name="EMAIL"><button>Subscribe</button></form>`
	for action, want := range map[string]string{
		"https://oven.us1.list-manage.com/subscribe/post?u=1": "Mailchimp",
		"https://formspree.io/f/abc":                          "Formspree",
		"/subscribe":                                          "",
		"https://list-manage.com.evil.example/":               "",
	} {
		if p := parsed(strings.Replace(form, "%s", action, 1)); len(p.Forms) != 1 || p.Forms[0].Vendor != want {
			t.Errorf("%s: %+v", action, p.Forms)
		}
	}
}

func TestFormInsideTable(t *testing.T) {
	p := parsed(`<table><form method="post" action="/msg"><tr><td>Name</td><td><input name="name"></td></tr><tr><td>E-mail</td><td><input name="email"></td></tr>` +
		`<tr><td><textarea name="content"></textarea></td><td><input type="submit" value="Send message"></td></tr></form></table>`)
	if purposes(p) != "contact" {
		t.Errorf("forms: %s", purposes(p))
	}
}
