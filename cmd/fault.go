package cmd

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/siteassay/assay/rules"
)

// flagError words what the flag parser refuses.
func flagError(c *cobra.Command, err error) error {
	help := "see " + c.CommandPath() + " --help"
	var unknown *pflag.NotExistError
	var empty *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown) && unknown.GetSpecifiedShortnames() != "":
		return usage("flags are written with two dashes; "+help, "unknown flag -%s", unknown.GetSpecifiedShortnames())
	case errors.As(err, &unknown):
		var names []string
		c.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
		return usage(mean("--", unknown.GetSpecifiedName(), names, help), "unknown flag --%s", unknown.GetSpecifiedName())
	case errors.As(err, &empty):
		return usage(help, "--%s needs a value", empty.GetSpecifiedName())
	case errors.As(err, &invalid):
		return invalidValue("--"+invalid.GetFlag().Name, invalid.GetFlag(), invalid.GetValue())
	}
	return usage(help, "%w", err)
}

// invalidValue says what a flag, a key of the configuration or a variable wants; name is how the user wrote it.
func invalidValue(name string, f *pflag.Flag, value string) error {
	switch f.Value.Type() {
	case "int":
		return usage("", "%s wants a whole number, not %q", name, value)
	case "duration":
		return usage("write it as 500ms, 30s or 10m", "%s wants a time, not %q", name, value)
	case "bool":
		return usage("", "%s is true or false, not %q", name, value)
	case "stringSlice":
		return usage("separate the values by commas", "%s cannot be read: %q", name, value)
	}
	return usage("", "%s cannot be %q", name, value)
}

// mean is the hint for a word that is not known: the nearest one that is, or else.
func mean(prefix, word string, known []string, otherwise string) string {
	if best := rules.Nearest(word, known); best != "" {
		return "did you mean " + prefix + best + "?"
	}
	return otherwise
}

// noCommand refuses arguments of a command that only has sub-commands.
func noCommand(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var names []string
	for _, sub := range c.Commands() {
		if sub.IsAvailableCommand() {
			names = append(names, sub.Name())
		}
	}
	if strings.Contains(args[0], "://") {
		return usage("write assay audit "+args[0], "%s: a command is missing before the address", c.CommandPath())
	}
	return usage(mean(c.CommandPath()+" ", args[0], names, "see "+c.CommandPath()+" --help"), "%s has no command %q", c.CommandPath(), args[0])
}

// noArgument refuses arguments of a command that takes none.
func noArgument(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return usage("see "+c.CommandPath()+" --help", "%s takes no argument, but %q was given", c.CommandPath(), args[0])
}

// oneArgument wants exactly one argument; what names it, and example shows how the command is written.
func oneArgument(what, example string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		switch len(args) {
		case 0:
			return usage("write "+example, "%s is missing", what)
		case 1:
			return nil
		}
		return usage("write "+example, "one argument is wanted, %d were given: %s is too many", len(args), fmt.Sprintf("%q", args[1]))
	}
}
