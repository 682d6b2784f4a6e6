// Package cmd is the command line of assay: flags, configuration, progress, exit codes. It decides nothing else.
//
// A build of one's own is a main of a few lines: import this package and the packs one wants, and call
//
//	cmd.Main(append(builtin.Packs(), mypack.Pack())...)
//
// # Settings
//
// A setting has one name everywhere: --max-pages is max-pages in assay.yaml and ASSAY_MAX_PAGES in the environment. Flags
// win over the environment, that over the file, that over the defaults. Secrets (header, cookie) may be written env:NAME
// or file:PATH, so that none stands in a file or a shell history.
//
// # Exit codes
//
//	0 done   1 done, and --fail-on is met   2 usage, configuration or rule pack   3 nothing could be audited
//	4 partial: interrupted, or a limit was reached   5 store, disk or report
//
// A report is written for 0, 1, 3 and 4.
package cmd
