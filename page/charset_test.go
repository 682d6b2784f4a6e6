package page

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

// Running text of our own in each language.
const (
	simplified  = "我们为中小型工厂提供照明改造服务，三天内上门测量，报价清楚，质保五年。欢迎来电咨询。"
	traditional = "我們為中小型工廠提供照明改造服務，三天內到府測量，報價清楚，保固五年。歡迎來電洽詢。"
	japaneseTxt = "工場の照明を明るくします。三日以内に測定に伺い、お見積りは無料です。お気軽にお問い合わせください。"
	koreanTxt   = "중소 공장의 조명을 새로 바꿔 드립니다. 사흘 안에 방문하여 측정하고 견적은 무료입니다."
	russian     = "Мы меняем освещение на небольших заводах. Замер за три дня, смета бесплатно, гарантия пять лет."
	german      = "Wir erneuern Beleuchtung für kleine Fabriken. Aufmaß in drei Tagen, größte Auswahl, fünf Jahre Gewähr – natürlich."
	french      = "Nous rénovons l’éclairage des petites usines : mesure à domicile, devis gratuit, garantie étendue à cinq années."
)

func encode(t testing.TB, e encoding.Encoding, s string) string {
	t.Helper()
	out, err := e.NewEncoder().String(s)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestDetectCharset(t *testing.T) {
	gbk := encode(t, simplifiedchinese.GBK, simplified)
	sjis := encode(t, japanese.ShiftJIS, japaneseTxt)
	for _, tt := range []struct {
		name, contentType, body string
		want                    string // name source, and ! for a conflict
	}{
		{"nothing", "text/html", "<title>plain</title>", "utf-8 default"},
		{"empty", "", "", "utf-8 default"},
		{"undeclared utf-8", "text/html", simplified, "utf-8 detected"},
		{"utf-8 cut inside a character", "text/html; charset=utf-8", simplified[:len(simplified)-1], "utf-8 header"},
		{"header", "text/html; Charset=\"GB2312\"", gbk, "gbk header"},
		{"header in odd writing", "text/html;;charset = 'gb18030' ; x", gbk, "gb18030 header"},
		{"meta", "text/html", `<meta charset=gbk>` + gbk, "gbk meta"},
		{"meta pragma", "", `<META content="text/html; charset=Shift_JIS" HTTP-EQUIV=Content-Type>` + sjis, "shift_jis meta"},
		{"content without pragma", "", `<meta name=x content="charset=big5"><p>` + german, "utf-8 detected"},
		{"meta in a comment", "", `<!-- <meta charset=big5> --><meta charset=gbk>` + gbk, "gbk meta"},
		{"meta in an attribute", "", `<a title="<meta charset=big5>"><meta charset=gbk>` + gbk, "gbk meta"},
		{"meta too late", "", strings.Repeat(" ", 1020) + `<meta charset=big5>` + gbk, "gbk detected"},
		{"unknown labels", "text/html; charset=utf8mb9", `<meta charset=klingon><meta charset=gbk>` + gbk, "gbk meta"},
		{"utf-16 by meta is utf-8", "", `<meta charset=utf-16le>` + simplified, "utf-8 meta"},
		{"x-user-defined", "", `<meta charset=x-user-defined>` + encode(t, charmap.Windows1252, german), "windows-1252 meta"},
		{"latin-1 is windows-1252", "text/html; charset=iso-8859-1", encode(t, charmap.Windows1252, german), "windows-1252 header"},
		{"byte order mark over header", "text/html; charset=gbk", "\uFEFF" + simplified, "utf-8 bom!"},
		{"utf-16 byte order mark", "", encode(t, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), german), "utf-16le bom"},

		{"header over meta", "text/html; charset=windows-1251", `<meta charset=windows-1252>` + encode(t, charmap.Windows1251, russian), "windows-1251 header!"},
		{"header wrong, meta right", "text/html; charset=iso-8859-1", `<meta charset=gb2312>` + gbk, "gbk meta!"},
		{"header utf-8, bytes gbk", "text/html; charset=utf-8", gbk, "gbk detected!"},
		{"header utf-8, meta gbk as the bytes", "text/html; charset=utf-8", `<meta charset=gbk>` + gbk, "gbk meta!"},
		{"meta utf-8, bytes windows-1251", "", `<meta charset=utf-8>` + encode(t, charmap.Windows1251, russian), "windows-1251 detected!"},
		{"header gbk, bytes utf-8", "text/html; charset=gbk", simplified, "utf-8 detected!"},
		{"header latin-1, bytes utf-8 once", "text/html; charset=iso-8859-1", "© Lampen", "utf-8 detected!"},
		{"utf-8 with a foreign snippet", "text/html; charset=utf-8", simplified + gbk[:4] + simplified, "utf-8 header"},
		{"one dash does not contradict", "text/html; charset=windows-1251", "Lamps \x97 tables", "windows-1251 header"},
		{"German in a Chinese encoding", "text/html; charset=gb18030", encode(t, simplifiedchinese.GB18030, german+german), "gb18030 header"},
		{"German declared as Chinese", "text/html; charset=gb2312", encode(t, charmap.Windows1252, german+german), "windows-1252 detected!"},
		{"English with Chinese quotes", "text/html; charset=gb2312", encode(t, simplifiedchinese.GBK, "Our “best” lamps — the “brightest” — for “small” workshops"), "gbk header"},
		{"Big5 declared as GB", "text/html; charset=gb2312", encode(t, traditionalchinese.Big5, traditional), "big5 detected!"},
		{"traditional characters in GBK", "text/html; charset=gbk", encode(t, simplifiedchinese.GBK, traditional), "gbk header"},
		{"Japanese without kana", "text/html; charset=shift_jis", encode(t, japanese.ShiftJIS, "照明器具販売 株式会社 東京都千代田区 電話番号"), "shift_jis header"},
		{"iso-2022-jp", "text/html; charset=iso-2022-jp", encode(t, japanese.ISO2022JP, japaneseTxt), "iso-2022-jp header"},

		{"undeclared gbk", "", gbk, "gbk detected"},
		{"undeclared gbk in a lot of mark-up", "", strings.Repeat("<div class=x>", 3000) + gbk + strings.Repeat("</div>", 3000), "gbk detected"},
		{"undeclared big5", "", encode(t, traditionalchinese.Big5, traditional), "big5 detected"},
		{"undeclared shift_jis", "", sjis, "shift_jis detected"},
		{"undeclared euc-jp", "", encode(t, japanese.EUCJP, japaneseTxt), "euc-jp detected"},
		{"undeclared euc-kr", "", encode(t, korean.EUCKR, koreanTxt), "euc-kr detected"},
		{"undeclared windows-1251", "", encode(t, charmap.Windows1251, russian), "windows-1251 detected"},
		{"undeclared koi8-r", "", encode(t, charmap.KOI8R, russian), "koi8-r detected"},
		{"undeclared windows-1252, German", "", encode(t, charmap.Windows1252, german), "windows-1252 detected"},
		{"undeclared windows-1252, French", "", encode(t, charmap.Windows1252, french), "windows-1252 detected"},
		{"noise", "", "\xff\x81\xff\x8d\xff\x81\xff\xff\x8f", "windows-1252 default"},
	} {
		cs := DetectCharset([]byte(tt.body), tt.contentType)
		got := cs.Name + " " + cs.Source
		if cs.Conflict {
			got += "!"
		}
		if got != tt.want {
			t.Errorf("%s: %s, want %s (%+v)", tt.name, got, tt.want, cs)
		}
	}
}

