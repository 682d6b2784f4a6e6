package cmd

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/netip"
	"os"
	"path/filepath"
	"regexp"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"

	"github.com/siteassay/assay/audit"
	"github.com/siteassay/assay/crawler"
	"github.com/siteassay/assay/page"
	"github.com/siteassay/assay/rules"
)

// configure turns the settings into the configuration of one audit. Every error is the user's and says what to change;
// nothing has been fetched or written when it is returned.
func (s *Settings) configure(site string, packs []rules.Pack) (audit.Config, error) {
	var none audit.Config
	start, err := startURL(site)
	if err != nil {
		return none, err
	}
	if err := s.check(); err != nil {
		return none, err
	}
	set, err := s.loadRules(packs)
	if err != nil {
		return none, err
	}
	crawl, err := s.crawl(start)
	if err != nil {
		return none, err
	}
	cfg := audit.Config{
		Crawl: crawl, Rules: set.Rules, RuleSet: set.Digest, Changes: set.Changes,
		Language: s.Lang, Version: Version, Resume: s.Resume,
	}
	if s.Model != "auto" {
		cfg.Model = page.Model(s.Model)
	}
	return cfg, nil
}

// check refuses values that no flag type can refuse.
func (s *Settings) check() error {
	for _, f := range s.Format {
		if f != "html" && f != "json" {
			return usage("", "--format %q is not known: html and json are", f)
		}
	}
	switch {
	case s.Lang != "en" && s.Lang != "zh":
		return usage("", "--lang %q is not known: en and zh are", s.Lang)
	case s.Model != "auto" && !slices.Contains(page.Models, page.Model(s.Model)):
		return usage("", "--model %q is not known: auto, retail, lead-gen, brand, content and saas are", s.Model)
	case s.Render == "always":
		return usage("use --render never; pages that need a browser are listed as not judged", "--render always: this build cannot run a browser on pages")
	case s.Render != "never" && s.Render != "auto":
		return usage("", "--render %q is not known: never, auto and always are", s.Render)
	case s.MaxPages < 1:
		return usage("", "--max-pages must be at least 1, not %d", s.MaxPages)
	case s.MaxDepth < -1:
		return usage("", "--max-depth must be -1 or more, not %d", s.MaxDepth)
	case s.Concurrency < 1 || s.Concurrency > 256:
		return usage("", "--concurrency must be between 1 and 256, not %d", s.Concurrency)
	case s.Delay < 0 || s.MaxTime < 0:
		return usage("", "--delay and --max-time cannot be negative")
	case s.Timeout <= 0:
		return usage("", "--timeout must be more than 0, not %s", s.Timeout)
	case strings.TrimSpace(s.Out) == "":
		return usage("", "--out needs a folder")
	}
	if _, err := parseFailOn(s.FailOn); err != nil {
		return err
	}
	limit, err := size(s.MaxMemory)
	if err != nil {
		return err
	}
	debug.SetMemoryLimit(limit)
	return nil
}

// startURL reads what the user typed: a URL, or a host to which https is added (http for this machine).
func startURL(site string) (string, error) {
	hint := "write it as https://client.example"
	typed := strings.TrimSpace(site)
	if typed == "" {
		return "", usage(hint, "no site was given")
	}
	if !strings.Contains(typed, "://") {
		if i := strings.IndexByte(typed, ':'); i > 0 && !strings.HasPrefix(typed, "localhost:") {
			if port, _, _ := strings.Cut(typed[i+1:], "/"); !digits(port) {
				return "", usage(hint, "%q is not the address of a website", site)
			}
		}
		scheme := "https://"
		host, _, _ := strings.Cut(typed, "/")
		if h, _, err := net.SplitHostPort(host); err == nil {
			host = h
		}
		if ip, err := netip.ParseAddr(host); host == "localhost" || err == nil && ip.IsLoopback() {
			scheme = "http://"
		}
		typed = scheme + typed
	}
	u, err := page.Normalize(typed)
	if err != nil {
		return "", usage(hint, "%q is not the address of a website: %w", site, err)
	}
	return u, nil
}

