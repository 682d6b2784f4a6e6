package indexing

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// ownDate is the day on which a page says that it was changed, in days since 1970-01-01; 0 when it does not say. Visible
// dates count less than those for machines and are not asked.
func ownDate(p *page.Page) uint16 {
	best := ""
	for i := range p.Dates {
		if d := &p.Dates[i]; d.Kind == "modified" && d.Value > best {
			best = d.Value
		}
	}
	t, err := time.Parse(time.DateOnly, best)
	if err != nil || t.Unix() <= 0 {
		return 0
	}
	return uint16(t.Unix() / 86400)
}

func dayText(d uint16) string { return time.Unix(int64(d)*86400, 0).UTC().Format(time.DateOnly) }

// sitemapDatesFlat reports a sitemap whose dates say nothing: twenty or more addresses, all changed on one or two days. When
// the pages themselves give those days, the site was changed then.
func sitemapDatesFlat(s *analyzer.Site, params analyzer.Params) analyzer.SiteCheck {
	return &flatDates{site: s, least: params.Int("urls"), most: params.Int("days")}
}

type flatDates struct {
	site        *analyzer.Site
	least, most int
	own, agree  int // pages with a date of their own; those of them that the sitemap dates the same
}

func (f *flatDates) Page(i int32, p *page.Page) {
	listed := f.site.Nodes[i].Lastmod
	if own := ownDate(p); listed > 0 && own > 0 {
		f.own++
		if listed == own {
			f.agree++
		}
	}
}

func (f *flatDates) Findings() []analyzer.Finding {
	var days []uint16
	dated, first := 0, ""
	for i := range f.site.Nodes {
		n := &f.site.Nodes[i]
		if n.Lastmod == 0 {
			continue
		}
		if dated++; dated == 1 {
			first = n.URL
		}
		if !slices.Contains(days, n.Lastmod) {
			if days = append(days, n.Lastmod); len(days) > f.most {
				return nil
			}
		}
	}
	if dated < f.least || f.own > 0 && 2*f.agree >= f.own {
		return nil
	}
	slices.Sort(days)
	var texts []string
	for _, d := range days {
		texts = append(texts, dayText(d))
	}
	return []analyzer.Finding{{
		Loss: 1, Count: dated, Values: analyzer.V("got", texts, "urls", dated),
		Evidence: []analyzer.Evidence{{Quote: "lastmod " + strings.Join(texts, ", "), URL: first}},
	}}
}

// sitemapDatesDrift reports pages that the sitemap dates otherwise than they date themselves: by more than a month when the
// sitemap is ahead, by more than a week when it lags and the change goes unread.
func sitemapDatesDrift(s *analyzer.Site, params analyzer.Params) analyzer.SiteCheck {
	return &drift{site: s, params: params}
}

type drift struct {
	site   *analyzer.Site
	params analyzer.Params
	both   int // pages with both dates
	ids    []int32
	quote  string
}

func (d *drift) Page(i int32, p *page.Page) {
	listed, own := d.site.Nodes[i].Lastmod, ownDate(p)
	if listed == 0 || own == 0 {
		return
	}
	d.both++
	ahead := int(listed) - int(own)
	if ahead <= d.params.Int("ahead") && -ahead <= d.params.Int("behind") {
		return
	}
	if len(d.ids) == 0 {
		d.quote = "lastmod " + dayText(listed) + " / dateModified " + dayText(own) + " (" + strconv.Itoa(ahead) + ")"
	}
	d.ids = append(d.ids, i)
}

func (d *drift) Findings() []analyzer.Finding {
	if len(d.ids) < d.params.Int("pages") || float64(len(d.ids)) < d.params.Number("share")*float64(d.both) {
		return nil
	}
	return []analyzer.Finding{{
		Loss: float64(len(d.ids)) / float64(d.both), Count: len(d.ids), Values: analyzer.V("got", len(d.ids), "pages", d.both, "quote", d.quote),
		Evidence: []analyzer.Evidence{{Quote: d.quote, URL: d.site.Nodes[d.ids[0]].URL}}, Related: d.site.URLs(d.ids),
	}}
}
