package contact

import (
	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// phoneNotClickable finds numbers that a visitor on a phone must copy by hand. Numbers of fax machines are not dialled, and those of
// legal pages are often those of others: the host, the supervisory authority.
func phoneNotClickable(c *analyzer.Context) analyzer.Result {
	if c.Page.Type == page.Legal {
		return analyzer.None()
	}
	all := 0
	var got []string
	var evidence []analyzer.Evidence
	for i := range c.Page.Contacts.Phones {
		ph := &c.Page.Contacts.Phones[i]
		if ph.Fax {
			continue
		}
		all++
		if !ph.Clickable {
			got = append(got, ph.Text)
			evidence = append(evidence, analyzer.Evidence{Quote: ph.Text})
		}
	}
	switch {
	case all == 0:
		return analyzer.None()
	case len(got) == 0:
		return analyzer.Result{}
	}
	return analyzer.Result{
		Status: analyzer.Fail, Loss: float64(len(got)) / float64(all), Count: len(got),
		Values: analyzer.V("got", got[:min(3, len(got))]), Evidence: evidence,
	}
}
