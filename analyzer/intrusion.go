package analyzer

import (
	"net/url"
	"slices"
	"strings"

	"github.com/siteassay/assay/page"
)

// An Intrusion is what the whole site tells of content that its owner did not write: what it deals in itself, which contact data are
// its own, and what came since the run before. The signs of one page are weighed with it (domain.md 4.2).
type Intrusion struct {
	Trade   []string // of page.SpamTopics, those that the site deals in: a casino may say casino
	Mail    string   // domain of the mail addresses on most pages; "" when none stands out
	Filing  string   // ICP filing on most pages
	Sitemap string   // a sitemap on another site, to which robots.txt leads
	Past    *Past    // what the run before saw; nil when nothing is known of one
	Run     int      // number of this run
	Burst   *Burst   // URLs that came since the run before; nil when nothing is known of one
	Slugs   *Burst   // URLs that name what sites are broken into for; nil when they are few
	Tripled bool     // the site has three times the pages of the run before

	frame frame
}

// Scores of the signs that the whole site shows.
const (
	scoreCloaked  = 0.50
	scoreBurst    = 0.30
	scoreSitemap  = 0.25
	scoreContacts = 0.20
)

// Signs are the signs of a page in the light of the site: its own without those that its trade explains, and those that only the
// site can show.
func (s *Site) Signs(p *page.Page) []page.Signal {
	var signs []page.Signal
	for i := range p.Signals.Spam {
		if x := &p.Signals.Spam[i]; !s.Intrusion.trades(x) {
			signs = append(signs, *x)
		}
	}
	add := func(family, name string, score float64, quote string) {
		signs = append(signs, page.Signal{Family: family, Name: name, Score: score, Quote: quote})
	}
	if g := s.Guises.Of(p.URL); g != nil {
		if list := g.Cloaked(); len(list) > 0 {
			add("C", "cloaked", scoreCloaked, list[0].Shown())
		}
	}
	s.strangers(p, add)
	n := &s.Intrusion
	if n.Burst.Has(p.URL) || n.Slugs.Has(p.URL) {
		add("U", "url-burst", scoreBurst, p.URL)
	}
	if len(signs) == 0 {
		return nil // what follows says nothing by itself
	}
	if n.Sitemap != "" {
		add("U", "foreign-sitemap", scoreSitemap, n.Sitemap)
	}
	if quote := s.foreignCode(p); quote != "" {
		add("U", "verification", scoreCode, quote)
	}
	if n.grown(p) {
		add("U", "growth", scoreGrowth, p.URL)
	}
	if quote := n.strange(p); quote != "" {
		add("G", "contacts", scoreContacts, quote)
	}
	return signs
}

// trades reports whether a sign is no more than a word of the trade that the site is in.
func (n *Intrusion) trades(x *page.Signal) bool {
	if len(n.Trade) == 0 || x.Name != "lexicon" && x.Name != "off-topic-links" {
		return false
	}
	return n.deals(page.SpamTopicsIn(x.Quote))
}

// deals reports whether the site deals in all of some topics.
func (n *Intrusion) deals(topics []string) bool {
	return len(topics) > 0 && !slices.ContainsFunc(topics, func(t string) bool { return !slices.Contains(n.Trade, t) })
}

// strange is what the page says of itself that contradicts the rest of the site: mail addresses of another domain, another filing.
func (n *Intrusion) strange(p *page.Page) string {
	if n.Filing != "" && p.Contacts.ICP != "" && p.Contacts.ICP != n.Filing {
		return p.Contacts.ICP
	}
	if n.Mail == "" || len(p.Contacts.Emails) == 0 {
		return ""
	}
	for _, m := range p.Contacts.Emails {
		if d := mailDomain(m); d == n.Mail || freeMail(d) {
			return ""
		}
	}
	return p.Contacts.Emails[0]
}

func mailDomain(address string) string {
	return strings.ToLower(address[strings.LastIndexByte(address, '@')+1:])
}

// freeMail reports whether anybody can have an address there.
func freeMail(domain string) bool {
	switch domain {
	case "gmail.com", "outlook.com", "hotmail.com", "yahoo.com", "icloud.com", "aol.com", "gmx.de", "gmx.net", "web.de", "qq.com", "163.com", "126.com",
		"sina.com", "sohu.com", "foxmail.com", "yeah.net", "139.com", "aliyun.com", "live.com", "msn.com", "t-online.de", "orange.fr", "yandex.ru", "mail.ru":
		return true
	}
	return false
}

