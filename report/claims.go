package report

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
)

// How many claims and open pages people read; report.json has the rest.
const (
	maxClaimRows = 30
	maxOpenRows  = 8
)

// A claimsView is what the template of the claims and their proofs reads.
type claimsView struct {
	*analyzer.ClaimLedger
	Parts    []part
	Label    string
	Types    []claimType
	Worst    []claimPage
	List     []claimView
	More     int // claims that are not listed
	Disagree []disagreeView
}

type claimType struct {
	analyzer.TypeClaims
	Share float64 // of claims without proof, 0 … 1
}

type claimPage struct {
	analyzer.PageClaims
	Page related
}

type claimView struct {
	analyzer.ClaimEntry
	Page related
	Link related // the proof; of a bare claim the page that has it, unlinked
}

type disagreeView struct {
	analyzer.Contradiction
	AtA, AtB related
}

// Claims is the view of what the company says of itself, nil when it says nothing.
func (v *view) Claims() *claimsView {
	if v.Doc.Views == nil || v.Doc.Views.Claims == nil || v.Doc.Views.Claims.Claims == 0 && len(v.Doc.Views.Claims.Contradictions) == 0 {
		return nil
	}
	l := v.Doc.Views.Claims
	out := &claimsView{ClaimLedger: l}
	if l.Claims > 0 {
		out.Parts, out.Label = v.stack("claim", l.Claims, []stretch{{"here", "proven", l.Proven}, {"one", "near", l.Near}, {"never", "bare", l.Bare}})
	}
	for _, t := range l.Types {
		out.Types = append(out.Types, claimType{t, float64(t.Bare) / float64(max(t.Claims, 1))})
	}
	for _, p := range l.Pages {
		out.Worst = append(out.Worst, claimPage{p, v.Link(p.URL)})
	}
	for _, e := range l.Entries[:min(len(l.Entries), maxClaimRows)] {
		row := claimView{ClaimEntry: e, Page: v.Link(e.URL)}
		if e.At != "" {
			row.Link = v.Link(e.At)
		}
		out.List = append(out.List, row)
	}
	out.More = l.Claims - len(out.List)
	for _, c := range l.Contradictions {
		out.Disagree = append(out.Disagree, disagreeView{c, v.Link(c.A.URL), v.Link(c.B.URL)})
	}
	return out
}

// An objectionsView is what the template of the buyer's doubts reads.
type objectionsView struct {
	*analyzer.ObjectionMap
	Rows []objectionRow
	Left []openView
}

type objectionRow struct {
	analyzer.ObjectionCover
	Parts []part
	Label string
	First related
}

type openView struct {
	Page  related
	Names string
}

// Objections is the view of where a buyer's doubts are answered, nil when no page sells.
func (v *view) Objections() *objectionsView {
	if v.Doc.Views == nil || v.Doc.Views.Objections == nil || v.Doc.Views.Objections.Pages == 0 {
		return nil
	}
	m := v.Doc.Views.Objections
	out := &objectionsView{ObjectionMap: m}
	for _, a := range m.Answers {
		row := objectionRow{ObjectionCover: a}
		row.Parts, row.Label = v.stack("answer", m.Pages, []stretch{{"here", "here", a.Here}, {"one", "near", a.Near}, {"two", "elsewhere", a.Elsewhere}, {"never", "nowhere", a.Nowhere}})
		if a.URL != "" {
			row.First = v.Link(a.URL)
		}
		out.Rows = append(out.Rows, row)
	}
	for _, p := range m.Open[:min(len(m.Open), maxOpenRows)] {
		names := make([]string, 0, len(p.Open))
		for _, id := range p.Open {
			names = append(names, v.c.word("doubt", id))
		}
		out.Left = append(out.Left, openView{v.Link(p.URL), strings.Join(names, v.c.text("list.separator"))})
	}
	return out
}
