package brand

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// maxAudiencePages is how many pages are searched: the same header and footer come again on the others.
const maxAudiencePages = 200

// audiencePages looks for links to pages of other audiences. Small firms need none. A label of more than five words is a
// headline, not a way.
func audiencePages(s *analyzer.Site, p analyzer.Params) analyzer.SiteCheck {
	return &ways{site: s, params: p}
}

type ways struct {
	site   *analyzer.Site
	params analyzer.Params
	pages  int
	search analyzer.AudienceSearch
	title  string
}

func (w *ways) Page(_ int32, p *page.Page) {
	w.pages++
	if w.pages == 1 {
		w.title = strings.Clone(p.Title.Text)
	}
	if n, _, _ := w.count(); n < w.params.Int("least") && w.pages <= maxAudiencePages {
		w.search.Page(p)
	}
}

// count is how many audiences have a way, and which have none, in the words of both languages.
func (w *ways) count() (n int, missing, han []string) {
	for k, ok := range w.search.Found {
		if ok {
			n++
			continue
		}
		missing, han = append(missing, analyzer.Audiences[k].Names["en"]), append(han, analyzer.Audiences[k].Names["zh"])
	}
	return n, missing, han
}

// Unknown reports that pages which were not reached may be the ones that are missing.
func (w *ways) Unknown() bool {
	n, _, _ := w.count()
	return !w.site.Complete && n < w.params.Int("least")
}

func (w *ways) Findings() []analyzer.Finding {
	n, missing, han := w.count()
	if w.pages < w.params.Int("pages") || n >= w.params.Int("least") || !w.site.Complete {
		return nil
	}
	quote := w.title
	if quote == "" {
		quote = w.site.Root
	}
	return []analyzer.Finding{{
		Loss: 1 - 0.5*float64(n), Confidence: 0.8, Count: 1,
		Values:   analyzer.V("got", n, "missing", missing, "missing_zh", han),
		Evidence: []analyzer.Evidence{{Quote: quote, URL: w.site.Root}},
	}}
}
