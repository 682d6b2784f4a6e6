// Package cmd is the command line of assay: flags, configuration, progress, exit codes. It decides nothing else.
//
// A build of one's own is a main of a few lines: import this package and the packs one wants, and call
//
//	cmd.Main(append(builtin.Packs(), mypack.Pack())...)
//
// # Settings
//
// A setting has one name everywhere: --max-pages is max-pages in assay.yaml and ASSAY_MAX_PAGES in the environment. Flags
// win over the environment, that over the file, that over the defaults. docs/configuration.md and the JSON Schema of
// assay.yaml are printed from the flags. Secrets (header, cookie) may be written env:NAME or file:PATH, and must be in a file.
//
// Everything that a user can get wrong is checked before anything is fetched or written, and is told in one sentence, with a
// hint where there is one; a fault in a file names file, line and key.
//
// # Output
//
// Results go to standard output, progress and errors to standard error: one line a site on a terminal, log lines elsewhere,
// nothing with --quiet. What comes from a website passes printable, so that no control byte reaches the terminal. What the
// program says of an audit is in the language of the report; errors of usage are English.
//
// # Exit codes
//
//	0 done   1 done, and --fail-on is met   2 usage, configuration or rule pack   3 nothing could be audited
//	4 partial: interrupted, or a limit was reached   5 store, disk or report   130 a second SIGINT or SIGTERM
//
// A report is written for 0, 1, 3 and 4. The first SIGINT or SIGTERM ends the crawl, and what is there is judged; the second
// ends the program at once.
//
// # Compatibility
//
// The module follows semantic versioning. Main, Run and the fields of rules.Pack, analyzer.Context, analyzer.Result and page.Page that
// rules read keep their meaning within a major version; fields may be added, so name them in literals. The format of rule files and of
// pack.yaml is part of that promise: a pack that loads today loads with every later minor version.
package cmd
