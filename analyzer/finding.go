package analyzer

// Status is what a rule says of a page or a site.
type Status uint8

// The statuses. Not applicable is never a pass, and Unknown lowers the coverage and not the score.
const (
	Pass Status = iota
	Fail
	NotApplicable
	Unknown
)

// A Result is the verdict of one rule on one page. The zero Result is a pass.
type Result struct {
	Status     Status
	Loss       float64 // 0 … 1, share of the rule's weight that is lost; 0 with Fail means 1
	Confidence float64 // 1, 0.8 or 0.5; 0 means 1
	Count      int     // occurrences; 0 with Fail means the number of Evidence, at least 1
	Values     Values
	Evidence   []Evidence // at least one with Fail: what the client can see with his own eyes
	Err        error      // the rule itself failed: it is listed as broken and counts for nothing
	Work       int        // of its expressions, counted and not timed: a unit is about 10 ns; 0 for rules in Go
}

// Found is the result of a failed check: one occurrence each.
func Found(values Values, evidence ...Evidence) Result {
	return Result{Status: Fail, Values: values, Evidence: evidence}
}

// None is the result of a rule that cannot concern the page.
func None() Result { return Result{Status: NotApplicable} }

// CannotTell is the result of a rule that cannot see what it would have to judge.
func CannotTell() Result { return Result{Status: Unknown} }

// Evidence is one thing on the page that shows the fault.
type Evidence struct {
	Quote    string `json:"quote"`              // the site's own words or mark-up, cut at MaxQuote runes
	Selector string `json:"selector,omitempty"` // CSS path of the element
	URL      string `json:"url,omitempty"`      // page or target it concerns, when it is not the finding's own
}

// Limits of what one finding carries. Count and Pages keep the true numbers.
const (
	MaxQuote    = 200
	MaxEvidence = 10
	MaxRelated  = 1000
)

// A Finding is one fault of one page (URL is the page) or of the site (URL is "").
type Finding struct {
	Rule       string     `json:"rule"`
	URL        string     `json:"url,omitempty"`
	Loss       float64    `json:"loss"`       // 0 … 1
	Confidence float64    `json:"confidence"` // 0.5, 0.8, 1
	Count      int        `json:"count"`      // occurrences on the page; members of a site finding
	Values     Values     `json:"values,omitempty"`
	Evidence   []Evidence `json:"evidence"`
	Related    []string   `json:"related,omitempty"` // URLs a site finding concerns, at most MaxRelated
}

// Weight is the effective loss, 0 … 1.
func (f *Finding) Weight() float64 { return f.Loss * f.Confidence }

// Values are what the placeholders of a message print, by name: string, int, float64 or []string.
// A value is written as the reader's language writes numbers and lists.
type Values []Value

// A Value is one named value.
type Value struct {
	Name string `json:"name"`
	Any  any    `json:"value"`
}

// V makes Values from alternating names and values.
func V(pairs ...any) Values {
	vs := make(Values, 0, len(pairs)/2)
	for i := 0; i+1 < len(pairs); i += 2 {
		vs = append(vs, Value{pairs[i].(string), pairs[i+1]})
	}
	return vs
}
