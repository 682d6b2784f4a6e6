package cmd

import (
	"bufio"
	"errors"
	"net/netip"
	"os"
	"regexp"
	"strings"

	"github.com/siteassay/assay/crawler"
	"github.com/siteassay/assay/page"
)

// crawl is the configuration of the crawl.
func (s *Settings) crawl(start string) (c crawler.Config, err error) {
	defer func() { err = s.placed(err) }()
	c = crawler.Defaults()
	c.Start, c.MaxPages, c.MaxDepth, c.Concurrency = start, s.MaxPages, s.MaxDepth, s.Concurrency
	c.Delay, c.Timeout, c.MaxTime, c.IgnoreRobots = s.Delay, s.Timeout, s.MaxTime, s.IgnoreRobots
	c.UserAgent, c.Probe, c.CheckExternal = s.UserAgent, true, s.External
	if c.Include, err = patterns("include", s.Include); err != nil {
		return c, err
	}
	if c.Exclude, err = patterns("exclude", s.Exclude); err != nil {
		return c, err
	}
	if c.List, err = urlFile(s.URLs, start); err != nil {
		return c, err
	}
	for _, u := range s.Sitemap {
		n, err := page.Normalize(u)
		if err != nil {
			return c, usage("write it as https://client.example/sitemap.xml", "--sitemap %q is not a URL: %w", u, plainURL(err))
		}
		c.Sitemaps = append(c.Sitemaps, n)
	}
	if c.AllowNet, err = networks(s.AllowNet); err != nil {
		return c, err
	}
	if c.Cookies, err = secret(s.Cookie); err != nil {
		return c, usage("", "--cookie: %w", err)
	}
	c.Header = map[string]string{}
	for _, h := range s.Header {
		name, value, err := header(h)
		if err != nil {
			return c, err
		}
		if value, err = secret(value); err != nil {
			return c, usage("", "--header %s: %w", name, err)
		}
		c.Header[name] = value
	}
	return c, nil
}

// header parts 'Name: value'. The value is not shown in the error: it may be a secret.
func header(h string) (name, value string, err error) {
	name, value, ok := strings.Cut(h, ":")
	name = strings.TrimSpace(name)
	if !ok || name == "" || strings.Trim(strings.ToLower(name), "abcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+-.^_`|~") != "" {
		return "", "", usage("write --header 'Name: value'", "--header wants a name, a colon and a value")
	}
	return name, strings.TrimSpace(value), nil
}

// networks reads addresses and networks in CIDR form.
func networks(texts []string) ([]netip.Prefix, error) {
	var list []netip.Prefix
	for _, t := range texts {
		p, err := netip.ParsePrefix(strings.TrimSpace(t))
		if a, e := netip.ParseAddr(strings.TrimSpace(t)); e == nil {
			p, err = netip.PrefixFrom(a, a.BitLen()), nil
		}
		if err != nil {
			return nil, usage("write it as 10.0.0.0/8", "--allow-net %q is not a network", t)
		}
		list = append(list, p)
	}
	return list, nil
}

func patterns(flag string, texts []string) ([]*regexp.Regexp, error) {
	var res []*regexp.Regexp
	for _, t := range texts {
		re, err := regexp.Compile(t)
		if err != nil {
			return nil, usage("a literal * is written \\*, any text is .*", "--%s: %w", flag, err)
		}
		res = append(res, re)
	}
	return res, nil
}

const maxURLFile = 64 << 20 // bytes

// urlFile reads a list of URLs or of paths on the site, one a line; empty lines and lines that begin with # are left out.
func urlFile(file, start string) ([]string, error) {
	if file == "" {
		return nil, nil
	}
	f, err := os.Open(file)
	if err != nil {
		return nil, usage("", "--urls: %w", plainPath(err))
	}
	defer f.Close()
	if info, err := f.Stat(); err != nil || info.IsDir() || info.Size() > maxURLFile {
		return nil, usage("", "--urls: %s is not a file of at most 64 MiB", file)
	}
	var urls []string
	lines := bufio.NewScanner(f)
	n := 1
	for ; lines.Scan(); n++ {
		t := strings.TrimSpace(strings.TrimPrefix(lines.Text(), "\ufeff"))
		if t == "" || t[0] == '#' {
			continue
		}
		u, err := page.Normalize(t)
		if t[0] == '/' {
			u, err = page.Resolve(start, t)
		}
		if err != nil {
			return nil, usage("", "%s:%d: %q is not a URL: %w", file, n, short(t, 80), plainURL(err))
		}
		urls = append(urls, u)
	}
	if errors.Is(lines.Err(), bufio.ErrTooLong) {
		return nil, usage("", "%s:%d: the line is longer than 64 KiB", file, n)
	}
	if err := lines.Err(); err != nil {
		return nil, usage("", "--urls: %w", plainPath(err))
	}
	return urls, nil
}
