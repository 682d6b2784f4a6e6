// Package store remembers sites: one bbolt file a site, with the crawl under way, the facts of its pages and the
// history of its audits. It implements crawler.Journal and audit.Store.
//
//	s, err := store.Open(dir, "https://client.example/", store.Options{})
//	n, resumed, err := s.BeginRun(resume, nil)   // then Pack on the workers, Commit on one goroutine
//	err = s.EachPage(judge)                      // PutRecord a URL
//	err = s.FinishRun(summary)                   // then EachRecord, Runs, Document at any time
//	err = s.Backup()
//
// A client's data is one file to move or to delete, damage stays with one site, and the lock of the file means that the
// site is being audited. The file is named after the host (client.example.db, 127.0.0.1_8900.db). Beside it may stand
// FILE.pid, the process that has it open, and FILE.good, the copy that Backup makes.
//
// # Buckets
//
//	meta       schema; host; the run under way; how far ids reaches; dictionary N
//	facts      number → layout of the facts, URL, validators, packed facts, packed findings
//	ids        half a SHA-256 of a URL → number of its facts
//	visits     Seq → visit of the run under way, with the number of its facts
//	queue      number → what one Commit put into the queue and took out of it, packed
//	runs       run → summary as JSON, for ever
//	documents  run → report document, packed; of the last Options.KeepDocuments runs
//	records    run → bucket of blocks of page records, packed; of the last Options.KeepRuns runs
//
// Numbers are big endian and ascend, pages have 32 kB and are filled: a page of facts is written once and next to its
// neighbours. What has no order is kept out of the way of the batches: a hundred random keys rewrite a hundred pages, 30 kB
// an entry. The queue is a log, played when a run is resumed; new entries of ids stay in memory until there are ten
// thousand, and are found again from the facts after a kill. Facts have one number for as long as their URL has any, and are replaced in their place. Every value has a CRC32C
// over its key and itself, because bbolt has none on its data pages.
//
// Facts are packed with zstd. The facts of the first twelve pages are the dictionary for those that follow, since the
// pages of one site share most of what stands on them; each frame names the dictionary it needs. A page of 20 kB of HTML
// takes about 1 kB in the file.
//
// bbolt never shortens a file: what a finished or old run leaves is used again by the next.
//
// # What is lost, and when
//
// Commit is one transaction with fsync: what it recorded survives kill -9 and a power cut, and what it was not yet
// given is crawled again. The crawler commits by the hundred pages or four times a second, so that is the whole loss. A run
// that was cut off goes on with BeginRun(true, …); a run interrupted with targets in its queue may even be finished, with
// a partial report, and resumed later. New files are made under another name and get their own when they are whole.
//
// A file that makes no sense is ErrDamaged, with its name, and is never written to or removed. It is found before use
// as far as possible: the size against the header, then every page's head and elements (a page that leads back to itself
// would end the program in a way that cannot be caught). A panic or a fault that is still to come is caught where
// it happens, and the Site refuses all calls from then on.
//
// Network file systems are not supported: locks and maps do not work on all of them.
//
// # Concurrency and memory
//
// Pack, Validators, FactsOf and the Each functions may be called from any goroutine, Commit, PutRecord, BeginRun,
// FinishRun, Backup and EachRecord of the current run from one at a time. No transaction is open while a callback runs, so callbacks may
// call anything and may be slow.
//
// A Site holds at most twenty thousand entries of ids (1 MB), a megabyte of records, a zstd encoder a core (about 1.5 MB each)
// and the dictionary. Pending alone grows with the site, by some 300 bytes for a target in the queue. The file is mapped:
// it counts in the resident size, and the system takes that memory back when it wants it.
package store
