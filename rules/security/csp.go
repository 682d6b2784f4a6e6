package security

import (
	"slices"
	"strings"
)

// A policy is one serialised content security policy (CSP Level 3, section 2.2): its directives by name, the first of a name
// wins. A browser enforces all policies of a page, so what one of them forbids is forbidden.
type policy struct {
	directives []directive
}

type directive struct {
	name   string // lower case
	values []string
}

// Bounds: no server sends more, and a page is not to cost more.
const (
	maxPolicies   = 16
	maxDirectives = 64
	maxSources    = 512
)

// parsePolicies reads the value of a Content-Security-Policy header: policies are parted by commas, directives by
// semicolons, values by white space. Policies without a directive are dropped, as the standard says.
func parsePolicies(header string) []policy {
	var list []policy
	for part := range strings.SplitSeq(header, ",") {
		if len(list) == maxPolicies {
			break
		}
		if p := parsePolicy(part); len(p.directives) > 0 {
			list = append(list, p)
		}
	}
	return list
}

// metaPolicy reads the content of a meta element. It may not report, sandbox or say who may frame the page (section 3.3).
func metaPolicy(content string) policy {
	p := parsePolicy(content)
	p.directives = slices.DeleteFunc(p.directives, func(d directive) bool {
		return d.name == "frame-ancestors" || d.name == "report-uri" || d.name == "sandbox"
	})
	return p
}

func parsePolicy(text string) (p policy) {
	for part := range strings.SplitSeq(text, ";") {
		words := strings.FieldsFunc(part, func(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\f' || r == '\r' })
		if len(words) == 0 || len(p.directives) == maxDirectives {
			continue
		}
		name := strings.ToLower(words[0])
		if p.find(name) != nil {
			continue
		}
		p.directives = append(p.directives, directive{name, words[1:min(len(words), maxSources+1)]})
	}
	return p
}

func (p *policy) find(name string) *directive {
	for i := range p.directives {
		if p.directives[i].name == name {
			return &p.directives[i]
		}
	}
	return nil
}

// sources returns the source list that governs a kind of fetch; the first of names that the policy has does (section 6.8.3).
// It returns nil when the policy is silent on it, which allows everything.
func (p *policy) sources(names ...string) *directive {
	for _, n := range names {
		if d := p.find(n); d != nil {
			return d
		}
	}
	return nil
}

// has reports whether a source list holds a keyword or a scheme, in any case.
func (d *directive) has(source string) bool {
	return slices.ContainsFunc(d.values, func(v string) bool { return strings.EqualFold(v, source) })
}

// hashed reports whether the list trusts nonces or hashes; browsers then ignore 'unsafe-inline' (section 6.7.3.2).
func (d *directive) hashed() bool {
	return slices.ContainsFunc(d.values, func(v string) bool {
		v = strings.ToLower(v)
		for _, prefix := range [...]string{"'nonce-", "'sha256-", "'sha384-", "'sha512-"} {
			if strings.HasPrefix(v, prefix) && len(v) > len(prefix)+1 && strings.HasSuffix(v, "'") {
				return true
			}
		}
		return false
	})
}

// A hole is what a policy lets an injected script do.
type hole string

// The holes.
const (
	holeScripts hole = "script-src"      // scripts are not governed at all
	holeInline  hole = "'unsafe-inline'" // a script in the page runs
	holeAnyHost hole = "*"               // a script of any host runs
	holeData    hole = "data:"           // a script in a data: URL runs
	holeEval    hole = "'unsafe-eval'"   // text becomes code
)

var allHoles = [...]hole{holeScripts, holeInline, holeAnyHost, holeData, holeEval}

// open reports whether one policy leaves a hole open.
func (p *policy) open(h hole) bool {
	d := p.sources("script-src-elem", "script-src", "default-src")
	if d == nil {
		return true
	}
	strict := d.has("'strict-dynamic'") && d.hashed()
	switch h {
	case holeInline:
		return d.has("'unsafe-inline'") && !d.hashed() && !d.has("'strict-dynamic'")
	case holeAnyHost: // strict-dynamic makes browsers ignore hosts and schemes
		return !strict && (d.has("*") || d.has("https:") || d.has("http:") || d.has("http://*") || d.has("https://*"))
	case holeData:
		return !strict && d.has("data:")
	case holeEval:
		e := p.sources("script-src", "default-src")
		return e != nil && e.has("'unsafe-eval'")
	}
	return false
}

// holes lists what all policies together leave open. An ungoverned page has one hole, which stands for the others.
func holes(policies []policy) []hole {
	var open []hole
	for _, h := range allHoles {
		if slices.ContainsFunc(policies, func(p policy) bool { return !p.open(h) }) {
			continue
		}
		if h == holeScripts {
			return []hole{holeScripts}
		}
		open = append(open, h)
	}
	return open
}

// framed reports whether any site may show the page in a frame, as far as the policies go.
func framed(policies []policy) bool {
	for i := range policies {
		if d := policies[i].find("frame-ancestors"); d != nil && !d.has("*") {
			return false
		}
	}
	return true
}
