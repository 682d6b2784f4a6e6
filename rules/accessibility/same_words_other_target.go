package accessibility

import (
	"strings"
	"unicode/utf8"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// Bounds of the link texts that are compared. Shorter ones are numbers and arrows, or say themselves that what they mean
// stands beside them ("read more"); longer ones are whole teasers.
const (
	minWords = 15 // bytes
	maxWords = 80
)

// sameWordsOtherTarget compares the links of the main content. Addresses that differ in query or fragment alone are one
// page, and a text that comes three times and more is a button of a list.
func sameWordsOtherTarget(c *analyzer.Context) analyzer.Result {
	links := c.Page.Links
	var first [256]int16 // of each hash, the first link + 1; two texts that share a hash are not compared
	var labels []string
	var evidence []analyzer.Evidence
	for i := range min(len(links), 2000) {
		l := &links[i]
		if l.Region != page.Main || l.Kind != "http" || !telling(l.Text) {
			continue
		}
		h := hash(l.Text)
		k := int(first[h]) - 1
		if k < 0 {
			first[h] = int16(i + 1)
			continue
		}
		f := &links[k]
		if !strings.EqualFold(f.Text, l.Text) || address(f.URL) == address(l.URL) || len(labels) == 5 ||
			repeated(links, l.Text) || call(c.Page, l.Text) {
			continue
		}
		labels = append(labels, l.Text)
		evidence = append(evidence, analyzer.Evidence{Quote: l.Text, URL: f.URL, Selector: f.Selector}, analyzer.Evidence{Quote: l.Text, URL: l.URL, Selector: l.Selector})
	}
	if len(labels) == 0 {
		return analyzer.Result{}
	}
	return analyzer.Result{
		Status: analyzer.Fail, Count: len(labels), Evidence: evidence, Values: analyzer.V("got", len(labels), "labels", labels),
	}
}

// telling reports whether a text seems to say by itself what it leads to.
func telling(s string) bool {
	return len(s) >= minWords && len(s) <= maxWords && (strings.Contains(s, " ") || utf8.RuneCountInString(s)*2 < len(s)) &&
		strings.Trim(s, "0123456789 .-/:") != ""
}

// repeated reports whether more than two links say the same.
func repeated(links []page.Link, text string) bool {
	n := 0
	for i := range links {
		if strings.EqualFold(links[i].Text, text) && links[i].Region == page.Main {
			n++
		}
	}
	return n > 2
}

// call reports whether the text is that of a call to action, which a page repeats for each of its offers.
func call(p *page.Page, text string) bool {
	for i := range p.CTAs {
		if p.CTAs[i].Text == text {
			return true
		}
	}
	return false
}

// address is a URL without query, fragment and last slash.
func address(url string) string {
	if i := strings.IndexAny(url, "?#"); i >= 0 {
		url = url[:i]
	}
	return strings.TrimSuffix(url, "/")
}

func hash(s string) uint8 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i]|0x20)) * 16777619
	}
	return uint8(h ^ h>>8 ^ h>>16)
}
