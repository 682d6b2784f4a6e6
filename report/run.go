package report

import (
	"time"

	"github.com/siteassay/assay/page"
)

// A RunSummary is what a site's history keeps of one audit for ever.
type RunSummary struct {
	Number   int        `json:"number"`
	Site     string     `json:"site"`
	Started  time.Time  `json:"started"`
	Finished time.Time  `json:"finished"`
	State    State      `json:"state"`
	Reason   string     `json:"reason"`
	Score    float64    `json:"score"`
	Coverage float64    `json:"coverage"`
	Model    page.Model `json:"model"`
	RuleSet  string     `json:"rule_set"`
	Counts   Counts     `json:"counts"`
	Headings []Heading  `json:"headings"`
	Document []byte     `json:"-"` // the report document as JSON, without its pages and outcomes

	Open bool `json:"-"` // it was interrupted and is to go on, even if no page is left
}
