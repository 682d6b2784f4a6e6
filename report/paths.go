package report

import "github.com/siteassay/assay/analyzer"

// How many of the lists of the view people read; report.json has the rest.
const (
	maxFarShown  = 10
	maxDeadShown = 20
)

// A pathsView is what the template of the paths to action reads.
type pathsView struct {
	Intro    string
	Types    []typePaths
	Choices  bool // a page needs a click
	Ways     []analyzer.Way
	DeadEnds []related
	Lost     int
	Far      []farView
}

type typePaths struct {
	analyzer.TypePaths
	Parts []part
	Label string
}

// A part is one stretch of a stacked bar.
type part struct {
	Class string
	bar
}

type farView struct {
	analyzer.ActionPath
	From related
	Via  []related
}

// Paths is the view of the ways to an action, nil when the audit has none.
func (v *view) Paths() *pathsView {
	if v.Doc.Views == nil || v.Doc.Views.Paths == nil || v.Doc.Views.Paths.Entries == 0 {
		return nil
	}
	p := v.Doc.Views.Paths
	here, one := 0, 0
	out := &pathsView{Ways: p.Ways, Lost: p.Lost}
	for _, t := range p.Types {
		here, one = here+t.Here, one+t.One
		out.Choices = out.Choices || t.Choices > 0
		out.Types = append(out.Types, v.typePaths(t))
	}
	out.Intro = v.c.text("paths.intro", "n", p.Entries, "here", here)
	if one > 0 {
		out.Intro += v.c.text("paths.one", "n", one)
	}
	if p.Lost > 0 {
		out.Intro += v.c.text("paths.lost", "n", p.Lost)
	}
	out.Intro += v.c.text("paths.end")
	for _, u := range p.DeadEnds[:min(len(p.DeadEnds), maxDeadShown)] {
		out.DeadEnds = append(out.DeadEnds, v.Link(u))
	}
	for _, f := range p.Farthest[:min(len(p.Farthest), maxFarShown)] {
		far := farView{ActionPath: f, From: v.Link(f.URL)}
		for _, u := range f.Via {
			far.Via = append(far.Via, v.Link(u))
		}
		out.Far = append(out.Far, far)
	}
	return out
}

// typePaths lays out the bar of one page type.
func (v *view) typePaths(t analyzer.TypePaths) typePaths {
	out := typePaths{TypePaths: t}
	out.Parts, out.Label = v.stack("clicks", t.Pages, []stretch{
		{"here", "here", t.Here}, {"one", "one", t.One}, {"two", "two", t.Two}, {"far", "more", t.More}, {"never", "never", t.Never},
	})
	return out
}
