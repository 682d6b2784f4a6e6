package cmd

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

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
		Long: `audit crawls the site from URL, judges every page, and writes report.html and report.json into the folder of
--out. What it learned is kept in the store, so that the next audit asks only for what has changed and tells
what got better or worse.

It keeps to robots.txt, slows down when the site does, and stays on the host of URL. Settings that are always
the same belong into assay.yaml, under the names of the flags.

Exit codes: 0 done; 1 done, and --fail-on is met; 2 usage, configuration or rule pack; 3 nothing could be
audited; 4 partial (interrupted, or a limit was reached); 5 store, disk or report. A report is written for
0, 1, 3 and 4.`,
		Example: `  assay audit https://client.example
  assay audit https://client.example --lang zh --max-pages 200 --out reports/client
  assay audit https://client.example --include /products/ --exclude '\?sort='
  assay audit https://staging.client.example --header 'Authorization: env:STAGING_LOGIN'
  assay audit https://client.example --fail-on 'score<70' --quiet
  assay audit https://client.example --resume          go on after Ctrl-C or a crash`,
		Args: oneSite,
		RunE: func(c *cobra.Command, args []string) error {
			if err := s.load(c); err != nil {
				return err
			}
			cfg, err := s.configure(args[0], packs)
			if err != nil {
				return err
			}
			return s.run(c.Context(), cfg, c.OutOrStdout(), newProgress(c.ErrOrStderr(), &s))
		},
	}
	s.bind(c.Flags())
	return completeFlags(c)
}

func oneSite(c *cobra.Command, args []string) error {
	if len(args) > 1 {
		return usage("for many sites at once there is assay batch FILE", "one site is wanted, %d were given", len(args))
	}
	if len(args) == 0 {
		return usage("write "+c.CommandPath()+" https://client.example", "no site was given")
	}
	return nil
}

// run audits one site, writes its reports, prints the summary and returns how it ended.
func (s *Settings) run(ctx context.Context, cfg audit.Config, out io.Writer, bar progress) error {
	s.limitMemory()
	st, doc, before, err := s.audit(ctx, cfg, bar)
	if err != nil {
		return err
	}
	defer st.Close()
	paths, err := s.write(st, doc)
	if err != nil {
		return err
	}
	if !s.Quiet {
		fmt.Fprint(out, printable(report.Summary(doc, s.Lang)))
		fmt.Fprintf(out, "\n%s\n", printable(s.compared(doc, before, paths)))
	}
	return s.end(doc, before)
}

// compared is the last paragraph of the summary: how the score moved since the audit before, and where the report is.
func (s *Settings) compared(doc *report.Document, before *report.RunSummary, paths []string) string {
	var lines []string
	if before != nil && doc.State != report.Empty {
		change := doc.Score.Overall - before.Score
		text := say(s.Lang, "no change", "没有变化")
		if change >= noise || change <= -noise {
			text = fmt.Sprintf("%+.1f", change)
		}
		lines = append(lines, say(s.Lang, "Since the audit of %s: %s", "与 %s 的诊断相比：%s", before.Started.Local().Format("2006-01-02 15:04"), text))
	}
	if s.Resume && !doc.Run.Resumed {
		lines = append(lines, say(s.Lang, "There was no audit to resume, so this one began anew.", "没有可以继续的诊断，已重新开始。"))
	}
	return strings.Join(append(lines, say(s.Lang, "Report: %s", "报告：%s", strings.Join(paths, say(s.Lang, ", ", "、")))), "\n")
}

// audit runs one audit. The document streams from the store, which the caller closes. before is the last run that gave
// a score, nil when there is none.
func (s *Settings) audit(ctx context.Context, cfg audit.Config, bar progress) (st *store.Site, doc *report.Document, before *report.RunSummary, err error) {
	if err := probe(s.Out); err != nil {
		return nil, nil, nil, err
	}
	if st, err = store.Open(s.storeDir(), cfg.Crawl.Start, store.Options{Extract: cfg.Parser().FactsDigest()}); err != nil {
		return nil, nil, nil, storeError(err)
	}
	defer func() {
		if err != nil {
			st.Close()
		}
	}()
	runs, err := st.Runs()
	if err != nil {
		return nil, nil, nil, storeError(err)
	}
	for i := range slices.Backward(runs) {
		if runs[i].State != report.Empty {
			before = &runs[i]
			break
		}
	}
	cfg.Progress = func(p audit.Progress) {
		memory.follow()
		bar.update(p)
	}
	bar.start(cfg.Crawl.Start)
	doc, err = audit.Run(ctx, cfg, st)
	bar.stop(doc)
	if err != nil {
		return nil, nil, nil, storeError(err)
	}
	return st, doc, before, nil
}

