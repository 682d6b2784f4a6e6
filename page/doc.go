// Package page turns one response into facts: everything that rules may know about a page, and nothing that they
// have to look up in mark-up again.
//
// # How a page is read
//
// Parse decides the encoding once (DetectCharset), decodes once (DecodeText), parses once (html.Parse) and walks the tree
// once. The walk leaves an outline: the elements in document order, each with its region, and the visible text in one
// buffer. All extractors read the outline. Looking things up in the tree a hundred times costs more than fetching and
// parsing the page; the outline costs a tenth of the parse.
//
// The readers of form (structure.go) come first: head, headings, links, images, resources, structured data, then
// the text and its language. The readers of business (business.go) follow and use their results: calls to action,
// forms, contacts, offer, signals, dates, claims, page type, business model.
//
// # What is believed
//
// A document is read as a browser without scripts reads it. Where browsers and search engines differ, the comment of the
// field says which one is followed. Names are compared without regard to case, white space is collapsed, entities are
// decoded. Text of script, style, template, noscript, svg and form controls is no text of the page. What the site declares
// (lang, charset, landmarks) is compared with what is there: the bytes decide the charset, the words decide the language,
// and class names decide the region where a page has no landmarks.
//
// Text.Main is the text without boilerplate: the lines that stand in the region main, without lists of links. It is
// decided on this one page; what repeats on other pages of a site is found by Text.Blocks.
//
// A unit of text is a word, or one Chinese or Japanese character. All counts of words are counts of units.
//
// # Hostile input
//
// Every byte sequence gives a Page; nothing here panics or runs longer than linear in the size of the input. A document
// that html.Parse refuses, because more than 512 elements are open, is read from its tokens (Document.Parser is
// "tokenizer"): titles, metas, headings, links, images and text are right then, regions mostly. Lists end at 20,000
// links, 5,000 images, 2,000 headings, 1,000 metas, 1,000 entities of 100 properties, JSON at a depth of 64 and 1 MiB a
// block; the text that is looked at ends at 4 MiB, Text.Main at 64 KiB.
//
// # Memory and concurrency
//
// A Page holds no reference to the body, the tree or the outline. Parse may run on any number of goroutines; the memory
// of outlines is pooled. It has no state that one page leaves to the next but caches, which change no result.
//
// # Determinism
//
// The same bytes and headers give the same Page, on every machine and in every run: hashes have fixed seeds, maps are
// never ranged over for output. The one exception is Robots.Unavailable of an answer without a Date header, which needs
// the time of day.
//
// Version changes with every change of a fact, so that stored facts of another version are not mistaken for these.
package page
