package performance

import (
	"cmp"
	"slices"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// heavy makes one finding of the pages whose load is over a limit, the worst first. measure returns what is compared; quote
// says it in evidence. Its loss is the share of such pages.
func heavy(s *analyzer.Site, measure func(*analyzer.Load) int64, over int64, quote func(*analyzer.Load) string, value func(int64) any) []analyzer.Finding {
	var ids []int32
	pages := 0
	for i := range s.Assets.Loads {
		if s.Nodes[i].Outcome != page.Audited {
			continue
		}
		pages++
		if measure(&s.Assets.Loads[i]) > over {
			ids = append(ids, int32(i))
		}
	}
	if len(ids) == 0 {
		return nil
	}
	slices.SortStableFunc(ids, func(a, b int32) int {
		return cmp.Compare(measure(&s.Assets.Loads[b]), measure(&s.Assets.Loads[a]))
	})
	f := analyzer.Finding{
		Count: len(ids), Loss: max(0.1, float64(len(ids))/float64(pages)), Related: s.URLs(ids),
		Values: analyzer.V("got", value(measure(&s.Assets.Loads[ids[0]])), "pages", len(ids)),
	}
	for _, i := range ids[:min(len(ids), analyzer.MaxEvidence)] {
		f.Evidence = append(f.Evidence, analyzer.Evidence{Quote: s.Nodes[i].URL + " (" + quote(&s.Assets.Loads[i]) + ")", URL: s.Nodes[i].URL})
	}
	return []analyzer.Finding{f}
}

func kilobytes(n int64) any { return analyzer.Kilobytes(n) }

func megabytes(n int64) any { return analyzer.Megabytes(n) }