// probe makes sure that reports can be written before anything is fetched.
func probe(dir string) error {
	if err := report.Probe(dir); err != nil {
		return disk(err, "choose another folder with --out")
	}
	return nil
}

// storeError words a failure of the store.
func storeError(err error) error {
	hint := ""
	switch {
	case errors.Is(err, store.ErrDamaged):
		hint = "move the file away and audit again, or put its last good copy (.good) in its place; nothing was changed"
	case errors.Is(err, store.ErrInUse):
		hint = "wait for the other audit of this site to end, or choose another --store"
	}
	return disk(plainPath(err), hint)
}

// write writes the report in every format that was asked for, then a copy of the store, and returns the reports.
func (s *Settings) write(st *store.Site, doc *report.Document) ([]string, error) {
	var paths []string
	for _, format := range slices.Compact(slices.Sorted(slices.Values(s.Format))) {
		path := filepath.Join(s.Out, "report."+format)
		write := func(w io.Writer) error { return report.WriteJSON(w, doc) }
		switch format {
		case "html":
			write = func(w io.Writer) error { return report.WriteHTML(w, doc, s.Lang) }
		case "csv":
			path = filepath.Join(s.Out, "pages.csv")
			write = func(w io.Writer) error { return report.WriteCSV(w, doc) }
		}
		if err := report.WriteFile(path, write); err != nil {
			return nil, disk(fmt.Errorf("%s cannot be written: %w", path, cause(err)), "the report before it, if there was one, is unharmed")
		}
		paths = append(paths, path)
	}
	if doc.State == report.Empty {
		return paths, nil
	}
	if err := st.Backup(); err != nil {
		return nil, disk(plainPath(err), "the audit is done and its report is written; only the copy of the store is missing")
	}
	return paths, nil
}

// end is the exit code of a finished audit, with one sentence when it is not 0.
func (s *Settings) end(doc *report.Document, before *report.RunSummary) error {
	f, err := parseFailOn(s.FailOn)
	met := err == nil && f != (failOn{}) && f.met(doc, before)
	reason := sentence(doc.Reason)
	switch {
	case doc.State == report.Empty:
		return &exitError{exitEmpty, errors.New(say(s.Lang, "nothing could be audited: %s", "没有可以诊断的页面：%s", reason)),
			say(s.Lang, "the report lists every address that was tried, and why it failed", "报告列出了每个尝试过的网址及失败原因")}
	case doc.State == report.Partial:
		hint := s.howOn(doc)
		if met {
			hint = say(s.Lang, "--fail-on %s is met as well", "同时符合 --fail-on %s", s.FailOn)
		}
		return &exitError{exitPartial, errors.New(say(s.Lang, "the audit is partial: %s", "诊断不完整：%s", reason)), hint}
	case met:
		return &exitError{exitFailOn, errors.New(say(s.Lang, "--fail-on %s is met", "符合 --fail-on %s", s.FailOn)), ""}
	}
	return nil
}

// howOn says how a partial audit is completed.
func (s *Settings) howOn(doc *report.Document) string {
	if slices.ContainsFunc(doc.Limits, func(l report.Limit) bool { return l.Name == "max-pages" || l.Name == "max-requests" }) {
		return say(s.Lang, "a higher --max-pages audits more", "用 --max-pages 提高页面数上限")
	}
	return say(s.Lang, "the same command with --resume goes on", "加上 --resume 再次运行即可继续")
}

// sentence is a reason of the report as part of a longer sentence.
func sentence(reason string) string {
	reason = strings.TrimRight(reason, ".。")
	if len(reason) > 1 && reason[0] >= 'A' && reason[0] <= 'Z' && reason[1] >= 'a' && reason[1] <= 'z' {
		reason = strings.ToLower(reason[:1]) + reason[1:]
	}
	return reason
}
