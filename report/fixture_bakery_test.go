package report

import (
	"fmt"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// bakery is the audit of a made-up maker of bakery ovens that sells on enquiry.
func bakery() *Document {
	m := &made{site: "https://www.hearthstone-ovens.example/", name: "Hearthstone Ovens", lang: "en", model: page.LeadGen}
	m.pages = []madePage{{"/", "Bakery ovens for craft bakers | Hearthstone Ovens", page.Home},
		{"/about", "About Hearthstone", page.About}, {"/contact", "Contact", page.Contact}, {"/privacy", "Privacy", page.Legal},
		{"/deck-ovens", "Deck ovens", page.Listing}, {"/rack-ovens", "Rack ovens", page.Listing}, {"/news", "News from the workshop", page.Listing}}
	for _, n := range []string{"Deck oven D4", "Deck oven D6", "Deck oven D8", "Rack oven R1", "Rack oven R2", "Stone oven S3", "Proofer P2", "Steam unit", "Loader L1"} {
		m.pages = append(m.pages, madePage{"/products/" + slug(n), n + " | Hearthstone Ovens", page.Product})
	}
	for i := range 24 {
		m.pages = append(m.pages, madePage{fmt.Sprintf("/news/%d-baking-note-%02d", 2025-i/6, i+1), fmt.Sprintf("Baking note %d: what steam does to a crust", i+1), page.Article})
	}
	m.faults = []fault{
		{id: "cta/no-primary-action", category: "cta", severity: analyzer.Error, owner: "des", effort: "M", remedy: "design", weight: 9,
			title: "Every selling page asks for one clear step", failure: "Product pages never ask the visitor to do anything",
			why:     "A baker who has read the page and likes the oven finds no button to ask for a price. Most leave, and few come back.",
			fix:     "Place one button, “Request a quote”, beside the product name and again after the data sheet. Lead it to a form with the oven already chosen.",
			message: "no call to action in the main content", quote: "Deck oven D4. Bakes forty loaves an hour.", selector: "main > section.product", on: of(page.Product), each: 0.52},
		{id: "trust/no-references", category: "trust", severity: analyzer.Error, owner: "mkt", effort: "L", remedy: "resource", weight: 8,
			title: "Customers who bake with it are named", failure: "No customer, case or review is shown on the whole site",
			why:     "An oven costs as much as a van. Nobody spends that on the word of the maker alone.",
			fix:     "Ask five bakeries for two sentences, a photo and a number (loaves an hour, energy saved). Publish one page for each and quote them on the product pages.",
			message: "no testimonial, case or client name on 40 pages", quote: "Trusted by bakers everywhere", selector: "footer p.claim", each: 3.6, related: []int{0, 7, 8, 9}},
		{id: "contact/phone-not-clickable", category: "contact", severity: analyzer.Warning, owner: "dev", effort: "S", remedy: "code", weight: 6,
			title: "A tap on the phone number calls it", failure: "The phone number cannot be tapped on a phone",
			why:     "Half of the visitors hold a phone in their hand. They will not copy a number by heart.",
			fix:     "Write the number as a tel: link in the header and on the contact page.",
			message: "a number is printed as plain text", quote: "Call us on 0161 555 0142", selector: "header > p", on: every(1, 0), each: 0.045},
		{id: "form/too-many-fields", category: "form", severity: analyzer.Warning, owner: "mkt", effort: "S", remedy: "design", weight: 6,
			title: "The enquiry form asks for little", failure: "The enquiry form asks for more than a first answer needs",
			why:     "Every field costs enquiries. Nobody knows his VAT number by heart on a Sunday evening.",
			fix:     "Keep name, e-mail, town and one open question. Ask for the rest when you call back.",
			message: "14 visible fields, at most 6 are usual", quote: "Company, VAT number, fax, number of employees …", selector: "form#enquiry", on: of(page.Contact), each: 2.4},
		{id: "offer/no-price-hint", category: "offer", severity: analyzer.Warning, owner: "mgr", effort: "M", remedy: "process", weight: 7,
			title: "A visitor can tell what it will cost", failure: "No page gives an idea of the price",
			why:     "A visitor who cannot tell whether it is five or fifty thousand assumes the worst.",
			fix:     "Name a starting price or a typical range with what is included, on every product page.",
			message: "no price, range or price factor", quote: "Price on request", selector: "main .price", on: of(page.Product), each: 0.31, confidence: 0.8},
		{id: "clarity/hero-says-nothing", category: "clarity", severity: analyzer.Error, owner: "copy", effort: "S", remedy: "skill", weight: 8,
			title: "The first screen says what is sold, and to whom", failure: "The first screen does not say what is sold",
			why:     "Visitors decide in seconds whether they are in the right place.",
			fix:     "Say it in one line: “Deck and rack ovens for craft bakeries, built in Leeds, installed within six weeks”.",
			message: "the first screen names no product", quote: "Passion. Tradition. Excellence.", selector: "main > .hero h1", on: of(page.Home), each: 2.1},
		{id: "freshness/stale-news", category: "freshness", severity: analyzer.Notice, owner: "copy", effort: "M", remedy: "process", weight: 3,
			title: "News is new", failure: "The newest entry of the news is more than a year old",
			why: "A silent news page reads like a closed shop.", fix: "Publish a short note each month, or take the section down.",
			message: "newest entry is from 12 March 2025", quote: "12 March 2025", selector: "time", on: of(page.Listing), each: 0.2},
		{id: "seo/title-too-long", category: "seo", severity: analyzer.Warning, owner: "copy", effort: "S", remedy: "skill", weight: 6,
			title: "The title fits a search result", failure: "The title is cut off in search results",
			why: "Search engines cut long titles, so the promise at the end is never read.", fix: "Keep it under 60 units. Put the offer first and the brand last.",
			message: "78 units wide, at most 60", quote: "Baking note 7: what steam does to a crust and why deck ovens need more of it", selector: "head > title", on: of(page.Article), each: 0.06},
		{id: "images/missing-alt", category: "images", severity: analyzer.Warning, owner: "dev", effort: "M", remedy: "code", weight: 4,
			title: "Pictures are described in words", failure: "Pictures have no description",
			why: "Visitors with a screen reader, and search engines, get nothing from them.", fix: "Describe in the alt attribute what the picture shows. Leave it empty for decoration.",
			message: "6 pictures without alt", quote: `<img src="/img/d4-open.jpg">`, selector: "main img:nth-of-type(2)", on: every(3, 1), each: 0.07},
		{id: "links/broken", category: "links", severity: analyzer.Error, owner: "dev", effort: "S", remedy: "code", weight: 7,
			title: "Every link leads somewhere", failure: "Links lead to pages that do not exist",
			why: "A visitor who meets an error page doubts the rest.", fix: "Repair or remove the links. Redirect pages that have moved.",
			message: "2 links answer 404", quote: "Download the brochure", selector: "main a.download", on: every(7, 4), each: 0.22},
		{id: "performance/slow-answer", category: "performance", severity: analyzer.Warning, owner: "dev", effort: "L", remedy: "code", weight: 5,
			title: "The server answers at once", failure: "The server takes long to answer", why: "Visitors on the road give up after three seconds.",
			fix: "Cache whole pages for visitors who are not signed in.", message: "first byte after 1.9 s", quote: "time to first byte 1,904 ms", on: every(5, 0), each: 0.11, confidence: 0.5},
		{id: "structured-data/no-organization", category: "structured-data", severity: analyzer.Notice, owner: "dev", effort: "S", remedy: "code", weight: 0,
			title: "The company describes itself to machines", failure: "No page says in structured data who the company is", why: "Search engines show name, logo and phone beside the results when they know them.",
			fix: "Add an Organization object to the home page.", message: "no Organization on the home page", quote: "0 structured data items", on: of(page.Home)},
		{id: "duplicates/title", category: "duplicates", severity: analyzer.Warning, owner: "seo", effort: "M", remedy: "skill", weight: 6,
			title: "Every page has a title of its own", failure: "Several pages share one title", why: "They compete with each other in search results.",
			fix: "Write for each page what only this page offers.", message: "2 pages share this title", quote: "Deck ovens", each: 0.9, related: []int{4, 7, 8, 9}},
	}
	for i, g := range []string{"Pages can be indexed", "The site answers on one host name", "Text is readable on a phone", "The menu is the same on every page",
		"Contact details are on every page", "The privacy notice is linked from every form", "Headings follow an order", "The connection is encrypted",
		"Pictures have a size, so that text does not jump", "The sitemap lists pages that exist", "Sentences are short", "The logo leads home"} {
		m.good = append(m.good, fault{id: fmt.Sprintf("good/%02d", i), category: []string{"indexing", "links", "layout", "layout", "contact", "form", "seo", "security", "performance", "indexing", "clarity", "brand"}[i],
			title: g, failure: "not: " + g, severity: analyzer.Warning, owner: "dev", effort: "S", weight: float64(12-i) / 6})
	}
	m.outcomes = []Outcome{
		{URL: m.site + "brochure.pdf", Outcome: page.Asset, Reason: "not-html", Detail: "application/pdf", Status: 200, Referrer: m.site},
		{URL: m.site + "old-shop", Outcome: page.Redirected, Status: 301, Location: m.site + "products/deck-oven-d4", Referrer: m.site + "news"},
		{URL: m.site + "downloads/brochure-2024", Outcome: page.ErrorPage, Status: 404, Referrer: m.site + "deck-ovens"},
		{URL: m.site + "downloads/brochure-2023", Outcome: page.ErrorPage, Status: 404, Referrer: m.site + "rack-ovens"},
		{URL: m.site + "intern/", Outcome: page.Skipped, Reason: "robots-disallowed", Detail: "line 4: Disallow: /intern/"},
		{URL: m.site + "calendar?month=2031-07", Outcome: page.NotReached, Reason: "max-depth"},
	}
	d := m.document()
	d.Limits = []Limit{{Name: "max-depth", Text: "The crawl ended 20 clicks from the start; 1 URL lies deeper.", URLs: []string{m.site + "calendar?month=2031-07"}}}
	d.Unjudged = []Unjudged{{Title: "The product finder", Reason: "Its content arrives by script, which was not run.", Pages: 1}}
	d.Score.Missing = []Missing{{page.Case, "Case study", 0}}
	d.Profile.ModelReasons = []string{"enquiry forms on 1 page, no cart", "the words quote and enquiry in calls to action"}
	madePacks(d)
	return d
}

func slug(s string) string {
	b := []byte(s)
	for i, c := range b {
		switch {
		case c >= 'A' && c <= 'Z':
			b[i] += 'a' - 'A'
		case c == ' ':
			b[i] = '-'
		}
	}
	return string(b)
}
