package page

import (
	"strings"
	"testing"
)

// glossed is a text of our own as mirror kits write it.
const glossed = "我們(men)的烤爐(lú)專(zhuān)為小型麵(miàn)包店設(shè)計(jì)，佔(zhàn)地兩(liǎng)平方米，每小時(shí)烤四十個(gè)麵包。爐(lú)門(mén)密封，熱(rè)量不會(huì)散失。價(jià)格：8800元。"

func TestUndisguise(t *testing.T) {
	blank := strings.Repeat("ov\u200bens for sm&#8203;all bake&#x200C;ries ", 8)
	for name, c := range map[string]struct {
		body, want string
		gloss      bool
		noise      int
	}{
		"glossed":      {glossed, "我們的烤爐專為小型麵包店設計，佔地兩平方米，每小時烤四十個麵包。爐門密封，熱量不會散失。價格：8800元。", true, 0},
		"wide":         {strings.NewReplacer("(", "（", ")", "）").Replace(glossed), "我們的烤爐專為小型麵包店設計，佔地兩平方米，每小時烤四十個麵包。爐門密封，熱量不會散失。價格：8800元。", true, 0},
		"strewn":       {blank, strings.Repeat("ovens for small bakeries ", 8), false, 24},
		"lesson":       {strings.Repeat("中(zhōng)国(guó)人(rén)爱(ài)面(miàn)包(bāo)。", 5), "", false, 0},
		"ruby":         {strings.Repeat("<ruby>漢<rp>(</rp><rt>hàn</rt><rp>)</rp></ruby>", 20), "", false, 0},
		"Persian":      {strings.Repeat("می\u200cخواهم ", 40), "", false, 0},
		"emoji":        {strings.Repeat("👩\u200d🍳 ", 40), "", false, 0},
		"few":          {"ov\u200bens", "", false, 0},
		"call":         {strings.Repeat("烤爐(model) f(x) 爐() 爐(", 30), "", false, 0},
		"both":         {glossed + blank, "", true, 24},
		"cut":          {glossed + "爐(l", "", true, 0},
		"long hostile": {strings.Repeat("爐(lú", 3000), "", false, 0},
	} {
		got, d := undisguise([]byte(c.body))
		want := c.want
		if want == "" && !c.gloss && c.noise == 0 {
			want = c.body
		}
		if want != "" && string(got) != want || d.gloss != "" != c.gloss || d.noise != c.noise {
			t.Errorf("%s: %q %+v", name, clip(string(got), 200), d)
		}
	}
}

// TestFactsOfGlossedPage: rules read the title, headings, text and prices as the author of the original wrote them.
func TestFactsOfGlossedPage(t *testing.T) {
	p := sold("/ovens.html", inBody("zh", "烤爐(lú)專(zhuān)家", "<h1>麵(miàn)包烤爐(lú)</h1><p>"+glossed+"</p>"))
	if p.Title.Text != "烤爐專家" || p.Headings[0].Text != "麵包烤爐" || strings.Contains(p.Text.Main, "(lú)") || !strings.Contains(p.Text.Main, "烤爐專為小型麵包店設計") {
		t.Errorf("title %q, heading %q, text %q", p.Title.Text, p.Headings[0].Text, p.Text.Main)
	}
	if len(p.Signals.Spam) == 0 || p.Signals.Spam[0].Name != "gloss" || !strings.Contains(p.Signals.Spam[0].Quote, "(lú)") {
		t.Errorf("signs %+v", p.Signals.Spam)
	}
}

func FuzzUndisguise(f *testing.F) {
	f.Add([]byte(glossed))
	f.Add([]byte(strings.Repeat("a\u200bb", 30) + "（lú）"))
	f.Add([]byte("\xe2\x80(\xe7lú)"))
	f.Fuzz(func(t *testing.T, body []byte) {
		before := string(body)
		got, _ := undisguise(body)
		if len(got) > len(before) || string(body) != before {
			t.Errorf("%d bytes of %d, body changed: %t", len(got), len(before), string(body) != before)
		}
	})
}

func BenchmarkUndisguise(b *testing.B) {
	body := []byte(strings.Repeat("<p>We build ovens (for bakeries) “on site” in f(x) calls.</p>烘焙设备（清洁）的日常维护。", 150))
	b.SetBytes(int64(len(body)))
	for b.Loop() {
		undisguise(body)
	}
}

func BenchmarkUndisguiseLatin(b *testing.B) {
	body := []byte(strings.Repeat("<p>We build ovens (for bakeries) “on site” in f(x) calls. Die Öfen backen schnell.</p>", 200))
	b.SetBytes(int64(len(body)))
	for b.Loop() {
		undisguise(body)
	}
}
