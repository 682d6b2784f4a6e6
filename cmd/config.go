package cmd

import (
	"encoding/csv"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/siteassay/assay/rules"
)

// defaultConfig is read when it is there and no other file is named.
const defaultConfig = "assay.yaml"

// load reads the configuration file and then the environment into the settings whose flags were not given. Keys that
// the command has no use for are checked all the same: a file serves all commands.
func (s *Settings) load(c *cobra.Command) error {
	given := map[string]bool{}
	c.Flags().Visit(func(f *pflag.Flag) { given[f.Name] = true })
	known := knownSettings()
	file := pflag.NewFlagSet("file", pflag.ContinueOnError)
	s.bindUnflagged(file)
	own := func(name string) *pflag.Flag {
		if f := file.Lookup(name); f != nil {
			return f
		}
		if f := c.Flags().Lookup(name); f != nil && f.Annotations != nil {
			if _, ok := f.Annotations[isSetting]; ok {
				return f
			}
		}
		return nil
	}
	path := s.Config
	if path == "" {
		path = os.Getenv("ASSAY_CONFIG")
	}
	if path == "" && exists(defaultConfig) {
		path = defaultConfig
	}
	if path != "" {
		if err := loadFile(path, known, own, given); err != nil {
			return err
		}
		var err error
		if s.accepted, err = rules.ReadAccepted(path); err != nil {
			return usage("", "%w", plainPath(err))
		}
	}
	return loadEnvironment(known, own, given)
}

// knownSettings are the flags of all settings, and parallel, which only batch has.
func knownSettings() *pflag.FlagSet {
	f := pflag.NewFlagSet("settings", pflag.ContinueOnError)
	new(Settings).bind(f)
	new(Settings).bindUnflagged(f)
	bindParallel(f, new(int))
	return f
}

// loadFile sets what the file says.
func loadFile(file string, known *pflag.FlagSet, own func(string) *pflag.Flag, given map[string]bool) error {
	entries, err := rules.ReadConfig(file)
	if err != nil {
		return usage("", "%w", plainPath(err))
	}
	var names []string
	known.VisitAll(func(f *pflag.Flag) {
		if f.Name != "config" {
			names = append(names, f.Name)
		}
	})
	for _, e := range entries {
		k := known.Lookup(e.Key)
		if k == nil || e.Key == "config" {
			return usage(mean("", e.Key, names, "the keys are the names of the flags, without the dashes in front"), "%s: unknown setting %q", e.Position, e.Key)
		}
		if err := plainSecret(e.Key, e.Values); err != nil {
			return usage("write env:NAME or file:PATH", "%s: %w", e.Position, err)
		}
		f := own(e.Key)
		if f == nil || given[e.Key] {
			f = k // only checked
		}
		if err := assign(f, e.Position+": "+e.Key, e.Values); err != nil {
			return err
		}
	}
	return nil
}

// variable is the environment variable of a setting.
func variable(name string) string {
	return "ASSAY_" + strings.ToUpper(strings.ReplaceAll(name, "-", "_"))
}

// loadEnvironment sets what ASSAY_* variables say. A variable that no setting has belongs to
// somebody else, unless it is the name of one but for an underscore or an s; an empty one is not set.
func loadEnvironment(known *pflag.FlagSet, own func(string) *pflag.Flag, given map[string]bool) error {
	byName, bySpelling := map[string]*pflag.Flag{}, map[string]string{}
	known.VisitAll(func(f *pflag.Flag) {
		name := variable(f.Name)
		byName[name], bySpelling[spelling(name)] = f, name
	})
	for _, entry := range os.Environ() {
		name, value, _ := strings.Cut(entry, "=")
		if !strings.HasPrefix(name, "ASSAY_") || name == "ASSAY_CONFIG" || value == "" {
			continue
		}
		k := byName[name]
		if k == nil {
			if near := bySpelling[spelling(name)]; near != "" {
				return usage("did you mean "+near+"?", "environment variable %s is no setting", name)
			}
			continue
		}
		f := own(k.Name)
		if f == nil || given[k.Name] {
			f = k // only checked
		}
		if err := assign(f, "environment variable "+name, []string{value}); err != nil {
			return err
		}
	}
	return nil
}

// spelling is a name without what is easily mistyped: underscores and the plural.
func spelling(name string) string {
	return strings.TrimSuffix(strings.ReplaceAll(name, "_", ""), "S")
}

// assign gives a flag its values; a list is replaced as a whole. name is where the values stand, for the error.
func assign(f *pflag.Flag, name string, values []string) error {
	if list, ok := f.Value.(pflag.SliceValue); ok {
		all := values
		if f.Value.Type() == "stringSlice" { // a list may also be written with commas, as on the command line
			all = nil
			for _, v := range values {
				fields, err := csv.NewReader(strings.NewReader(v)).Read()
				if err != nil && v != "" {
					return invalidValue(name, f, v)
				}
				all = append(all, fields...)
			}
		}
		if err := list.Replace(all); err != nil {
			return invalidValue(name, f, fmt.Sprint(values))
		}
		return nil
	}
	if len(values) != 1 {
		return usage("", "%s wants one value, not %d", name, len(values))
	}
	if err := f.Value.Set(values[0]); err != nil {
		return invalidValue(name, f, values[0])
	}
	return nil
}
