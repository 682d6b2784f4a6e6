package audit

import (
	"fmt"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
	"github.com/siteassay/assay/report"
)

// A record is what the report prints of one URL. Audited pages have a judgement, the others have none.
type record struct {
	Page      report.Page // without findings and points
	Judgement analyzer.Judgement
	Gate      int
	Digest    analyzer.Digest // for the next run
	Outcome   report.Outcome
}

// judge surveys the site, runs the rules that need it, and writes the records of the report.
func (a *audit) judge() error {
	a.progress.tell(a, "judge")
	if err := a.surveySite(); err != nil {
		return err
	}
	if err := a.readPast(); err != nil {
		return err
	}
	a.site.Compare(a.past, a.run)
	round := a.engine.Begin(a.site)
	a.viewing = analyzer.NewViewing(a.engine, a.site)
	a.costs = analyzer.NewCostBook(a.engine, a.site)
	a.own = newOwnBook(a.cfg.Extract)
	a.tally = analyzer.NewTally(a.engine)
	a.work.folds = map[foldKey]*fold{}
	a.debts = newDebts(a.cfg.Accept, a.started)
	node := int32(-1)
	err := a.store.EachPage(func(v *page.Visit, facts, findings []byte) error {
		node = a.nodeOf(node+1, v.Target.URL)
		a.progress.step(a, "judge")
		p, err := page.Decode(facts)
		if err != nil {
			return fmt.Errorf("facts of %s: %w", v.Target.URL, err)
		}
		return a.judgePage(round, node, v, p, findings)
	})
	if err != nil {
		return err
	}
	if err := a.recordOutcomes(); err != nil {
		return err
	}
	a.lost()
	var unknown []int
	a.siteFound, unknown = round.Finish()
	a.note(round.Broken)
	a.tally.Site(a.siteFound, unknown)
	a.score = a.tally.Score(a.site.Model, a.site.Complete, a.site.Served...)
	a.views = a.viewing.Views(a.score)
	return nil
}

// nodeOf is the node of url: pages come in the order of the nodes, so it is nearly always the next one.
func (a *audit) nodeOf(guess int32, url string) int32 {
	if int(guess) < len(a.site.Nodes) && a.site.Nodes[guess].URL == url {
		return guess
	}
	return a.site.Lookup(url)
}

func (a *audit) surveySite() error {
	s := analyzer.NewSurvey(a.crawl.Start, a.started)
	a.survey = s
	if err := s.Visits(a.store.EachVisit); err != nil {
		return err
	}
	a.site = s.Site()
	a.site.Robots = robotsOf(&a.crawl.Robots)
	a.site.Sitemaps = sitemapsOf(a.crawl.Sitemaps)
	a.site.SitemapAlternates = alternatesOf(a.crawl.Sitemaps)
	a.site.Probes = probesOf(&a.crawl.Probes)
	a.site.Guises = guisesOf(&a.crawl.Guises)
	a.site.Complete = a.complete()
	a.site.Assets = a.answers()
	node := int32(-1)
	err := a.store.EachVisit(func(v *page.Visit) error {
		node++ // the nodes are the visits, in their order
		if v.Outcome != page.Audited {
			return nil
		}
		a.progress.step(a, "judge")
		if s.Kept(node, a.briefs) {
			return nil
		}
		facts, _, ok, err := a.store.FactsOf(v.Target.URL)
		if err != nil {
			return err
		}
		if !ok {
			return fmt.Errorf("facts of %s are missing", v.Target.URL)
		}
		p, err := page.Decode(facts)
		if err != nil {
			return fmt.Errorf("facts of %s: %w", v.Target.URL, err)
		}
		s.Page(node, p)
		return nil
	})
	if err != nil {
		return err
	}
	a.briefs = nil
	a.listNodes()
	s.Finish(analyzer.Verdict{Model: a.cfg.Model})
	a.unseen()
	a.site.RobotsChange = a.robotsChange()
	return nil
}

