// Package audit takes one site from its configuration to a finished report. It joins the others and decides nothing
// they decide: the crawler brings responses, page.Parse makes facts of them, the analyzer judges the facts, the store
// remembers, and the report document is put together here.
//
// # Course of a run
//
//  1. Crawl. Each HTML answer is parsed and judged by the page rules on the worker's goroutine; facts and findings go to
//     the store with the visit, in one transaction. An answer 304 takes both from the store when rules and facts are of the
//     same version, and judges the stored facts again when only the rules changed.
//  2. Survey. The visits become the nodes of the site; what was kept of each page when it was parsed (analyzer.Briefs)
//     gives names, model, link graph. Pages of which nothing was kept, as those of a run that goes on, are read from the
//     store.
//  3. Judgement. A second pass runs the rules that read the site, shows every page to the site rules, adds everything
//     up, and writes a record a page for the report.
//  4. Report. The score is closed; the document streams its pages from those records.
//
// # Limits, memory, concurrency
//
// During the crawl the pages under way are in memory, at most one parsed tree for each processor. In the passes one page
// is, and beside it a Node a URL, a few hundred bytes a page (analyzer.Briefs) and four bytes a link. The passes run in the order of the crawl on one goroutine, so the
// document is the same at any number of workers; what differs from run to run (times, requests) stands in Document.Run,
// Started and Finished and nowhere else.
package audit
