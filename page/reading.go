package page

// A reading is what the extractors of offer, signals, dates and type share.
type reading struct{}
