package report

import (
	"strings"
	"testing"
)

// TestDebts: accepted faults stand in a section of their own, with who answers for them and what they cost, and not among
// the findings.
func TestDebts(t *testing.T) {
	d := bakery()
	if strings.Contains(string(render(t, d, "en")), `id="accepted"`) {
		t.Error("a section of debts without a debt")
	}
	entry := Accepted{Rule: "offer/no-price", Title: "No price", URL: "/custom/*", Reason: "List price follows <soon>", Owner: "M. Lind", Expires: "2026-12-31",
		From: "assay.yaml:7:5", State: DebtOpen, Findings: 3, Pages: 3, Points: 1.5, URLs: []string{d.Site + "custom/a"}}
	over, unused := entry, entry
	over.State, unused.State = DebtExpired, DebtUnused
	d.Accepted = []Accepted{entry, over, unused}
	text := words(parse(t, render(t, d, "en")))
	for _, want := range []string{"Accepted for now", "3 faults that somebody answers for", "their 1.5 points stay lost", "1 agreement has expired", "List price follows <soon>",
		"assay.yaml:7:5", "M. Lind", "2026-12-31", "expired, work again", "nothing matches it", "/custom/*"} {
		if !strings.Contains(text, want) {
			t.Errorf("the report does not say %q", want)
		}
	}
	if zh := words(parse(t, render(t, d, "zh"))); !strings.Contains(zh, "暂时接受的问题") || !strings.Contains(zh, "已到期，重新列入工作") {
		t.Error("no Chinese section")
	}
}
