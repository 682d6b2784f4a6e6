package audit

import (
	"fmt"
	"strings"

	"github.com/siteassay/assay/crawler"
	"github.com/siteassay/assay/page"
	"github.com/siteassay/assay/report"
)

// say picks the wording of the report's language.
func (a *audit) say(en, zh string, args ...any) string {
	if a.cfg.Language == "zh" {
		return fmt.Sprintf(zh, args...)
	}
	return fmt.Sprintf(en, args...)
}

// modelNames are the Chinese names of business models; English reports use the names of the configuration.
var modelNames = map[page.Model]string{page.Retail: "零售电商", page.LeadGen: "询盘获客", page.Brand: "品牌展示", page.Content: "内容媒体", page.SaaS: "软件订阅"}

func (a *audit) modelName(m page.Model) string {
	return a.say("%[1]s", "%[2]s", m, modelNames[m])
}

// urls counts URLs in words.
func (a *audit) urls(n int) string {
	if n == 1 {
		return a.say("1 known address was", "1 个已知网址")
	}
	return a.say("%s known addresses were", "%s 个已知网址", grouped(n))
}

// grouped writes a number with commas between thousands.
func grouped(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// limitText is one sentence on a limit that was reached, for whoever reads the report: no names of flags.
func (a *audit) limitText(l crawler.Limit) string {
	n, value := a.urls(l.Count), grouped(l.Value)
	switch l.Name {
	case crawler.ReasonMaxPages:
		return a.say("The crawl stopped at its limit of %s pages; %s not reached.", "已达到 %s 个页面的抓取上限，还有 %s没有抓取。", value, n)
	case crawler.ReasonMaxRequests:
		return a.say("The crawl stopped at its limit of %s requests; %s not reached.", "已达到 %s 次请求的上限，还有 %s没有抓取。", value, n)
	case crawler.ReasonMaxDepth:
		return a.say("Links were followed up to a depth of %s from the start; %s not visited.", "从起始页起最多跟进 %s 层链接，还有 %s没有抓取。", value, n)
	case crawler.ReasonTimeLimit:
		return a.say("The crawl stopped at its limit of %s seconds; %s not reached.", "已达到 %s 秒的抓取时限，还有 %s没有抓取。", value, n)
	case crawler.ReasonRateLimited:
		return a.say("The site refused further requests because of their number (status 429) %s times; %s not reached.", "网站因请求过多拒绝访问（状态码 429）达 %s 次，还有 %s没有抓取。", value, n)
	case crawler.ReasonHostDown:
		return a.say("The site did not answer %s requests in a row; %s not reached.", "网站连续 %s 次没有响应，还有 %s没有抓取。", value, n)
	case "body-size":
		return a.say("Pages were read up to a limit of %s bytes; %s cut there.", "页面只读取前 %s 字节，%s被截断。", value, n)
	case "page-links":
		return a.say("Links were taken up to a limit of %s a page; %s cut there.", "每个页面最多读取 %s 个链接，%s超出上限。", value, n)
	case "sitemap-urls":
		return a.say("Of the addresses that only sitemaps name, %s were taken up at most; %s left out.", "仅出现在站点地图中的网址最多收录 %s 个，略过 %s。", value, n)
	case "resources":
		if l.Value == 0 {
			return a.say("The limit of pages left no requests for images, scripts, styles, documents and links to other sites; %s not asked for.", "页数上限没有给图片、脚本、样式、文档和外链留下请求次数，%s没有检查。", n)
		}
		return a.say("Of the images, scripts, styles, documents and links to other sites, %s were asked for at most; %s left out.", "图片、脚本、样式、文档和外链最多检查 %s 个，略过 %s。", value, n)
	case "urls":
		return a.say("More than %s addresses were found; what came after them was not taken up.", "发现的网址超过 %s 个，其余没有收录。", value)
	}
	if kind, ok := strings.CutPrefix(l.Name, "trap:"); ok {
		return a.say("A part of the site without an end was left out (%[1]s); %[2]s not followed.", "网站中没有尽头的部分已略过（%[1]s），%[2]s没有跟进。", crawler.ReasonText("trap-"+kind, a.cfg.Language), n)
	}
	return a.say("The limit %s of %s was reached; %s left out.", "达到上限 %s（%s），略过 %s。", l.Name, value, n)
}

// reason is one sentence why the audit is not complete, in the language of the report.
func (a *audit) reason(state report.State) (string, error) {
	switch {
	case state == report.Complete:
		return "", nil
	case state == report.Empty && a.crawl.Left != nil:
		return a.say("The crawl was interrupted before the first page was read.", "抓取在读到第一个页面之前被中止。"), nil
	case state == report.Empty:
		return a.nothing()
	case a.crawl.Left != nil:
		return a.say("The crawl was interrupted after %d pages.", "抓取在读完 %d 个页面后被中止。", a.counts.Audited), nil
	}
	for _, name := range []string{crawler.ReasonTimeLimit, crawler.ReasonMaxPages, crawler.ReasonMaxRequests, crawler.ReasonRateLimited, crawler.ReasonHostDown} {
		for _, l := range a.crawl.Limits {
			if l.Name == name {
				return a.limitText(l), nil
			}
		}
	}
	return a.crawl.Reason, nil
}

// nothing says why no page could be audited: what came of the start page.
func (a *audit) nothing() (string, error) {
	var start *page.Visit
	err := a.store.EachVisit(func(v *page.Visit) error {
		if start == nil || v.Target.Depth == 0 && v.Outcome != page.Redirected && start.Outcome == page.Redirected {
			first := *v
			start = &first
		}
		return nil
	})
	if err != nil {
		return "", fmt.Errorf("reading what came of the start page: %w", err)
	}
	if start == nil {
		return a.say("The start page was not reached.", "没有访问到起始页。"), nil
	}
	url, why := start.Target.URL, crawler.ReasonText(start.Reason, a.cfg.Language)
	switch {
	case start.Reason == crawler.ReasonRobots:
		return a.say("robots.txt forbids the start page %s.", "robots.txt 禁止抓取起始页 %s。", url), nil
	case start.Outcome == page.ErrorPage && start.Status > 0:
		return a.say("The start page %s answered with status %d.", "起始页 %s 返回状态码 %d。", url, start.Status), nil
	case start.Outcome == page.Asset:
		return a.say("The start page %s is not an HTML document.", "起始页 %s 不是 HTML 文档。", url), nil
	case start.Outcome == page.Redirected && start.Location != "":
		return a.say("The start page %s leads to %s, which is not followed: %s.", "起始页 %s 跳转到 %s，未跟随：%s。", url, start.Location, why), nil
	case start.Outcome == page.Failed:
		return a.say("The start page %s could not be fetched: %s.", "无法获取起始页 %s：%s。", url, why), nil
	}
	return a.say("The start page %s could not be audited: %s.", "无法诊断起始页 %s：%s。", url, why), nil
}
