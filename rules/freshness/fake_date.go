package freshness

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// fakeDate looks for articles that look newer than they are: whose date of change moved since the run before while their text did
// not, and whose day of publication lies years behind the newest year that they speak of. The second is weak for one
// article, as it may be about history, and is told only of a share of all.
func fakeDate(s *analyzer.Site, p analyzer.Params) analyzer.SiteCheck {
	return &dating{site: s, params: p}
}

type dating struct {
	site   *analyzer.Site
	params analyzer.Params
	dated  int // articles with a day of publication that speak of years
	behind []int32
	quote  string
}

func (d *dating) Page(i int32, p *page.Page) {
	if p.Type != page.Article || p.ScriptOnly {
		return
	}
	day := published(p)
	if len(day) < 4 {
		return
	}
	year, err := strconv.Atoi(day[:4])
	if err != nil {
		return
	}
	newest := newestYear(p.Text.Main, year)
	if newest == 0 {
		return
	}
	d.dated++
	if year-newest <= d.params.Int("years") || analyzer.Says(p.Text.Main, d.params.Strings("updated")) {
		return
	}
	if len(d.behind) == 0 {
		d.quote = day + " – " + strconv.Itoa(newest) + ": " + strings.Clone(p.Title.Text)
	}
	d.behind = append(d.behind, i)
}

// newestYear is the newest year from 2000 on that a text speaks of, other than as that of its own publication; 0 when it speaks
// of none.
func newestYear(text string, own int) int {
	newest := 0
	for at := 0; at+4 <= len(text); {
		k := strings.Index(text[at:], "20")
		if k < 0 {
			break
		}
		at += k
		end := at
		for end < len(text) && text[end] >= '0' && text[end] <= '9' {
			end++
		}
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		rest := text[end:]
		if end-at == 4 && !unicode.IsDigit(before) && !strings.ContainsRune("$€£¥.,:/-#", before) {
			y, _ := strconv.Atoi(text[at:end])
			date := strings.HasPrefix(rest, "-") || strings.HasPrefix(rest, "/") || strings.HasPrefix(rest, ".")
			if y <= own && !(y == own && date) {
				newest = max(newest, y)
			}
		}
		at = max(end, at+2)
	}
	return newest
}

func (d *dating) Findings() []analyzer.Finding {
	share := d.params.Number("share")
	f := analyzer.Finding{Confidence: 0.5}
	moved := 0
	if c := d.site.Changes; c != nil && c.Dated > 0 && float64(len(c.Redated)) > share*float64(c.Dated) {
		moved = len(c.Redated)
		for _, i := range c.Redated {
			f.Related = append(f.Related, d.site.Nodes[i].URL)
		}
		f.Evidence = append(f.Evidence, analyzer.Evidence{Quote: d.site.Nodes[c.Redated[0]].URL, URL: d.site.Nodes[c.Redated[0]].URL})
		f.Loss, f.Confidence = float64(moved)/float64(c.Dated), 0.8
	}
	behind := 0
	if n := len(d.behind); n >= d.params.Int("least") && float64(n) > share*float64(d.dated) {
		behind = n
		f.Related = append(f.Related, d.site.URLs(d.behind)...)
		f.Evidence = append(f.Evidence, analyzer.Evidence{Quote: d.quote, URL: d.site.Nodes[d.behind[0]].URL})
		f.Loss = max(f.Loss, float64(n)/float64(d.dated))
	}
	if f.Count = moved + behind; f.Count == 0 {
		return nil
	}
	f.Values = analyzer.V("got", moved, "behind", behind)
	return []analyzer.Finding{f}
}