func TestDetectCharsetLabels(t *testing.T) {
	cs := DetectCharset([]byte("<meta charset=' UTF8 '>"), "text/html; charset=GB_2312-80")
	if cs.Header != "GB_2312-80" || cs.Meta != "UTF8" || cs.Name != "gbk" || !cs.Conflict {
		t.Errorf("%+v", cs)
	}
}

func TestDecodeText(t *testing.T) {
	const beyond = "生僻字：㐂𠮷"
	for _, tt := range []struct {
		name string
		enc  encoding.Encoding
		text string
	}{
		{"gbk", simplifiedchinese.GB18030, simplified + beyond}, // gbk is read as GB18030
		{"gb18030", simplifiedchinese.GB18030, simplified + beyond},
		{"big5", traditionalchinese.Big5, traditional},
		{"shift_jis", japanese.ShiftJIS, japaneseTxt},
		{"euc-jp", japanese.EUCJP, japaneseTxt},
		{"iso-2022-jp", japanese.ISO2022JP, japaneseTxt},
		{"euc-kr", korean.EUCKR, koreanTxt},
		{"windows-1251", charmap.Windows1251, russian},
		{"windows-1252", charmap.Windows1252, german},
		{"utf-16le", unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), german},
		{"utf-16be", unicode.UTF16(unicode.BigEndian, unicode.UseBOM), simplified},
		{"utf-16le", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), german},
	} {
		body := []byte(encode(t, tt.enc, tt.text))
		if got := DecodeText(body, Charset{Name: tt.name}); string(got) != tt.text {
			t.Errorf("%s: %q", tt.name, got)
		}
	}
}

