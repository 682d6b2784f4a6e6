package builtin

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// conversionRules are the ids of the rules of the conversion catalogue.
func conversionRules(tb testing.TB) map[string]bool {
	data, err := os.ReadFile("testdata/catalogue.txt")
	if err != nil {
		tb.Fatal(err)
	}
	ids := map[string]bool{}
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") || strings.Contains(line, " - ") {
			continue
		}
		id, others, _ := strings.Cut(line, " = ")
		if others == "" {
			others = id
		}
		for id := range strings.FieldsSeq(others) {
			ids[id] = true
		}
	}
	return ids
}

// sellingPage is page k of a made-up site, about 20 kB: a menu, an offer with buttons, prices, voices, questions and a form, and words
// enough.
func sellingPage(k int) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Deck oven D%d for small bakeries | Crumb Ovens</title>
<meta name="description" content="Deck oven D%d bakes forty loaves an hour, fitted within ten working days. Ask for a quote."><meta name="viewport" content="width=device-width">
<link rel="canonical" href="https://www.crumb.example/ovens/%d"><link rel="stylesheet" href="/site.css"><meta property="og:site_name" content="Crumb Ovens">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"Product","name":"Deck oven D%d","offers":{"@type":"Offer","price":"14900","priceCurrency":"GBP"}}</script>
</head><body><header><a href="/"><img src="/logo.svg" alt="Crumb Ovens" width="140" height="40"></a><nav><ul>`, k, k, k, k)
	for i := range 30 {
		fmt.Fprintf(&b, `<li class="menu-item"><a href="/ovens/%d">Deck oven D%d</a></li>`, i, i)
	}
	fmt.Fprintf(&b, `</ul></nav><a href="tel:+441632960142">01632 960142</a><a class="btn" href="/quote">Request a quote</a></header><main>
<section class="hero"><h1>Deck oven D%d: forty loaves an hour for small bakeries</h1><p>We build deck ovens for bakeries with five to forty staff. You get the same crust at the last loaf as at the first.</p>
<a class="btn primary" href="/quote">Request a quote for the D%d</a><p>Free of charge and without obligation. You have our answer within one working day.</p></section>
<section><h2>Why bakers choose us</h2><ul><li><h3>18 %% less gas</h3><p>Stone decks 45 mm thick keep the heat between batches.</p></li><li><h3>Ten working days</h3><p>From your order to the first
bake, because we keep the steel in stock.</p></li><li><h3>Five-year guarantee</h3><p>On burners, doors and control, parts and labour.</p></li></ul></section>
<section class="testimonials"><h2>What bakers say</h2><blockquote><p>“It bakes the back row like the front row.”</p><footer>Maria Holt, owner, Hollow Mill Bakery, Leeds, May 2026</footer></blockquote></section>`, k, k)
	subjects := [...]string{"Every deck", "The welded frame", "A thick stone", "The burner", "Our control", "A double door", "The steam valve", "Each fitter", "Your old flue", "This model", "One switch", "The floor plate", "A spare part"}
	verbs := [...]string{"keeps", "saves", "carries", "reaches", "holds", "brings", "shortens", "replaces", "warms", "protects", "measures"}
	objects := [...]string{"the heat", "much gas", "a working day", "your crust", "half an hour", "forty tins", "an even colour", "the back row", "good money", "the morning shift", "rye and wheat", "a full batch",
		"the dough", "your nerves", "the noise", "every loaf", "clean air"}
	ends := [...]string{"through the small hours", "when the bakery opens", "without a second thought", "as Maria in Leeds found", "before the first customer comes", "on Sundays as well", "long after the guarantee",
		"while you shape rolls", "even with wet dough", "from October to March", "as the bills of 2025 show", "in small rooms", "so that nobody waits", "at the price that we named", "if you ask us to",
		"because steel remembers", "with 18 % less gas", "though the flue is old", "once the stones are dry"}
	for i := range 17 {
		fmt.Fprintf(&b, `<section class="block"><h2>%s of the D%d</h2><div class="card"><img src="/img/%d.jpg" width="640" height="480" alt="%s"><p>`, subjects[i%13], k, i, objects[i])
		for n := range 4 {
			x := 4*i + n + 11*k
			fmt.Fprintf(&b, "%s %s %s %s, and %s too, %s. ", subjects[x%13], verbs[x%11], objects[x%17], ends[x%19], objects[(x*5+3)%17], ends[(x*7+5)%19])
		}
		fmt.Fprintf(&b, `</p><a class="btn" href="/ovens/%d">See the D%d</a></div></section>`, (i+k)%30, (i+k)%30)
	}
	b.WriteString(`<section><h2>Questions and answers</h2><h3>What does it cost?</h3><p>From £14,900 with delivery and fitting.</p><h3>How long does it take?</h3><p>Ten working days from your order.</p></section>
