package page

import "testing"

// TestTimeTold: how long the work takes is no promise to answer, and no time to send goods back.
func TestTimeTold(t *testing.T) {
	for _, c := range []struct{ lang, html, want string }{
		{"en", "<h1>Ovens</h1><p>We fit your oven within 10 working days. You have our answer within one working day.</p>", "We fit your oven within 10 working days."},
		{"en", "<h1>Ovens</h1><p>You have our answer within one working day.</p>", ""},
		{"en", "<h1>Ovens</h1><p>Send it back within 30 days for a full refund.</p>", ""},
		{"en", "<h1>Ovens</h1><p>A survey takes 2 hours and costs nothing.</p>", "A survey takes 2 hours and costs nothing."},
		{"en", "<h1>Ovens</h1><p>In 30 countries bakers use our ovens.</p>", ""},
		{"de", "<h1>Öfen</h1><p>Wir liefern in 5 Tagen frei Haus.</p>", "Wir liefern in 5 Tagen frei Haus."},
		{"zh", "<h1>烤炉</h1><p>下单后15个工作日内发货，送货上门。</p>", "下单后15个工作日内发货，送货上门。"},
		{"zh", "<h1>烤炉</h1><p>本厂成立于2003年，整机质保三年，下单后7天发货。</p>", "本厂成立于2003年，整机质保三年，下单后7天发货。"},
		{"zh", "<h1>烤炉</h1><p>留言后24小时内回复您。</p>", ""},
		{"zh", "<h1>烤炉</h1><p>标准机型7天交货，定制机型面议。</p>", "标准机型7天交货，定制机型面议。"},
	} {
		if got := sold("/", inBody(c.lang, "Crumb", c.html)).Offer.Answers.Get("time"); got != c.want {
			t.Errorf("%s: %q, want %q", c.html, got, c.want)
		}
	}
}
