package contact

import "github.com/siteassay/assay/analyzer"

// phoneNotClickable finds numbers that a visitor on a phone must copy by hand. Numbers of fax machines are not dialled.
func phoneNotClickable(c *analyzer.Context) analyzer.Result {
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
