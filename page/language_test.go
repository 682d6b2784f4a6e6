package page

import (
	"strings"
	"testing"
)

// Texts of our own, some 30 words each.
var languageTexts = map[string]string{
	"en": "We build ovens for small bakeries and deliver them to your door. The stone plates are cut in our own works, and we will help you with the first bread that comes out of it.",
	"de": "Wir bauen Öfen für kleine Bäckereien und liefern sie bis an die Tür. Die Steinplatten werden in unserem Werk geschnitten, und beim ersten Brot sind wir für Sie da.",
	"fr": "Nous construisons des fours pour les petites boulangeries et nous les livrons chez vous. Les plaques de pierre sont taillées dans notre atelier, et nous sommes là pour le premier pain.",
	"es": "Construimos hornos para las panaderías pequeñas y los entregamos en su puerta. Las placas de piedra se cortan en nuestro taller y estamos con usted para el primer pan.",
	"it": "Costruiamo forni per le piccole panetterie e li consegniamo a casa vostra. Le piastre di pietra sono tagliate nella nostra officina e siamo con voi per il primo pane.",
	"nl": "Wij bouwen ovens voor kleine bakkerijen en wij leveren ze bij u aan de deur. De stenen platen worden in onze eigen werkplaats gesneden en wij zijn er ook bij het eerste brood.",
	"pt": "Construímos fornos para as pequenas padarias e entregamos à sua porta. As placas de pedra são cortadas na nossa oficina e estamos com você para o primeiro pão, que não é o último.",
	"pl": "Budujemy piece dla małych piekarni i dostarczamy je pod drzwi. Kamienne płyty są cięte w naszej pracowni, a przy pierwszym chlebie jest z Państwem nasz piekarz, który się na tym zna.",
	"ru": "Мы строим печи для небольших пекарен и привозим их к вашим дверям. Каменные плиты мы режем в нашей мастерской.",
	"uk": "Ми будуємо печі для невеликих пекарень і привозимо їх до ваших дверей. Кам’яні плити ріжемо у нашій майстерні.",
	"ja": "小さなパン屋さんのために石窯を作り、お届けします。石の板は自社工場で切り出しています。",
	"ko": "작은 빵집을 위한 오븐을 만들어 문 앞까지 배달합니다. 돌판은 우리 공장에서 자릅니다.",
	"zh": "我们为小型面包房制造石窑烤箱，并送货上门。石板由本厂自行切割，第一炉面包由师傅陪您一起烤。",
	"ar": "نصنع الأفران للمخابز الصغيرة ونوصلها إلى باب منزلك. تقطع ألواح الحجر في ورشتنا الخاصة.",
	"el": "Κατασκευάζουμε φούρνους για μικρά αρτοποιεία και τους παραδίδουμε στην πόρτα σας.",
	"th": "เราสร้างเตาอบสำหรับร้านเบเกอรี่ขนาดเล็กและจัดส่งถึงหน้าประตูของคุณ",
	"hr": "Gradimo peći za male pekare i dovozimo ih do vaših vrata. Kamene ploče režemo u vlastitoj radionici, a uz prvi kruh je s vama naš majstor koji će vam pokazati sve što trebate znati o peći, o vatri i o tijestu, kako biste već sljedećeg jutra mogli sami ispeći svoj kruh.",
}

func TestLanguage(t *testing.T) {
	for want, text := range languageTexts {
		for _, lang := range []string{"", want, "en", "zh-CN"} {
			p := parseHTML(t, `<html lang="`+lang+`"><p>`+text)
			equal(t, "declared "+lang, p.Language, want)
		}
	}
}

func TestLanguageOfShortText(t *testing.T) {
	tests := []struct{ name, html, language, script string }{
		{"nothing", "", "", ""},
		{"nothing but a declaration", `<html lang="de-AT">`, "de", "Latn"},
		{"a few names, declared", `<html lang="fr"><p>Crumb Hexham`, "fr", "Latn"},
		{"a few names", `<p>Crumb Hexham Northfold`, "", "Latn"},
		{"menu words, Chinese declared", `<html lang="zh-CN"><p>Deck ovens for you and for your shop, with the best stone`, "en", "Latn"},
		{"underscore", `<html lang="de_DE"><p>Hexham`, "de", "Latn"},
		{"country for language", `<html lang="cn"><p>Hexham`, "zh", "Hans"},
		{"Chinese with English menu", `<nav>Home About us Products News Contact Download Support Careers</nav><p>石窑烤箱厂家`, "zh", "Hans"},
		{"English with a Chinese name", `<p>Our ovens are sold in China under the name of 石窑 and you can order them from the shop in the town`, "en", "Latn"},
		{"traditional", `<p>我們為小型麵包房製造石窯烤箱`, "zh", "Hant"},
		{"neither, declared", `<html lang="zh-TW"><p>石板工房`, "zh", "Hant"},
		{"neither", `<p>石板工房`, "zh", "Hans"},
		{"Japanese title without kana", `<html lang="ja"><p>石板工房`, "ja", "Jpan"},
		{"filler text", `<html lang="en"><p>Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed eiusmod tempor incididunt ut labore et dolore magna aliqua`, "en", "Latn"},
		{"filler text beside English, undeclared", `<p>The offer ends in April. Order your oven and save a tenth of what it costs.<p>Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore.`, "en", "Latn"},
		{"filler text alone, undeclared", `<p>Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed eiusmod tempor incididunt ut labore et dolore magna aliqua`, "", "Latn"},
		{"addresses repeat a word", `<html lang="en"><p>` + strings.Repeat("Mobile No. 5, Shop No. 7, Ring Road, Northfold. ", 8), "en", "Latn"},
		{"words without function words", `<html lang="en"><p>` + strings.Repeat("Oven stone steel lever panel freight. Bench heat probe rack seal. ", 10), "en", "Latn"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := parseHTML(t, test.html)
			equal(t, "language", p.Language, test.language)
			equal(t, "script", p.Script, test.script)
		})
	}
}