<section><h2>Ask us</h2><form action="/send" method="post"><label>Name <input name="name"></label><label>E-mail <input type="email" name="email" required></label><label>What do you bake?
<textarea name="message"></textarea></label><p>We use your data to answer you: <a href="/privacy">privacy policy</a>.</p><button>Send my question</button></form></section></main>
<footer><p>Crumb Ovens Ltd, 14 Mill Lane, Northgate, NG7 2QX, United Kingdom. Company number 04821973.</p><p>Telephone <a href="tel:+441632960142">01632 960142</a>, Monday to Friday 8:00-17:00.
Mail <a href="mailto:sales@crumb.example">sales@crumb.example</a></p><a href="/privacy">Privacy policy</a> <a href="/terms">Terms</a><p>© 2026 Crumb Ovens Ltd</p></footer></body></html>`)
	return b.String()
}

// storedSite is a site of 30 such pages, each as its stored facts give it back.
func storedSite(tb testing.TB) (*analyzer.Site, []*page.Page) {
	const root = "https://www.crumb.example/ovens/0"
	var pages []*page.Page
	visits := []page.Visit{}
	for k := range 30 {
		u := fmt.Sprintf("https://www.crumb.example/ovens/%d", k)
		p, err := page.Decode(page.Encode(nil, page.Parse(page.Source{URL: u, Status: 200, Header: map[string][]string{"Content-Type": {"text/html"}}, Body: []byte(sellingPage(k))})))
		if err != nil {
			tb.Fatal(err)
		}
		pages = append(pages, p)
		visits = append(visits, page.Visit{Target: page.Target{URL: u}, Outcome: page.Audited, Status: 200})
	}
	s := analyzer.NewSurvey(root, time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC))
	err := s.Visits(func(yield func(*page.Visit) error) error {
		for i := range visits {
			if err := yield(&visits[i]); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		tb.Fatal(err)
	}
	for i, p := range pages {
		s.Page(int32(i), p)
	}
	return s.Finish(analyzer.Verdict{Model: page.LeadGen}), pages
}

// BenchmarkCatalogue is the cost of a 20 kB page, from its stored facts, for all rules, for those of the conversion catalogue, for the
// rest, and for the views. The catalogue may add 250 µs on a machine on which the tree of the page takes 420.
func BenchmarkCatalogue(b *testing.B) {
	conversion := conversionRules(b)
	all := load(b).Rules
	var catalogue, rest []*analyzer.Rule
	for _, r := range all {
		if conversion[r.ID] {
			catalogue = append(catalogue, r)
		} else {
			rest = append(rest, r)
		}
	}
	site, pages := storedSite(b)
	b.Run("parse", func(b *testing.B) { // a yardstick for machines that are busy: the tree alone
		body := []byte(sellingPage(0))
		perPage(b, 30, func() func(int32) {
			return func(int32) {
				if _, err := html.Parse(bytes.NewReader(body)); err != nil {
					b.Fatal(err)
				}
			}
		})
	})
	for _, c := range []struct {
		name  string
		rules []*analyzer.Rule
	}{{"all", all}, {"catalogue", catalogue}, {"rest", rest}} {
		b.Run(c.name, func(b *testing.B) {
			e := analyzer.NewEngine(c.rules)
			perPage(b, len(pages), func() func(int32) {
				round := e.Begin(site)
				return func(k int32) {
					e.JudgeLate(e.Judge(pages[k]), pages[k], site)
					round.Page(k, pages[k])
				}
			})
		})
	}
	b.Run("views", func(b *testing.B) {
		e := analyzer.NewEngine(all)
		perPage(b, len(pages), func() func(int32) {
			e.Begin(site)
			v := analyzer.NewViewing(e, site)
			return func(k int32) { v.Page(k, pages[k]) }
		})
	})
}

// perPage reports the processor time of a page: start begins a pass over the site and returns what is done with page k.
func perPage(b *testing.B, pages int, start func() func(k int32)) {
	var spent time.Duration
	laps := 0
	for b.Loop() {
		page := start()
		before := processorTime()
		for k := range pages {
			page(int32(k))
		}
		spent += processorTime() - before
		laps++
	}
	b.ReportMetric(float64(spent.Microseconds())/float64(laps*pages), "cpu-µs/page")
}
