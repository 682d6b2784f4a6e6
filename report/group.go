package report

import (
	"sort"

	"github.com/siteassay/assay/analyzer"
)

// A group is one heading with its categories that lost points or have findings.
type group struct {
	ID, Anchor string
	Lost, Max  float64
	Categories []categoryView
}

type categoryView struct {
	Name      string
	Lost, Max float64
	Rules     []ruleView
}

// A ruleView is one rule with what it found.
type ruleView struct {
	ID, Anchor    string
	Severity      analyzer.Severity
	Failure       string
	Why, Fix      string
	Owner, Effort string
	Refs          []related
	Points        float64
	Reach         string
	Examples      []example
	MoreText      string
	category      string
	pages         int
}

// groups puts every rule that found something under its heading and category, the costliest first.
func (v *view) groups(g *digest) []group {
	byCategory := map[string][]ruleView{}
	for _, r := range g.rules {
		x := v.ruleView(r)
		byCategory[x.category] = append(byCategory[x.category], x)
	}
	var groups []group
	for _, h := range v.headingOrder() {
		x := group{ID: h.ID, Anchor: anchor("area", h.ID), Lost: h.Lost, Max: h.Max}
		for _, name := range v.categoriesOf(h.ID, byCategory) {
			rules := byCategory[name]
			sort.Slice(rules, func(i, j int) bool {
				a, b := &rules[i], &rules[j]
				if a.Points != b.Points {
					return a.Points > b.Points
				}
				if a.pages != b.pages {
					return a.pages > b.pages
				}
				return a.ID < b.ID
			})
			c := categoryView{Name: name, Rules: rules}
			for i := range v.Doc.Score.Categories {
				if s := &v.Doc.Score.Categories[i]; s.Name == name {
					c.Max, c.Lost = s.Max, s.Max-s.Points
				}
			}
			x.Categories = append(x.Categories, c)
		}
		if len(x.Categories) > 0 {
			groups = append(groups, x)
		}
	}
	return groups
}

// headingOrder are the six headings with their account, in the order of every report.
func (v *view) headingOrder() []Heading {
	hs := make([]Heading, len(analyzer.Headings))
	for i, h := range analyzer.Headings {
		hs[i].ID = h.ID
		for _, s := range v.Doc.Score.Headings {
			if s.ID == h.ID {
				hs[i] = s
			}
		}
	}
	return hs
}

// categoriesOf are the categories of a heading that have findings: the known ones in their order, then others by name.
func (v *view) categoriesOf(heading string, found map[string][]ruleView) []string {
	var names, others []string
	known := map[string]bool{}
	for _, c := range analyzer.Categories {
		known[c] = true
		if v.headingOf(c) == heading && len(found[c]) > 0 {
			names = append(names, c)
		}
	}
	for c := range found {
		if !known[c] && v.headingOf(c) == heading {
			others = append(others, c)
		}
	}
	sort.Strings(others)
	return append(names, others...)
}

func (v *view) ruleView(g *ruleDigest) ruleView {
	x := ruleView{ID: quote(g.id), Anchor: anchor("rule", g.id), Points: g.points, Examples: g.examples, pages: g.pages,
		Failure: v.failure(g.id), Severity: analyzer.Notice, category: g.category}
	if r := v.rules[g.id]; r != nil {
		x.Severity, x.Why, x.Fix, x.Owner, x.Effort = r.Severity, r.Why, r.Fix, r.Owner, r.Effort
		if r.Category != "" {
			x.category = r.Category
		}
		for _, u := range r.Refs {
			x.Refs = append(x.Refs, related{href(u), hostOf(u)})
		}
	}
	x.Reach = v.c.text("whole.site")
	if g.pages > 0 {
		x.Reach = v.c.text("pages.n", "n", g.pages)
	}
	x.MoreText = v.moreExamples(g)
	return x
}

// moreExamples says how many findings are not shown, "" when all are.
func (v *view) moreExamples(g *ruleDigest) string {
	shown := len(g.examples)
	if g.findings <= shown {
		return ""
	}
	key := "examples.same"
	switch {
	case g.pages == 0:
		key = "examples.site"
	case g.examples[0].Points != g.examples[shown-1].Points:
		key = "examples.more"
	}
	return v.c.text(key, "shown", shown, "n", g.findings)
}
