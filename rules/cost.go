package rules

import (
	"strings"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/cost"
	"cel.dev/cel-go/common/types"
)

// sizes are the sizes of a large page, for the estimate of what an expression costs at worst. Those of parameters
// are known.
type sizes struct{ params map[string]any }

// Sizes of a large page: characters of a text, elements of a list. Main and the hero are cut at these lengths.
const (
	mainSize  = 1 << 16
	heroSize  = 1000
	textSize  = 200
	listSize  = 500
	wordsSize = 100
)

// bounds are the lists that the parser keeps shorter than that; see the constants of package page.
var bounds = map[string]uint64{
	"page.forms": 60, "page.forms.@items.fields": 100, "page.ctas": 200, "page.dates": 60, "page.claims": 30, "page.assertions": 16,
	"page.contacts.phones": 100, "page.contacts.emails": 100, "page.contacts.addresses": 100, "page.contacts.messaging": 100,
	"page.contacts.social": 100, "page.secrets": 5,
}

// EstimateSize implements cost.Estimator.
func (s sizes) EstimateSize(n cost.AstNode) *cost.SizeEstimate {
	upTo := func(max uint64) *cost.SizeEstimate { return &cost.SizeEstimate{Min: 0, Max: max} }
	path := strings.Join(n.Path(), ".")
	switch path {
	case "page.text.main":
		return upTo(mainSize)
	case "page.offer.hero", "page.text.longest_paragraph_quote":
		return upTo(heroSize)
	}
	if n := bounds[path]; n > 0 {
		return upTo(n)
	}
	if name, ok := strings.CutPrefix(path, "params."); ok {
		name, item := strings.CutSuffix(name, ".@items")
		return upTo(paramSize(s.params[name], item))
	}
	if path == "" && n.ComputedSize() != nil {
		return nil // known better than by its type
	}
	switch t := n.Type(); t.Kind() {
	case types.StringKind:
		return upTo(textSize)
	case types.ListKind:
		if t.Parameters()[0].Kind() == types.StructKind {
			return upTo(listSize)
		}
		return upTo(wordsSize)
	case types.MapKind, types.StructKind:
		return upTo(wordsSize)
	}
	return nil
}

// EstimateCallCost implements cost.Estimator: our functions read their argument once.
func (s sizes) EstimateCallCost(function, _ string, target *cost.AstNode, args []cost.AstNode) *cost.CallEstimate {
	switch function {
	case "width", "words", "lower", "lowerAscii", "trim":
	default:
		return nil
	}
	n := target
	if n == nil && len(args) > 0 {
		n = &args[0]
	}
	if n == nil {
		return nil
	}
	size := (*n).ComputedSize()
	if size == nil {
		size = s.EstimateSize(*n)
	}
	if size == nil {
		size = &cost.SizeEstimate{Min: 0, Max: mainSize}
	}
	e := cost.NewCallEstimate(cost.Estimate{Min: 1, Max: 1 + size.Max/10}, nil)
	if function != "width" && function != "words" {
		e.ResultSize = size
	}
	return e
}

// paramSize is the length of a parameter, or of its longest element.
func paramSize(v any, item bool) uint64 {
	switch x := v.(type) {
	case string:
		return uint64(len(x))
	case []string:
		if !item {
			return uint64(len(x))
		}
		longest := 0
		for _, e := range x {
			longest = max(longest, len(e))
		}
		return uint64(longest)
	}
	return 1
}

// affordable refuses an expression that may cost too much on a large page.
func (c *compiler) affordable(key string, n *node, checked *cel.Ast) bool {
	estimate, err := c.env.EstimateCost(checked, sizes{c.values})
	if err != nil {
		c.src.fail(n.at, "", "%s cannot be estimated: %s", key, firstLine(err.Error()))
		return false
	}
	if estimate.Max > maxCost {
		c.src.fail(n.at, "avoid loops inside loops, or loops over the whole text",
			"%s may cost up to %d steps on a large page, at most %d are allowed", key, estimate.Max, maxCost)
		return false
	}
	return true
}
