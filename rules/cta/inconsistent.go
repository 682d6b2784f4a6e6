package cta

import (
	"slices"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// Limits of what inconsistent remembers.
const (
	maxTargets = 2000
	maxNames   = 12 // labels or targets kept of one entry
)

// inconsistent gathers, by language, the labels that lead to each target, and the targets that each label of the frame (header,
// navigation, footer, floating bars) leads to. Buttons of products, which lead to one target each, are left out. What it
// gathers is the book of the site's calls, which the report shows as well.
func inconsistent(s *analyzer.Site, params analyzer.Params) analyzer.SiteCheck {
	return &names{site: s, most: params.Int("max"), byTarget: map[string]*usage{}, byLabel: map[string]*usage{}}
}

type names struct {
	site              *analyzer.Site
	most              int
	byTarget, byLabel map[string]*usage
	targets, labels   []*usage // in order of appearance
}

// A usage is one target with its labels, or one label with its targets.
type usage struct {
	key      string
	language string
	names    []string // folded labels, or targets
	shown    []string // as first written
	pages    []int32
}

// Page has nothing to do: the site keeps the book.
func (n *names) Page(int32, *page.Page) {}

// read takes the calls whose name matters from the book.
func (n *names) read(b *analyzer.CallBook) {
	for k := range b.Calls {
		c := &b.Calls[k]
		target := b.Target(c)
		if !hard(c.Goal) || c.Folded == "" || c.Dead || !strings.HasPrefix(target, "http") || c.Goal == page.Chat || c.Goal == page.Buy {
			continue
		}
		target, _, _ = strings.Cut(target, "?")
		language := b.Language(c)
		n.targets = note(n.byTarget, n.targets, language, target, c.Folded, c.Label, c.First)
		if c.Framed >= 0 {
			n.labels = note(n.byLabel, n.labels, language, c.Folded, target, target, c.Framed)
		}
	}
}

// note adds a name to the entry of key.
func note(m map[string]*usage, order []*usage, language, key, name, shown string, i int32) []*usage {
	u := m[language+"\x00"+key]
	if u == nil {
		if len(order) == maxTargets {
			return order
		}
		u = &usage{key: key, language: language}
		m[u.language+"\x00"+u.key] = u
		order = append(order, u)
	}
	if len(u.names) < maxNames && !slices.Contains(u.names, name) {
		u.names = append(u.names, name)
		u.shown = append(u.shown, shown)
		u.pages = append(u.pages, i)
	}
	return order
}

func (n *names) Findings() []analyzer.Finding {
	var fs []analyzer.Finding
	n.read(n.site.Calls)
	for _, u := range n.targets {
		u.foldVariants()
		if len(u.names) > n.most {
			fs = append(fs, u.finding(n.site, u.key))
		}
	}
	for _, u := range n.labels {
		if len(u.names) > 1 {
			fs = append(fs, u.finding(n.site, ""))
		}
	}
	if len(fs) > 20 {
		fs = fs[:20]
	}
	return fs
}

// foldVariants drops the labels that begin with another one: "Request a quote for the mixer" is "Request a quote", said more closely.
func (u *usage) foldVariants() {
	kept := 0
	for k, name := range u.names {
		if slices.ContainsFunc(u.names, func(base string) bool { return analyzer.Extends(name, base) }) {
			continue
		}
		u.names[kept], u.shown[kept], u.pages[kept] = u.names[k], u.shown[k], u.pages[k]
		kept++
	}
	u.names, u.shown, u.pages = u.names[:kept], u.shown[:kept], u.pages[:kept]
}

// finding lists the names of one entry. target is "" where the names are targets.
func (u *usage) finding(site *analyzer.Site, target string) analyzer.Finding {
	f := analyzer.Finding{Loss: 0.34, Confidence: 0.8, Count: len(u.names), Related: site.URLs(u.pages)}
	for k, s := range u.shown {
		e := analyzer.Evidence{Quote: s, URL: target}
		if target == "" {
			e = analyzer.Evidence{Quote: u.key + " → " + s, URL: site.Nodes[u.pages[k]].URL}
		}
		f.Evidence = append(f.Evidence, e)
	}
	key, kind, art := u.key, "names for one target", "种叫法指向同一目标"
	if target == "" {
		kind, art = "targets for one name", "个目标共用同一叫法"
		f.Confidence = 0.5
	}
	f.Values = analyzer.V("got", len(u.names), "kind", kind, "kind_zh", art, "key", key)
	return f
}
