package page

import "testing"

func TestDates(t *testing.T) {
	for _, c := range []struct{ name, path, html, kind, value, source string }{
		{"chinese", "/a", inBody("zh", "麦香", "<h1>新烤箱上市</h1><p>发布时间：2024年3月5日 来源：麦香</p><p>正文内容在这里，介绍新烤箱。</p>"), "published", "2024-03-05", "text"},
		{"iso", "/a", inBody("zh", "麦香", "<h1>新烤箱上市</h1><p>发布日期：2024-03-05 10:00</p><p>正文内容在这里，介绍新烤箱。</p>"), "published", "2024-03-05", "text"},
		{"english", "/a", inBody("en", "Crumb", "<h1>New oven</h1><p>Published on March 5th, 2024</p><p>We built an oven.</p>"), "published", "2024-03-05", "text"},
		{"british", "/a", inBody("en", "Crumb", "<h1>New oven</h1><p>Posted 5 March 2024</p><p>We built an oven.</p>"), "published", "2024-03-05", "text"},
		{"german", "/a", inBody("de", "Krume", "<h1>Neuer Ofen</h1><p>Veröffentlicht am 5. März 2024</p><p>Wir haben einen Ofen gebaut.</p>"), "published", "2024-03-05", "text"},
		{"german digits", "/a", inBody("de", "Krume", "<h1>Neuer Ofen</h1><p>Zuletzt aktualisiert: 05.03.2024</p><p>Wir haben einen Ofen gebaut.</p>"), "modified", "2024-03-05", "text"},
		{"french", "/a", inBody("fr", "Mie", "<h1>Nouveau four</h1><p>Publié le 1er mars 2024</p><p>Nous avons construit un four.</p>"), "published", "2024-03-01", "text"},
		{"spanish", "/a", inBody("es", "Miga", "<h1>Nuevo horno</h1><p>Publicado el 5 de marzo de 2024</p><p>Hemos construido un horno.</p>"), "published", "2024-03-05", "text"},
		{"expiry", "/a", inBody("en", "Crumb", "<h1>Spring sale</h1><p>Valid until 31 March 2024 in all shops.</p>"), "expires", "2024-03-31", "text"},
		{"period", "/a", inBody("zh", "麦香", "<h1>春季促销</h1><p>活动时间：2024年3月1日至2024年3月31日，全场优惠。</p>"), "expires", "2024-03-31", "text"},
		{"url", "/2024/03/05/new-oven", inBody("en", "Crumb", "<h1>New oven</h1><p>We built an oven.</p>"), "published", "2024-03-05", "url"},
		{"time", "/a", inBody("en", "Crumb", "<article><h1>New oven</h1><time datetime=2024-03-05T08:00:00Z>last spring</time><p>We built an oven.</p></article>"), "published", "2024-03-05", "time"},
		{"a post that is shown", "/a", inBody("en", "Crumb", "<h1>New oven</h1><blockquote><p>Look at this oven.</p><time datetime=2019-04-12T08:00:00Z>Apr 12, 2019</time></blockquote><p>We built an oven.</p>"), "listed", "2019-04-12", "time"},
		{"list", "/a", inBody("zh", "麦香", "<h1>新闻</h1><ul><li><a href=/1.html>新烤箱上市的消息</a> 2024-03-05</li></ul>"), "listed", "2024-03-05", "text"},
	} {
		found := false
		p := sold(c.path, c.html)
		for _, d := range p.Dates {
			found = found || d.Kind == c.kind && d.Value == c.value && d.Source == c.source
		}
		if !found {
			t.Errorf("%s: dates %+v lack %s %s of %s", c.name, p.Dates, c.kind, c.value, c.source)
		}
	}
}

func TestNoDates(t *testing.T) {
	for _, text := range []string{"Part 3.5.2024.7 fits", "Room 31/04/2024", "2024年13月5日", "Call 2024-555-123", "in 2024 we moved", "03/05/2024"} {
		if p := sold("/a", inBody("en", "Crumb", "<h1>Ovens</h1><p>"+text+" of the mill.</p>")); len(p.Dates) > 0 {
			t.Errorf("%q: dates %+v, want none", text, p.Dates)
		}
	}
}

func FuzzDates(f *testing.F) {
	for _, s := range []string{"2024年3月5日", "5 de marzo de 2024", "March 5, 2024", "05.03.2024", "2024-03-05", "1er mars 2024", "2024年", "32.13.2024"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		r := &reading{text: s, numbers: readNumbers(s, "de")}
		for k := range r.numbers {
			if c, ok := r.dateAt(k, 0, int32(len(s))); ok && (len(c.value()) != 10 || c.to > int32(len(s)) || c.from < 0) {
				t.Fatalf("%+v in %q", c, s)
			}
		}
		isoDate(s)
		urlDate(s)
	})
}