// complete reports whether the crawl saw all that links lead to: nothing may be called missing otherwise.
func (a *audit) complete() bool {
	for _, l := range a.crawl.Limits {
		if l.Name == "max-depth" || l.Name == "urls" {
			return false
		}
	}
	return a.crawl.State == string(report.Complete)
}

// judgePage judges one page with the site in sight and writes its record.
func (a *audit) judgePage(round *analyzer.Round, node int32, v *page.Visit, p *page.Page, findings []byte) error {
	early, err := a.open(findings)
	if err != nil { // stored by other rules, or damaged beyond its checksum: the facts are there
		j := a.engine.Judge(p)
		early = &j
	}
	j := a.engine.JudgeLate(*early, p, a.site)
	round.Page(node, p)
	a.viewing.Page(node, p)
	a.costs.Page(node, p, a.site)
	a.note(j.Broken)
	n := &a.site.Nodes[node]
	home := node == a.home()
	gate := a.tally.Page(p.Type, &j, home)
	if p.ScriptOnly {
		a.shells++
	}
	a.work.add(a.tally, n, p, &j, gate, a.debts.cover)
	a.own.add(node, p)
	r := record{
		Judgement: j, Gate: gate, Digest: analyzer.DigestOf(p),
		Page: report.Page{
			URL: p.URL, Status: p.Status, Type: p.Type, Depth: n.Depth, Outcome: v.Outcome, Title: p.Title.Text,
			Language: p.Language, Indexable: p.Indexable, Words: p.Text.Words, Inlinks: int(n.Inlinks), Own: p.Own,
		},
	}
	if _, suspected, _ := analyzer.IsForeign(a.site.Signs(p)); suspected {
		since, _ := a.site.Intrusion.Since(p.URL)
		r.Digest.Foreign = int32(since)
	}
	if a.past != nil {
		a.site.Changes.Compare(a.past, node, p.URL, r.Digest)
	}
	r.Judgement.NA, r.Judgement.Unknown, r.Judgement.Broken = "", "", nil
	return a.store.PutRecord(v.Seq, page.Marshal(nil, &r))
}

// home is the node of the start page, redirects followed.
func (a *audit) home() int32 {
	if len(a.site.Nodes) == 0 {
		return -1
	}
	return a.site.Resolve(0)
}

// unjudged parts the keys of URLs that were not judged from those of pages: they come after all pages.
const unjudged = 1 << 31

// recordOutcomes writes a record for every URL that was not judged, and counts all.
func (a *audit) recordOutcomes() error {
	c := &a.counts
	put := func(seq uint32, v *page.Visit) error {
		o := report.Outcome{
			URL: v.Target.URL, Outcome: v.Outcome, Reason: v.Reason, Detail: v.Detail, Status: v.Status,
			Location: v.Location, Referrer: v.Target.Referrer,
		}
		return a.store.PutRecord(unjudged|seq, page.Marshal(nil, &record{Outcome: o}))
	}
	next := uint32(0)
	err := a.store.EachVisit(func(v *page.Visit) error {
		next = v.Seq + 1
		c.Found++
		switch v.Outcome {
		case page.Audited:
			c.Audited++
			return nil
		case page.Redirected:
			c.Redirected++
		case page.Asset:
			c.Assets++
		case page.ErrorPage:
			c.Errors++
		case page.Failed:
			c.Failed++
		case page.Skipped:
			c.Skipped++
		case page.NotReached:
			c.NotReached++
		}
		return put(v.Seq, v)
	})
	if err != nil || a.crawl.Left == nil {
		return err
	}
	a.crawl.Left(func(t page.Target) bool {
		c.Found++
		c.NotReached++
		v := page.Visit{Target: t, Outcome: page.NotReached, Reason: a.leftReason()}
		err = put(next, &v)
		next++
		return err == nil
	})
	return err
}

func (a *audit) leftReason() string {
	if len(a.crawl.Limits) > 0 {
		return a.crawl.Limits[0].Name
	}
	return "interrupted"
}
