package audit_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// A bakersSite builds the archive of a site with an honest frame, into which pages are put.
type bakersSite struct {
	pages []string // "path\x00html"
	lang  string
	menu  []string // "path name"
}

func (s *bakersSite) nav() string {
	var b strings.Builder
	for _, m := range s.menu {
		path, name, _ := strings.Cut(m, " ")
		fmt.Fprintf(&b, `<a href="%s">%s</a> `, path, name)
	}
	return "<header><nav>" + b.String() + "</nav></header>"
}

// own adds a page in the frame of the site.
func (s *bakersSite) own(path, title, text string) {
	s.put(path, fmt.Sprintf(`<html lang="%s"><title>%s</title>%s<main><h1>%s</h1><p>%s</p></main><footer><p>Crumb</p></footer>`, s.lang, title, s.nav(), title, text))
}

func (s *bakersSite) put(path, html string) { s.pages = append(s.pages, path+"\x00"+html) }

func (s *bakersSite) archive() []byte {
	var b, urls strings.Builder
	for _, p := range s.pages {
		path, html, _ := strings.Cut(p, "\x00")
		fmt.Fprintf(&b, "-- %s --\n<!doctype html><meta charset=utf-8>%s\n", path, html)
		fmt.Fprintf(&urls, "<url><loc>http://SITE%s</loc></url>\n", path)
	}
	fmt.Fprintf(&b, "-- /sitemap.xml 200 application/xml --\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n%s</urlset>\n", urls.String())
	b.WriteString("-- /robots.txt 200 text/plain --\nUser-agent: *\nDisallow:\nSitemap: http://SITE/sitemap.xml\n")
	return []byte(b.String())
}

// honestSite has six pages of its own, which the menu links.
func honestSite(lang string) *bakersSite {
	s := &bakersSite{lang: lang}
	texts := map[string][2]string{
		"en": {"Deck ovens %d for small bakeries", "Our deck ovens bake forty loaves an hour. The stone floor holds its heat, the door seals for years, and our fitters set every oven up within one working day. Call us and we come with flour, dough and patience."},
		"de": {"Etagenöfen %d für kleine Bäckereien", "Unsere Etagenöfen backen vierzig Brote in der Stunde. Der Steinboden hält die Hitze, die Tür schließt jahrelang dicht, und unsere Monteure stellen jeden Ofen an einem Werktag auf. Rufen Sie uns an, wir kommen mit Mehl und Geduld."},
		"zh": {"小面包房用的层式烤炉%d型", "我们的层式烤炉每小时烤四十个面包，石板蓄热，炉门多年不漏气，安装师傅一个工作日装好。欢迎来电，我们带着面粉和面团上门试烤。"},
	}[lang]
	for k := range 6 {
		path := fmt.Sprintf("/p%d", k)
		if k == 0 {
			path = "/"
		}
		s.menu = append(s.menu, fmt.Sprintf("%s %s", path, fmt.Sprintf(strings.Split(texts[0], " ")[0]+" %d", k)))
	}
	for k, m := range s.menu {
		path, _, _ := strings.Cut(m, " ")
		s.own(path, fmt.Sprintf(texts[0], k+1), texts[1])
	}
	return s
}

// foreignOf are the paths that an audit of the site suspects, sorted, the confirmed ones with a mark.
func foreignOf(t *testing.T, s *bakersSite) []string {
	t.Helper()
	url := serveArchive(t, s.archive())
	found := []string{}
	if f := run(t, config(t, url), t.TempDir()).Views.Foreign; f != nil {
		for _, p := range f.Pages {
			path := "/" + strings.TrimPrefix(p.URL, url)
			if p.Confirmed {
				path += " confirmed"
			}
			found = append(found, path)
		}
	}
	slices.Sort(found)
	return found
}

const pillText = `<p>Viagra ohne Rezept bestellen: Bei uns bekommen Sie Viagra, Cialis und Kamagra günstig und diskret. Viagra wirkt schnell, Cialis wirkt länger,
und Levitra ist für den Notfall. Die Lieferung kommt in zwei Tagen, die Zahlung ist sicher, und kein Arzt fragt nach. Bestellen Sie Ihre Packung noch heute.</p>`

const pillLinks = `<p><a href="https://pillen-a.example/">Viagra kaufen</a> <a href="https://pillen-b.example/">Cialis günstig</a> <a href="https://pillen-c.example/">Levitra 20mg</a></p>`

