package cmd

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/siteassay/assay/page"
	"github.com/siteassay/assay/report"
	"github.com/siteassay/assay/store"
)

// noise is the change of a score that a site makes by itself: a smaller one is called no change (domain.md 3.2).
const noise = 1

func newHistory() *cobra.Command {
	var s Settings
	var format string
	c := &cobra.Command{
		Use:   "history SITE",
		Short: "List the audits of a site: date, score, pages, what changed",
		Long: `history lists every finished audit of a site that the store knows, the oldest first. A change of the score of
less than one point is shown as =. After a change of rules (another rule set) scores are not comparable; such
runs are marked with *.`,
		Example: `  assay history https://client.example
  assay history https://client.example --store reports/client/store --format json`,
		Args: oneSite,
		RunE: func(c *cobra.Command, args []string) error {
			if err := s.load(c); err != nil {
				return err
			}
			site, err := startURL(args[0])
			if err != nil {
				return err
			}
			if format != "text" && format != "json" {
				return usage("", "--format %q is not known: text and json are", format)
			}
			if err := s.check(); err != nil {
				return err
			}
			runs, err := readRuns(s.storeDir(), site)
			if err != nil {
				return err
			}
			if format == "json" {
				e := json.NewEncoder(c.OutOrStdout())
				e.SetIndent("", "  ")
				if err := e.Encode(runs); err != nil {
					return disk(fmt.Errorf("writing the output: %w", err), "")
				}
				return nil
			}
			return tellHistory(c.OutOrStdout(), s.Lang, site, runs)
		},
	}
	s.bindSome(c.Flags(), "out", "store", "lang", "config")
	c.Flags().StringVar(&format, "format", "text", "`FORMAT` of the output: text or json")
	c.RegisterFlagCompletionFunc("format", cobra.FixedCompletions([]string{"text", "json"}, cobra.ShellCompDirectiveNoFileComp))
	return completeFlags(c)
}

// readRuns reads the history of a site. That there is none is the user's error: another folder, or another site.
func readRuns(dir, site string) ([]report.RunSummary, error) {
	st, err := store.OpenReadOnly(dir, site)
	if errors.Is(err, fs.ErrNotExist) {
		hint := "audit it first, or name the folder with --store or --out"
		if hosts, err := store.List(dir); err == nil && len(hosts) > 0 {
			hint = "stored are " + strings.Join(hosts[:min(5, len(hosts))], ", ")
		}
		return nil, usage(hint, "%w", err)
	}
	if err != nil {
		return nil, storeError(err)
	}
	defer st.Close()
	runs, err := st.Runs()
	if err != nil {
		return nil, storeError(err)
	}
	if runs == nil {
		runs = []report.RunSummary{}
	}
	return runs, nil
}

// tellHistory prints a line a run, with the change of the score from the run before.
func tellHistory(w io.Writer, lang, site string, runs []report.RunSummary) error {
	if len(runs) == 0 {
		fmt.Fprintln(w, printable(say(lang, "%s has no finished audit yet", "%s 还没有完成过诊断", site)))
		return nil
	}
	rows := [][]string{strings.Split(say(lang, "run,date,score,change,pages,errors,warnings,state", "次数,日期,总分,变化,页面,错误,警告,状态"), ",")}
	var before *report.RunSummary
	mixed := false
	for i := range runs {
		r := &runs[i]
		score, change := "-", ""
		if r.State != report.Empty {
			score = fmt.Sprintf("%.1f", r.Score)
			change = changeOf(before, r)
			mixed = mixed || strings.HasSuffix(change, "*")
			before = r
		}
		rows = append(rows, []string{fmt.Sprint(r.Number), r.Started.Local().Format("2006-01-02 15:04"), score, change,
			fmt.Sprint(r.Counts.Audited), fmt.Sprint(r.Counts.Findings.Error), fmt.Sprint(r.Counts.Findings.Warning), stateWord(lang, r.State)})
	}
	table(w, rows, 1, 7)
	if mixed {
		fmt.Fprintln(w, say(lang, "* judged by other rules than the run before", "* 与上一次使用的规则不同"))
	}
	return nil
}

// changeOf is the change of the score since the run before.
func changeOf(before, r *report.RunSummary) string {
	if before == nil {
		return ""
	}
	change, d := "=", r.Score-before.Score
	if d >= noise || d <= -noise {
		change = fmt.Sprintf("%+.1f", d)
	}
	if before.RuleSet != r.RuleSet {
		change += "*"
	}
	return change
}

// table writes rows in columns, numbers to the right and the named columns to the left. A Chinese character takes two cells.
func table(w io.Writer, rows [][]string, left ...int) {
	wide := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			wide[i] = max(wide[i], page.Width(cell))
		}
	}
	for _, row := range rows {
		var b strings.Builder
		for i, cell := range row {
			gap := strings.Repeat(" ", wide[i]-page.Width(cell))
			if i > 0 {
				b.WriteString("  ")
			}
			if slices.Contains(left, i) {
				b.WriteString(cell + gap)
			} else {
				b.WriteString(gap + cell)
			}
		}
		fmt.Fprintln(w, printable(strings.TrimRight(b.String(), " ")))
	}
}
