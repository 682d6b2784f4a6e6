package trust

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// obfuscatedMirror finds a text that a copying kit has made unreadable for comparison: pinyin behind rare characters, trees of empty
// tags with random names, zero-width characters. Where the title shows an injection as well, injected-spam reports the page.
func obfuscatedMirror(c *analyzer.Context) analyzer.Result {
	p := c.Page
	if len(p.Signals.Spam) == 0 {
		return analyzer.Result{}
	}
	if probability, families := page.FuseSigns(c.Site.Signs(p)); families >= 2 && probability >= 0.5 {
		return analyzer.None()
	}
	confidence := 0.0
	for i := range p.Signals.Spam {
		s := &p.Signals.Spam[i]
		if s.Family != "B" {
			continue
		}
		switch s.Name {
		case "gloss":
			if teachesChinese(p.Title.Text, c.Params.Strings("lessons")) {
				return analyzer.Result{}
			}
			confidence = 1
		case "random-id-tags":
			confidence = max(confidence, 0.8)
		case "noise": // many scripts need zero-width characters; these do not
			if p.Script == "Latn" || p.Script == "Hans" || p.Script == "Hant" || p.Script == "Jpan" {
				confidence = max(confidence, 0.5)
			}
		}
	}
	if confidence == 0 {
		return analyzer.Result{}
	}
	evidence := signs(p.Signals.Spam, "B")
	if len(evidence) == 0 {
		return analyzer.Result{}
	}
	return analyzer.Result{
		Status: analyzer.Fail, Confidence: confidence, Evidence: evidence,
		Values: analyzer.V("got", evidence[0].Quote),
	}
}

// teachesChinese reports whether the title is that of a lesson, where glosses are the point.
func teachesChinese(title string, words []string) bool {
	title = strings.ToLower(title)
	for _, w := range words {
		if strings.Contains(title, w) {
			return true
		}
	}
	return false
}
