package page

import (
	"fmt"
	"strings"
	"testing"
)

// inLanguage wraps prose into a page whose language is beyond doubt.
func inLanguage(language, prose string) *Page {
	filler := map[string]string{
		"en": "We build ovens for bakeries and deliver them to your door. You can ask our fitters what they think of it.",
		"de": "Wir bauen Öfen für Bäckereien und liefern sie bis an die Tür. Sie können unsere Monteure nach ihrer Meinung fragen.",
		"fr": "Nous construisons des fours pour les boulangeries et nous les livrons chez vous. Nos monteurs sont à votre service.",
		"es": "Construimos hornos para las panaderías y los entregamos en su casa. Nuestros montadores están a su servicio.",
		"zh": "我们为面包房生产层炉，送货上门。安装师傅会回答您的问题。",
	}[language]
	return Parse(Source{URL: "https://example.com/", Body: []byte("<html lang=" + language + "><meta charset=utf-8><main><p>" + filler + "</p><p>" + prose + "</p></main>")})
}

func TestSlips(t *testing.T) {
	for _, c := range []struct{ language, prose, want string }{
		{"en", "The oven stands in the the middle of the room.", "doubled"},
		{"en", "The The play tonight. What it is is a band that had had success that that year.", ""},
		{"en", "Buy buy buy, said the the the parrot.", ""},
		{"en", "It is a oven for small shops.", "article"},
		{"en", "It is an product for small shops.", "article"},
		{"en", "It is an unique product.", "article"},
		{"en", "It is a one-off, a European make, a used unit with an FAQ, an hour old, an 8 kg load, an MRI.", ""},
		{"en", "Rent a class a office or grade a organic eggs with vitamin a additional to it.", ""},
		{"en", "The oven is warm.The bread is done.", "spacing"},
		{"en", "Visit shop.example.The site, Node.js, e.g. System.Out and booking.Com.", ""},
		{"en", "<span>The oven is warm.</span><a href=/x>The bread is done</a> by noon.", ""},
		{"en", "Flour , water and salt.", "spacing"},
		{"en", "We sell 1,000 ovens a year.</p><pre>the the</pre><p>End", ""},
		{"de", "Wir liefern und und montieren.", "doubled"},
		{"de", "Das Haus, in der der Mann wohnt, die die Tür öffnete, gehört dem, den den Bäcker schickte.", ""},
		{"de", "Der Ofen wird warm.Wir liefern ihn morgen.", "spacing"},
		{"fr", "Le prix de de la pose est compris.", "doubled"},
		{"fr", "Nous nous occupons de tout ; vous vous asseyez : la la la !", ""},
		{"es", "El precio de de la instalación.", "doubled"},
		{"es", "Para para la lluvia, que que sea hoy.", ""},
		{"zh", "我们送货,安装,调试,培训。", "width"},
		{"zh", "层炉有 A,B,C 三种，售价 1,200 元，面积 3,5 平方米，电话 010-1234,转 8。", ""},
		{"zh", "我们送货,安装，调试，培训。", ""}, // one slip of the keyboard
	} {
		p := inLanguage(c.language, c.prose)
		if p.Language != c.language {
			t.Fatalf("%q is taken for %s", c.prose, p.Language)
		}
		var kinds []string
		for _, s := range p.Text.Slips {
			kinds = append(kinds, s.Kind)
			if s.Quote == "" || strings.ContainsRune(s.Quote, '\uFFFD') {
				t.Errorf("%q: quote %q", c.prose, s.Quote)
			}
		}
		if got := strings.Join(kinds, " "); got != c.want {
			t.Errorf("%q: %v, want %q", c.prose, p.Text.Slips, c.want)
		}
	}
}

func TestSlipsAreBounded(t *testing.T) {
	p := inLanguage("en", strings.Repeat("This is the the end. ", 5000))
	if n := len(p.Text.Slips); n != maxSlips {
		t.Errorf("%d slips", n)
	}
}

func TestPassive(t *testing.T) {
	for _, c := range []struct {
		language, prose string
		want            int
	}{
		{"en", "The oven is built by hand. It has been carefully tested. The bread was not baked here.", 3},
		{"en", "We are interested. The shop is located in Leeds. The team is dedicated, and the oven is red. The baker is tired.", 0},
		{"en", "The oven is, as promised, warm. You are welcome.", 0},
		{"de", "Der Ofen wird von Hand gebaut. Er ist geprüft worden. Wir wissen, dass er geliefert wird.", 3},
		{"de", "Das Brot wird knusprig. Wir werden Ihnen den Ofen zeigen. Es wird gut. Er wird gesamt betrachtet schön.", 0},
	} {
		if got := inLanguage(c.language, c.prose).Text.Passive; got != c.want {
			t.Errorf("%q: %d, want %d", c.prose, got, c.want)
		}
	}
}

func FuzzSlips(f *testing.F) {
	f.Add("en", "the the a apple was made.The end , my friend")
	f.Add("zh", "送货,安装,调试,培训")
	f.Add("de", "wird eingebaut und und\xff.Wir")
	f.Fuzz(func(t *testing.T, language, prose string) {
		p := Parse(Source{Body: []byte(fmt.Sprintf("<html lang=%q><main><p>%s</p></main>", language, prose))})
		for _, s := range p.Text.Slips {
			if len(s.Quote) > 4*slipAround+maxSegment {
				t.Errorf("quote of %d bytes", len(s.Quote))
			}
		}
	})
}
