package freshness

import (
	"fmt"
	"strconv"
	"time"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// copyright takes the newest year that a copyright line of the site names. One page with an old line says little; when no
// page is newer than the year before last, the line is not looked after. In January last year's line is nobody's fault.
func copyright(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck { return &years{site: s} }

type years struct {
	site   *analyzer.Site
	newest int
	first  int32
	pages  []int32
}

func (y *years) Page(i int32, p *page.Page) {
	year := p.Signals.CopyrightYear
	if year == 0 {
		return
	}
	if year > y.newest {
		y.newest, y.first = year, i
	}
	y.pages = append(y.pages, i)
}

func (y *years) Findings() []analyzer.Finding {
	now := y.site.Now
	current := now.Year()
	if now.Month() == time.January {
		current--
	}
	if y.newest == 0 || y.newest >= current-1 {
		return nil
	}
	return []analyzer.Finding{{
		Loss: 1, Count: len(y.pages),
		Values:   analyzer.V("got", strconv.Itoa(y.newest), "year", strconv.Itoa(now.Year())),
		Evidence: []analyzer.Evidence{{Quote: fmt.Sprintf("© %d", y.newest), Selector: "footer", URL: y.site.Nodes[y.first].URL}},
		Related:  y.site.URLs(y.pages),
	}}
}
