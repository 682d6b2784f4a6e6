package cmd

import (
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/siteassay/assay/docs"
	"github.com/siteassay/assay/rules"
)

func newRules(packs []rules.Pack) *cobra.Command {
	c := &cobra.Command{
		Use:   "rules",
		Short: "List, show, test and write rules",
		Long: `A rule is one YAML file: wording, check, weight and examples. Its folder is its pack. assay rules new writes one to
start from, assay rules test runs the examples of a pack, and --packs of assay audit judges by it.
docs/writing-rules.md tells the rest.`,
		Example: `  assay rules list --lang zh
  assay rules show seo/title-too-long
  assay rules new acme/price-on-request && assay rules test acme`,
		Args: noCommand,
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(newRulesList(packs), newRulesShow(packs), newRulesNew(), newRulesTest(packs), newRulesTry(packs), newRulesCoverage(packs), newRulesDocs(packs))
	return c
}

// withRules makes a command that is run with the chosen rules: the built-in ones, those of --packs, changed by --rules.
func withRules(c *cobra.Command, packs []rules.Pack, run func(w io.Writer, set *rules.Set, lang string, args []string) error) *cobra.Command {
	var s Settings
	s.bindSome(c.Flags(), "packs", "rules", "lang", "config")
	c.RunE = func(c *cobra.Command, args []string) error {
		if err := s.load(c); err != nil {
			return err
		}
		if err := s.check(); err != nil {
			return err
		}
		set, err := s.loadRules(packs)
		if err != nil {
			return err
		}
		return run(c.OutOrStdout(), set, s.Lang, args)
	}
	return completeFlags(c)
}

func newRulesList(packs []rules.Pack) *cobra.Command {
	c := &cobra.Command{
		Use:   "list",
		Short: "List all rules: id, severity, weight, what is wrong",
		Args:  noArgument,
	}
	return withRules(c, packs, func(w io.Writer, set *rules.Set, lang string, _ []string) error {
		wide := 0
		for _, r := range set.Rules {
			wide = max(wide, len(r.ID))
		}
		for _, r := range set.Rules {
			fmt.Fprintln(w, printable(fmt.Sprintf("%-*s %-8s %4g  %s", wide+1, r.ID, r.Severity, r.Weight, r.Text[lang].Failure)))
		}
		fmt.Fprintln(w, say(lang, "%d rules", "共 %d 条规则", len(set.Rules)))
		return nil
	})
}

func newRulesShow(packs []rules.Pack) *cobra.Command {
	c := &cobra.Command{
		Use:               "show ID",
		Short:             "Show one rule: what, why, how to fix, weight, examples",
		Example:           "  assay rules show seo/title-too-long --lang zh",
		Args:              oneArgument("the id of a rule", "assay rules show seo/title-too-long"),
		ValidArgsFunction: completeRules(packs),
	}
	return withRules(c, packs, func(w io.Writer, set *rules.Set, lang string, args []string) error {
		if r := set.Rule(args[0]); r != nil {
			fmt.Fprint(w, printable(rules.Show(r, lang)))
			return nil
		}
		ids := make([]string, len(set.Rules))
		for i, r := range set.Rules {
			ids[i] = r.ID
		}
		return usage(mean("", args[0], ids, "assay rules list names them all"), "there is no rule %q", args[0])
	})
}

func newRulesNew() *cobra.Command {
	var dir string
	c := &cobra.Command{
		Use:   "new PACK/NAME",
		Short: "Write a rule to start from, with examples that hold",
		Long: `new writes PACK/NAME.yaml into the folder PACK, a whole rule that loads and whose examples hold. Change it, and run
assay rules test PACK until it says what you mean. A file that is there is never overwritten.`,
		Example: "  assay rules new acme/price-on-request",
		Args:    oneArgument("the id of the rule", "assay rules new acme/price-on-request"),
		RunE: func(c *cobra.Command, args []string) error {
			path, err := rules.New(dir, args[0])
			if err != nil {
				return usage("", "%w", err)
			}
			pack := filepath.Dir(path)
			fmt.Fprintf(c.OutOrStdout(), "%s\nTest it:  assay rules test %s\nUse it:   assay audit https://client.example --packs %s\n", printable(path), printable(pack), printable(pack))
			return nil
		},
	}
	c.Flags().StringVar(&dir, "dir", ".", "make the folder of the pack in `DIR`")
	c.MarkFlagDirname("dir")
	return c
}

func newRulesCoverage(packs []rules.Pack) *cobra.Command {
	c := &cobra.Command{
		Use:   "coverage",
		Short: "Count which checks of other tools the rules cover, and say why the others are left out",
		Args:  noArgument,
	}
	return withRules(c, packs, func(w io.Writer, set *rules.Set, _ string, _ []string) error {
		c := rules.Cover(set)
		fmt.Fprintf(w, "covered %d / %d\n", c.Covered, c.Total)
		fmt.Fprintf(w, "\nexcluded on purpose: %d\n", len(c.Excluded))
		for _, e := range c.Excluded {
			fmt.Fprintf(w, "  %-8s %-30s %s\n", e.From, e.Key, e.Reason)
		}
		fmt.Fprintf(w, "\nmissing: %d\n", len(c.Missing))
		for _, key := range c.Missing {
			fmt.Fprintf(w, "  %s\n", key)
		}
		return nil
	})
}

func newRulesDocs(packs []rules.Pack) *cobra.Command {
	var facts bool
	var which string
	c := &cobra.Command{
		Use:   "docs",
		Short: "Print the documentation of all rules, or of all facts that they can read, as Markdown, or a schema for editors",
		Example: `  assay rules docs --packs acme > rules.md
  assay rules docs --facts
  assay rules docs --schema rule > rule.schema.json`,
		Args: noArgument,
	}
	withRules(c, packs, func(w io.Writer, set *rules.Set, _ string, _ []string) error {
		if which != "" {
			return printSchema(w, which)
		}
		if facts {
			if _, err := io.WriteString(w, docs.Facts); err != nil {
				return disk(err, "")
			}
			return nil
		}
		if err := rules.Docs(set, w); err != nil {
			return disk(err, "")
		}
		return nil
	})
	c.Flags().BoolVar(&facts, "facts", false, "print what expressions can read: every field with its type and an expression")
	c.Flags().StringVar(&which, "schema", "", "print the JSON Schema of a `FILE`: rule, pack, extract or assay (assay.yaml)")
	return c
}

// printSchema prints a schema for editors that complete and check as one types.
func printSchema(w io.Writer, which string) error {
	made := map[string]func() map[string]any{"rule": rules.RuleSchema, "pack": rules.PackSchema, "extract": rules.ExtractSchema}[which]
	var b []byte
	switch {
	case which == "assay":
		b = schema()
	case made == nil:
		return usage("", "--schema %q is not known: %s", which, oneOf([]string{"rule", "pack", "extract", "assay"}))
	default:
		var err error
		if b, err = json.MarshalIndent(made(), "", "  "); err != nil {
			return fmt.Errorf("encoding the schema: %w", err)
		}
		b = append(b, '\n')
	}
	if _, err := w.Write(b); err != nil {
		return disk(err, "")
	}
	return nil
}
