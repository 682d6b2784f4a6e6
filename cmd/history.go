package cmd

import (
	"encoding/json"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/siteassay/assay/report"
	"github.com/siteassay/assay/store"
)

func newHistory() *cobra.Command {
	s := defaults()
	var format string
	c := &cobra.Command{
		Use:     "history SITE",
		Short:   "List the audits of a site: date, score, pages, what changed",
		Example: "  assay history https://client.example",
		Args:    oneSite,
		RunE: func(c *cobra.Command, args []string) error {
			site, err := startURL(args[0])
			if err != nil {
				return err
			}
			if format != "text" && format != "json" {
				return usage("", "--format %q is not known: text and json are", format)
			}
			st, err := store.OpenReadOnly(s.storeDir(), site)
			if err != nil {
				return storeError(err)
			}
			defer st.Close()
			runs, err := st.Runs()
			if err != nil {
				return storeError(err)
			}
			if format == "json" {
				e := json.NewEncoder(c.OutOrStdout())
				e.SetIndent("", "  ")
				return e.Encode(runs)
			}
			return tellHistory(c.OutOrStdout(), site, runs)
		},
	}
	c.Flags().StringVar(&s.Out, "out", s.Out, "folder of the report")
	c.Flags().StringVar(&s.Store, "store", "", "folder of the store (default OUT/store)")
	c.Flags().StringVar(&format, "format", "text", "text or json")
	return c
}

// tellHistory prints a line a run, with the change of the score from the run before. Differences under one point are
// within what a site changes by itself, and are called no change (domain.md 3.2).
func tellHistory(w io.Writer, site string, runs []report.RunSummary) error {
	if len(runs) == 0 {
		fmt.Fprintf(w, "%s has no finished audit yet\n", printable(site))
		return nil
	}
	fmt.Fprintf(w, "%4s  %-16s  %6s  %7s  %6s  %6s  %8s  %s\n", "run", "date", "score", "change", "pages", "errors", "warnings", "state")
	for i, r := range runs {
		change := ""
		if i > 0 && r.State != report.Empty && runs[i-1].State != report.Empty {
			d := r.Score - runs[i-1].Score
			change = "="
			if d >= 1 || d <= -1 {
				change = fmt.Sprintf("%+.1f", d)
			}
		}
		score := fmt.Sprintf("%.1f", r.Score)
		if r.State == report.Empty {
			score = "-"
		}
		fmt.Fprintf(w, "%4d  %-16s  %6s  %7s  %6d  %6d  %8d  %s\n", r.Number, r.Started.Local().Format("2006-01-02 15:04"), score, change,
			r.Counts.Audited, r.Counts.Findings.Error, r.Counts.Findings.Warning, r.State)
	}
	return nil
}
