package cmd

import (
	"encoding/csv"
	"errors"
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
		if err := s.loadFile(path, known, own, given); err != nil {
			return err
		}
		var err error
		if s.accepted, err = rules.ReadAccepted(path); err != nil {
			return usage("", "%w", plainPath(err))
		}
	}
	return s.loadEnvironment(known, own, given)
}

// from notes where a setting is from that no flag gave.
func (s *Settings) from(name, place string) {
	if s.places == nil {
		s.places = map[string]string{}
	}
	s.places[name] = place
}

// placed says of a value that is refused in which file and line it stands, or in which variable: errors name the flag, which may not
// have been typed.
func (s *Settings) placed(err error) error {
	var e *exitError
	if !errors.As(err, &e) || e.err == nil {
		return err
	}
	text, ok := strings.CutPrefix(e.err.Error(), "--")
	name := text
	if i := strings.IndexAny(text, ": "); i >= 0 {
		name = text[:i]
	}
	if !ok || s.places[name] == "" {
		return err
	}
	return &exitError{e.code, placedError(s.places[name] + text[len(name):]), e.hint}
}

// A placedError says where the value stands that it refuses.
type placedError string

func (e placedError) Error() string { return string(e) }

// knownSettings are the flags of all settings, and parallel, which only batch has.
func knownSettings() *pflag.FlagSet {
	f := pflag.NewFlagSet("settings", pflag.ContinueOnError)
	new(Settings).bind(f)
	new(Settings).bindUnflagged(f)
	bindParallel(f, new(int))
	return f
}

// loadFile sets what the file says.
func (s *Settings) loadFile(file string, known *pflag.FlagSet, own func(string) *pflag.Flag, given map[string]bool) error {
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
		place := e.Position + ": " + e.Key
		if err := assign(f, place, e.Values); err != nil {
			return err
		}
		if f != k {
			s.from(e.Key, place)
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
func (s *Settings) loadEnvironment(known *pflag.FlagSet, own func(string) *pflag.Flag, given map[string]bool) error {
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
		place := "environment variable " + name
		if err := assign(f, place, []string{value}); err != nil {
			return err
		}
		if f != k {
			s.from(k.Name, place+": "+k.Name)
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
