package page

import "testing"

func TestAssertions(t *testing.T) {
	for _, c := range []struct {
		lang, html, kind string
		value            float64
		rough            bool
		proof            string
	}{
		{"en", "<p>Today we have 40 employees in the mill and in the shop.</p>", "staff", 40, false, ""},
		{"en", "<p>We bake for more than 500 happy customers around the lake.</p>", "customers", 500, true, ""},
		{"en", "<div>500+</div><div>Happy customers</div>", "customers", 500, true, ""},
		{"en", "<p>In 2019 we had 40 employees and a single oven in the yard.</p>", "staff", 0, false, ""},
		{"en", "<p>We win 40 new customers each month in this region alone.</p>", "", 0, false, ""},
		{"en", "<p>Our teams of 10 to 40 employees learn it in a day.</p>", "", 0, false, ""},
		{"en", "<p>We are the leading manufacturer of deck ovens in the north.</p>", "superlative", 0, false, ""},
		{"en", `<p>We are the market leader in deck ovens (<a href="https://stats.example/ovens">study</a>).</p>`, "superlative", 0, false, "https://stats.example/ovens"},
		{"en", "<p>We are not the market leader in ovens and do not want to be.</p>", "", 0, false, ""},
		{"en", "<p>To be the market leader in deck ovens is what drives us.</p>", "", 0, false, ""},
		{"en", "<p>Are you looking for the market leader in deck ovens?</p>", "", 0, false, ""},
		{"en", "<p>Our mill is ISO 9001 certified, certificate no. 4711 of the TÜV.</p>", "certificate", 0, false, "named"},
		{"en", "<p>With 20 years of experience we know what a bakery needs.</p>", "experience", 20, false, ""},
		{"en", "<p>Our company was founded in 1998 by two bakers from the lake.</p>", "founded", 1998, false, ""},
		{"en", "<p>The old bakery was founded in 1998 by two bakers from the lake side.</p>", "founded", 0, false, ""},
		{"en", "<p>All our ovens come with a 2 year warranty on every part of them.</p>", "guarantee", 24, false, ""},
		{"en", "<p>We reply within 24 hours to every message that you send us.</p>", "reply", 24, false, ""},
		{"en", "<p>Ovens are delivered within 10 working days after your order.</p>", "delivery", 240, false, ""},
		{"en", "<p>Express delivery within 2 working days costs a little more.</p>", "", 0, false, ""},
		{"en", `<blockquote>They are the market leader in deck ovens by far.</blockquote>`, "", 0, false, ""},
		{"zh", "<p>我们现有员工300余人，其中工程师占了不少的比例。</p>", "staff", 300, true, ""},
		{"zh", "<p>公司累计服务超过3万家企业，覆盖各行各业的客户。</p>", "customers", 30000, true, ""},
		{"zh", "<p>公司拥有20年行业经验，懂得面包店真正需要什么设备。</p>", "experience", 20, false, ""},
		{"zh", "<p>我们是国内领先的层炉制造企业，产品销往各地。</p>", "superlative", 0, false, ""},
		{"zh", "<p>公司成立于1998年，一直专注于层炉的研发和制造。</p>", "founded", 1998, false, ""},
		{"zh", "<p>每年新增客户300家，团队一直在不断地壮大发展。</p>", "", 0, false, ""},
		{"de", "<p>Unsere Firma hat heute 40 Mitarbeiter und liefert in die ganze Region, und das schon seit vielen Jahren, denn wir mögen die Arbeit.</p>", "staff", 40, false, ""},
	} {
		got := sold("/", inBody(c.lang, "Crumb", "<h1>Ovens</h1>"+c.html)).Asserted
		if c.kind == "" {
			if len(got) > 0 {
				t.Errorf("%s: %+v, want none", c.html, got)
			}
			continue
		}
		found := false
		for _, a := range got {
			found = found || a.Kind == c.kind && a.Value == c.value && a.Rough == c.rough && a.Proof == c.proof
		}
		if !found {
			t.Errorf("%s: %+v, want %s %v %v %q", c.html, got, c.kind, c.value, c.rough, c.proof)
		}
	}
}

func TestAnswers(t *testing.T) {
	for html, want := range map[string]string{
		"<p>The oven is suitable for bakeries of up to six people.</p>":     "fit",
		"<p>Your data is encrypted and we never share it.</p>":              "security",
		"<p>Once we receive your plan we draw the room.</p>":                "next",
		"<p>Send it back within 30 days for a full refund.</p>":             "cancel",
		`<p><a href="/privacy">Privacy policy and data protection</a></p>`:  "",
		`<footer><p>Crumb | Imprint | Data protection | Terms</p></footer>`: "",
		"<p>The stone floor holds the heat of the oven for hours.</p>":      "",
	} {
		got := sold("/", inBody("en", "Crumb", "<h1>Ovens</h1>"+html)).Offer.Answers
		if want == "" && len(got) > 0 || want != "" && (len(got) != 1 || got[0].Name != want) {
			t.Errorf("%s: answers %+v, want %q", html, got, want)
		}
	}
}
