package links

import (
	"cmp"
	"slices"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// trapNames says what a crawl met by the code of its outcomes.
var trapNames = map[string][2]string{
	"trap-calendar":   {"a calendar without end", "没有尽头的日历"},
	"trap-segments":   {"addresses that grow deeper without end", "越来越深的网址"},
	"trap-repeated":   {"addresses that repeat a part of themselves", "自我重复的网址"},
	"trap-query":      {"filters that combine without end", "无限组合的筛选条件"},
	"trap-pagination": {"a list of more than a thousand pages", "超过一千页的列表"},
	"trap-duplicate":  {"many addresses with one and the same page", "多个网址显示同一页面"},
	"trap-search":     {"search results that link to further searches", "不断链向新搜索的搜索结果"},
	"trap-session":    {"session numbers in the address", "网址中的会话编号"},
	"trap-timestamp":  {"the time in the address", "网址中的时间戳"},
	"trap-case":       {"one address in capital and small letters", "大小写不同的同一网址"},
	"trap-letters":    {"letter lists without end", "没有尽头的字母索引"},
}

// spiderTrap makes a finding for each kind of endless series that the crawl met, with the URLs at which it turned back.
func spiderTrap(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return &graphCheck{site: s, findings: func() []analyzer.Finding { return traps(s) }}
}

func traps(s *analyzer.Site) []analyzer.Finding {
	refused := map[string][]int32{}
	for i := range s.Nodes {
		n := &s.Nodes[i]
		if _, ok := trapNames[n.Reason]; ok && n.Outcome == page.Skipped {
			refused[n.Reason] = append(refused[n.Reason], int32(i))
		}
	}
	var fs []analyzer.Finding
	for reason, ids := range refused {
		fs = append(fs, analyzer.Finding{
			Loss: 0.5, Count: len(ids), Related: s.URLs(ids), Evidence: quoted(s, ids),
			Values: analyzer.V("got", len(ids), "trap_en", trapNames[reason][0], "trap_zh", trapNames[reason][1]),
		})
	}
	slices.SortFunc(fs, func(a, b analyzer.Finding) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), strings.Compare(a.Related[0], b.Related[0]))
	})
	return fs
}

// quoted shows the first few of the nodes.
func quoted(s *analyzer.Site, ids []int32) []analyzer.Evidence {
	var e []analyzer.Evidence
	for _, i := range ids[:min(len(ids), 3)] {
		e = append(e, analyzer.Evidence{Quote: s.Nodes[i].URL})
	}
	return e
}