// TestPharmacyHack: doorways of a pharmacy in a German site, which speak openly of what they sell. Each has three families of signs,
// and without any one of them it is still suspected.
func TestPharmacyHack(t *testing.T) {
	s := honestSite("de")
	door := func(path, title, links string) {
		s.put(path, fmt.Sprintf(`<html lang="de"><title>%s</title><h1>%s</h1>%s%s`, title, title, pillText, links))
	}
	want := []string{}
	const title = "Viagra ohne Rezept kaufen – Cialis günstig online"
	for k := range 12 {
		path := fmt.Sprintf("/wp-content/viagra-kaufen-%d.html", k)
		door(path, title, pillLinks)
		want = append(want, path)
	}
	door("/wp-content/cialis-preis.html", "Günstig und diskret bestellen, auch am Wochenende", pillLinks)
	door("/wp-content/kamagra-preis.html", title, "")
	door("/wp-content/a12.html", title, pillLinks)
	want = append(want, "/wp-content/cialis-preis.html", "/wp-content/kamagra-preis.html", "/wp-content/a12.html")
	slices.Sort(want)
	if got := foreignOf(t, s); !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

const keywordText = `<p>ロレックスのスーパーコピー時計を激安で販売しています。正規品と同じ品質、送料無料、全国にすぐ届きます。人気のコピー時計を激安の価格でどうぞ。
正規品と見分けがつかないと評判です。今なら送料無料でお届けします。新作も毎週入荷しています。</p>`

// TestJapaneseKeywordHack: pages of Japanese goods in an English site, which send those who come from a search elsewhere.
func TestJapaneseKeywordHack(t *testing.T) {
	s := honestSite("en")
	const title, script = "ロレックス 激安 コピー時計 送料無料 正規品", `<script>if(/google|yahoo|bing/.test(document.referrer)){location.href="https://watch.example/"}</script>`
	page := func(path, title, script, text string) {
		s.put(path, fmt.Sprintf(`<html><title>%s</title>%s<h1>%s</h1>%s`, title, script, title, text))
	}
	page("/x7k2q/1.html", title, script, keywordText)
	page("/x7k2q/2.html", "腕時計の新作一覧と人気ランキング", script, keywordText)
	page("/x7k2q/3.html", title, "", keywordText)
	page("/x7k2q/4.html", "replica rolex, cheap jerseys and replica handbags", script, `<p>Replica rolex of the best make: our replica rolex ships at once, our replica handbags too.
	Every replica rolex comes in a box. Order before noon and it leaves today, with a note that names you and nobody else on the parcel.</p>`)
	want := []string{"/x7k2q/1.html confirmed", "/x7k2q/2.html", "/x7k2q/3.html", "/x7k2q/4.html"}
	if got := foreignOf(t, s); !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

// TestSomebodyElsesProof: a code with which a stranger proves to search engines that the site is his stands with a suspicious title; by
// itself, or on the start page, it says nothing.
func TestSomebodyElsesProof(t *testing.T) {
	s := honestSite("en")
	code := func(v string) string { return `<meta name="google-site-verification" content="` + v + `">` }
	s.pages[0] = strings.Replace(s.pages[0], "<title>", code("own")+"<title>", 1)
	s.pages[1] = strings.Replace(s.pages[1], "<title>", code("other")+"<title>", 1)
	const text = `<p>Slot gacor every night: judi online with the best odds, slot gacor without limits, togel and casino bonus for all new players.</p>`
	for path, meta := range map[string]string{"/q1.html": code("strange"), "/q2.html": code("own"), "/q3.html": ""} {
		s.put(path, `<html><title>slot gacor, judi online, togel</title>`+meta+`<h1>slot gacor, judi online, togel</h1>`+text)
	}
	if got := foreignOf(t, s); !slices.Equal(got, []string{"/q1.html"}) {
		t.Errorf("got %q", got)
	}
}

// TestHonestPagesOnTheSubject: those who deal in it and say so, those who write about it, and those who speak another language are
// no break-in.
func TestHonestPagesOnTheSubject(t *testing.T) {
	pharmacy := honestSite("en")
	for k := range 4 {
		pharmacy.own(fmt.Sprintf("/viagra-cialis-%d", k), "Viagra and cialis on prescription: prices", "We sell viagra, cialis and levitra on prescription. Ask your doctor whether viagra is right for you; cialis works longer.")
	}
	pharmacy.pages[0] = strings.Replace(pharmacy.pages[0], "<p>", "<p>Miller Pharmacy sells viagra, cialis and levitra on prescription. Our pharmacists tell you what viagra does. ", 1)
	news := honestSite("en")
	news.own("/blog/spam", "Viagra and cialis spam: how online pharmacy links get into a bakery's site", `Viagra spam is the most frequent kind. Online pharmacy gangs look for old software, cialis and
	viagra words appear in the titles, and visitors never see them. <a href="https://one.example/">viagra spam report</a> <a href="https://two.example/">cialis spam figures</a> <a href="https://three.example/">online pharmacy crime</a>`)
	tongues := honestSite("en")
	for k := range 3 {
		tongues.own(fmt.Sprintf("/ja/oven%d", k), "送料無料の正規品オーブン", "当社のデッキオーブンは正規品のみを送料無料でお届けします。小さなパン屋さんに最適です。設置は一日で終わります。正規品の保証は五年です。送料無料です。")
	}
	karaoke := honestSite("zh")
	karaoke.pages[0] = strings.Replace(karaoke.pages[0], "<p>", "<p>麦香娱乐城是家庭式KTV，娱乐城有二十间包厢，欢迎到娱乐城唱歌。", 1)
	karaoke.own("/room", "麦香娱乐城包厢价格_娱乐城预订_娱乐城地址", "麦香娱乐城有大小包厢二十间，娱乐城每天下午两点开门，周末娱乐城通宵。预订请打电话，包厢费含果盘和茶水。")
	lesson := honestSite("zh")
	lesson.own("/pinyin", "汉字拼音课：二十个常用字", strings.Repeat("我(wǒ)们(men)学(xué)习(xí)中(zhōng)文(wén)，每(měi)天(tiān)写(xiě)字(zì)。", 6))
	for name, s := range map[string]*bakersSite{"pharmacy": pharmacy, "news": news, "languages": tongues, "karaoke": karaoke, "lesson": lesson} {
		if got := foreignOf(t, s); len(got) > 0 {
			t.Errorf("%s: %q", name, got)
		}
	}
}
