package indexing

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// hashBang finds the retired scheme in which pages stood behind #!: links of that form, and the meta element that
// announced it. Anchors that only begin with an exclamation mark, without a path after it, are none.
func hashBang(c *analyzer.Context) analyzer.Result {
	p := c.Page
	var evidence []analyzer.Evidence
	n := 0
	if strings.TrimSpace(p.Metas.Get("fragment")) == "!" {
		n++
		evidence = append(evidence, analyzer.Evidence{Quote: `<meta name="fragment" content="!">`, Selector: "meta[name=fragment]"})
	}
	for i := range p.Links {
		l := &p.Links[i]
		if !l.Internal || len(l.Fragment) < 2 || l.Fragment[0] != '!' {
			continue
		}
		if n++; len(evidence) < analyzer.MaxEvidence {
			evidence = append(evidence, analyzer.Evidence{Quote: l.URL + "#" + l.Fragment, Selector: l.Selector})
		}
	}
	if n == 0 {
		return analyzer.Result{}
	}
	return analyzer.Result{Status: analyzer.Fail, Count: n, Values: analyzer.V("got", evidence[0].Quote), Evidence: evidence}
}

// canonicalScheme finds pages whose canonical address is the same but for http and https.
func canonicalScheme(c *analyzer.Context) analyzer.Result {
	from, to := c.Page.URL, c.Page.Canonical
	if to == "" || !page.SameSite(from, to) || strings.HasPrefix(from, "https:") == strings.HasPrefix(to, "https:") {
		return analyzer.Result{}
	}
	r := analyzer.Found(analyzer.V("got", to), analyzer.Evidence{Quote: to, Selector: "link[rel=canonical]"})
	if strings.HasPrefix(to, "https:") { // it names the better one; what is wrong is that this one opens as well
		r.Loss = 0.3
	}
	return r
}
