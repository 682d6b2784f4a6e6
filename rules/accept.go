package rules

import (
	"slices"
	"strings"
	"time"

	"github.com/siteassay/assay/analyzer"
)

var acceptKeys = []string{"rule", "url", "reason", "owner", "expires"}

// maxAccepted is the most faults that one file may accept.
const maxAccepted = 500

// An accepted is one entry of an accept list with the place of its rule, for a check that needs all rules.
type accepted struct {
	analyzer.Acceptance
	src  *source
	rule place
}

// accepts reads a list of accepted findings.
func (s *source) accepts(n *node) []accepted {
	if n.kind != list {
		s.fail(n.at, "write accept: [{rule: …, url: …, reason: …, owner: …, expires: 2027-06-30}]", "accept is a list, not %s", n.describe())
		return nil
	}
	if len(n.items) > maxAccepted {
		s.fail(n.items[maxAccepted].at, "", "accept has %d entries, at most %d are read", len(n.items), maxAccepted)
		return nil
	}
	var all []accepted
	for _, item := range n.items {
		a := accepted{src: s}
		a.From = s.position(item.at)
		ok := s.fields(item, "accept", acceptKeys, func(f *field) {
			switch v := s.filled(f.value, f.key); f.key {
			case "rule":
				a.Rule, a.rule = v, f.value.at
			case "url":
				a.URL = s.short(f.value, f.key)
				if v != "" && v != "*" && !strings.HasPrefix(v, "/") && !strings.HasPrefix(v, "*") && !strings.Contains(v, "://") {
					s.fail(f.value.at, "write /shop/* or https://client.example/shop/*", "the pattern %q matches no address", v)
				}
			case "reason":
				a.Reason = v
			case "owner":
				a.Owner = s.short(f.value, f.key)
			case "expires":
				day, err := time.Parse(time.DateOnly, v)
				if err != nil && v != "" {
					s.fail(f.value.at, "write the last day as 2027-06-30", "%q is not a date", v)
				}
				a.Expires = day
			}
		})
		if !ok {
			continue
		}
		var missing []string
		meant := misspelt(item, acceptKeys)
		for _, k := range acceptKeys {
			if item.get(k) == nil && k != "url" && !slices.Contains(meant, k) {
				missing = append(missing, "accept."+k)
			}
		}
		if missing != nil {
			verb := "is"
			if len(missing) > 1 {
				verb = "are"
			}
			s.fail(item.at, "a fault is accepted by somebody, for a reason, until a day", "%s %s missing", strings.Join(missing, ", "), verb)
		}
		all = append(all, a)
	}
	return all
}

// knownRules checks that the rules of the entries exist.
func knownRules(all []accepted, ids []string, sink *refusal) {
	for _, a := range all {
		a.src.knowsRule(a.rule, a.Rule, ids, sink)
	}
}

// Accepted are the accepted findings of a configuration file, or of one site of a list.
type Accepted struct{ list []accepted }

// And are those of a, then those of b: the first that covers a finding counts.
func (a Accepted) And(b Accepted) Accepted { return Accepted{append(slices.Clip(a.list), b.list...)} }

// ReadAccepted reads the key accept of a configuration file.
func ReadAccepted(path string) (Accepted, error) {
	var a Accepted
	err := readYAML(path, "configuration", func(s *source, root *node) {
		if n := root.get("accept"); root.kind == mapping && n != nil {
			a.list = s.accepts(n)
		}
	})
	return a, err
}

// Accept checks the accepted findings of a configuration against the rules of the set, rules that are off included, and
// returns them with those of the packs behind.
func (s *Set) Accept(a Accepted) ([]analyzer.Acceptance, error) {
	var sink refusal
	knownRules(a.list, s.ids, &sink)
	if err := sink.err(); err != nil {
		return nil, err
	}
	var all []analyzer.Acceptance
	for _, x := range a.list {
		all = append(all, x.Acceptance)
	}
	for i := range s.Packs {
		for _, x := range s.Packs[i].accept {
			all = append(all, x.Acceptance)
		}
	}
	return all, nil
}

// AcceptSchema is the JSON Schema of the key accept, for editors.
func AcceptSchema() map[string]any {
	line := func(text string) map[string]any {
		return map[string]any{"type": "string", "minLength": 1, "description": text}
	}
	expires := line("last day on which the fault is accepted, such as 2027-06-30")
	expires["format"] = "date"
	return map[string]any{
		"type": "array", "maxItems": maxAccepted,
		"description": "faults that stay for a while: out of the list of work, in the score as debt",
		"items": map[string]any{
			"type": "object", "additionalProperties": false, "required": []string{"rule", "reason", "owner", "expires"},
			"properties": map[string]any{
				"rule": line("id of the rule"), "url": line("pattern of addresses: /shop/* or https://client.example/shop/*; all when it is missing"),
				"reason": line("why the fault stays"), "owner": line("who answers for it"), "expires": expires,
			},
		},
	}
}
