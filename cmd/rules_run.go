package cmd

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/rules"
)

func newRulesTest(packs []rules.Pack) *cobra.Command {
	var watched bool
	c := &cobra.Command{
		Use:   "test DIR",
		Short: "Run the examples of the rules in a folder or a zip file, and say what is doubtful in them",
		Long: `test loads the packs at DIR and runs all examples of their rules. Of every rule it says how long it takes on a page of
20 kB, and what an editor would ask: wording that says nothing, a reason in which nobody loses anything, a check without a
guard. Such remarks fail nothing; they are what makes a client trust a finding.`,
		Example: "  assay rules test acme\n  assay rules test acme --watch",
		Args:    oneArgument("the folder of the pack", "assay rules test acme"),
		RunE: func(c *cobra.Command, args []string) error {
			once := func() error { return testPack(c.OutOrStdout(), args[0], packs) }
			if !watched {
				return once()
			}
			tick := time.NewTicker(watchEvery)
			defer tick.Stop()
			return watch(c.Context(), tick.C, func() string { return stamp(args[0]) }, func() {
				fmt.Fprintf(c.OutOrStdout(), "\n%s\n", time.Now().Format(time.TimeOnly))
				var e *exitError
				if err := once(); errors.As(err, &e) {
					conclude(c.ErrOrStderr(), err)
				}
			})
		},
	}
	c.Flags().BoolVar(&watched, "watch", false, "test again whenever a file changes, until Ctrl-C")
	return c
}

// compiledIn reports whether dir is the name of a pack of this build that is not one of ours.
func compiledIn(dir string, builtin []rules.Pack) bool {
	for i := range builtin {
		if builtin[i].Name == dir && builtin[i].Described() {
			return true
		}
	}
	return false
}

// userRules loads the packs of a folder alone, or with ours when one of them changes ours, as --packs would. In a build of one's own
// the name of a pack that is compiled in will do.
func userRules(dir string, builtin []rules.Pack) (*rules.Set, error) {
	if compiledIn(dir, builtin) {
		set, err := rules.Load(builtin, rules.Settings{})
		if err != nil {
			return nil, usage("", "%w", err)
		}
		set.Rules = slices.DeleteFunc(set.Rules, func(r *analyzer.Rule) bool { return r.Pack != dir })
		return set, nil
	}
	packs, err := rules.LoadDir(dir)
	if err != nil {
		return nil, usage("", "%w", plainPath(err))
	}
	all := packs
	for _, p := range packs {
		if p.Extends != "" {
			all = append(append([]rules.Pack{}, builtin...), packs...)
			break
		}
	}
	set, err := rules.Load(all, rules.Settings{})
	if err != nil {
		return nil, usage("", "%w", err)
	}
	return set, nil
}

// testPack runs all examples of a user's packs, and prints a line for each rule and each remark.
func testPack(w io.Writer, dir string, builtin []rules.Pack) error {
	set, err := userRules(dir, builtin)
	if err != nil {
		return err
	}
	failed, remarks, own, total := 0, 0, 0, time.Duration(0)
	for _, r := range set.Rules {
		if r.Pack == "builtin" {
			continue
		}
		own++
		if errs := set.Check(r); len(errs) > 0 {
			failed++
			fmt.Fprintf(w, "FAIL  %s\n", r.ID)
			for _, err := range errs {
				fmt.Fprintf(w, "      %s\n", strings.ReplaceAll(printable(err.Error()), "\n", "\n      "))
			}
			continue
		}
		pace := set.Pace(r)
		total += pace
		fmt.Fprintf(w, "ok    %s (%s, %s)\n", r.ID, plural(len(r.Examples), "example"), micros(pace))
		for _, d := range set.Lint(r) {
			remarks++
			fmt.Fprintf(w, "      %s: %s\n", d.Where, printable(d.Msg))
		}
	}
	fmt.Fprintf(w, "%s, %d failed, %s; together %s a page of 20 kB\n", plural(own, "rule"), failed, plural(remarks, "remark"), micros(total))
	if failed > 0 {
		return &exitError{code: exitUsage, err: fmt.Errorf("%d of %d rules fail their own examples", failed, own)}
	}
	return nil
}

// micros writes a time in microseconds.
func micros(d time.Duration) string {
	us := float64(d) / float64(time.Microsecond)
	if us >= 100 {
		return fmt.Sprintf("%.0f µs", us)
	}
	return fmt.Sprintf("%.1f µs", us)
}
