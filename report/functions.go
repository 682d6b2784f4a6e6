package report

import (
	"math"
	"strings"

	"github.com/siteassay/assay/analyzer"
)

// A functionsView is what the template of the eight functions reads: the radar, the levers, the service ladder and the
// audiences.
type functionsView struct {
	Label     string
	Rings     []string // outlines of 25, 50, 75 and 100
	Axes      []axis
	Shape     string
	Levers    []leverView
	Service   *analyzer.ServiceLadder
	Audiences []audienceView
}

// An axis is one function with the place of its end and of its name.
type axis struct {
	analyzer.FunctionScore
	Name               string
	X, Y, TextX, TextY string
	Anchor             string
}

type leverView struct {
	analyzer.Lever
	Title, Anchor, Names string
}

type audienceView struct {
	analyzer.AudienceCover
	Link related
}

// Place of the radar in its picture.
const (
	radarX      = 160.0
	radarY      = 125.0
	radarRadius = 92.0
	maxLevers   = 12
)

// Functions is the view of the eight functions, nil when the audit has none.
func (v *view) Functions() *functionsView {
	w := v.Doc.Views
	if w == nil || len(w.Functions) == 0 {
		return nil
	}
	out := &functionsView{Service: w.Service}
	for _, share := range []float64{0.25, 0.5, 0.75, 1} {
		out.Rings = append(out.Rings, radarOutline(len(w.Functions), func(int) float64 { return share }))
	}
	out.Shape = radarOutline(len(w.Functions), func(k int) float64 { return math.Max(0, math.Min(100, w.Functions[k].Score)) / 100 })
	names := make([]string, 0, len(w.Functions))
	for k, f := range w.Functions {
		out.Axes = append(out.Axes, v.axis(f, k, len(w.Functions)))
		names = append(names, v.c.text("functions.one", "name", out.Axes[k].Name, "score", decimal(f.Score)))
	}
	out.Label = strings.Join(names, v.c.text("list.separator"))
	for _, l := range w.Levers[:min(len(w.Levers), maxLevers)] {
		served := make([]string, 0, len(l.Functions))
		for _, f := range l.Functions {
			served = append(served, v.c.word("function", f))
		}
		out.Levers = append(out.Levers, leverView{l, v.failure(l.Rule), anchor("rule", l.Rule), strings.Join(served, v.c.text("list.separator"))})
	}
	for _, a := range w.Audiences {
		out.Audiences = append(out.Audiences, audienceView{a, v.Link(a.Page)})
	}
	return out
}

func (v *view) axis(f analyzer.FunctionScore, k, n int) axis {
	x, y := radarPoint(k, n, 1)
	tx, ty := radarPoint(k, n, 1.13)
	a := axis{FunctionScore: f, Name: v.c.word("function", f.ID), X: svgNumber(x), Y: svgNumber(y), TextX: svgNumber(tx), TextY: svgNumber(ty + 4), Anchor: "middle"}
	switch {
	case tx > radarX+5:
		a.Anchor = "start"
	case tx < radarX-5:
		a.Anchor = "end"
	}
	return a
}

// radarPoint is the place of a share of axis k of n; the first points up.
func radarPoint(k, n int, share float64) (x, y float64) {
	angle := 2*math.Pi*float64(k)/float64(n) - math.Pi/2
	return radarX + radarRadius*share*math.Cos(angle), radarY + radarRadius*share*math.Sin(angle)
}

// radarOutline is the polygon through the shares of n axes.
func radarOutline(n int, share func(k int) float64) string {
	points := make([]string, 0, n)
	for k := range n {
		x, y := radarPoint(k, n, share(k))
		points = append(points, svgNumber(x)+","+svgNumber(y))
	}
	return strings.Join(points, " ")
}
