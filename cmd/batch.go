package cmd

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"sync"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/siteassay/assay/report"
	"github.com/siteassay/assay/rules"
)

func newBatch(packs []rules.Pack) *cobra.Command {
	var s Settings
	var parallel int
	c := &cobra.Command{
		Use:   "batch FILE",
		Short: "Audit many sites, several at once, with a report a site and an index of all",
		Long: `batch reads a list of sites: a URL a line, or a YAML file with settings for each site. It audits several at
once, each politely by itself, writes OUT/HOST/report.html for each and OUT/index.html over all. A site that
fails stops no other.

    sites:
      - https://one.example
      - url: https://two.example
        lang: zh
        max-pages: 200

Exit codes: those of assay audit. 5 when a store or a report of any site failed, 3 when no site could be
audited, 4 when some could not or are partial, 1 when --fail-on is met on any.`,
		Example: `  assay batch clients.txt --out reports --parallel 4
  assay batch clients.yaml --max-pages 500 --fail-on regression --quiet`,
		Args: oneArgument("the file with the sites", "assay batch clients.txt"),
		RunE: func(c *cobra.Command, args []string) error {
			if err := s.load(c); err != nil {
				return err
			}
			if parallel < 1 || parallel > 64 {
				return usage("", "--parallel must be between 1 and 64, not %d", parallel)
			}
			jobs, err := readJobs(args[0], s, packs)
			if err != nil {
				return err
			}
			s.limitMemory()
			return runBatch(c.Context(), jobs, &s, parallel, c.OutOrStdout(), c.ErrOrStderr())
		},
	}
	s.bind(c.Flags())
	bindParallel(c.Flags(), &parallel)
	return completeFlags(c)
}

// bindParallel declares the one setting that only batch has.
func bindParallel(f *pflag.FlagSet, parallel *int) {
	f.IntVar(parallel, "parallel", 3, "audit `N` sites of a batch at the same time")
	f.SetAnnotation("parallel", isSetting, nil)
}

// runBatch runs the jobs, at most parallel at once, and writes the index.
func runBatch(ctx context.Context, jobs []job, s *Settings, parallel int, out, stderr io.Writer) error {
	if err := probe(s.Out); err != nil {
		return err
	}
	bars := newBatchProgress(stderr, s)
	entries := make([]report.IndexEntry, len(jobs))
	codes := make([]int, len(jobs))
	slots := make(chan struct{}, parallel)
	var wait sync.WaitGroup
	for i := range jobs {
		slots <- struct{}{}
		wait.Go(func() {
			defer func() { <-slots }()
			entries[i], codes[i] = runJob(ctx, &jobs[i], bars.next(&jobs[i].settings))
		})
	}
	wait.Wait()
	bars.wait()
	index := filepath.Join(s.Out, "index.html")
	err := report.WriteFile(index, func(w io.Writer) error { return report.WriteIndex(w, entries, s.Lang) })
	if err == nil {
		err = report.WriteFile(filepath.Join(s.Out, "index.json"), func(w io.Writer) error { return report.WriteIndexJSON(w, entries) })
	}
	if err != nil {
		return disk(fmt.Errorf("%s cannot be written: %w", index, cause(err)), "the reports of the sites are written")
	}
	if !s.Quiet {
		tellBatch(out, s.Lang, entries, codes, index)
	}
	return endBatch(s, entries, codes)
}

// runJob audits one site. Whatever goes wrong with it stays with it.
func runJob(ctx context.Context, j *job, bar progress) (entry report.IndexEntry, code int) {
	entry = report.IndexEntry{Site: j.site, Name: j.site}
	if ctx.Err() != nil {
		entry.Error = say(j.settings.Lang, "not begun: the batch was interrupted", "未开始：批量诊断被中止")
		return entry, exitPartial
	}
	defer func() {
		if r := recover(); r != nil {
			entry.Error, code = fmt.Sprintf("a fault of this program: %v", r), exitStore
		}
	}()
	j.host.Lock() // sites on one host share a store
	defer j.host.Unlock()
	st, doc, before, err := j.settings.audit(ctx, j.cfg, bar)
	if err != nil {
		entry.Error = err.Error()
		return entry, exitStore
	}
	defer st.Close()
	entry = report.NewIndexEntry(doc)
	paths, err := j.settings.write(st, doc)
	if err != nil {
		entry.Error = err.Error()
		return entry, exitStore
	}
	// The HTML report when there is one: write sorts by format.
	entry.Report = filepath.ToSlash(filepath.Join(filepath.Base(j.settings.Out), filepath.Base(paths[0])))
	var e *exitError
	if errors.As(j.settings.end(doc, before), &e) {
		return entry, e.code
	}
	return entry, exitDone
}

// tellBatch prints a line a site.
func tellBatch(out io.Writer, lang string, entries []report.IndexEntry, codes []int, index string) {
	audited := 0
	rows := make([][]string, len(entries))
	for i, e := range entries {
		score, text := "-", e.Error
		switch {
		case e.Error != "":
		case e.State == report.Empty:
			text = e.Reason
		default:
			audited++
			score = fmt.Sprintf("%.1f", e.Score)
			text = say(lang, "%[1]s", "%[2]d 页", plural(e.Pages, "page"), e.Pages)
			if e.State == report.Partial {
				text = say(lang, "%s, partial: %s", "%s，不完整：%s", text, e.Reason)
			}
			if codes[i] == exitFailOn {
				text += say(lang, ", --fail-on is met", "，符合 --fail-on")
			}
		}
		rows[i] = []string{score, e.Site, text}
	}
	table(out, rows, 1, 2)
	fmt.Fprintf(out, "\n%s\n", printable(say(lang, "%d of %d sites audited.\nIndex: %s", "共 %[2]d 个网站，已诊断 %[1]d 个。\n总览：%[3]s", audited, len(entries), index)))
}

// endBatch is the exit code of a batch.
func endBatch(s *Settings, entries []report.IndexEntry, codes []int) error {
	count := map[int]int{}
	for _, code := range codes {
		count[code]++
	}
	n := len(entries)
	fail := func(code, some int, en, zh string) error {
		return &exitError{code, errors.New(say(s.Lang, en, zh, some, n)), say(s.Lang, "the index names them", "总览中列有具体网站")}
	}
	switch lost := count[exitEmpty] + count[exitPartial]; {
	case count[exitStore] > 0:
		return fail(exitStore, count[exitStore], "%d of %d sites failed in the store or the report", "%[2]d 个网站中有 %[1]d 个在存储或写报告时失败")
	case count[exitEmpty] == n:
		return fail(exitEmpty, n, "none of the sites could be audited (%d of %d)", "没有一个网站可以诊断（%d / %d）")
	case lost > 0:
		return fail(exitPartial, lost, "%d of %d sites are partial or could not be audited", "%[2]d 个网站中有 %[1]d 个不完整或无法诊断")
	case count[exitFailOn] > 0:
		return fail(exitFailOn, count[exitFailOn], "%d of %d sites meet --fail-on", "%[2]d 个网站中有 %[1]d 个符合 --fail-on")
	}
	return nil
}
