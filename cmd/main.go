package cmd

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"github.com/siteassay/assay/rules"
)

// Version is the version of the program; release builds set it with -ldflags.
var Version = "0.1.0"

// The exit codes, a contract (see the package comment).
const (
	exitDone    = 0
	exitFailOn  = 1
	exitUsage   = 2
	exitEmpty   = 3
	exitPartial = 4
	exitStore   = 5
	exitKilled  = 130 // a second SIGINT or SIGTERM
)

// An exitError ends the program with a code. Its text is one sentence for the user; hint, when there is one, says what
// to do next. A nil err ends it silently.
type exitError struct {
	code int
	err  error
	hint string
}

func (e *exitError) Error() string {
	if e.err == nil {
		return ""
	}
	return e.err.Error()
}

func (e *exitError) Unwrap() error { return e.err }

// usage makes an error of the user's input: nothing was fetched or written.
func usage(hint, format string, args ...any) error {
	return &exitError{exitUsage, fmt.Errorf(format, args...), hint}
}

// disk makes an error of the store, the disk or the report.
func disk(err error, hint string) error { return &exitError{exitStore, err, hint} }

// Main runs the program with the given rule packs and exits.
func Main(packs ...rules.Pack) {
	os.Exit(Run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr, packs...))
}

// Run runs the program and returns its exit code. It is what tests call.
func Run(args []string, stdin io.Reader, stdout, stderr io.Writer, packs ...rules.Pack) int {
	memory.start()
	ctx, stop := interruptible()
	defer stop()
	root := newRoot(packs)
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	return conclude(stderr, root.ExecuteContext(ctx))
}

// conclude prints an error as every command does and returns the exit code.
func conclude(stderr io.Writer, err error) int {
	if err == nil {
		return exitDone
	}
	var e *exitError
	if !errors.As(err, &e) { // of cobra
		e = &exitError{exitUsage, err, "see assay --help"}
	}
	if e.err != nil {
		fmt.Fprintf(stderr, "assay: %s\n", printable(e.err.Error()))
		if e.hint != "" {
			fmt.Fprintf(stderr, "hint: %s\n", printable(e.hint))
		}
	}
	return e.code
}

// printable keeps control characters of a website, or of a file, off the terminal; line ends stay.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' || r >= 0x20 && r != 0x7f && (r < 0x80 || r > 0x9f) && (r < 0x202a || r > 0x202e) && (r < 0x2066 || r > 0x2069) {
			return r
		}
		return '\uFFFD'
	}, s)
}

// exit ends the program; a test puts another function in its place.
var exit = os.Exit

// interruptible is a context that ends with the first SIGINT or SIGTERM; the second ends the program at once, with the
// code that shells use for a program that was interrupted.
func interruptible() (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancel(context.Background())
	signals := make(chan os.Signal, 2)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	go func() {
		select {
		case <-signals:
			cancel()
		case <-ctx.Done():
			return
		}
		<-signals
		exit(exitKilled)
	}()
	return ctx, func() {
		signal.Stop(signals)
		cancel()
	}
}

// readAll reads at most limit bytes of standard input or of a file, and gives up when ctx ends: a terminal may never end.
func readAll(ctx context.Context, in io.Reader, limit int64) ([]byte, error) {
	type read struct {
		body []byte
		err  error
	}
	done := make(chan read, 1)
	go func() {
		body, err := io.ReadAll(io.LimitReader(in, limit))
		done <- read{body, err}
	}()
	select {
	case r := <-done:
		if r.err != nil {
			return nil, usage("", "%w", plainPath(r.err))
		}
		return r.body, nil
	case <-ctx.Done():
		return nil, errInterrupted
	}
}

// errInterrupted ends a command that had nothing to show yet.
var errInterrupted = &exitError{exitPartial, errors.New("interrupted"), ""}

func newRoot(packs []rules.Pack) *cobra.Command {
	root := &cobra.Command{
		Use:   "assay",
		Short: "Audit a company's website the way a marketing director would, and prove every word",
		Long: `assay crawls a company's website, judges every page by what moves a visitor to act - clear content, calls to
action, selling points, trust, layout, SEO - and writes a report in which every lost point has a page, a quote, an owner
and a fix.`,
		Example: `  assay demo                                  try it without a network
  assay audit https://client.example          audit a site
  assay audit https://client.example --lang zh --max-pages 200
  assay history https://client.example        what got better, what got worse`,
		Version:       Version,
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          noCommand,
		RunE:          func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	root.SetFlagErrorFunc(flagError)
	root.SetUsageTemplate(usageTemplate(root.UsageTemplate()))
	root.AddCommand(newAudit(packs), newBatch(packs), newPage(packs), newDemo(packs), newRobots(), newRules(packs), newHistory())
	return root
}
