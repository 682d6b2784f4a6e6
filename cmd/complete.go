package cmd

import (
	"github.com/spf13/cobra"

	"github.com/siteassay/assay/rules"
)

// completeFlags lets the shell offer the values of the flags that have a list of them, and files and folders elsewhere.
func completeFlags(c *cobra.Command) *cobra.Command {
	for name, values := range choices {
		if f := c.Flags().Lookup(name); f == nil || c.Name() == "history" && name == "format" {
			continue
		}
		c.RegisterFlagCompletionFunc(name, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
	}
	for _, name := range []string{"out", "store", "packs"} {
		if c.Flags().Lookup(name) != nil {
			c.MarkFlagDirname(name)
		}
	}
	for name, ext := range map[string]string{"config": "yaml", "rules": "yaml", "urls": "txt"} {
		if c.Flags().Lookup(name) != nil {
			c.MarkFlagFilename(name, ext)
		}
	}
	return c
}

// completeRules offers the ids of the built-in rules.
func completeRules(packs []rules.Pack) cobra.CompletionFunc {
	return func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		set, err := rules.Load(packs, rules.Settings{})
		if err != nil || len(args) > 0 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		var ids []string
		for _, r := range set.Rules {
			ids = append(ids, cobra.CompletionWithDesc(r.ID, r.Text["en"].Failure))
		}
		return ids, cobra.ShellCompDirectiveNoFileComp
	}
}
