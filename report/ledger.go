package report

import (
	"strconv"
	"strings"

	"github.com/siteassay/assay/page"
)

// A reasonView is one group of URLs that were not judged.
type reasonView struct {
	Outcome page.Outcome
	Reason  string
	Count   int
	URLs    []unjudgedURL
	More    int
}

func (v *view) reasons(g *digest) {
	v.Ledger = v.ledger()
	for _, r := range g.reasons {
		x := reasonView{r.outcome, "", r.count, r.urls, r.count - len(r.urls)}
		switch {
		case r.status != 0:
			x.Reason = v.status(r.status)
		case r.reason != "":
			x.Reason = v.c.word("reason", r.reason)
		}
		v.Reasons = append(v.Reasons, x)
	}
}

// ledger says what became of every URL that was found.
func (v *view) ledger() string {
	n := &v.Doc.Counts
	var parts []string
	part := func(key string, n int) {
		if n > 0 {
			parts = append(parts, v.c.text(key, "n", n))
		}
	}
	part("ledger.redirected", n.Redirected)
	part("ledger.assets", n.Assets)
	part("ledger.errors", n.Errors)
	part("ledger.failed", n.Failed)
	part("ledger.skipped", n.Skipped)
	part("ledger.left", n.NotReached)
	if parts == nil {
		return v.c.text("ledger.all", "n", n.Found)
	}
	return v.c.text("ledger", "n", n.Found, "audited", n.Audited, "parts", strings.Join(parts, v.c.text("list.separator")))
}

// An unseenView is one reason why rules could not judge, with the rules it concerns.
type unseenView struct {
	Reason string
	Rules  []Unjudged
}

// unseen groups what could not be seen by its reason: one blind spot concerns many rules.
func (v *view) unseen() {
	at := map[string]int{}
	for _, u := range v.Doc.Unjudged {
		i, ok := at[u.Reason]
		if !ok {
			i = len(v.Unseen)
			at[u.Reason] = i
			v.Unseen = append(v.Unseen, unseenView{Reason: u.Reason})
		}
		v.Unseen[i].Rules = append(v.Unseen[i].Rules, u)
	}
}

// status is an HTTP status with its meaning, where visitors meet it often enough to have a name for it.
func (v *view) status(code int) string {
	if s, ok := v.c.lookup("status." + strconv.Itoa(code)); ok {
		return strconv.Itoa(code) + v.c.text("status.open") + s + v.c.text("status.close")
	}
	return strconv.Itoa(code)
}
