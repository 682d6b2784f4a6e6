package cmd

import (
	"time"

	"github.com/spf13/pflag"

	"github.com/siteassay/assay/rules"
)

// Settings are what a user can decide of an audit. The name of a flag is the name of the setting everywhere.
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
	RobotsTest   string
	Model        string
	Packs        []string
	Rules        string
	Lexicons     []string
	Config       string
	Store        string
	Resume       bool
	AllowNet     []string
	Render       string
	Resources    bool
	External     bool
	CloakCheck   bool
	FailOn       string
	MaxMemory    string
	Quiet        bool

	accepted rules.Accepted    // of the configuration file
	places   map[string]string // where a setting that no flag gave is from: "assay.yaml:3:1: lang"
}

// defaults are the settings of a run without any.
func defaults() Settings {
	return Settings{
		Out: "assay-report", Format: []string{"html", "json"}, Lang: "en", MaxPages: 1000, MaxDepth: 20, Concurrency: 16,
		Timeout: 30 * time.Second, UserAgent: "assay/" + Version + " (+https://github.com/siteassay/assay)", Model: "auto", Render: "never", Resources: true,
		MaxMemory: "192MiB",
	}
}

// choices are the values of settings that have a list of them. fail-on also takes other scores.
var choices = map[string][]string{
	"format":  {"html", "json", "csv"},
	"lang":    {"en", "zh"},
	"model":   {"auto", "retail", "lead-gen", "brand", "content", "saas"},
	"render":  {"never", "auto", "always"},
	"fail-on": {"error", "warning", "score<70", "regression"},
}

// groups order the settings in help and documentation.
var groups = []struct {
	title string
	flags []string
}{
	{"Report", []string{"out", "format", "lang", "quiet", "fail-on"}},
	{"What is crawled", []string{"max-pages", "max-depth", "max-time", "include", "exclude", "urls", "sitemap", "check-resources", "check-external", "cloak-check", "render"}},
	{"How the site is asked", []string{"concurrency", "delay", "timeout", "user-agent", "header", "cookie", "ignore-robots", "robots-simulate", "allow-net"}},
	{"How it is judged", []string{"model", "packs", "rules", "lexicons"}},
	{"Store and program", []string{"store", "resume", "max-memory", "config", "parallel"}},
}

// bind declares a flag for every setting.
func (s *Settings) bind(f *pflag.FlagSet) {
	*s = defaults()
	f.StringVar(&s.Out, "out", s.Out, "write the report into the folder `DIR`")
	f.StringSliceVar(&s.Format, "format", s.Format, "write these `FORMATS`: html, json, csv (pages.csv)")
	f.StringVar(&s.Lang, "lang", s.Lang, "`LANGUAGE` of the report: en or zh")
	f.IntVar(&s.MaxPages, "max-pages", s.MaxPages, "audit at most `N` pages")
	f.IntVar(&s.MaxDepth, "max-depth", s.MaxDepth, "follow links at most `N` clicks from the start; -1 for no limit")
	f.DurationVar(&s.MaxTime, "max-time", s.MaxTime, "crawl for at most `TIME`, such as 10m; 0 for no limit")
	f.IntVar(&s.Concurrency, "concurrency", s.Concurrency, "make at most `N` requests at the same time")
	f.DurationVar(&s.Delay, "delay", s.Delay, "wait at least `TIME` between two requests to a host, such as 500ms")
	f.DurationVar(&s.Timeout, "timeout", s.Timeout, "give up a request after `TIME`")
	f.StringArrayVar(&s.Include, "include", nil, "audit only URLs that match the regular expression `RE` (repeatable)")
	f.StringArrayVar(&s.Exclude, "exclude", nil, "leave out URLs that match the regular expression `RE` (repeatable)")
	f.StringVar(&s.URLs, "urls", "", "audit the URLs or paths in `FILE` as well, one a line")
	f.StringArrayVar(&s.Sitemap, "sitemap", nil, "read the sitemap at `URL` as well (repeatable)")
	f.StringVar(&s.UserAgent, "user-agent", s.UserAgent, "send `TEXT` as User-Agent; robots.txt is read for its first word")
	f.StringArrayVar(&s.Header, "header", nil, "send the header `'NAME: VALUE'` to the site; VALUE may be env:NAME or file:PATH (repeatable)")
	f.StringVar(&s.Cookie, "cookie", "", "send the Cookie header `VALUE` to the site; it may be env:NAME or file:PATH")
	f.BoolVar(&s.IgnoreRobots, "ignore-robots", false, "audit what robots.txt forbids, for sites of your own")
	f.StringVar(&s.RobotsTest, "robots-simulate", "", "tell what the robots.txt in `FILE` would change for the URLs of this audit")
	f.StringVar(&s.Model, "model", s.Model, "how the company earns: auto, retail, lead-gen, brand, content or saas, as `MODEL`")
	f.StringSliceVar(&s.Packs, "packs", nil, "add the rule packs in `DIRS`, folders or zip files")
	f.StringVar(&s.Rules, "rules", "", "change weights, severities and parameters of rules as `FILE` says")
	f.StringVar(&s.Config, "config", "", "read settings from `FILE` (default assay.yaml, when there is one)")
	f.StringVar(&s.Store, "store", "", "keep what is remembered of sites in `DIR` (default OUT/store)")
	f.BoolVar(&s.Resume, "resume", false, "go on with an audit that was cut off")
	f.StringSliceVar(&s.AllowNet, "allow-net", nil, "allow requests to these private `NETWORKS`, such as 10.0.0.0/8")
	f.BoolVar(&s.Resources, "check-resources", s.Resources, "ask for the site's images, scripts, styles and documents as well, by their headers and first bytes")
	f.BoolVar(&s.External, "check-external", false, "ask for the pages and files of other sites that the site uses as well")
	f.BoolVar(&s.CloakCheck, "cloak-check", false, "ask for some pages once more as a browser, a search engine and an assistant would, to see whether all get the same; for sites of your own")
	f.StringVar(&s.Render, "render", s.Render, "`WHEN` to open pages in a browser: never, auto or always; this version has none, auto lists the pages that need one")
	f.StringVar(&s.FailOn, "fail-on", "", "exit with 1 on `WHAT`: error, warning, score<70 or regression")
	f.StringVar(&s.MaxMemory, "max-memory", s.MaxMemory, "aim to stay under `SIZE` of memory, such as 512MiB")
	f.BoolVar(&s.Quiet, "quiet", false, "print no progress and no summary")
	f.VisitAll(func(flag *pflag.Flag) { f.SetAnnotation(flag.Name, isSetting, nil) })
}

// bindUnflagged declares the settings that stand in files and the environment alone.
func (s *Settings) bindUnflagged(f *pflag.FlagSet) {
	f.StringSliceVar(&s.Lexicons, "lexicons", nil, "add the word lists in `FILES`, or in all .txt files of folders")
	f.SetAnnotation("lexicons", isSetting, []string{unflagged})
}

// unflagged marks the settings that no command line has.
const unflagged = "unflagged"

// isSetting marks the flags that the configuration may set, and parts them from flags of a command that are no setting.
const isSetting = "assay_setting"

// bindSome declares the flags for some settings, for commands that need no more. The others keep their defaults.
func (s *Settings) bindSome(f *pflag.FlagSet, names ...string) {
	all := pflag.NewFlagSet("all", pflag.ContinueOnError)
	s.bind(all)
	for _, name := range names {
		f.AddFlag(all.Lookup(name))
	}
}
