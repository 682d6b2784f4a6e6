package analyzer

import (
	"time"

	"github.com/siteassay/assay/page"
)

// A Site is what rules may know about the whole site once the crawl is over. It holds no pages: those are
// streamed from the store, once, past every site rule (SiteCheck). Memory grows by one Node a URL.
type Site struct {
	Root            string // start URL in normal form
	Host            string
	Served          []page.Type // page types whose job pages of another type do: none of these is missing
	Name            string      // how the site calls itself most often (og:site_name, title suffix, organisation); "" when unclear
	Model           page.Model
	ModelConfidence float64   // 0 … 1; 1 when the user said so
	Languages       []string  // of the pages, most frequent first
	Mainland        bool      // aimed at mainland China: .cn, or simplified Chinese with a mainland phone, address or filing
	Country         string    // ISO 3166 where the evidence is clear: DE, FR, ES, CN …
	OfferWords      []string  // what it sells: words of product titles and navigation labels, most telling first
	Now             time.Time // of the run; dates are compared to it, so that a run can be judged again with the same result
	Complete        bool      // no limit cut the crawl short: only then may a rule say that something is nowhere on the site
	Robots          RobotsTxt
	Sitemaps        []Sitemap
	// Language versions that sitemaps name (xhtml:link), in the order of the files, at most 20,000.
	SitemapAlternates []SitemapAlternate
	Probes            Probes        // what the site answered to questions that no link asks
	Guises            Guises        // what it shows to browsers, search engines and assistants; not asked for by default
	Intrusion         Intrusion     // what the whole site tells of foreign content
	RobotsChange      *RobotsChange // what a robots.txt under test would change; nil when none is
	Nodes             []Node        // by sequence of the crawl
	Graph             *Graph        // links among Nodes; complete only in SiteCheck.Findings
	Alternates        *Alternates
	Changes           *Changes  // since the run before; nil when nothing is known of one; complete only in SiteCheck.Findings
	Calls             *CallBook // its calls to action; complete only in SiteCheck.Findings
	Assets            Assets    // what pages use besides pages; who uses what is complete only in SiteCheck.Findings
	Rank              []float32 // internal PageRank of each node, see pagerank.go; the sum over all nodes is 1

	Hidden HiddenPages
	index  map[string]int32
	doors  uint8 // whether any page may be indexed: 0 not looked at, 1 none, 2 some
}

// A Node is one URL of the crawl, audited or not.
type Node struct {
	URL       string
	Outcome   page.Outcome
	Reason    string
	Status    int
	Location  int32 // redirect target as index into Nodes; -1 when none or outside
	Depth     int   // clicks from the start over links; -1 when no link leads there
	Source    string
	Type      page.Type
	Language  string
	Indexable bool
	InSitemap bool
	Inlinks   int32 // pages that link to it, redirects resolved
	Template  uint64
	Shape     uint64 // of the mark-up, see page.Document
	Canonical int32  // what the page names as its canonical address, as index into Nodes; NoNode when it names none, Unmet
	Next      int32  // what its link rel=next names, the same way
	Prev      int32  // what its link rel=prev names, the same way
	Words     int32  // of the main text
	Simhash   uint64
	Robots    Directives // what it tells crawlers
	Lastmod   uint16     // in the sitemaps, days since 1970-01-01; 0 when none
	Sitemaps  uint16     // how many sitemaps list it
	Form      page.URLForm

	DropsHTTPS bool // a redirect from https to http, wherever it leads
}

// Lookup returns the index of a URL in normal form, or -1.
func (s *Site) Lookup(url string) int32 {
	if i, ok := s.index[url]; ok {
		return i
	}
	return -1
}

// Reindex builds the index of Lookup; the audit calls it once Nodes is complete.
func (s *Site) Reindex() {
	s.index = make(map[string]int32, len(s.Nodes))
	for i := range s.Nodes {
		s.index[s.Nodes[i].URL] = int32(i)
	}
}

// RobotsTxt is the site's robots file as fetched.
type RobotsTxt struct {
	URL       string
	Status    int    // 0 when there was no answer
	Reason    string // outcome code when it could not be read
	Lines     int
	BlocksAll bool     // the whole site is closed to general crawlers
	Invalid   []string // lines that nobody understands, "3: Dissallow: /x"
	HTML      bool     // an HTML page in its place
	Sitemaps  []string
	Differs   []Difference   // URLs that common parsers read differently
	Unseen    []Unseen       // noindex pages that search engines may not read, at most 1,000
	Licences  []string       // values of License lines (Really Simple Licensing), at most 10
	Signals   []RobotsSignal // Content-Signal and Content-Usage lines, at most 50
	Closed    []ClosedAgent  // agents of assistants that may fetch nothing while other crawlers may
}

// An Unseen is a page whose noindex a search engine never reads, because robots.txt closes the page to it.
type Unseen struct {
	URL   string
	Agent string // product token of the search engine
	Line  string // the line that decided, with its number
}

// A Difference is a URL on which our RFC 9309 matcher and the second opinion do not agree.
type Difference struct {
	URL     string
	Line    string // the line that decided, with its number
	Allowed bool   // our verdict
}

// A Sitemap is one sitemap file as fetched.
type Sitemap struct {
	URL     string
	Status  int
	Error   string // why it could not be read, "" when it could
	URLs    int
	Index   bool
	Foreign int    // URLs of other hosts
	Source  string // robots.txt, option, usual place, or the URL of the index that names it

	Bytes       int64    // after unpacking
	TooLarge    bool     // over 50 MiB or 50,000 URLs, the limits of the protocol: the rest was not read
	HTTP        int      // URLs of the site that are not https
	HTTPURLs    []string // the first three of them
	ForeignURLs []string // the first three of other hosts
	Dated       int      // URLs with a lastmod that can be read
	Days        int      // different days on which those fall, at most 100
}

// Graph is the internal link graph, as indices into Site.Nodes. A link to a URL that redirects is kept as it is.
type Graph struct {
	To       []int32 // targets of node 0, then of node 1, …
	Start    []int32 // Start[i] … Start[i+1] are the edges of node i; len(Nodes)+1
	Main     []bool  // the link stands in the main content
	Nofollow []bool  // every link from the one to the other says rel=nofollow
}

// Targets returns the nodes that i links to, each once.
func (g *Graph) Targets(i int32) []int32 { return g.To[g.Start[i]:g.Start[i+1]] }

// A SiteCheck judges the site in one pass over the stored pages. It must hold no *page.Page and little per page:
// ids, hashes and short strings (strings.Clone what is cut from a page).
type SiteCheck interface {
	// Page is called for every audited page in the order of the crawl. i is its index in Site.Nodes.
	Page(i int32, p *page.Page)
	// Findings is called once after the last page; the graph is complete. The sum of Loss×Confidence over the
	// findings of one rule may not exceed 1: the engine scales it down when it does.
	Findings() []Finding
}

// URLs returns the URLs of nodes, at most MaxRelated.
func (s *Site) URLs(ids []int32) []string {
	if len(ids) > MaxRelated {
		ids = ids[:MaxRelated]
	}
	us := make([]string, len(ids))
	for i, id := range ids {
		us[i] = s.Nodes[id].URL
	}
	return us
}
