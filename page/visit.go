package page

// An Outcome is what came of one URL. Every URL that a crawl takes up ends in exactly one.
type Outcome string

// The outcomes. Only Audited pages are judged; every other outcome is listed in the report with its reason.
const (
	Audited    Outcome = "audited"     // an HTML document whose facts were taken
	Redirected Outcome = "redirected"  // 3xx with a target, which is a URL of its own
	Asset      Outcome = "asset"       // answered, but not an HTML document
	ErrorPage  Outcome = "error"       // 4xx or 5xx
	Failed     Outcome = "failed"      // no answer: DNS, connection, TLS, time out, too large, …
	Skipped    Outcome = "skipped"     // never asked: robots.txt, scope, trap limit, refused address
	NotReached Outcome = "not-reached" // a limit of pages, depth or time ended the crawl before its turn
)

// A Target is a URL that waits in the frontier. Targets are taken up in the order of their keys, so that the
// same site is crawled in the same order by any number of workers (see crawler).
type Target struct {
	Key      [16]byte // order: see crawler.Frontier
	URL      string   // normal form
	Depth    int      // clicks from the start; -1 when only a sitemap or a list names it
	Referrer string   // the page or redirect that named it first; "" for the start
	Source   string   // start, link, redirect, sitemap, list
	Anchor   string   // anchor text of that link, cut at 100 runes
	Attempts int      // requests made so far that are to be tried again
}

// A Visit is the recorded end of one URL.
type Visit struct {
	Seq                uint32 // place in the order of the crawl, from 0; the same at any number of workers
	Target             Target
	Outcome            Outcome
	Reason             string // code from a published list (crawler.Reasons); "" for audited
	Detail             string // what was seen, one line, cut at 200 runes
	Status             int    // HTTP status; 0 without an answer
	Location           string // of a redirect, normal form
	MediaType          string
	Bytes              int
	Unchanged          bool   // answered 304, the facts are those of the store
	Truncated          bool   // cut at a limit of ours
	Content            uint64 // hash of the body where a trap limit needs it again after --resume (URLs with a query); else 0
	ETag, LastModified string // validators for the next crawl
	Facts              []byte // the encoded page of an audited URL; opaque here. nil when Unchanged
	Findings           []byte // its findings as the audit encoded them; opaque here
}

// A Source is one answer of a server, or one file, as Parse wants it.
type Source struct {
	URL       string
	Status    int
	Header    map[string][]string // canonical MIME header keys, as http.Header
	Body      []byte              // after content decoding, before charset decoding; Parse does not keep it
	Truncated bool
	Fetch     Fetch
}
