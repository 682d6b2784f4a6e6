package cmd

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/siteassay/assay/audit"
	"github.com/siteassay/assay/report"
	"github.com/siteassay/assay/rules"
)

// A job is one site of a batch with its own settings.
type job struct {
	site     string
	settings Settings
	cfg      audit.Config
}

func newBatch(packs []rules.Pack) *cobra.Command {
	var s Settings
	var parallel int
	c := &cobra.Command{
		Use:   "batch FILE",
		Short: "Audit many sites, several at once, with a report a site and an index of all",
		Long: `batch reads a list of sites: a URL a line, or a YAML file with settings for each site. It audits several at once, each
politely by itself, writes OUT/HOST/report.html for each and OUT/index.html over all. A site that fails stops no other.

    sites:
      - url: https://one.example
      - url: https://two.example
        lang: zh
        max-pages: 200`,
		Example: "  assay batch clients.txt --out reports --parallel 4",
		Args: func(c *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage("write assay batch clients.txt", "one file with sites is wanted")
			}
			return nil
		},
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
			return runBatch(c.Context(), jobs, &s, parallel, c.OutOrStdout(), c.ErrOrStderr())
		},
	}
	s.bind(c.Flags())
	c.Flags().IntVar(&parallel, "parallel", 3, "sites audited at the same time")
	return c
}

// readJobs reads the list and checks every site's settings before the first request.
func readJobs(file string, base Settings, packs []rules.Pack) ([]job, error) {
	entries, err := readSites(file)
	if err != nil {
		return nil, err
	}
	if len(entries) == 0 {
		return nil, usage("write a URL a line", "%s names no site", file)
	}
	seen := map[string]string{}
	var jobs []job
	for _, e := range entries {
		j := job{settings: base}
		if err := e.apply(&j); err != nil {
			return nil, err
		}
		start, err := startURL(j.site)
		if err != nil {
			return nil, positioned(e.position, err)
		}
		if before, ok := seen[start]; ok {
			return nil, usage("", "%s: %s is listed twice, first at %s", e.position, start, before)
		}
		seen[start] = e.position
		j.site = start
		j.settings.Store = base.storeDir()
		j.settings.Out = filepath.Join(base.Out, folder(start))
		if j.cfg, err = j.settings.configure(start, packs); err != nil {
			return nil, positioned(e.position, err)
		}
		jobs = append(jobs, j)
	}
	return jobs, nil
}

// positioned adds the place in the file to a user's error.
func positioned(position string, err error) error {
	var e *exitError
	if errors.As(err, &e) {
		return &exitError{e.code, fmt.Errorf("%s: %w", position, e.err), e.hint}
	}
	return err
}

// folder is the name of a site's folder: its host, with a port that is not the usual one, and its path.
func folder(start string) string {
	name := start[strings.Index(start, "://")+3:]
	return strings.Map(func(r rune) rune {
		if r == '.' || r == '-' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' {
			return r
		}
		return '_'
	}, strings.TrimSuffix(name, "/"))
}

// A siteEntry is one site of the file with the settings that differ.
type siteEntry struct {
	position string
	url      string
	settings []rules.ConfigEntry
}

func (e *siteEntry) apply(j *job) error {
	j.site = e.url
	flags := pflag.NewFlagSet("site", pflag.ContinueOnError)
	var own Settings
	own.bind(flags)
	base := j.settings
	own = base
	for _, x := range e.settings {
		f := flags.Lookup(x.Key)
		if f == nil || x.Key == "config" || x.Key == "out" || x.Key == "store" || x.Key == "max-memory" {
			return usage("a site may have the settings of assay audit, but for out, store, config and max-memory", "%s: unknown setting %q", x.Position, x.Key)
		}
		if err := assign(f, x.Values); err != nil {
			return usage("", "%s: %s: %w", x.Position, x.Key, err)
		}
	}
	j.settings = own
	return nil
}