func digits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// loadRules loads the built-in packs, the user's and the changes to their settings.
func (s *Settings) loadRules(packs []rules.Pack) (*rules.Set, error) {
	all := slices.Clone(packs)
	for _, dir := range s.Packs {
		p, err := rules.LoadDir(dir)
		if err != nil {
			return nil, usage("", "%w", err)
		}
		all = append(all, p...)
	}
	changes, err := rules.ReadSettings(s.Rules)
	if err != nil {
		return nil, usage("", "%w", err)
	}
	set, err := rules.Load(all, changes)
	if err != nil {
		return nil, usage("", "%w", err)
	}
	return set, nil
}

func (s *Settings) crawl(start string) (crawler.Config, error) {
	c := crawler.Defaults()
	c.Start, c.MaxPages, c.MaxDepth, c.Concurrency = start, s.MaxPages, s.MaxDepth, s.Concurrency
	c.Delay, c.Timeout, c.MaxTime, c.IgnoreRobots = s.Delay, s.Timeout, s.MaxTime, s.IgnoreRobots
	c.UserAgent, c.Sitemaps = s.UserAgent, s.Sitemap
	var err error
	if c.Include, err = patterns("include", s.Include); err != nil {
		return c, err
	}
	if c.Exclude, err = patterns("exclude", s.Exclude); err != nil {
		return c, err
	}
	if c.List, err = urlFile(s.URLs); err != nil {
		return c, err
	}
	for _, net := range s.AllowNet {
		p, err := netip.ParsePrefix(net)
		if a, e := netip.ParseAddr(net); e == nil {
			p, err = netip.PrefixFrom(a, a.BitLen()), nil
		}
		if err != nil {
			return c, usage("write it as 10.0.0.0/8", "--allow-net %q is not a network", net)
		}
		c.AllowNet = append(c.AllowNet, p)
	}
	if c.Cookies, err = secret(s.Cookie); err != nil {
		return c, usage("", "--cookie: %w", err)
	}
	c.Header = map[string]string{}
	for _, h := range s.Header {
		name, value, ok := strings.Cut(h, ":")
		name = strings.TrimSpace(name)
		if !ok || name == "" || strings.ContainsAny(name, " \t\r\n") {
			return c, usage("write it as 'Name: value'", "--header %q has no name", h)
		}
		if c.Header[name], err = secret(strings.TrimSpace(value)); err != nil {
			return c, usage("", "--header %s: %w", name, err)
		}
	}
	return c, nil
}

func patterns(flag string, texts []string) ([]*regexp.Regexp, error) {
	var res []*regexp.Regexp
	for _, t := range texts {
		re, err := regexp.Compile(t)
		if err != nil {
			return nil, usage("", "--%s %q is not a regular expression: %w", flag, t, err)
		}
		res = append(res, re)
	}
	return res, nil
}

// urlFile reads a list of URLs, one a line; empty lines and lines that begin with # are left out.
func urlFile(file string) ([]string, error) {
	if file == "" {
		return nil, nil
	}
	f, err := os.Open(file)
	if err != nil {
		return nil, usage("", "--urls: %w", plainPath(err))
	}
	defer f.Close()
	var urls []string
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		t := strings.TrimSpace(strings.TrimPrefix(lines.Text(), "\ufeff"))
		if t == "" || t[0] == '#' {
			continue
		}
		u, err := page.Normalize(t)
		if err != nil {
			return nil, usage("", "%s:%d: %q is not a URL: %w", file, n, t, err)
		}
		urls = append(urls, u)
	}
	if err := lines.Err(); err != nil {
		return nil, usage("", "%s: %w", file, err)
	}
	return urls, nil
}

// secret reads env:NAME and file:PATH; any other value stands for itself.
func secret(v string) (string, error) {
	if name, ok := strings.CutPrefix(v, "env:"); ok {
		s, set := os.LookupEnv(name)
		if !set {
			return "", fmt.Errorf("the environment has no variable %s", name)
		}
		return s, nil
	}
	if path, ok := strings.CutPrefix(v, "file:"); ok {
		b, err := os.ReadFile(path)
		if err != nil {
			return "", plainPath(err)
		}
		return strings.TrimSpace(string(b)), nil
	}
	return v, nil
}

// plainPath words a file error as "FILE: what is wrong".
func plainPath(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return fmt.Errorf("%s: %w", p.Path, p.Err)
	}
	return err
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
