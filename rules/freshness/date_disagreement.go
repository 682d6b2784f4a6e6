package freshness

import (
	"time"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// dateSources are the places that tell when a page was published, in the order of the message.
var dateSources = [...]struct{ en, zh string }{{"page", "页面"}, {"markup", "标注"}, {"address", "网址"}}

// dateDisagreement compares the dates of publication that the visitor reads, that structured data and metas tell, and that the
// address holds. A place agrees with another when one of its dates does, or one of change: many templates print the date of the last
// change under the word for publication. A day more or less is a matter of time zones.
func dateDisagreement(c *analyzer.Context) analyzer.Result {
	var published [len(dateSources)]*page.Date
	var all [len(dateSources)][]int64
	for i := range c.Page.Dates {
		d := &c.Page.Dates[i]
		k := sourceOf(d)
		if k < 0 || d.Kind != "published" && d.Kind != "modified" {
			continue
		}
		day, err := time.Parse(time.DateOnly, d.Value)
		if err != nil {
			continue
		}
		all[k] = append(all[k], day.Unix()/86400)
		if d.Kind == "published" && published[k] == nil {
			published[k] = d
		}
	}
	if c.Page.Signals.Publisher != "" && published[1] == nil {
		return analyzer.Result{} // taken over from others: the text tells their date, the address that of the copy
	}
	days := int64(c.Params.Int("days"))
	for a := range published {
		for b := a + 1; b < len(published); b++ {
			if published[a] == nil || published[b] == nil || agree(all[a], all[b], days) {
				continue
			}
			return disagreement(published[a], published[b], a, b)
		}
	}
	return analyzer.Result{}
}

// sourceOf is the index of the place in dateSources; -1 for none.
func sourceOf(d *page.Date) int {
	switch d.Source {
	case "text", "time":
		return 0
	case "json-ld", "meta":
		return 1
	case "url":
		return 2
	}
	return -1
}

// agree reports whether a day of one list lies within days of one of the other.
func agree(a, b []int64, days int64) bool {
	for _, x := range a {
		for _, y := range b {
			if x-y <= days && y-x <= days {
				return true
			}
		}
	}
	return false
}

func disagreement(first, second *page.Date, a, b int) analyzer.Result {
	var en, zh []string
	var evidence []analyzer.Evidence
	for k, d := range [...]*page.Date{first, second} {
		source := dateSources[[...]int{a, b}[k]]
		en = append(en, d.Value+" ("+source.en+")")
		zh = append(zh, d.Value+"（"+source.zh+"）")
		quote := d.Value
		if d.Quote != "" {
			quote = d.Quote
		}
		if d.Source == "json-ld" || d.Source == "meta" {
			quote += ": " + d.Value
		}
		evidence = append(evidence, analyzer.Evidence{Quote: quote})
	}
	r := analyzer.Found(analyzer.V("got", en, "zh", zh), evidence...)
	r.Count = 1
	r.Confidence = 0.8
	return r
}