// readSites reads a URL a line, or YAML when the file is named so.
func readSites(file string) ([]siteEntry, error) {
	if ext := filepath.Ext(file); ext == ".yaml" || ext == ".yml" {
		list, err := rules.ReadSites(file)
		if err != nil {
			return nil, usage("", "%w", err)
		}
		var entries []siteEntry
		for _, x := range list {
			entries = append(entries, siteEntry{x.Position, x.URL, x.Settings})
		}
		return entries, nil
	}
	b, err := os.ReadFile(file)
	if err != nil {
		return nil, usage("", "%w", plainPath(err))
	}
	var entries []siteEntry
	for n, l := range strings.Split(string(b), "\n") {
		l = strings.TrimSpace(strings.TrimPrefix(l, "\ufeff"))
		if l != "" && l[0] != '#' {
			entries = append(entries, siteEntry{position: fmt.Sprintf("%s:%d", file, n+1), url: l})
		}
	}
	return entries, nil
}

// runBatch runs the jobs, at most parallel at once, and writes the index.
func runBatch(ctx context.Context, jobs []job, s *Settings, parallel int, out, stderr io.Writer) error {
	if err := reportProbe(s.Out); err != nil {
		return err
	}
	bars := newBatchProgress(stderr, s.Quiet)
	entries := make([]report.IndexEntry, len(jobs))
	codes := make([]int, len(jobs))
	slots := make(chan struct{}, parallel)
	var wait sync.WaitGroup
	for i := range jobs {
		slots <- struct{}{}
		wait.Add(1)
		go func() {
			defer func() { <-slots; wait.Done() }()
			entries[i], codes[i] = runJob(ctx, &jobs[i], bars.next())
		}()
	}
	wait.Wait()
	bars.wait()
	index := filepath.Join(s.Out, "index.html")
	err := report.WriteFile(index, func(w io.Writer) error { return report.WriteIndex(w, entries, s.Lang) })
	if err == nil {
		err = report.WriteFile(filepath.Join(s.Out, "index.json"), func(w io.Writer) error { return report.WriteIndexJSON(w, entries) })
	}
	if err != nil {
		return disk(fmt.Errorf("writing the index: %w", err), "")
	}
	return tellBatch(out, s, entries, codes, index)
}

// runJob audits one site. Whatever goes wrong with it stays with it.
func runJob(ctx context.Context, j *job, bar progress) (entry report.IndexEntry, code int) {
	entry = report.IndexEntry{Site: j.site, Name: j.site}
	doc, before, close, err := j.settings.audit(ctx, j.cfg, bar)
	if err != nil {
		entry.Error = err.Error()
		return entry, exitStore
	}
	defer close()
	entry = report.NewIndexEntry(doc)
	if _, err := j.settings.write(doc); err != nil {
		entry.Error = err.Error()
		return entry, exitStore
	}
	entry.Report = filepath.ToSlash(filepath.Join(filepath.Base(j.settings.Out), "report.html"))
	err = j.settings.end(doc, before)
	var e *exitError
	if errors.As(err, &e) {
		return entry, e.code
	}
	return entry, exitDone
}

// tellBatch prints a line a site and returns the worst exit code: a store that fails, a site that could not be audited, a
// partial one, --fail-on.
func tellBatch(out io.Writer, s *Settings, entries []report.IndexEntry, codes []int, index string) error {
	count := map[int]int{}
	for i, e := range entries {
		count[codes[i]]++
		if s.Quiet {
			continue
		}
		line := fmt.Sprintf("%5.1f  %s  %d pages", e.Score, e.Site, e.Pages)
		switch {
		case e.Error != "":
			line = fmt.Sprintf("    -  %s  %s", e.Site, e.Error)
		case e.State == report.Empty:
			line = fmt.Sprintf("    -  %s  %s", e.Site, e.Reason)
		case e.State == report.Partial:
			line += "  (partial: " + e.Reason + ")"
		}
		fmt.Fprintln(out, printable(line))
	}
	if !s.Quiet {
		fmt.Fprintf(out, "%d sites, %d done; index: %s\n", len(entries), count[exitDone]+count[exitFailOn]+count[exitPartial], index)
	}
	for _, code := range []int{exitStore, exitEmpty, exitPartial, exitFailOn} {
		if n := count[code]; n > 0 {
			return &exitError{code, fmt.Errorf("%d of %d sites %s", n, len(entries), batchEnds[code]), "the index names them"}
		}
	}
	return nil
}

var batchEnds = map[int]string{
	exitStore: "failed in the store or the report", exitEmpty: "could not be audited", exitPartial: "are partial", exitFailOn: "meet --fail-on",
}

func reportProbe(dir string) error {
	if err := report.Probe(dir); err != nil {
		return disk(err, "choose another folder with --out")
	}
	return nil
}
