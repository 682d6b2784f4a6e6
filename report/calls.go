package report

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
)

// How many rows of the views of calls and forms people read; report.json has the rest.
const (
	maxCallRows  = 20
	maxNameShown = 4
	maxCostShown = 3
)

// A promisesView is what the template of the kept and broken promises reads.
type promisesView struct {
	*analyzer.PromiseChains
	Parts  []part
	Label  string
	Breaks []breakView
	Split  []splitView
}

type breakView struct {
	analyzer.PromiseBreak
	Page, To related
}

type splitView struct {
	analyzer.SplitHeadline
	Page related
}

// Promises is the view of the promises that calls to action make, nil when the site has no call that leads to a page.
func (v *view) Promises() *promisesView {
	if v.Doc.Views == nil || v.Doc.Views.Promises == nil || v.Doc.Views.Promises.Chains+v.Doc.Views.Promises.Titles == 0 {
		return nil
	}
	p := v.Doc.Views.Promises
	out := &promisesView{PromiseChains: p}
	if p.Chains > 0 {
		out.Parts, out.Label = v.stack("promise", p.Chains, []stretch{
			{"here", "kept", p.Kept}, {"one", "further", p.Further}, {"two", "vague", p.Vague}, {"never", "broken", p.Broken}, {"dim", "unseen", p.Unseen},
		})
	}
	for _, b := range p.Breaks[:min(len(p.Breaks), maxCallRows)] {
		out.Breaks = append(out.Breaks, breakView{b, v.Link(b.Page), v.Link(b.Destination)})
	}
	for _, s := range p.Split[:min(len(p.Split), maxCallRows)] {
		out.Split = append(out.Split, splitView{s, v.Link(s.URL)})
	}
	return out
}

// A stretch is one part of a stacked bar before it is laid out.
type stretch struct {
	class, key string
	n          int
}

// stack lays out a stacked bar whose parts have their words under family.
func (v *view) stack(family string, whole int, list []stretch) (parts []part, label string) {
	at := 0.0
	for _, p := range list {
		if p.n == 0 {
			continue
		}
		to := at + 100*float64(p.n)/float64(whole)
		parts = append(parts, part{p.class, barOf(at, to)})
		at = to
		if label != "" {
			label += v.c.text("list.separator")
		}
		label += v.c.text(family+"."+p.key, "k", p.n)
	}
	return parts, label
}

// A callsView is what the template of the calls to action reads.
type callsView struct {
	*analyzer.CallInventory
	Calls           []callView
	Labels, Targets []spreadView
	Jobs            *jobsView
}

type callView struct {
	analyzer.CallUse
	To    related
	Where string
}

type spreadView struct {
	Name  related
	Names []related
	Count int
	More  int

	Language string // of those that are words
}

// Calls is the view of the calls to action, nil when the site has none.
func (v *view) Calls() *callsView {
	if v.Doc.Views == nil || v.Doc.Views.Calls == nil || v.Doc.Views.Calls.Uses == 0 {
		return nil
	}
	c := v.Doc.Views.Calls
	out := &callsView{CallInventory: c, Jobs: v.jobs()}
	for _, u := range c.Calls[:min(len(c.Calls), maxCallRows)] {
		var where []string
		for _, r := range u.Regions {
			where = append(where, v.c.word("region", string(r)))
		}
		to := v.place(u.Target)
		if u.Dead {
			to = related{Address: v.c.text("calls.dead")}
		}
		out.Calls = append(out.Calls, callView{u, to, strings.Join(where, v.c.text("list.separator"))})
	}
	for _, s := range c.Labels[:min(len(c.Labels), maxCallRows/2)] {
		out.Labels = append(out.Labels, v.spread(related{Address: quote(s.Name)}, s, true))
	}
	for _, s := range c.Targets[:min(len(c.Targets), maxCallRows/2)] {
		out.Targets = append(out.Targets, v.spread(v.Link(s.Name), s, false))
	}
	return out
}

// place is where a call leads: a page, or what it does where it stands.
func (v *view) place(target string) related {
	switch {
	case target == "submit":
		return related{Address: v.c.text("calls.submit")}
	case target == "button":
		return related{Address: v.c.text("calls.button")}
	case strings.HasPrefix(target, "http"):
		return v.Link(target)
	}
	return related{Address: quote(target)}
}

func (v *view) spread(name related, s analyzer.LabelSpread, places bool) spreadView {
	out := spreadView{Name: name, Count: s.Count, Language: language(s.Language)}
	for _, n := range s.Names[:min(len(s.Names), maxNameShown)] {
		if places {
			out.Names = append(out.Names, v.Link(n))
		} else {
			out.Names = append(out.Names, related{Address: quote(n)})
		}
	}
	out.More = s.Count - len(out.Names)
	return out
}

// A jobsView tells how many steps compete on a page.
type jobsView struct {
	*analyzer.PageJobs
	Types []typeJobs
	Worst []jobView
}

type typeJobs struct {
	analyzer.TypeJobs
	Parts []part
	Label string
}

type jobView struct {
	analyzer.PageJob
	Page  related
	Names string
}

func (v *view) jobs() *jobsView {
	j := v.Doc.Views.Jobs
	if j == nil || j.Pages == 0 {
		return nil
	}
	out := &jobsView{PageJobs: j}
	for _, t := range j.Types {
		x := typeJobs{TypeJobs: t}
		x.Parts, x.Label = v.stack("job", t.Pages, []stretch{{"here", "one", t.One}, {"two", "two", t.Two}, {"far", "more", t.More}, {"dim", "frame", t.Frame}, {"never", "none", t.None}})
		out.Types = append(out.Types, x)
	}
	for _, w := range j.Worst[:min(len(j.Worst), maxCallRows)] {
		var names []string
		for _, l := range w.Labels {
			names = append(names, quote(l))
		}
		out.Worst = append(out.Worst, jobView{w, v.Link(w.URL), strings.Join(names, " · ")})
	}
	return out
}

// A formsView is what the template of the forms reads.
type formsView struct {
	*analyzer.FormCosts
	List []formView
	Cut  int
}

type formView struct {
	analyzer.FormCost
	Page  related
	Name  string
	Asked string
	Dear  string
	Bar   bar
}

// Forms is the view of what forms cost their visitors, nil when the site has none that can be seen.
func (v *view) Forms() *formsView {
	if v.Doc.Views == nil || v.Doc.Views.Forms == nil || len(v.Doc.Views.Forms.List) == 0 {
		return nil
	}
	f := v.Doc.Views.Forms
	out := &formsView{FormCosts: f, Cut: f.Forms - min(len(f.List), maxCallRows)}
	for _, x := range f.List[:min(len(f.List), maxCallRows)] {
		row := formView{FormCost: x, Page: v.Link(x.Page), Name: quote(x.Submit), Bar: barOf(0, x.Friction)}
		var asked, dear []string
		for _, q := range x.Fields {
			asked = append(asked, quote(q))
		}
		for _, c := range x.Costs[:min(len(x.Costs), maxCostShown)] {
			dear = append(dear, v.c.text("cost."+c.What, "n", c.Count)+" +"+count(c.Points, v.c.lang))
		}
		row.Asked, row.Dear = strings.Join(asked, " · "), strings.Join(dear, v.c.text("list.separator"))
		out.List = append(out.List, row)
	}
	return out
}
