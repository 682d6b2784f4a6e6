// Package rules reads rule packs: folders of YAML files, one file a rule, whose checks are CEL expressions or Go
// functions beside them. Built-in packs and those of users have the same format and the same loader; only built-in
// packs have Go functions. The format is described in docs/writing-rules.md, the rules themselves in docs/rules.md,
// which is printed from them (Docs).
//
// # Loading
//
// Load reads every file, refuses what is wrong and compiles what is left to analyzer.Rule values. It reports up to 20
// faults at once, each with file, line, column, the line itself and a caret (Error): a rule is written by people who
// will not read a stack trace. Files are hostile until they are read: at most 1 MiB, 50,000 YAML tokens and 32 levels;
// anchors, aliases, merge keys, tags, second documents, keys that stand twice and keys that nobody knows are
// refused before the YAML parser or the CEL compiler sees them, because both take minutes for some short texts.
//
// A rule must be worded in every report language, and must bring an example on which it is silent and one that it
// reports. Set.Check runs the examples as an audit would: page.Parse, the guards and the check of the engine, the
// message in English, and a quote for every finding.
//
// # Expressions
//
// Expressions read page (page.Page under its JSON names), params (the rule's own, numbers are doubles), site and now;
// a rule that mentions one of the last two runs when the crawl is over. A name that does not exist is an error at
// load. A name of a map (page.open_graph['title']) that a page lacks reads as "", because what a page lacks must
// not break a rule. Field access goes through field indexes computed once (facts): a rule of two comparisons
// takes a third of a microsecond.
//
// Source is limited to 4,096 characters and 64 levels, regular expressions must be written out and compile to a
// bounded program, and an expression that could cost more than two million steps on a large page is refused at load.
// Expressions of built-in rules then run unwatched; those of users stop after 200,000 steps a page, which is 10 to 20 ms,
// and whatever the steps after half a second. A rule that is stopped, or fails otherwise, gives a Result with Err: it is
// listed as broken and counts for nothing.
//
// # Concurrency
//
// A Set never changes once Load has returned; all its rules may run on any number of goroutines.
package rules
