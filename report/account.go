package report

import (
	"fmt"
	"math"
	"sort"
	"strconv"
	"strings"
)

// A step is one line of the waterfall from 100 to the score.
type step struct {
	Kind string // total, lost
	Name string
	Bar  bar
	Text string
}

// An account is one category with what each of its rules costs.
type account struct {
	Name      string
	Lost, Max float64
	Rules     []accountRule
}

type accountRule struct {
	Title, Anchor string
	Pages         int
	Points        float64
}

// account explains the score: the waterfall by category, and every rule that took points.
func (v *view) account() {
	s := &v.Doc.Score
	if !v.Judged {
		return
	}
	at := 100.0
	v.Waterfall = append(v.Waterfall, step{"total", v.c.text("method.start"), barOf(0, 100), decimal(100)})
	lose := func(name string, p float64) {
		if p < 1e-9 {
			return
		}
		v.Waterfall = append(v.Waterfall, step{"lost", name, barOf(at-p, at), loss(p)})
		at -= p
	}
	categories := append([]Category(nil), s.Categories...)
	sort.SliceStable(categories, func(i, j int) bool {
		return categories[i].Max-categories[i].Points > categories[j].Max-categories[j].Points
	})
	for i := range categories {
		c := &categories[i]
		lose(v.c.word("category", c.Name), c.Max-c.Points)
		v.Accounts = append(v.Accounts, v.accountOf(c))
	}
	for _, g := range s.Gates {
		lose(v.c.text("method.gate"), g.Points)
	}
	v.Waterfall = append(v.Waterfall, step{"total", v.c.text("method.end"), barOf(0, s.Overall), decimal(s.Overall)})
	v.Sum = v.c.text("method.sum", "lost", decimal(100-s.Overall), "score", decimal(s.Overall))
}

func (v *view) accountOf(c *Category) account {
	a := account{Name: c.Name, Lost: c.Max - c.Points, Max: c.Max}
	rest := a.Lost
	for _, l := range c.Lost {
		if l.Points > 0 {
			a.Rules = append(a.Rules, accountRule{v.failure(l.Rule), anchor("rule", l.Rule), l.Pages, l.Points})
			rest -= l.Points
		}
	}
	if rest > 1e-6 && len(v.Doc.Score.Missing) > 0 { // a required page that is not there fails every rule
		a.Rules = append(a.Rules, accountRule{Title: v.c.text("method.missing"), Points: rest})
	}
	return a
}

// A curve is the score after each of the fixes worth most, as paths in a box of 600 by 150.
type curve struct {
	Area, Line string
	Grid       []string
	From, To   string
	Count      int
	Label      string
}

func (v *view) curve() *curve {
	n := len(v.TopFixes)
	if n == 0 {
		return nil
	}
	from, to := v.Doc.Score.Overall, v.TopFixes[n-1].After
	low := math.Max(0, math.Floor(from/10)*10-10)
	y := func(score float64) string { return svgNumber(145 - (score-low)/(100-low+1e-9)*140) }
	x := func(i int) string { return svgNumber(600 * float64(i) / float64(n)) }
	var b strings.Builder
	fmt.Fprintf(&b, "M0 %s", y(from))
	for i, f := range v.TopFixes {
		fmt.Fprintf(&b, " L%s %s", x(i+1), y(f.After))
	}
	c := &curve{Line: b.String(), Area: b.String() + " L600 150 L0 150 Z", From: decimal(from), To: decimal(to), Count: n}
	for g := math.Ceil(low/10) * 10; g <= 100; g += 10 {
		c.Grid = append(c.Grid, y(g))
	}
	c.Label = v.c.text("curve", "from", c.From, "to", c.To)
	return c
}

// svgNumber writes a length with at most two decimals.
func svgNumber(f float64) string {
	return strconv.FormatFloat(math.Round(f*100)/100, 'f', -1, 64)
}
