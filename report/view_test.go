package report

import (
	"testing"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// TestViewsCarryTheLanguageOfTheSite: what a Chinese page says is marked as Chinese in an English report, for the voice that reads it
// out and the fonts that draw it.
func TestViewsCarryTheLanguageOfTheSite(t *testing.T) {
	d := bakery()
	v, zh := d.Views, "zh"
	v.Promises.Breaks[0] = analyzer.PromiseBreak{Label: "立即预约", Language: zh, Headline: "层炉", Arrives: "新闻中心", Goal: page.Book, Page: d.Site, Destination: d.Site, Missing: "booking", Pages: 1}
	v.Promises.Split[0].Title, v.Promises.Split[0].Headline, v.Promises.Split[0].Language = "深圳麦香层炉", "三代人的手艺", zh
	v.Calls.Calls[0].Label, v.Calls.Calls[0].Language = "立即咨询", zh
	v.Calls.Labels[0].Name, v.Calls.Labels[0].Language = "联系我们", zh
	v.Calls.Targets[0].Names, v.Calls.Targets[0].Language = []string{"在线留言"}, zh
	v.Jobs.Worst[0].Labels, v.Jobs.Worst[0].Language = []string{"立即购买"}, zh
	v.Forms.List[0].Submit, v.Forms.List[0].Fields, v.Forms.List[0].Language = "提交需求", []string{"您的姓名"}, zh
	v.Claims.Entries[0].Quote, v.Claims.Entries[0].Language = "行业领先的层炉厂家。", zh
	v.Claims.Contradictions[0].A.Quote, v.Claims.Contradictions[0].A.Language = "本厂创办于1968年。", zh
	v.Objections.Answers[0].Quote, v.Objections.Answers[0].Language = "整机质保五年", zh
	v.Foreign.Pages[0].Title, v.Foreign.Pages[0].Text, v.Foreign.Pages[0].Language = "澳门博彩开户", "层炉每小时烤四十个面包。", zh
	marked := map[string]bool{}
	for n := range parse(t, render(t, d, "en")).Descendants() {
		if attr(n, "lang") == zh {
			marked[words(n)] = true
		}
	}
	for _, want := range []string{"立即预约", "层炉", "新闻中心", "深圳麦香层炉", "三代人的手艺", "立即咨询", "联系我们", "在线留言", "立即购买", "提交需求", "您的姓名", "行业领先的层炉厂家。",
		"本厂创办于1968年。", "整机质保五年", "澳门博彩开户", "层炉每小时烤四十个面包。"} {
		if !marked[want] {
			t.Errorf("%s is not marked as Chinese", want)
		}
	}
}
