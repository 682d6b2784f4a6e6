package indexing

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
)

// contentSignals reports Content-Signal lines that cannot be read or that say yes and no to the same use for the same
// agent (contentsignals.org). A line may begin with a path; it then speaks for that path.
func contentSignals(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return siteFact(func() []analyzer.Finding {
		type use struct{ agent, path, name string }
		said := map[use]string{}
		var bad []string
		for _, sig := range s.Robots.Signals {
			if sig.Field != "content-signal" {
				continue // Content-Usage has a grammar of its own, which is a draft
			}
			path, uses := "", sig.Value
			if first, rest, ok := strings.Cut(uses, " "); strings.HasPrefix(uses, "/") && ok {
				path, uses = first, rest
			}
			fault := false
			for part := range strings.SplitSeq(uses, ",") {
				name, value, ok := strings.Cut(part, "=")
				name, value = strings.ToLower(strings.TrimSpace(name)), strings.ToLower(strings.TrimSpace(value))
				if !ok || value != "yes" && value != "no" || name != "search" && name != "ai-input" && name != "ai-train" {
					fault = true
					continue
				}
				u := use{sig.Agent, path, name}
				before, known := said[u]
				fault = fault || known && before != value
				said[u] = value
			}
			if fault {
				bad = append(bad, sig.Line)
			}
		}
		if len(bad) == 0 {
			return nil
		}
		var evidence []analyzer.Evidence
		for _, l := range bad[:min(len(bad), analyzer.MaxEvidence)] {
			evidence = append(evidence, analyzer.Evidence{Quote: l, URL: s.Robots.URL})
		}
		return []analyzer.Finding{{Loss: 1, Count: len(bad), Values: analyzer.V("got", bad[:min(3, len(bad))]), Evidence: evidence}}
	})
}
