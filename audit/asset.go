package audit

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/crawler"
	"github.com/siteassay/assay/page"
	"github.com/siteassay/assay/report"
)

// keep remembers of a page what survey and assets need, so that its facts need not be read again.
func (a *audit) keep(url string, p *page.Page) {
	a.briefs.Add(url, p)
	if !a.cfg.SkipResources || a.cfg.Crawl.CheckExternal {
		a.assets.Add(url, p)
	}
}

// assetTargets lists what the audited pages use, in the order of the crawl. The crawler calls it when the last page is
// committed.
func (a *audit) assetTargets() []crawler.AssetTarget {
	a.roll = a.assets.Roll()
	a.rollErr = a.store.EachVisit(func(v *page.Visit) error {
		if v.Outcome != page.Audited || a.roll.Kept(v.Target.URL) {
			return nil
		}
		facts, _, ok, err := a.store.FactsOf(v.Target.URL)
		if err != nil || !ok {
			return err
		}
		p, err := page.Decode(facts)
		if err != nil {
			return fmt.Errorf("facts of %s: %w", v.Target.URL, err)
		}
		a.roll.Page(p)
		return nil
	})
	a.assets = nil
	list := make([]crawler.AssetTarget, 0, len(a.roll.List))
	for i := range a.roll.List {
		x := &a.roll.List[i]
		if x.Own && a.cfg.SkipResources {
			continue
		}
		list = append(list, crawler.AssetTarget{URL: x.URL, Kind: x.Kind, Own: x.Own})
	}
	return list
}

// answers joins the assets to what was answered.
func (a *audit) answers() analyzer.Assets {
	if a.roll == nil {
		return analyzer.Assets{}
	}
	list := make([]analyzer.Asset, 0, len(a.crawl.Targets))
	for i, t := range a.crawl.Targets {
		list = append(list, analyzer.Asset{URL: t.URL, Kind: t.Kind, Own: t.Own, Answer: a.crawl.Assets[i]})
	}
	assets := analyzer.NewAssets(list, len(a.site.Nodes))
	assets.Cut = a.roll.Cut
	assets.Asked, assets.External = assets.Asked && !a.cfg.SkipResources, assets.External && a.cfg.Crawl.CheckExternal
	a.roll, a.crawl.Targets, a.crawl.Assets = nil, nil, nil
	return assets
}

// resources counts what pages use besides pages, by kind, and lists what did not simply open, the worst first.
func (a *audit) resources() (counts []report.ResourceCount, problems []report.ResourceProblem) {
	byKind := map[page.AssetKind]*report.ResourceCount{}
	for i := range a.site.Assets.List {
		x := &a.site.Assets.List[i]
		c := byKind[x.Kind]
		if c == nil {
			c = &report.ResourceCount{Kind: x.Kind}
			byKind[x.Kind] = c
		}
		tallyAsset(c, x)
		if x.Outcome == page.AssetUnasked || x.Outcome == page.AssetOK && (x.Hops == 0 || !x.Permanent) || x.Kind == page.SourceMap {
			continue
		}
		problems = append(problems, report.ResourceProblem{
			URL: x.URL, Kind: x.Kind, Outcome: x.Outcome, Reason: x.Reason, Status: x.Status, Final: x.Final, Hops: x.Hops,
			Pages: int(x.Inlinks), On: a.site.URLs(x.Pages),
		})
	}
	for _, k := range slices.Sorted(maps.Keys(byKind)) {
		counts = append(counts, *byKind[k])
	}
	rank := map[page.AssetOutcome]int{page.AssetBroken: 0, page.AssetUnresolved: 1, page.AssetForbidden: 2, page.AssetUnreachable: 3, page.AssetOK: 4, page.AssetRefused: 5}
	slices.SortStableFunc(problems, func(p, q report.ResourceProblem) int {
		return cmp.Or(cmp.Compare(rank[p.Outcome], rank[q.Outcome]), cmp.Compare(q.Pages, p.Pages))
	})
	return counts, problems[:min(len(problems), report.MaxResourceProblems)]
}

// tallyAsset counts one asset.
func tallyAsset(c *report.ResourceCount, x *analyzer.Asset) {
	c.Found++
	switch x.Outcome {
	case page.AssetOK:
		c.OK++
		if x.Hops > 0 {
			c.Redirected++
		}
		c.Bytes += max(x.Bytes, 0)
	case page.AssetBroken, page.AssetUnresolved:
		c.Broken++
	case page.AssetRefused, page.AssetForbidden:
		c.Refused++
	case page.AssetUnreachable:
		c.Unreachable++
	default:
		c.Unasked++
	}
}
