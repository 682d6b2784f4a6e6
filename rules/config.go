package rules

import (
	"fmt"
	"io"
	"os"
	"slices"
)

// The YAML library is used in this package alone, and so are the limits and the error messages that hostile or
// mistyped files need. The configuration of the command line and its lists of sites are read here for that reason;
// what the keys mean is for the command line to say.

// A ConfigEntry is one key of a configuration file with the values that stand for it, as text.
type ConfigEntry struct {
	Key      string
	Values   []string // one, or those of a list
	Position string   // file:line:column of the key
}

// A SiteEntry is one site of a list with the settings that differ for it.
type SiteEntry struct {
	URL      string
	Settings []ConfigEntry
	Accept   Accepted // findings accepted on this site, beside those of the configuration
	Position string   // file:line:column
}

// maxListTokens is for lists of sites, which are longer than rules.
const maxListTokens = 300_000

// ReadConfig reads a configuration file: a mapping of names to values or lists of values, in the order of the file. The
// key accept holds more than values and is left to ReadAccepted.
func ReadConfig(path string) ([]ConfigEntry, error) {
	var entries []ConfigEntry
	err := readYAML(path, "configuration", func(s *source, root *node) {
		if root.kind != mapping {
			s.fail(root.at, "write max-pages: 500", "a configuration needs names with values, not %s", root.describe())
			return
		}
		for _, f := range root.fields {
			if f.key != "accept" {
				entries = append(entries, s.entry(f)...)
			}
		}
	})
	if err != nil {
		return nil, err
	}
	return entries, nil
}

// ReadSites reads a list of sites: under the key sites, or as the whole file. A site is its URL, or a mapping with the key
// url and settings.
func ReadSites(path string) ([]SiteEntry, error) {
	var sites []SiteEntry
	err := readYAML(path, "list of sites", func(s *source, root *node) {
		if root.kind == mapping {
			s.fields(root, "a list of sites", []string{"sites"}, func(f *field) { root = f.value })
		}
		if root.kind != list {
			s.fail(root.at, "write sites: [https://example.com/]", "a list of sites is wanted, not %s", root.describe())
			return
		}
		for _, n := range root.items {
			sites = append(sites, s.site(n))
		}
	})
	if err != nil {
		return nil, err
	}
	return sites, nil
}

// site reads one site of a list.
func (s *source) site(n *node) SiteEntry {
	e := SiteEntry{Position: s.position(n.at)}
	switch n.kind {
	case text:
		e.URL = s.filled(n, "the address of a site")
	case mapping:
		if n.get("url") == nil {
			s.fail(n.at, "", "the site has no url")
		}
		for _, f := range n.fields {
			switch f.key {
			case "url":
				e.URL = s.filled(f.value, "url")
				continue
			case "accept":
				e.Accept.list = s.accepts(f.value)
				continue
			}
			e.Settings = append(e.Settings, s.entry(f)...)
		}
	default:
		s.fail(n.at, "write url: https://example.com/", "a site is an address, or a mapping with a url, not %s", n.describe())
	}
	return e
}

// entry reads one key with its value or values. A key without a value says nothing.
func (s *source) entry(f *field) []ConfigEntry {
	e := ConfigEntry{Key: f.key, Position: s.position(f.at)}
	values := []*node{f.value}
	switch f.value.kind {
	case empty:
		return nil
	case list:
		values = f.value.items
	}
	for _, v := range values {
		if v.kind == list || v.kind == mapping || v.kind == empty {
			s.fail(v.at, "", "%s needs a value or a list of values, not %s", f.key, v.kind)
			return nil
		}
		e.Values = append(e.Values, v.text)
	}
	return []ConfigEntry{e}
}

func (s *source) position(at place) string {
	return fmt.Sprintf("%s:%d:%d", s.name, at.line, at.column)
}

// readYAML reads a file and hands its document to visit; a file of comments has none.
func readYAML(path, what string, visit func(*source, *node)) error {
	data, err := readFile(path)
	if err != nil {
		return fmt.Errorf("read the %s: %w", what, err)
	}
	var sink refusal
	s := newSource(path, data, &sink)
	s.most = maxListTokens
	if s.blank() {
		return nil
	}
	if root := s.parse(); root != nil {
		visit(s, root)
	}
	return sink.err()
}

// readFile reads a regular file, at most a few bytes more than is allowed.
func readFile(path string) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is not a regular file", path)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, maxFile+4))
}

// blank reports that the file holds nothing but comments.
func (s *source) blank() bool {
	return !slices.ContainsFunc(s.lines, func(l string) bool {
		for _, r := range l {
			if r != ' ' && r != '\t' {
				return r != '#'
			}
		}
		return false
	})
}
