package audit

import (
	"math"
	"slices"
	"sort"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
	"github.com/siteassay/assay/report"
)

// A workBook folds findings to pieces of work: one rule on one kind of page is one fix, since pages of a kind come from
// one template or one hand. It keeps a few numbers for each rule and type, whatever the number of pages.
type workBook struct {
	folds   map[foldKey]*fold
	inlinks float64
}

type foldKey struct {
	rule int
	typ  page.Type
}

type fold struct {
	pages      int
	loss       float64 // Σ effective loss
	confidence float64 // Σ
	inlinks    float64 // of the pages, a stand-in for visits
	gates      int
	worst      []worst // up to five, by falling loss, then in the order of the crawl
	repeats    repeats // what the findings show
}

type worst struct {
	url  string
	loss float64
}

// add takes the findings of one page but those that are accepted. Of a page that a gate makes worthless only the gate is work:
// what else is wrong with content of others goes with it.
func (w *workBook) add(t *analyzer.Tally, n *analyzer.Node, p *page.Page, j *analyzer.Judgement, gate int, accepted func(*analyzer.Finding) int) {
	w.inlinks += float64(n.Inlinks)
	for k := range j.Findings {
		if gate >= 0 && k != gate {
			continue
		}
		f := &j.Findings[k]
		if accepted(f) >= 0 {
			continue
		}
		key := foldKey{t.Index(f.Rule), p.Type}
		x := w.folds[key]
		if x == nil {
			x = &fold{}
			w.folds[key] = x
		}
		x.pages++
		x.loss += f.Weight()
		x.confidence += f.Confidence
		x.inlinks += float64(n.Inlinks)
		if k == gate {
			x.gates++
		}
		x.note(n.URL, f.Weight())
		if len(f.Evidence) > 0 {
			x.repeats.add(&f.Evidence[0])
		}
	}
}

// note keeps url when it is among the five worst.
func (x *fold) note(url string, loss float64) {
	const keep = 5
	at := len(x.worst)
	for at > 0 && x.worst[at-1].loss < loss {
		at--
	}
	if at >= keep {
		return
	}
	x.worst = append(x.worst, worst{})
	copy(x.worst[at+1:], x.worst[at:])
	x.worst[at] = worst{url, loss}
	if len(x.worst) > keep {
		x.worst = x.worst[:keep]
	}
}

// hours are what an effort letter means (domain.md section 0).
var hours = map[string]float64{"S": 1, "M": 4, "L": 16}

// effort is the time for one fix. What is changed in a template or a process costs once; what is written page by page
// costs more with every page, though less for each, since the second text of a kind is quicker than the first.
func effort(r *analyzer.Rule, pages int) float64 {
	h := hours[r.Effort]
	if r.Remedy == "skill" || r.Remedy == "resource" {
		h *= math.Sqrt(float64(max(1, pages)))
	}
	return math.Round(h*2) / 2
}

// fixes is the list of work, those worth most first (domain.md 3.8): gates, then critical faults, then by points regained,
// share of the visitors who meet the fault, and confidence, over the hours it takes. Ties keep the order of rule ids.
func (a *audit) fixes() []report.Fix {
	var fixes []report.Fix
	for _, m := range a.work.merged() {
		x := m.fold
		r := a.engine.Rules[m.keys[0].rule]
		if r.Weight == 0 {
			continue
		}
		f := a.fix(r, x.pages)
		f.Repeated = x.repeats.top(x.pages)
		if f.Repeated != nil { // what is the same on many pages is mended once
			f.Hours = effort(r, x.pages-f.Repeated.Pages+1)
		}
		if len(m.keys) == 1 {
			f.Type = m.keys[0].typ
		}
		for _, key := range m.keys {
			f.Gain += a.score.Gain(key.rule, key.typ) - a.debts.points[key]
		}
		for _, w := range x.worst {
			f.URLs = append(f.URLs, w.url)
		}
		reach := 0.0
		if a.work.inlinks > 0 {
			reach = x.inlinks / a.work.inlinks
		}
		a.rank(&f, r, reach, x.confidence/float64(x.pages), x.gates > 0)
		fixes = append(fixes, f)
	}
	fixes = append(fixes, a.siteFixes()...)
	fixes = a.missingFixes(fixes)
	sort.Slice(fixes, func(i, j int) bool {
		x, y := &fixes[i], &fixes[j]
		if x.Priority != y.Priority {
			return x.Priority > y.Priority
		}
		if x.Rule != y.Rule {
			return x.Rule < y.Rule
		}
		return x.Type < y.Type
	})
	return fixes
}