// guiseNames are the browsers among the guises, by names that are the same in every language.
var guiseNames = map[string]string{"browser": "Chrome", "again": "Chrome", "from-search": "Google → Chrome", "phone": "Chrome (Android)"}

// Shown is an answer as a reader of the report sees it: who was shown what.
func (a *GuiseAnswer) Shown() string {
	who := a.Agent
	if who == "" {
		who = guiseNames[a.Guise]
	}
	if a.Away {
		return who + " → " + a.Final
	}
	return who + ": " + a.Title + " — " + a.Lead
}

// An intrusionTally gathers what pages say of trade and contacts.
type intrusionTally struct {
	mails, filings tally
	home           []string // topics of the start page
	spoken         []uint8  // topics of each node, a bit for each of page.SpamTopics
	frame          frame
	mailed, filed  int // pages with a mail address, with a filing
}

// Bounds of what counts as the site's own.
const (
	minTradePages = 5
	tradeShare    = 0.3 // of the pages speak of it
	ownShare      = 0.6 // of the pages with such contacts have these
	minOwn        = 3   // pages
)

func (t *intrusionTally) add(i int32, b *brief) {
	if i == 0 {
		for _, topic := range b.Topics {
			t.home = append(t.home, strings.Clone(topic))
		}
	}
	if i == 0 || b.Type == page.Home {
		t.frame.started = true
		if b.Code != 0 {
			t.frame.codes = append(t.frame.codes, b.Code)
		}
	}
	for len(t.spoken) <= int(i) {
		t.spoken = append(t.spoken, 0)
	}
	for k, topic := range page.SpamTopics {
		if slices.Contains(b.Topics, topic) {
			t.spoken[i] |= 1 << k
		}
	}
	if b.Mail != "" {
		t.mailed++
		t.mails.add(b.Mail, 1)
	}
	if b.Filing != "" {
		t.filed++
		t.filings.add(b.Filing, 1)
	}
}

// finish decides what is the site's own.
func (t *intrusionTally) finish(s *Site, pages int) {
	n := &s.Intrusion
	n.frame = t.frame
	n.frame.finish(s)
	n.Trade = t.home
	for k, topic := range page.SpamTopics {
		if t.dealsIn(s, k, pages) && !slices.Contains(n.Trade, topic) {
			n.Trade = append(n.Trade, topic)
		}
	}
	n.Mail, n.Filing = t.mails.own(t.mailed), t.filings.own(t.filed)
	for _, u := range s.Robots.Sitemaps {
		if foreignTo(s.Host, u) {
			n.Sitemap = u
			break
		}
	}
}

// dealsIn reports whether the site speaks of topic k itself: on three of ten of the pages to which the start page leads, and where these
// are too few of all. What was put into a site lies deeper, and may well be most of it.
func (t *intrusionTally) dealsIn(s *Site, k, pages int) bool {
	near := s.Intrusion.frame.near
	speak, all := 0, 0
	for i := range t.spoken {
		if near >= minTradePages && !s.near(int32(i)) {
			continue
		}
		all++
		speak += int(t.spoken[i] >> k & 1)
	}
	if near < minTradePages {
		all = pages
	}
	return all >= minTradePages && float64(speak) >= tradeShare*float64(all)
}

// own is what most pages have; "" when none stands out.
func (t *tally) own(pages int) string {
	top := t.top(1)
	if len(top) == 0 || t.of(top[0]) < minOwn || float64(t.of(top[0])) < ownShare*float64(pages) {
		return ""
	}
	return top[0]
}

// foreignTo reports whether a URL lies on another site than host: the last two labels differ.
func foreignTo(host, link string) bool {
	u, err := url.Parse(link)
	return err == nil && u.Host != "" && lastLabels(u.Hostname()) != lastLabels(hostname(host))
}

func lastLabels(host string) string {
	labels := strings.Split(strings.ToLower(host), ".")
	return strings.Join(labels[max(0, len(labels)-2):], ".")
}

func firstMail(p *page.Page) string {
	if len(p.Contacts.Emails) == 0 {
		return ""
	}
	if d := mailDomain(p.Contacts.Emails[0]); !freeMail(d) {
		return d
	}
	return ""
}
