package crawler

// Reasons of the outcomes that the crawl itself decides. Those of a request that failed are with the fetcher; Reasons lists all.
const (
	ReasonExcluded      = "excluded"          // --exclude names it
	ReasonNotIncluded   = "not-included"      // no --include names it
	ReasonExternal      = "external"          // listed, but on another host than the start
	ReasonRobots        = "robots-disallowed" // robots.txt forbids it
	ReasonMaxPages      = "max-pages"         // the limit of pages was reached before its turn
	ReasonMaxRequests   = "max-requests"      // the limit of requests was reached before its turn
	ReasonMaxDepth      = "max-depth"         // more clicks away than the limit
	ReasonTimeLimit     = "time-limit"        // the crawl's time was over
	ReasonRateLimited   = "rate-limited"      // the site answered 429, or 503 with Retry-After, for longer than we wait
	ReasonHostDown      = "host-unresponsive" // the host had not answered 40 requests in a row before its turn
	ReasonRedirectLoop  = "redirect-loop"     // the redirect leads back to itself
	ReasonRedirectChain = "redirect-too-many" // more than ten redirects in a row
	ReasonRedirectAway  = "redirect-external" // a redirect to another site, which is not followed
	ReasonInternal      = "internal-error"    // a fault of ours while the page was read
	ReasonHTTPClient    = "http-4xx"          // the answer was 400 … 499
	ReasonHTTPServer    = "http-5xx"          // the answer was 500 … 599
	ReasonHTTPOther     = "http-status"       // a status that says neither success nor failure
	ReasonNotHTML       = "not-html"          // answered, but not with an HTML document

	ReasonDomainGone = "domain-gone" // of an external link: its domain has neither an address nor name servers

	ReasonTrapCalendar   = "trap-calendar"   // a calendar that has no end
	ReasonTrapSegments   = "trap-segments"   // a path of more than 20 segments
	ReasonTrapRepeated   = "trap-repeated"   // one segment more than 3 times in a path
	ReasonTrapQuery      = "trap-query"      // combinations of query parameters without end
	ReasonTrapPagination = "trap-pagination" // more than 1,000 pages of one list
	ReasonTrapSearch     = "trap-search"     // more than 100 searches of one path
	ReasonTrapSession    = "trap-session"    // ever new session numbers in the query
	ReasonTrapTimestamp  = "trap-timestamp"  // the present time in the URL
	ReasonTrapCase       = "trap-case"       // spellings that differ in capital letters only
	ReasonTrapLetters    = "trap-letters"    // lists by letter that go on and on
	ReasonTrapDuplicate  = "trap-duplicate"  // query variants of one path that all answer the same
)

// isTrap reports whether a reason is one of a trap limit.
func isTrap(reason string) bool { return len(reason) > 5 && reason[:5] == "trap-" }