func TestDecodeTextKeepsUTF8(t *testing.T) {
	body := []byte("\uFEFF" + simplified)
	if got := DecodeText(body, Charset{Name: "utf-8"}); string(got) != simplified || &got[0] != &body[3] {
		t.Errorf("valid UTF-8 was copied or changed: %q", got)
	}
	ascii := []byte("plain")
	if got := DecodeText(ascii, Charset{Name: "gbk"}); &got[0] != &ascii[0] {
		t.Error("ASCII was copied")
	}
	// One mark for each broken character: rules count them.
	for body, want := range map[string]string{"a\xffb\xe4\xb8": "a\uFFFDb\uFFFD", "\xff\xfe灯\x80": "\uFFFD\uFFFD灯\uFFFD"} {
		if got := DecodeText([]byte(body), Charset{Name: "utf-8"}); string(got) != want {
			t.Errorf("%q: %q, want %q", body, got, want)
		}
	}
}

func FuzzDetectCharset(f *testing.F) {
	f.Add([]byte("<meta charset=gbk>\xc4\xe3\xba\xc3"), "text/html; charset=utf-8")
	f.Add([]byte("<meta http-equiv=content-type content='a charset charset = \"big5'><!-- x"), "")
	f.Add([]byte("\xff\xfea\x00<"), "text/html; charset=")
	f.Add([]byte("<a b='<meta charset=utf-16be><meta /charset=x>\x1b$B"), "a;charset=iso-2022-jp")
	f.Fuzz(func(t *testing.T, body []byte, contentType string) {
		cs := DetectCharset(body, contentType)
		if cs.Name == "" || cs.Source == "" {
			t.Fatalf("%+v", cs)
		}
		before := bytes.Clone(body)
		if !utf8.Valid(DecodeText(body, cs)) {
			t.Fatalf("%+v: not UTF-8", cs)
		}
		if !bytes.Equal(before, body) {
			t.Fatal("the body was changed")
		}
	})
}

func BenchmarkDetectCharset(b *testing.B) {
	html := "<html><head><meta charset=utf-8></head>" + strings.Repeat("<p class=a>"+simplified+"</p>", 120)
	for _, tt := range []struct{ name, body string }{
		{"utf-8", html},
		{"gbk", encode(b, simplifiedchinese.GBK, strings.Replace(html, "utf-8", "gbk", 1))},
	} {
		b.Run(tt.name, func(b *testing.B) {
			body := []byte(tt.body)
			b.SetBytes(int64(len(body)))
			for b.Loop() {
				DetectCharset(body, "text/html")
			}
		})
	}
}
