// Package crawler fetches one site, politely, each URL once, and hands every HTML document to a Handler. Run is the whole of
// it; a Journal keeps the crawl, so that a crawl that was cut off goes on where it stood.
//
// # The life of a URL
//
// A URL waits in the frontier, in memory and in the journal alike. Its turn comes, it gets its place in the order (Visit.Seq),
// scope and trap limits are asked, then a worker asks robots.txt, waits for nobody, makes one request (fetcher) and has the
// document judged by the Handler on its own goroutine. What came of it, the links it brought and the end of its waiting are one
// event, which the committer writes to the journal in one transaction with others: every 100 visits or 250 ms, and every few
// at the beginning and after an interruption, when no more may be under way than a kill may cost (exposure.go). So kill -9
// loses nothing that was committed, and the little that was under way is asked again.
//
// Every URL that is taken up ends in exactly one outcome (page.Outcome) with a code of Reasons. Links to other hosts are not
// taken up. A redirect is an outcome of its own and its target another URL; a redirect from the start may lead to
// another host, and the host that answers is the site.
//
// # The order
//
// The crawl goes in waves: all targets with the same number of clicks from the start and the same number of redirects since the
// last click. Links found in a wave go to the next depth, targets of redirects to a further wave of the same depth (a redirect
// is no click; ten in a row are followed). Within a wave the order is that of the pages that name the targets, then that
// of the links on the page; a URL that several pages name belongs to the first of them. When links lead no further, what
// sitemaps name comes in their order, and what those pages link to. Listed URLs (Config.List) come right after the start, so
// that no limit cuts them; what they link to comes last, unless other pages link to it.
//
// All this is in the key of a target (page.Target.Key), and a wave begins when the one before has ended. Therefore
// the order does not depend on the number of workers, on delays or on interruptions: it is the reason why the report of a crawl
// is byte for byte the same at 1, 16 and 64 workers, as long as the site answers the same. Workers do not idle at the
// end of a wave all the same: they ask for targets of the next one early and the answers lie by until their turn (ahead.go).
//
// # Limits
//
// MaxPages counts audited pages and is exact: a target under way holds a page's place until it turns out to be something else.
// All requests together stay under 2×MaxPages+50. No more than 20×MaxPages+20,000 URLs are taken up; of more, those that
// come first are kept. What a limit leaves over ends as not-reached; what an interruption leaves over stays in the queue for
// the next Run and is named by Summary.Left. Each limit that was reached is in Summary.Limits with three examples: max-pages,
// max-requests, max-depth, time-limit, rate-limited and host-unresponsive with the number of URLs not reached, body-size and page-links
// with the number of pages that were cut, sitemap-urls with the number of URLs that only sitemaps name and nobody took up,
// urls (a Count of 1: how many there would be, nobody knows), and trap:calendar and its like with the number refused.
//
// Sites without an end are recognised by what honest sites do not do (trap.go): calendars beyond 100 views, one list beyond 1,000
// pages, ever new combinations of the same parameters, variants of one path with one body, paths that repeat a segment, and by
// the marks of a series in its URLs (trap_marks.go): 100 searches of one path, 20 session numbers, 20 URLs with the present time,
// spellings that differ in capitals, lists by letter that go on after 100.
// Numbers in paths and ids in queries are never limited: 5,000 products are 5,000 pages. Decisions fall in the order of
// the crawl, so they too are the same in every run.
//
// # Politeness
//
// Per host: the longer of Config.Delay and Crawl-delay between the starts of two requests, one at a time under a Crawl-delay;
// Retry-After obeyed to the second for five minutes in a run, then the URL ends as rate-limited, and after ten of them the host
// is left alone; half as many requests at once when the host slows down to three times its best (and half a second) or
// fails, slowly more again. Time-outs, broken connections, 429 and 503 are asked three times in all, 500, 502 and 504 twice,
// after 250 ms and 2 s, without holding a worker. Forty requests in a row without an answer raise the doubt
// that a host is down; twelve more, all over what is left of the wave, end its crawl when they have none either. A status is an
// answer. A body that comes at less than 64 bytes a second is given up after five seconds, or half of the time limit.
//
// # Assets
//
// Once the last page is committed, what pages use besides pages (Config.Assets) is asked for: images, scripts, styles, fonts,
// documents of the site, and with CheckExternal what lies on other sites. Each address is asked once, redirects hop by hop,
// under the robots.txt of every host on the way, through the address guard, without cookies for others. Headers tell most;
// of pictures the first 16 kB are read, of text at most 64 kB as sent. The site is asked for 2,000 assets at most, and all
// requests of a run together stay under twice the limit of pages and fifty; other sites for 1,000 besides, a host of theirs for 100,
// one at a time, 250 ms or its Crawl-delay apart, for a minute of such delays. So are hosts to which redirects of the site lead. Which
// are asked is decided before the first request, but for what redirects and second tries cost beyond the limit. The answers are no part of the journal: a run that was
// cut off asks again.
//
// What robots are refused (401, 403, 429, 503, 999, challenges) is never called broken, and what did not answer in time is
// called unreachable. A name is called unresolved only when this run resolved another.
//
// # Probes
//
// When the crawl has come to its own end, a dozen requests ask what no link asks (probe.go): an address that cannot exist, the
// http and www twins of the start, twins of two pages with another slash and with capitals, /llms.txt and its like. They
// go one after the other, under robots.txt and the delay of the host, for two minutes at most. On an https site up to four
// handshakes tell what the server accepts. What was not answered is not known, and no fault. With Config.Probe off nothing is
// asked.
//
// # Guises
//
// With Config.Guises up to 21 pages are asked for once more, one request after the other and for five minutes at most (guise.go): as
// a browser, as the crawler of a search engine, as a visitor from its results, as a phone, the first three as an assistant, and as
// the browser again. What robots.txt forbids to us is not asked at all, and not in the name of anyone to whom it forbids it.
// Redirects are followed on the site only. These requests come on top of the limit.
//
// # Concurrency and memory
//
// One goroutine owns frontier, order, politeness and counters and waits only in one select, so everything ends with its context;
// workers fetch and judge; one goroutine commits. At most GOMAXPROCS Handlers run at once, whatever the number of workers. The
// channel to the committer is bounded: a slow disk slows the crawl. A link that was seen before costs one look
// into a map of integers. Memory grows by some 30 bytes a URL that is done and by 60 and its text for one that waits.
//
// A panic, ours or the Handler's, costs the page: it ends as internal-error.
package crawler
