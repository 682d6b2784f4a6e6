package rules

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/siteassay/assay/analyzer"
)

// exampleFacts are what a crawl learns beyond the URLs of a site. A file called facts states them as JSON:
// {"probes": {"asked": true, "answers": [{"kind": "nonsense", "url": "…", "status": 200}]}}.
type exampleFacts struct {
	Probes       analyzer.Probes
	Robots       *analyzer.RobotsTxt
	Sitemaps     []analyzer.Sitemap // laid over those that were read, in their order
	RobotsChange *analyzer.RobotsChange
	Guises       analyzer.Guises
}

// readFacts takes the file called facts out of the archive.
func (s *sample) readFacts(files []txtar.File) ([]txtar.File, error) {
	for i, f := range files {
		if f.Name != "facts" {
			continue
		}
		d := json.NewDecoder(bytes.NewReader(f.Data))
		d.DisallowUnknownFields()
		if err := d.Decode(&s.facts); err != nil {
			return nil, fmt.Errorf("facts: %w", err)
		}
		return slices.Delete(files, i, i+1), nil
	}
	return files, nil
}

// lay puts the stated facts over those that were read from the archive.
func (s *sample) lay(site *analyzer.Site) {
	site.Probes, site.RobotsChange, site.Guises = s.facts.Probes, s.facts.RobotsChange, s.facts.Guises
	if r := s.facts.Robots; r != nil {
		site.Robots.Closed, site.Robots.Signals, site.Robots.Licences = r.Closed, r.Signals, r.Licences
		if r.Status != 0 {
			site.Robots.Status, site.Robots.Reason = r.Status, r.Reason
		}
	}
	for i, m := range s.facts.Sitemaps {
		if i == len(site.Sitemaps) {
			break
		}
		o := &site.Sitemaps[i]
		o.Bytes, o.TooLarge, o.Error = m.Bytes, m.TooLarge, cmp.Or(o.Error, m.Error)
	}
}

// compare sets what changed since the run before, if the archive shows one.
func (s *sample) compare(site *analyzer.Site) {
	site.Compare(s.past, 1)
	if s.past == nil {
		return
	}
	site.Changes = &analyzer.Changes{}
	for i := range site.Nodes {
		if p := s.pages[i]; p != nil {
			site.Changes.Compare(s.past, int32(i), p.URL, analyzer.DigestOf(p))
		} else {
			site.Changes.Lost(s.past, int32(i), &site.Nodes[i])
		}
	}
}
