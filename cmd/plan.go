package cmd

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"

	"github.com/siteassay/assay/audit"
	"github.com/siteassay/assay/page"
	"github.com/siteassay/assay/report"
	"github.com/siteassay/assay/rules"
)

// configure turns the settings into the configuration of one audit. Every error is the user's and says what to change;
// nothing has been fetched or written when it is returned.
func (s *Settings) configure(site string, packs []rules.Pack) (audit.Config, error) {
	return s.configureWith(site, &ruleSets{packs: packs, loaded: map[string]*rules.Set{}})
}

// configureWith is configure for one of many sites.
func (s *Settings) configureWith(site string, sets *ruleSets) (cfg audit.Config, err error) {
	defer func() { err = s.placed(err) }()
	var none audit.Config
	start, err := startURL(site)
	if err != nil {
		return none, err
	}
	if err := s.check(); err != nil {
		return none, err
	}
	crawl, err := s.crawl(start)
	if err != nil {
		return none, err
	}
	robots, err := robotsTest(s.RobotsTest)
	if err != nil {
		return none, err
	}
	set, err := sets.of(s)
	if err != nil {
		return none, err
	}
	cfg = audit.Config{
		Crawl: crawl, Rules: set.Rules, RuleSet: set.Digest, Categories: set.Categories, Packs: packsOf(set, s.Lang), Changes: set.Changes, SkipResources: !s.Resources, CloakCheck: s.CloakCheck,
		Extract: set.Extract, Lexicon: set.Lexicon, OwnTitles: ownTitles(set, s.Lang), RobotsTest: robots,
		Language: s.Lang, Version: Version, Build: build(), Resume: s.Resume,
	}
	if cfg.Accept, err = set.Accept(s.accepted); err != nil {
		return none, usage("", "%w", err)
	}
	if s.Model != "auto" {
		cfg.Model = page.Model(s.Model)
	}
	return cfg, nil
}

// check refuses values that no flag type can refuse.
func (s *Settings) check() (err error) {
	defer func() { err = s.placed(err) }()
	for _, c := range []struct{ name, value string }{{"lang", s.Lang}, {"model", s.Model}, {"render", s.Render}} {
		if !slices.Contains(choices[c.name], c.value) {
			return usage("", "--%s %q is not known: %s", c.name, c.value, oneOf(choices[c.name]))
		}
	}
	if len(s.Format) == 0 {
		return usage("write --format html,json", "--format names no format")
	}
	for _, f := range s.Format {
		if !slices.Contains(choices["format"], f) {
			return usage("", "--format %q is not known: %s", f, oneOf(choices["format"]))
		}
	}
	switch {
	case s.Render == "always":
		return usage("with --render auto, pages that need a browser are listed as not judged", "--render always: this version cannot open pages in a browser")
	case s.MaxPages < 1 || s.MaxPages > mostPages:
		return usage("", "--max-pages must be between 1 and %d, not %d", mostPages, s.MaxPages)
	case s.MaxDepth == 0:
		return usage("--max-pages 1 audits the start page alone", "--max-depth must be at least 1, or -1 for no limit")
	case s.MaxDepth < -1:
		return usage("", "--max-depth must be at least 1, or -1 for no limit, not %d", s.MaxDepth)
	case s.Concurrency < 1 || s.Concurrency > 256:
		return usage("", "--concurrency must be between 1 and 256, not %d", s.Concurrency)
	case s.Delay < 0:
		return usage("", "--delay cannot be negative")
	case s.MaxTime < 0:
		return usage("", "--max-time cannot be negative")
	case s.Timeout <= 0:
		return usage("", "--timeout must be more than 0, not %s", s.Timeout)
	case strings.TrimSpace(s.Out) == "":
		return usage("write --out reports", "--out needs a folder")
	case strings.TrimSpace(s.UserAgent) == "" || !printableASCII(s.UserAgent):
		return usage("", "--user-agent must be a line of printable ASCII text")
	}
	if _, err := parseFailOn(s.FailOn); err != nil {
		return err
	}
	_, err = size(s.MaxMemory)
	return err
}

