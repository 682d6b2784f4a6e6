package cmd

import (
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/siteassay/assay/rules"
)

// Settings are what a user can decide of an audit. The names of the flags are the names everywhere.
type Settings struct {
	Out          string
	Format       []string
	Lang         string
	MaxPages     int
	MaxDepth     int
	MaxTime      time.Duration
	Concurrency  int
	Delay        time.Duration
	Timeout      time.Duration
	Include      []string
	Exclude      []string
	URLs         string
	Sitemap      []string
	UserAgent    string
	Header       []string
	Cookie       string
	IgnoreRobots bool
	Model        string
	Packs        []string
	Rules        string
	Config       string
	Store        string
	Resume       bool
	AllowNet     []string
	Render       string
	FailOn       string
	MaxMemory    string
	Quiet        bool
}

// defaults are the settings of a run without any.
func defaults() Settings {
	return Settings{
		Out: "assay-report", Format: []string{"html", "json"}, Lang: "en", MaxPages: 1000, MaxDepth: 20, Concurrency: 16,
		Timeout: 30 * time.Second, UserAgent: "assay/" + Version + " (+https://github.com/siteassay/assay)", Model: "auto", Render: "never",
		MaxMemory: "1GiB",
	}
}

// bind declares a flag for every setting.
func (s *Settings) bind(f *pflag.FlagSet) {
	*s = defaults()
	f.StringVar(&s.Out, "out", s.Out, "folder for the report")
	f.StringSliceVar(&s.Format, "format", s.Format, "formats to write: html, json")
	f.StringVar(&s.Lang, "lang", s.Lang, "language of the report: en or zh")
	f.IntVar(&s.MaxPages, "max-pages", s.MaxPages, "pages to audit at most")
	f.IntVar(&s.MaxDepth, "max-depth", s.MaxDepth, "clicks from the start to follow at most; -1 for no limit")
	f.DurationVar(&s.MaxTime, "max-time", s.MaxTime, "time for the crawl at most, such as 10m; 0 for no limit")
	f.IntVar(&s.Concurrency, "concurrency", s.Concurrency, "requests at the same time at most")
	f.DurationVar(&s.Delay, "delay", s.Delay, "least time between two requests to a host, such as 500ms")
	f.DurationVar(&s.Timeout, "timeout", s.Timeout, "time for one request")
	f.StringArrayVar(&s.Include, "include", nil, "audit only URLs that match this regular expression (repeatable)")
	f.StringArrayVar(&s.Exclude, "exclude", nil, "leave out URLs that match this regular expression (repeatable)")
	f.StringVar(&s.URLs, "urls", "", "file with further URLs to audit, one a line")
	f.StringArrayVar(&s.Sitemap, "sitemap", nil, "further sitemap (repeatable)")
	f.StringVar(&s.UserAgent, "user-agent", s.UserAgent, "User-Agent to send; its first word is looked for in robots.txt")
	f.StringArrayVar(&s.Header, "header", nil, "request header 'Name: value', to the site only (repeatable; value may be env:NAME or file:PATH)")
	f.StringVar(&s.Cookie, "cookie", "", "Cookie header, to the site only (may be env:NAME or file:PATH)")
	f.BoolVar(&s.IgnoreRobots, "ignore-robots", false, "audit what robots.txt forbids (for sites of your own)")
	f.StringVar(&s.Model, "model", s.Model, "how the company earns: auto, retail, lead-gen, brand, content, saas")
	f.StringSliceVar(&s.Packs, "packs", nil, "folders with rule packs of your own")
	f.StringVar(&s.Rules, "rules", "", "file that changes weights, severities and parameters of rules")
	f.StringVar(&s.Config, "config", "", "configuration file (default assay.yaml, when there is one)")
	f.StringVar(&s.Store, "store", "", "folder for what is remembered of sites (default OUT/store)")
	f.BoolVar(&s.Resume, "resume", false, "go on with an audit that was cut off")
	f.StringSliceVar(&s.AllowNet, "allow-net", nil, "private networks that may be asked, such as 10.0.0.0/8")
	f.StringVar(&s.Render, "render", s.Render, "use a browser for pages that need one: never, auto, always")
	f.StringVar(&s.FailOn, "fail-on", "", "exit with 1 on: error, warning, score<70, regression")
	f.StringVar(&s.MaxMemory, "max-memory", s.MaxMemory, "memory to aim to stay under, such as 512MiB")
	f.BoolVar(&s.Quiet, "quiet", false, "print no progress and no summary")
}

// load reads the configuration file and then the environment into the settings whose flags were not given.
func (s *Settings) load(c *cobra.Command) error {
	given := map[string]bool{}
	c.Flags().Visit(func(f *pflag.Flag) { given[f.Name] = true })
	file := s.Config
	if file == "" {
		file = os.Getenv("ASSAY_CONFIG")
	}
	if file == "" {
		if _, err := os.Stat("assay.yaml"); err == nil {
			file = "assay.yaml"
		}
	}
	if file != "" {
		if err := loadFile(c, file, given); err != nil {
			return err
		}
	}
	return loadEnvironment(c, given)
}

// loadFile sets what the file says.
func loadFile(c *cobra.Command, file string, given map[string]bool) error {
	entries, err := rules.ReadConfig(file)
	if err != nil {
		return usage("", "%w", err)
	}
	for _, e := range entries {
		f := c.Flags().Lookup(e.Key)
		if f == nil || e.Key == "config" || e.Key == "help" {
			return usage("the keys are the names of the flags, without the dashes in front", "%s: unknown setting %q", e.Position, e.Key)
		}
		if given[e.Key] {
			continue
		}
		if err := assign(f, e.Values); err != nil {
			return usage("", "%s: %s: %w", e.Position, e.Key, err)
		}
	}
	return nil
}

// loadEnvironment sets what ASSAY_* variables say.
func loadEnvironment(c *cobra.Command, given map[string]bool) error {
	var err error
	c.Flags().VisitAll(func(f *pflag.Flag) {
		name := "ASSAY_" + strings.ToUpper(strings.ReplaceAll(f.Name, "-", "_"))
		v, ok := os.LookupEnv(name)
		if !ok || given[f.Name] || f.Name == "config" || f.Name == "help" || err != nil {
			return
		}
		if e := assign(f, []string{v}); e != nil {
			err = usage("", "environment variable %s: %w", name, e)
		}
	})
	return err
}

// assign gives a flag its values; a list is replaced as a whole.
func assign(f *pflag.Flag, values []string) error {
	if list, ok := f.Value.(pflag.SliceValue); ok {
		return list.Replace(values)
	}
	if len(values) != 1 {
		return fmt.Errorf("one value is wanted, not %d", len(values))
	}
	return f.Value.Set(values[0])
}
