package cta

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// deadTarget finds calls whose target cannot work: written wrong, leading nowhere, or to a page that the crawl found
// broken. A script may bind an empty target, which cannot be seen; such calls are worth a check and half the points.
func deadTarget(c *analyzer.Context) analyzer.Result {
	if len(c.Page.CTAs) == 0 {
		return analyzer.None()
	}
	confidence, count := 0.0, 0
	var evidence []analyzer.Evidence
	for i := range c.Page.CTAs {
		t := &c.Page.CTAs[i]
		sure, shown := deadness(c.Site, t)
		if sure == 0 {
			continue
		}
		confidence = max(confidence, sure)
		count++
		if len(evidence) < analyzer.MaxEvidence {
			evidence = append(evidence, analyzer.Evidence{Quote: strings.TrimSpace(t.Text + " → " + shown), Selector: t.Selector})
		}
	}
	if count == 0 {
		return analyzer.Result{}
	}
	return analyzer.Result{Status: analyzer.Fail, Confidence: confidence, Count: count, Values: analyzer.V("got", count), Evidence: evidence}
}

// deadness is how sure it is that the target of a call does not work, 0 for one that does, and the target as a reader
// sees it.
func deadness(site *analyzer.Site, t *page.CTA) (confidence float64, shown string) {
	shown = t.Target
	switch t.Dead {
	case "":
		return broken(site, t.Target), shown
	case "phone", "scheme":
		return 1, shown
	case "missing-anchor":
		if t.Scripted {
			return 0.5, shown
		}
		return 0.8, shown
	case "script":
		if working(t.Target) {
			return 0, shown
		}
	case "empty":
		shown = `href=""`
	}
	return 0.5, shown // empty, hash, script: menus and dialogs are often bound to such links by class
}

// working reports whether a javascript: target calls something.
func working(target string) bool {
	_, code, _ := strings.Cut(target, ":")
	code = strings.ToLower(strings.Trim(code, " ;"))
	return code != "" && !strings.HasPrefix(code, "void") && code != "return false" && code != "false" && code != "//"
}

// broken is how sure it is that a page of the site does not exist: the crawl got 404 or 410, or a server error that may pass.
func broken(site *analyzer.Site, url string) float64 {
	if !strings.HasPrefix(url, "http") {
		return 0
	}
	i := site.Lookup(url)
	if i < 0 {
		return 0
	}
	if i = site.Resolve(i); i < 0 || site.Nodes[i].Outcome != page.ErrorPage {
		return 0
	}
	switch status := site.Nodes[i].Status; {
	case status == 404 || status == 410:
		return 1
	case status >= 500:
		return 0.8
	}
	return 0 // 401, 403, 429: closed to crawlers, not to customers
}
