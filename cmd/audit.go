package cmd

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/siteassay/assay/audit"
	"github.com/siteassay/assay/report"
	"github.com/siteassay/assay/rules"
	"github.com/siteassay/assay/store"
)

func newAudit(packs []rules.Pack) *cobra.Command {
	var s Settings
	c := &cobra.Command{
		Use:   "audit URL",
		Short: "Crawl a site, judge it, write the report",
		Long: `audit crawls the site from URL, judges every page, and writes report.html and report.json into the folder
of --out. What it learned is kept in the store, so that the next audit asks only for what has changed.`,
		Example: `  assay audit https://client.example
  assay audit https://client.example --lang zh --max-pages 200 --out reports/client
  assay audit https://client.example --fail-on 'score<70' --quiet`,
		Args: oneSite,
		RunE: func(c *cobra.Command, args []string) error {
			if err := s.load(c); err != nil {
				return err
			}
			cfg, err := s.configure(args[0], packs)
			if err != nil {
				return err
			}
			return s.run(c.Context(), cfg, c.OutOrStdout(), newProgress(c.ErrOrStderr(), s.Quiet))
		},
	}
	s.bind(c.Flags())
	return c
}

func oneSite(c *cobra.Command, args []string) error {
	if len(args) == 1 {
		return nil
	}
	if len(args) == 0 {
		return usage("write "+c.CommandPath()+" https://client.example", "no site was given")
	}
	return usage("for many sites at once there is assay batch FILE", "one site is wanted, %d were given", len(args))
}

// run audits one site, writes its reports, prints the summary and returns how it ended.
func (s *Settings) run(ctx context.Context, cfg audit.Config, out io.Writer, bar progress) error {
	doc, before, close, err := s.audit(ctx, cfg, bar)
	if err != nil {
		return err
	}
	defer close()
	paths, err := s.write(doc)
	if err != nil {
		return err
	}
	if !s.Quiet {
		fmt.Fprint(out, printable(report.Summary(doc, s.Lang)))
		for _, p := range paths {
			fmt.Fprintf(out, "%s\n", printable(p))
		}
	}
	return s.end(doc, before)
}

// audit runs one audit. The document streams from the store: close closes it when the reports are written.
func (s *Settings) audit(ctx context.Context, cfg audit.Config, bar progress) (doc *report.Document, before *report.RunSummary, close func(), err error) {
	if err := report.Probe(s.Out); err != nil {
		return nil, nil, nil, disk(err, "choose another folder with --out")
	}
	st, err := store.Open(s.storeDir(), cfg.Crawl.Start, store.Options{})
	if err != nil {
		return nil, nil, nil, storeError(err)
	}
	runs, err := st.Runs()
	if err != nil {
		st.Close()
		return nil, nil, nil, storeError(err)
	}
	if len(runs) > 0 {
		before = &runs[len(runs)-1]
	}
	cfg.Progress = func(p audit.Progress) {
		memory.follow()
		bar.update(p)
	}
	bar.start(cfg.Crawl.Start)
	doc, err = audit.Run(ctx, cfg, st)
	bar.stop()
	if err != nil {
		st.Close()
		return nil, nil, nil, storeError(err)
	}
	return doc, before, func() { st.Close() }, nil
}

// storeError words a failure of the store.
func storeError(err error) error {
	hint := ""
	switch {
	case errors.Is(err, store.ErrDamaged):
		hint = "move the file away and audit again, or restore a copy of it; the damaged file was left as it is"
	case errors.Is(err, store.ErrInUse):
		hint = "wait for the other audit of this site to end"
	}
	return disk(err, hint)
}

// write writes the report in every format that was asked for and returns the files.
func (s *Settings) write(doc *report.Document) ([]string, error) {
	var paths []string
	for _, format := range s.Format {
		path := filepath.Join(s.Out, "report."+format)
		write := func(w io.Writer) error { return report.WriteJSON(w, doc) }
		if format == "html" {
			write = func(w io.Writer) error { return report.WriteHTML(w, doc, s.Lang) }
		}
		if err := report.WriteFile(path, write); err != nil {
			return nil, disk(fmt.Errorf("writing %s: %w", path, err), "the report before it, if there was one, is unharmed")
		}
		paths = append(paths, path)
	}
	return paths, nil
}

// end is the exit code of a finished audit.
func (s *Settings) end(doc *report.Document, before *report.RunSummary) error {
	switch doc.State {
	case report.Empty:
		return &exitError{exitEmpty, errors.New(first(doc.Reason, "nothing could be audited")), "the report lists every address that was tried, and why it failed"}
	case report.Partial:
		if s.Quiet {
			return &exitError{code: exitPartial}
		}
		return &exitError{exitPartial, fmt.Errorf("the audit is partial: %s", first(doc.Reason, "a limit was reached")), ""}
	}
	if f, err := parseFailOn(s.FailOn); err == nil && f != (failOn{}) && f.met(doc, before) {
		return &exitError{exitFailOn, fmt.Errorf("--fail-on %s is met", s.FailOn), ""}
	}
	return nil
}

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// exists reports whether a file is there.
func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
