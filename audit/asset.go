package audit

import (
	"fmt"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/crawler"
	"github.com/siteassay/assay/page"
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
	a.roll, a.crawl.Targets, a.crawl.Assets = nil, nil, nil
	return assets
}
