package analyzer

import (
	"fmt"

	"github.com/siteassay/assay/page"
)

// An AssetCheck is a site check that needs no page, only what the site's assets answered.
type AssetCheck struct {
	Site    *Site
	Foreign bool // it judges what other sites answered
	Judge   func() []Finding
}

// Page keeps nothing: who uses what is counted already.
func (c *AssetCheck) Page(int32, *page.Page) {}

// Findings judges the answers.
func (c *AssetCheck) Findings() []Finding { return c.Judge() }

// Unknown reports whether there was something to judge and nobody asked for it.
func (c *AssetCheck) Unknown() bool {
	if c.Foreign {
		return !c.Site.Assets.External
	}
	return !c.Site.Assets.Asked
}

// Each returns the assets that pages use and that wanted lets through, in the order of their URLs.
func (a *Assets) Each(wanted func(*Asset) bool) []*Asset {
	var list []*Asset
	for i := range a.List {
		if x := &a.List[i]; (x.Inlinks > 0 || x.Kind == page.SourceMap) && wanted(x) {
			list = append(list, x)
		}
	}
	return list
}

// Used returns the URLs of the pages that use the assets, each once, in the order of the assets, at most MaxRelated.
func (s *Site) Used(list []*Asset) []string {
	seen := map[int32]bool{}
	var ids []int32
	for _, x := range list {
		for _, i := range x.Pages {
			if !seen[i] {
				seen[i] = true
				ids = append(ids, i)
			}
		}
	}
	return s.URLs(ids)
}

// AssetFinding makes one finding of many assets: the first of them as evidence, each with the page that uses it.
func (s *Site) AssetFinding(list []*Asset, quote func(*Asset) string, values Values) Finding {
	f := Finding{Count: len(list), Values: values, Related: s.Used(list)}
	for _, x := range list[:min(len(list), MaxEvidence)] {
		e := Evidence{Quote: quote(x)}
		if len(x.Pages) > 0 {
			e.URL = s.Nodes[x.Pages[0]].URL
		}
		f.Evidence = append(f.Evidence, e)
	}
	return f
}

// AssetFindings makes a finding of every asset, for faults that each want a repair of their own. A fifth of the rule's
// weight is lost with the first; the rest goes with the share of the pages that use one.
func (s *Site) AssetFindings(list []*Asset, make func(*Asset) Finding) []Finding {
	pages := 0
	for i := range s.Nodes {
		if s.Nodes[i].Outcome == page.Audited {
			pages++
		}
	}
	var fs []Finding
	for _, x := range list {
		f := make(x)
		f.Count, f.Related = int(x.Inlinks), s.URLs(x.Pages)
		f.Loss = 0.2/float64(len(list)) + 0.8*float64(x.Inlinks)/float64(max(1, pages))
		fs = append(fs, f)
	}
	return fs
}

// As reports whether some page uses the asset as kind.
func (x *Asset) As(kind page.AssetKind) bool { return x.as&(1<<kindNumber(kind)) != 0 }

// Kilobytes is a number of bytes in thousands, rounded.
func Kilobytes(n int64) int { return int((n + 500) / 1000) }

// Megabytes is a number of bytes in millions, to one decimal.
func Megabytes(n int64) float64 { return float64((n+50_000)/100_000) / 10 }

// SizeQuote is the evidence of a file that is too large: its address and its size.
func (x *Asset) SizeQuote() string { return fmt.Sprintf("%s (%d kB)", x.URL, Kilobytes(x.Bytes)) }