// siteFixes folds the findings of each site rule to one fix.
func (a *audit) siteFixes() []report.Fix {
	var fixes []report.Fix
	for k := 0; k < len(a.siteFound); {
		r := a.engine.Rules[a.tally.Index(a.siteFound[k].Rule)]
		var urls []string
		gain, confidence := 0.0, 0.0
		var open []analyzer.Finding
		for ; k < len(a.siteFound) && a.siteFound[k].Rule == r.ID; k++ {
			f := &a.siteFound[k]
			if a.debts.cover(f) >= 0 {
				continue
			}
			open = append(open, *f)
			gain += a.score.SitePoints(f)
			confidence += f.Confidence
			for _, u := range f.Related {
				if len(urls) < 5 && !slices.Contains(urls, u) {
					urls = append(urls, u)
				}
			}
		}
		if r.Weight == 0 || len(open) == 0 {
			continue
		}
		f := a.fix(r, analyzer.Concerned(open))
		f.Gain, f.URLs = gain, urls
		a.rank(&f, r, 0.5, confidence/float64(len(open)), false)
		fixes = append(fixes, f)
	}
	return fixes
}

// tellsMissing are the rules that say of a page type that the site has none; what the type costs is theirs to regain.
var tellsMissing = map[page.Type]string{page.Case: "trust/no-case-study", page.About: "trust/about-thin", page.FAQ: "service/no-faq", page.Legal: "trust/legal-missing"}

// missingFixes adds the page types that the site lacks: to the fix of the rule that reported it, else as a fix of their own, which
// has no rule.
func (a *audit) missingFixes(fixes []report.Fix) []report.Fix {
	for _, m := range a.score.Missing {
		k := slices.IndexFunc(fixes, func(f report.Fix) bool { return f.Rule == tellsMissing[m.Type] })
		if k < 0 {
			k = len(fixes)
			fixes = append(fixes, report.Fix{
				Title: a.say("A page of this kind is missing: %s", "缺少一类页面：%s", analyzer.TypeTitle(m.Type, a.cfg.Language)), Owner: "mgr", Effort: "M", Hours: hours["M"],
				Remedy: "process", Severity: analyzer.Warning, Pages: 1, URLs: []string{},
			})
		}
		f := &fixes[k]
		f.Missing = m.Type
		f.Gain += m.Points
		f.Priority = f.Gain / math.Pow(math.Max(1, f.Hours), 0.7) // who looks for the page does not find it: nobody else is concerned
	}
	return fixes
}

func (a *audit) fix(r *analyzer.Rule, pages int) report.Fix {
	return report.Fix{
		Rule: r.ID, Title: r.Text[a.cfg.Language].Failure, Owner: r.Owner, Effort: r.Effort, Hours: effort(r, pages),
		Remedy: r.Remedy, Severity: r.Severity, Pages: pages,
	}
}

// critical is the weight from which a fault comes before all others, however few pages it is on: a dead button, a form
// that leaks, a page that sells and may not be found (domain.md section 0).
const critical = 8

// rank sets the priority. Gates come first, then critical faults; within each, what regains most for its hours.
func (a *audit) rank(f *report.Fix, r *analyzer.Rule, reach, confidence float64, gate bool) {
	f.Priority = f.Gain * (0.5 + reach) * confidence / math.Pow(math.Max(1, f.Hours), 0.7)
	switch {
	case gate:
		f.Priority += 10 * report.CriticalPriority
	case r.Severity == analyzer.Error && r.Weight >= critical:
		f.Priority += report.CriticalPriority
	}
}