// mostPages is the most that --max-pages takes: ten times what the limits of memory are made for.
const mostPages = 1_000_000

// oneOf writes a list of choices: html and json are.
func oneOf(list []string) string {
	n := len(list) - 1
	return strings.Join(list[:n], ", ") + " and " + list[n] + " are"
}

func printableASCII(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r > '~' })
}

// limitMemory tells the collector the memory to aim at. A user's GOMEMLIMIT wins.
func (s *Settings) limitMemory() {
	if n, err := size(s.MaxMemory); err == nil && os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(n)
	}
}

// loadRules loads the built-in packs, the user's and the changes to their settings.
func (s *Settings) loadRules(packs []rules.Pack) (*rules.Set, error) {
	all := rules.WithoutExamples(packs)
	for _, dir := range s.Packs {
		p, err := rules.LoadDir(dir)
		if err != nil {
			return nil, unreadable("packs", err)
		}
		all = append(all, p...)
	}
	changes, err := rules.ReadSettings(s.Rules)
	if err != nil {
		return nil, unreadable("rules", err)
	}
	if changes.Lexicons, err = rules.ReadLexicons(s.Lexicons); err != nil {
		return nil, unreadable("lexicons", err)
	}
	set, err := rules.Load(all, changes)
	if err != nil {
		return nil, usage("", "%w", err)
	}
	return set, nil
}

// unreadable makes an error of a file that a flag names; what is wrong in it says where by itself.
func unreadable(flag string, err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return usage("", "--%s: %w", flag, plainPath(err))
	}
	return usage("", "%w", err)
}

// ownTitles are how the report calls the own facts.
func ownTitles(set *rules.Set, lang string) map[string]string {
	titles := map[string]string{}
	for name, t := range set.Titles {
		titles[name] = t[lang]
	}
	return titles
}

// packsOf lists the user's packs for the profile of the report.
func packsOf(set *rules.Set, lang string) []report.Pack {
	var list []report.Pack
	for _, p := range set.Packs {
		x := report.Pack{Name: p.Name, Title: p.Title[lang], Author: p.Author, Version: p.Version}
		for _, r := range set.Rules {
			if r.Pack == p.Name {
				x.Rules++
			}
		}
		list = append(list, x)
	}
	return list
}

// plainPath words a file error as "FILE: what is wrong", whatever was being done.
func plainPath(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return fmt.Errorf("%s: %w", p.Path, p.Err)
	}
	return err
}

// cause is what went wrong with a file, without what was being done to which.
func cause(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// exists reports whether a file is there.
func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// size reads 512MiB, 1GiB, 800MB or a number of bytes.
func size(text string) (int64, error) {
	t := strings.ToUpper(strings.TrimSpace(text))
	unit := int64(1)
	for _, u := range []struct {
		name string
		n    int64
	}{{"KIB", 1 << 10}, {"MIB", 1 << 20}, {"GIB", 1 << 30}, {"KB", 1e3}, {"MB", 1e6}, {"GB", 1e9}, {"K", 1 << 10}, {"M", 1 << 20}, {"G", 1 << 30}, {"B", 1}} {
		if n, ok := strings.CutSuffix(t, u.name); ok {
			t, unit = strings.TrimSpace(n), u.n
			break
		}
	}
	n, err := strconv.ParseInt(t, 10, 64)
	if err != nil || n <= 0 || n > 1<<50/unit {
		return 0, usage("write it as 512MiB", "--max-memory %q is not a size", text)
	}
	return n * unit, nil
}

// storeDir is the folder of the sites' files.
func (s *Settings) storeDir() string {
	if s.Store != "" {
		return s.Store
	}
	return filepath.Join(s.Out, "store")
}
