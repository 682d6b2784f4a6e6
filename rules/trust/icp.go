package trust

import (
	"slices"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// maxFilings is the number of different filing numbers that are kept.
const maxFilings = 10

// icp checks the filing number of sites aimed at mainland China: on the home page, linked to the register, one for the host. The
// number behind the hyphen counts the sites of one filing and may differ.
func icp(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return &filing{Search: analyzer.Search{Site: s}}
}

type filing struct {
	analyzer.Search
	home    bool     // a home page was seen
	shown   bool     // a home page shows a number
	linked  bool     // somewhere the number is linked to the register
	numbers []string // different numbers, without the part behind the hyphen
	pages   []int32  // first page of each
}

func (f *filing) Page(i int32, p *page.Page) {
	f.See(p)
	c := &p.Contacts
	if i == 0 || p.Type == page.Home {
		f.home = f.home || p.Status == 200 && !p.ScriptOnly
		f.shown = f.shown || c.ICP != ""
	}
	if c.ICP == "" {
		return
	}
	f.linked = f.linked || c.ICPLinked
	number, _, _ := strings.Cut(c.ICP, "-")
	if len(f.numbers) < maxFilings && !slices.Contains(f.numbers, number) {
		f.numbers = append(f.numbers, strings.Clone(number))
		f.pages = append(f.pages, i)
	}
}

func (f *filing) concerned() bool {
	s := f.Site
	return s.Mainland && s.Country != "HK" && s.Country != "TW" && len(s.Languages) > 0 && s.Languages[0] == "zh"
}

func (f *filing) Findings() []analyzer.Finding {
	if !f.concerned() {
		return nil
	}
	filings := filings(f.numbers)
	switch {
	case len(f.numbers) == 0:
		if !f.Conclusive() || !f.home {
			return nil
		}
		return []analyzer.Finding{f.finding(1, "none", "没有备案号", f.Evidence())}
	case len(filings) > 1:
		var evidence []analyzer.Evidence
		for k, n := range f.numbers {
			evidence = append(evidence, analyzer.Evidence{Quote: n, URL: f.Site.Nodes[f.pages[k]].URL})
		}
		return []analyzer.Finding{f.finding(0.5, "several different numbers", "备案号不一致", evidence...)}
	case f.home && !f.shown:
		return []analyzer.Finding{f.finding(0.5, "not on the home page", "首页没有备案号", analyzer.Evidence{Quote: f.numbers[0], URL: f.Site.Nodes[f.pages[0]].URL})}
	case !f.linked:
		return []analyzer.Finding{f.finding(0.5, "not linked to beian.miit.gov.cn", "备案号没有链接到 beian.miit.gov.cn", analyzer.Evidence{Quote: f.numbers[0], URL: f.Site.Nodes[f.pages[0]].URL})}
	}
	return nil
}

// filings are the numbers of filings; a licence (ICP证) may stand beside one.
func filings(numbers []string) []string {
	var found []string
	for _, n := range numbers {
		if !strings.Contains(n, "证") {
			found = append(found, n)
		}
	}
	return found
}

func (f *filing) finding(loss float64, en, zh string, evidence ...analyzer.Evidence) analyzer.Finding {
	return analyzer.Finding{Loss: loss, Values: analyzer.V("got", en, "state_zh", zh), Evidence: evidence}
}

func (f *filing) Unknown() bool { return f.concerned() && len(f.numbers) == 0 && !f.Conclusive() }
