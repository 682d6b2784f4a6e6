package relations

import (
	"strconv"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// unansweredReviews counts the reviews of three stars or fewer and the questions that a product page marks up, and the answers of
// the owner that stand in its text or mark-up. A few reviews make no habit.
func unansweredReviews(c *analyzer.Context) analyzer.Result {
	p := c.Page
	items, answered := 0, 0
	quote := ""
	for i := range p.Structured {
		e := &p.Structured[i]
		for _, list := range [...]page.Properties{e.Items, e.Properties} {
			listed := items
			for _, x := range list {
				if key, ok := strings.CutSuffix(x.Name, "reviewRating.ratingValue"); ok && low(x.Value, list.Get(key+"reviewRating.bestRating"), c.Params.Number("stars")) {
					items++
					if quote == "" {
						quote = x.Value + "★ " + list.Get(key+"reviewBody") + list.Get(key+"description")
					}
				}
			}
			if items > listed {
				break // the properties repeat the first of the list
			}
		}
		if e.Type == "Question" {
			items++
			if e.Properties.Get("acceptedAnswer.text") != "" || e.Properties.Get("suggestedAnswer.text") != "" || strings.Trim(e.Properties.Get("answerCount"), "0") != "" {
				answered++
			} else if quote == "" {
				quote = e.Properties.Get("name")
			}
		}
	}
	if items < c.Params.Int("items") {
		return analyzer.None()
	}
	text := strings.ToLower(p.Text.Main)
	for _, w := range c.Params.Strings("replies") {
		answered += strings.Count(text, w)
	}
	answered = min(answered, items)
	rate := float64(answered) / float64(items)
	if rate >= c.Params.Number("rate") {
		return analyzer.Result{}
	}
	r := analyzer.Found(analyzer.V("got", items-answered, "all", items), analyzer.Evidence{Quote: quote})
	r.Count, r.Loss, r.Confidence = items-answered, 1-rate, 0.8
	return r
}

// low reports whether a rating is of that many stars of five or fewer.
func low(value, best string, stars float64) bool {
	v, err := strconv.ParseFloat(strings.TrimSpace(strings.Replace(value, ",", ".", 1)), 64)
	if err != nil || v <= 0 {
		return false
	}
	b, err := strconv.ParseFloat(strings.TrimSpace(best), 64)
	if err != nil || b <= 0 {
		b = 5
	}
	return v/b*5 <= stars
}
