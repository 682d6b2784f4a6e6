package page

import "testing"

func TestClaims(t *testing.T) {
	for _, c := range []struct {
		lang, html         string
		want               int
		sourced, statistic bool
	}{
		{"en", "<p>Our ovens use 37% less gas than old ones do.</p>", 1, false, false},
		{"en", "<p>According to a survey 37% of bakers want new ovens.</p>", 1, true, true},
		{"en", `<p>About 37% of bakers want new ovens (<a href="https://stats.example/bakers">study</a>).</p>`, 1, true, false},
		{"zh", "<p>据统计，超过百分之六十的烘焙店计划更换设备。</p>", 1, false, true},
		{"zh", "<p>调查显示，70%的顾客更喜欢新鲜面包。</p>", 1, false, true},
		{"en", "<p>One seller serves bakers at a ratio of 1:50 in this town.</p>", 1, false, false},
		{"en", "<p>We are open from 8:30 to 11:45 on every working day.</p>", 0, false, false},
		{"en", "<p>Made with love and 100% wheat in our own small mill.</p>", 0, false, false},
		{"en", "<p>We have forty staff in the mill and in the shop.</p>", 0, false, false},
	} {
		got := sold("/", inBody(c.lang, "Crumb", "<h1>Ovens</h1>"+c.html)).Claims
		if len(got) != c.want {
			t.Errorf("%s: claims %+v, want %d", c.html, got, c.want)
		} else if c.want > 0 && c.lang == "en" && (got[0].Sourced != c.sourced || got[0].Statistic != c.statistic) || c.want > 0 && got[0].Statistic != c.statistic {
			t.Errorf("%s: %+v", c.html, got[0])
		}
	}
}
