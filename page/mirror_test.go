package page

import (
	"strings"
	"testing"
)

// TestMirrorHasTheFactsOfItsOriginal reads a page whose words are full of pinyin as its original.
func TestMirrorHasTheFactsOfItsOriginal(t *testing.T) {
	const original = `<!doctype html><title>層爐</title><nav><a href=/a>首頁</a></nav><main><h1>層爐維護</h1>
	<p>我們的層爐適合麵包房，價錢實在，裝好就能烤。還能陪您試爐，聯絡我們談談吧。電話：0755-85297058。</p>
	<h2>第一階段</h2><p>開爐前檢查電線與門縫。</p></main><footer><p>週一至週五 9:00-18:00</p></footer>`
	gloss := strings.NewReplacer("們", "們(men)", "層", "層(céng)", "爐", "爐(lú)", "適", "適(shì)", "價", "價(jià)", "錢", "錢(qián)", "實", "實(shí)",
		"裝", "裝(zhuāng)", "還", "還（hái）", "試", "試(shì)", "聯", "聯(lián)", "絡", "絡(luò)", "談", "談(tán)", "電", "電(diàn)", "話", "話(huà)", "階", "階(jiē)", "開", "開(kāi)")
	want := Parse(Source{URL: "https://a.example/", Body: []byte(original)})
	head := original[:strings.Index(original, "<main>")]
	for name, r := range map[string]*strings.Replacer{"pinyin": gloss} {
		got := Parse(Source{URL: "https://a.example/", Body: []byte(head + r.Replace(original[len(head):]))})
		if got.Text.Main != want.Text.Main {
			t.Errorf("%s: main\n%s\nwant\n%s", name, got.Text.Main, want.Text.Main)
		}
		if got.Headings[1].Text != "第一階段" {
			t.Errorf("%s: heading %q", name, got.Headings[1].Text)
		}
		if len(got.Contacts.Phones) != 1 || got.Contacts.Phones[0].Number != want.Contacts.Phones[0].Number || got.Contacts.Hours != want.Contacts.Hours {
			t.Errorf("%s: contacts %+v, want %+v", name, got.Contacts, want.Contacts)
		}
	}
}

// TestOrdinaryGlossesStay leaves lessons and single glosses alone, and the joiners that a script needs.
func TestOrdinaryGlossesStay(t *testing.T) {
	for _, body := range []string{
		"<main><p>" + strings.Repeat("面(miàn)包(bāo)很好吃。", 10) + "</p></main>",
		"<main><p>我們(men)的層爐適合麵包房，價錢實在，裝好就能烤。</p></main>",
		"<main><p>" + strings.Repeat("می\u200cخواهم نان بخرم. ", 30) + "</p></main>",
	} {
		p := Parse(Source{URL: "https://a.example/", Body: []byte(body)})
		inside := strings.TrimSuffix(strings.TrimPrefix(body, "<main><p>"), "</p></main>")
		if p.Text.Main != strings.TrimSpace(inside) {
			t.Errorf("main %q of %q", p.Text.Main, body)
		}
		if len(p.Signals.Spam) > 0 || p.Text.DamageCount > 0 {
			t.Errorf("%q: spam %v, damage %d", body, p.Signals.Spam, p.Text.DamageCount)
		}
	}
}

func TestSimplified(t *testing.T) {
	for in, want := range map[string]string{"第一階段，開爐": "第一阶段，开炉", "oven": "oven", "层炉": "层炉", "": "", "a\xff階": "a\xff阶"} {
		if got := Simplified(in); got != want {
			t.Errorf("Simplified(%q) = %q, want %q", in, got, want)
		}
	}
}
