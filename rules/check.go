package rules

import (
	"math"

	"github.com/siteassay/assay/analyzer"
)

// A check is the compiled form of the expressions of one page rule. It never changes and may run on any number of
// goroutines.
type check struct {
	rule       *analyzer.Rule
	user       bool
	applies    *expression
	unknown    *expression
	collect    *expression // of a rule over the site
	fail       *expression
	loss       *expression
	got        *expression
	count      *expression
	values     []named
	evidence   []proof
	confidence float64
	page       func(*analyzer.Context) analyzer.Result

	ofMissing, ofValues bool // what of its group a rule over the site fails for
}

// named is one entry of values.
type named struct {
	name string
	expr *expression
}

// A proof is one entry of evidence: every text of quote becomes one piece of evidence.
type proof struct {
	quote    *expression
	selector string
}

// run judges one page.
func (c *check) run(ctx *analyzer.Context) analyzer.Result {
	s := scene{of: ctx}
	defer s.close()
	res := c.judge(&s)
	res.Work = s.work
	return res
}

// judge decides in this order: applies, unknown, fail.
func (c *check) judge(s *scene) analyzer.Result {
	if c.applies != nil {
		if ok, err := s.holds(c, c.applies); err != nil {
			return stopped(err)
		} else if !ok {
			return analyzer.None()
		}
	}
	if c.unknown != nil {
		if yes, err := s.holds(c, c.unknown); err != nil {
			return stopped(err)
		} else if yes {
			return analyzer.CannotTell()
		}
	}
	if c.page != nil {
		return c.goPage(s.of)
	}
	failed, err := s.holds(c, c.fail)
	if err != nil {
		return stopped(err)
	}
	if !failed {
		return analyzer.Result{}
	}
	res, err := c.found(s)
	if err != nil {
		return stopped(err)
	}
	return res
}

// stopped is the result of a rule whose expression was ended by an error: it does not apply when the page lacks an own fact that
// the expression needs, else it is broken.
func stopped(err error) analyzer.Result {
	if lacksOwn(err) {
		return analyzer.None()
	}
	return analyzer.Result{Err: err}
}

// goPage runs the Go function of a rule whose guards are expressions.
func (c *check) goPage(ctx *analyzer.Context) analyzer.Result {
	res := c.page(ctx)
	if res.Status == analyzer.Fail && res.Confidence == 0 {
		res.Confidence = c.confidence
	}
	return res
}

// found takes measure, values and evidence of a failed check. A loss of nothing is a pass.
func (c *check) found(s *scene) (analyzer.Result, error) {
	res := analyzer.Result{Status: analyzer.Fail, Loss: 1, Confidence: c.confidence}
	if c.loss != nil {
		loss, err := s.amount(c, c.loss)
		if err != nil {
			return res, err
		}
		if loss <= 0 {
			return analyzer.Result{}, nil
		}
		res.Loss = math.Min(1, loss)
	}
	if c.got != nil {
		m, err := s.measure(c, c.got)
		if err != nil {
			return res, err
		}
		res.Values = append(res.Values, analyzer.Value{Name: "got", Any: m})
	}
	for _, n := range c.values {
		m, err := s.measure(c, n.expr)
		if err != nil {
			return res, err
		}
		res.Values = append(res.Values, analyzer.Value{Name: n.name, Any: m})
	}
	total, err := c.quotes(s, &res)
	if err != nil {
		return res, err
	}
	res.Count = total
	if c.count != nil {
		n, err := s.amount(c, c.count)
		if err != nil {
			return res, err
		}
		res.Count = int(math.Max(1, math.Min(n, math.MaxInt32)))
	}
	return res, nil
}

// quotes adds the evidence, at most analyzer.MaxEvidence, and returns how much there was.
func (c *check) quotes(s *scene, res *analyzer.Result) (int, error) {
	total := 0
	for _, p := range c.evidence {
		m, err := s.measure(c, p.quote)
		if err != nil {
			return 0, err
		}
		for _, q := range texts(m) {
			if q == "" {
				continue
			}
			total++
			if len(res.Evidence) < analyzer.MaxEvidence {
				res.Evidence = append(res.Evidence, analyzer.Evidence{Quote: analyzer.Quote(q), Selector: p.selector})
			}
		}
	}
	return total, nil
}
