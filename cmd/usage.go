package cmd

import (
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// usageTemplate is cobra's with the flags in groups.
func usageTemplate(standard string) string {
	return strings.Replace(standard, "{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}", "{{groupedFlags .LocalFlags | trimTrailingWhitespaces}}", 1)
}

func init() { cobra.AddTemplateFunc("groupedFlags", groupedFlags) }

// helpWidth is where lines of help are broken.
const helpWidth = 100

// groupedFlags lists the flags of a command: its own first, then the settings by group.
func groupedFlags(flags *pflag.FlagSet) string {
	total := 0
	flags.VisitAll(func(*pflag.Flag) { total++ })
	if total < 10 {
		return flags.FlagUsagesWrapped(helpWidth)
	}
	own := pflag.NewFlagSet("own", pflag.ContinueOnError)
	sets := make([]*pflag.FlagSet, len(groups))
	for i := range sets {
		sets[i] = pflag.NewFlagSet("group", pflag.ContinueOnError)
		sets[i].SortFlags = false
	}
	grouped := map[string]bool{}
	for i, g := range groups {
		for _, name := range g.flags {
			if f := flags.Lookup(name); f != nil {
				sets[i].AddFlag(f)
				grouped[name] = true
			}
		}
	}
	flags.VisitAll(func(f *pflag.Flag) {
		if !grouped[f.Name] {
			own.AddFlag(f)
		}
	})
	var b strings.Builder
	b.WriteString(own.FlagUsagesWrapped(helpWidth))
	for i, set := range sets {
		if set.HasFlags() {
			b.WriteString("\n " + groups[i].title + ":\n" + set.FlagUsagesWrapped(helpWidth))
		}
	}
	return b.String()
}
