package cmd

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/siteassay/assay/rules"
)

func newRules(packs []rules.Pack) *cobra.Command {
	c := &cobra.Command{
		Use:   "rules",
		Short: "List, show and test the rules",
		Args:  cobra.NoArgs,
		RunE:  func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(newRulesList(packs), newRulesShow(packs), newRulesTest(), newRulesCoverage(packs), newRulesDocs(packs))
	return c
}

// withPacks adds the flags that choose rules.
func withPacks(c *cobra.Command, s *Settings) *cobra.Command {
	*s = defaults()
	c.Flags().StringSliceVar(&s.Packs, "packs", nil, "folders with rule packs of your own")
	c.Flags().StringVar(&s.Rules, "rules", "", "file that changes weights, severities and parameters of rules")
	c.Flags().StringVar(&s.Lang, "lang", s.Lang, "language: en or zh")
	return c
}

func newRulesList(packs []rules.Pack) *cobra.Command {
	var s Settings
	return withPacks(&cobra.Command{
		Use:   "list",
		Short: "List all rules: id, severity, weight, what is wrong",
		Args:  cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			if err := s.check(); err != nil {
				return err
			}
			set, err := s.loadRules(packs)
			if err != nil {
				return err
			}
			for _, r := range set.Rules {
				fmt.Fprintf(c.OutOrStdout(), "%-38s %-8s %4g  %s\n", r.ID, r.Severity, r.Weight, r.Text[s.Lang].Failure)
			}
			fmt.Fprintf(c.OutOrStdout(), "%d rules\n", len(set.Rules))
			return nil
		},
	}, &s)
}

func newRulesShow(packs []rules.Pack) *cobra.Command {
	var s Settings
	return withPacks(&cobra.Command{
		Use:   "show ID",
		Short: "Show one rule: what, why, how to fix, weight, examples",
		Args:  cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			if err := s.check(); err != nil {
				return err
			}
			set, err := s.loadRules(packs)
			if err != nil {
				return err
			}
			for _, r := range set.Rules {
				if r.ID == args[0] {
					fmt.Fprint(c.OutOrStdout(), rules.Show(r, s.Lang))
					return nil
				}
			}
			return usage("assay rules list names them all", "there is no rule %q", args[0])
		},
	}, &s)
}

func newRulesTest() *cobra.Command {
	return &cobra.Command{
		Use:   "test DIR",
		Short: "Run the examples of the rules in a folder",
		Args:  cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			packs, err := rules.LoadDir(args[0])
			if err != nil {
				return usage("", "%w", err)
			}
			set, err := rules.Load(packs, rules.Settings{})
			if err != nil {
				return usage("", "%w", err)
			}
			return testRules(c.OutOrStdout(), set)
		},
	}
}

// testRules runs all examples and prints a line for each rule.
func testRules(w io.Writer, set *rules.Set) error {
	failed := 0
	for _, r := range set.Rules {
		errs := set.Check(r)
		if len(errs) == 0 {
			fmt.Fprintf(w, "ok    %s (%d examples)\n", r.ID, len(r.Examples))
			continue
		}
		failed++
		fmt.Fprintf(w, "FAIL  %s\n", r.ID)
		for _, err := range errs {
			fmt.Fprintf(w, "      %s\n", strings.ReplaceAll(printable(err.Error()), "\n", "\n      "))
		}
	}
	fmt.Fprintf(w, "%d rules, %d failed\n", len(set.Rules), failed)
	if failed > 0 {
		return &exitError{code: exitUsage, err: fmt.Errorf("%d of %d rules fail their own examples", failed, len(set.Rules))}
	}
	return nil
}

func newRulesCoverage(packs []rules.Pack) *cobra.Command {
	return &cobra.Command{
		Use:   "coverage",
		Short: "Count which checks of other tools the rules cover",
		Args:  cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			set, err := rules.Load(packs, rules.Settings{})
			if err != nil {
				return usage("", "%w", err)
			}
			covered, total, missing := rules.Coverage(set)
			for _, key := range missing {
				fmt.Fprintln(c.OutOrStdout(), "missing", key)
			}
			fmt.Fprintf(c.OutOrStdout(), "%d / %d\n", covered, total)
			return nil
		},
	}
}

func newRulesDocs(packs []rules.Pack) *cobra.Command {
	var s Settings
	return withPacks(&cobra.Command{
		Use:   "docs",
		Short: "Print the documentation of all rules as Markdown",
		Args:  cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			set, err := s.loadRules(packs)
			if err != nil {
				return err
			}
			if err := rules.Docs(set, c.OutOrStdout()); err != nil {
				return disk(err, "")
			}
			return nil
		},
	}, &s)
}
