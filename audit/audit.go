package audit

import (
	"context"
	"fmt"
	"time"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/crawler"
	"github.com/siteassay/assay/page"
	"github.com/siteassay/assay/report"
)

// A Config is one audit.
type Config struct {
	Crawl      crawler.Config
	Rules      []*analyzer.Rule // sorted by id
	RuleSet    string           // digest of Rules: findings made with another are made again
	Categories []analyzer.OwnCategory
	Packs      []report.Pack         // of the user, for the profile
	Accept     []analyzer.Acceptance // findings that somebody answers for; the first that covers one counts
	Changes    []string              // what the user changed of the rules, for the profile
	Model      page.Model            // "" to detect
	Language   string                // of the report: en or zh
	Version    string                // of the program
	Build      string                // of the program; findings made by another build are made again, since rules in Go have no digest
	RobotsTest *crawler.RobotsFile   // a robots.txt to try out on the URLs of this audit; nil for none
	Resume     bool                  // go on with a run that was cut off
	Now        func() time.Time      // nil: time.Now
	Progress   func(Progress)        // may be nil; called by one goroutine at a time

	// The user's own facts and word lists; nil for none. The store must know the digest of both (Parser).
	Extract   *page.Extract
	Lexicon   *page.Lexicon
	OwnTitles map[string]string // how the report calls the own facts, by name; may be nil

	SkipResources bool           // images, scripts, styles and the like are not asked for
	CloakCheck    bool           // some pages are asked for once more as a browser, a search engine and an assistant would
	Guises        crawler.Guises // of the one document that Page judges; an audit asks for itself
}

// Parser takes the facts of the pages.
func (c *Config) Parser() page.Parser { return page.Parser{Extract: c.Extract, Lexicon: c.Lexicon} }

// Progress is the state of a running audit.
type Progress struct {
	crawler.Progress
	Phase    string // crawl, resources, judge, report
	Findings int    // so far
}

// A Store remembers one site. Package store implements it with one bbolt file.
type Store interface {
	crawler.Journal

	// BeginRun starts a run and returns its number, from 1. With resume a run that was cut off goes on (resumed is true);
	// otherwise what such a run left in queue and visits is dropped. meta is kept with the run.
	BeginRun(resume bool, meta []byte) (number int, resumed bool, err error)
	// Pack compresses encoded facts for Commit and keeps nothing of them. It may be called from any goroutine.
	Pack(facts []byte) []byte
	// FactsOf returns the encoded facts and the findings last committed for url; ok is false when there are none.
	FactsOf(url string) (facts, findings []byte, ok bool, err error)
	// EachVisit streams the visits of the current run in the order of Seq.
	EachVisit(yield func(v *page.Visit) error) error
	// EachPage streams the audited visits of the current run with their facts and findings.
	EachPage(yield func(v *page.Visit, facts, findings []byte) error) error
	// PutRecord keeps what the report of the current run says of one URL; keys come in ascending order.
	PutRecord(key uint32, record []byte) error
	// EachRecord streams the records of a run in the order of their keys.
	EachRecord(run int, yield func(key uint32, record []byte) error) error
	// FinishRun closes the current run; document is its report without the pages.
	FinishRun(s report.RunSummary) error
}

// Run audits one site. The error is about us: a store that fails. A site that cannot be audited gives a document with
// State report.Empty and the reason. When ctx ends, what was crawled so far is judged and the document says Partial.
func Run(ctx context.Context, cfg Config, st Store) (*report.Document, error) {
	a := &audit{cfg: cfg, store: st, engine: analyzer.NewEngine(cfg.Rules, cfg.Categories...), briefs: analyzer.NewBriefs(), assets: analyzer.NewAssetBook(cfg.Crawl.CheckExternal)}
	if a.cfg.Now == nil {
		a.cfg.Now = time.Now
	}
	a.started = a.cfg.Now()
	var err error
	if a.run, a.resumed, err = st.BeginRun(cfg.Resume, nil); err != nil {
		return nil, fmt.Errorf("starting a run: %w", err)
	}
	if a.crawl, err = a.collect(ctx); err != nil {
		return nil, err
	}
	if err := a.judge(); err != nil {
		return nil, fmt.Errorf("judging the stored pages: %w", err)
	}
	doc, err := a.document()
	if err != nil {
		return nil, fmt.Errorf("putting the report together: %w", err)
	}
	return doc, nil
}

// An audit is the state of one Run.
type audit struct {
	cfg     Config
	store   Store
	engine  *analyzer.Engine
	run     int
	resumed bool
	started time.Time
	past    *analyzer.Past // of the run before; nil when nothing is known of one
	own     ownBook        // of the user's facts
	crawl   *crawler.Summary
	briefs  *analyzer.Briefs    // of the pages crawled; nil after the survey
	assets  *analyzer.AssetBook // nil after the crawl
	roll    *analyzer.Roll
	rollErr error // of the store, while the assets were listed

	progress  progress
	site      *analyzer.Site
	survey    *analyzer.Survey
	tally     *analyzer.Tally
	score     *analyzer.Score
	siteFound []analyzer.Finding
	broken    map[string]*report.BrokenRule // by rule
	counts    report.Counts
	work      workBook // findings folded to fixes
	debts     debts    // accepted findings
	viewing   *analyzer.Viewing
	costs     *analyzer.CostBook // of the user's rules
	views     *analyzer.Views
	shells    int // pages whose content arrives by script
}
