package analyzer

import (
	"cmp"
	"slices"
	"strings"

	"github.com/siteassay/assay/page"
)

// PageJobs tell whether each page asks for one thing: how many different steps stand side by side with equal weight.
type PageJobs struct {
	Pages int        `json:"pages"` // that ask for a step in their content
	Frame int        `json:"frame"` // that ask for one in the header, menu or footer alone
	None  int        `json:"none"`  // that ask for none
	Types []TypeJobs `json:"types"` // most frequent first
	Worst []PageJob  `json:"worst"` // pages with most steps of equal weight, at most 50
}

// TypeJobs are the pages of one type by the number of steps that compete on them.
type TypeJobs struct {
	Type  page.Type `json:"type"`
	Pages int       `json:"pages"`
	None  int       `json:"none"`
	Frame int       `json:"frame"` // only in the header, menu or footer
	One   int       `json:"one"`
	Two   int       `json:"two"`
	More  int       `json:"more"`
	Steps float64   `json:"steps"` // mean number, of those that ask for any
}

// A PageJob is a page on which several steps compete.
type PageJob struct {
	URL    string      `json:"url"`
	Type   page.Type   `json:"type"`
	Steps  []page.Goal `json:"steps"`
	Labels []string    `json:"labels"` // one for each step
	Hero   bool        `json:"hero"`   // they stand side by side at the top

	Language string `json:"language,omitempty"` // of the page
}

// Steps are the different steps that a page asks for in its content. Telephone, chat and form are ways to one step,
// enquire; links that only lead on ask for none.
type Steps struct {
	All  []page.Goal // in the order of the page
	Hero []page.Goal // of buttons that look the same at the top, the largest such group
	Look string      // the signature of that group
	Main []page.Goal // of links and buttons that look the same anywhere in the content, the largest such group
	Same string      // the signature of that group
}

// StepOf folds the ways to reach the company into one.
func StepOf(g page.Goal) page.Goal {
	if g == page.Call || g == page.Chat {
		return page.Enquire
	}
	return g
}

// Competes reports whether a call asks for a step in the content of its page.
func Competes(c *page.CTA) bool {
	return c.InContent() && StepOf(c.Goal) != page.Navigate
}

// OnTop reports whether a call that competes stands in the hero of the content.
func OnTop(c *page.CTA) bool { return c.Again == "hero" || c.Region == page.Main && c.Hero }

// StepsOf reads the steps of a page. Links and buttons without a class have no look of their own.
func StepsOf(p *page.Page) Steps {
	var s Steps
	var looks []look
	for i := range p.CTAs {
		c := &p.CTAs[i]
		if !Competes(c) {
			continue
		}
		g := StepOf(c.Goal)
		s.All = addStep(s.All, g)
		if c.Sticky && c.Again == "" || !strings.Contains(c.Signature, ".") {
			continue
		}
		k := slices.IndexFunc(looks, func(l look) bool { return l.signature == c.Signature })
		if k < 0 {
			k = len(looks)
			looks = append(looks, look{signature: c.Signature})
		}
		looks[k].main = addStep(looks[k].main, g)
		if OnTop(c) {
			looks[k].hero = addStep(looks[k].hero, g)
		}
	}
	for k := range looks {
		if l := &looks[k]; len(l.hero) > len(s.Hero) {
			s.Hero, s.Look = l.hero, l.signature
		}
		if l := &looks[k]; len(l.main) > len(s.Main) {
			s.Main, s.Same = l.main, l.signature
		}
	}
	return s
}

// A look is the steps of calls that share their tag and classes.
type look struct {
	signature  string
	hero, main []page.Goal
}

func addStep(goals []page.Goal, g page.Goal) []page.Goal {
	if slices.Contains(goals, g) {
		return goals
	}
	return append(goals, g)
}

const maxWorstJobs = 50

// A jobFinder fills PageJobs; it keeps the worst pages only.
type jobFinder struct {
	site  *Site
	view  PageJobs
	types map[page.Type]*TypeJobs
}

func newJobFinder(s *Site) *jobFinder { return &jobFinder{site: s, types: map[page.Type]*TypeJobs{}} }

func (f *jobFinder) page(p *page.Page) {
	if !f.site.entry(p) {
		return
	}
	t := f.types[p.Type]
	if t == nil {
		t = &TypeJobs{Type: constant(p.Type)}
		f.types[t.Type] = t
	}
	t.Pages++
	s := StepsOf(p)
	if len(s.All) == 0 {
		if framed(p) {
			t.Frame++
			f.view.Frame++
		} else {
			t.None++
			f.view.None++
		}
		return
	}
	f.view.Pages++
	equal := max(1, len(s.Main))
	t.Steps += float64(equal)
	switch equal {
	case 1:
		t.One++
	case 2:
		t.Two++
	default:
		t.More++
	}
	if equal > 1 {
		f.keep(p, &s)
	}
}

// framed reports whether the page asks for a step around its content.
func framed(p *page.Page) bool {
	return slices.ContainsFunc(p.CTAs, func(c page.CTA) bool { return StepOf(c.Goal) != page.Navigate })
}

// keep puts a page among the worst: most steps first, at the top before below.
func (f *jobFinder) keep(p *page.Page, s *Steps) {
	w := f.view.Worst
	if n := len(w); n == maxWorstJobs && len(w[n-1].Steps) >= len(s.Main) {
		return
	}
	job := PageJob{URL: strings.Clone(p.URL), Language: strings.Clone(p.Language), Type: constant(p.Type), Hero: len(s.Hero) == len(s.Main)}
	for _, g := range s.Main {
		job.Steps = append(job.Steps, page.Goal(strings.Clone(string(g))))
		for i := range p.CTAs {
			if c := &p.CTAs[i]; Competes(c) && StepOf(c.Goal) == g && c.Signature == s.Same {
				job.Labels = append(job.Labels, strings.Clone(c.Text))
				break
			}
		}
	}
	at := len(w)
	for at > 0 && (len(w[at-1].Steps) < len(job.Steps) || len(w[at-1].Steps) == len(job.Steps) && job.Hero && !w[at-1].Hero) {
		at--
	}
	w = slices.Insert(w, at, job)
	f.view.Worst = w[:min(len(w), maxWorstJobs)]
}

func (f *jobFinder) jobs() *PageJobs {
	v := f.view
	v.Types = []TypeJobs{}
	for _, t := range f.types {
		if asks := t.Pages - t.None - t.Frame; asks > 0 {
			t.Steps /= float64(asks)
		}
		v.Types = append(v.Types, *t)
	}
	slices.SortFunc(v.Types, func(a, b TypeJobs) int { return cmp.Or(b.Pages-a.Pages, cmp.Compare(a.Type, b.Type)) })
	if v.Worst == nil {
		v.Worst = []PageJob{}
	}
	return &v
}
