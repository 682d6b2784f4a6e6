package report

import "strings"

// A debtView is one acceptance with what the table prints besides it.
type debtView struct {
	Accepted
	Note  string // that it has expired, or that nothing matches it
	Links []related
}

// maxDebts is how many acceptances people are shown.
const maxDebts = 200

// Debts lists what was accepted.
func (v *view) Debts() []debtView {
	var all []debtView
	for i := range v.Doc.Accepted {
		if i == maxDebts {
			break
		}
		a := v.Doc.Accepted[i]
		x := debtView{Accepted: a}
		switch a.State {
		case DebtExpired:
			x.Note = v.c.text("accepted.expired")
		case DebtUnused:
			x.Note = v.c.text("accepted.unused")
		}
		for _, u := range a.URLs {
			x.Links = append(x.Links, related{href(u), address(u, v.Doc.Site)})
		}
		all = append(all, x)
	}
	return all
}

// DebtIntro says what the accepted faults cost, and what has expired.
func (v *view) DebtIntro() string {
	cost, findings, expired := 0.0, 0, 0
	for i := range v.Doc.Accepted {
		switch a := &v.Doc.Accepted[i]; a.State {
		case DebtOpen:
			cost += a.Points
			findings += a.Findings
		case DebtExpired:
			expired++
		}
	}
	var parts []string
	if findings > 0 {
		parts = append(parts, v.c.text("accepted.intro", "n", findings, "points", points(cost)))
	}
	if expired > 0 {
		parts = append(parts, v.c.text("accepted.over", "n", expired))
	}
	if parts == nil {
		parts = append(parts, v.c.text("accepted.idle", "n", len(v.Doc.Accepted)))
	}
	return strings.Join(parts, v.c.text("sentence.gap"))
}
