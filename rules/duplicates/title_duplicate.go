package duplicates

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// titleDuplicate groups indexable pages of one language by their title. It keeps a string and the ids of its pages
// for each title, nothing else.
func titleDuplicate(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return &titles{site: s, groups: map[string][]int32{}}
}

type titles struct {
	site   *analyzer.Site
	pages  int
	order  []string
	groups map[string][]int32
}

func (t *titles) Page(i int32, p *page.Page) {
	if !p.Indexable || p.Title.Text == "" {
		return
	}
	t.pages++
	key := p.Language + "\x00" + p.Title.Text
	if _, ok := t.groups[key]; !ok {
		key = strings.Clone(key)
		t.order = append(t.order, key)
	}
	t.groups[key] = append(t.groups[key], i)
}

func (t *titles) Findings() []analyzer.Finding {
	var fs []analyzer.Finding
	for _, key := range t.order {
		ids := t.groups[key]
		if len(ids) < 2 {
			continue
		}
		_, title, _ := strings.Cut(key, "\x00")
		fs = append(fs, analyzer.Finding{
			Loss:     float64(len(ids)) / float64(t.pages),
			Count:    len(ids),
			Values:   analyzer.V("got", len(ids)),
			Evidence: []analyzer.Evidence{{Quote: title, Selector: "head > title"}},
			Related:  t.site.URLs(ids),
		})
	}
	return fs
}
