package report

import (
	"fmt"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// shop is the audit of a made-up Chinese shop for tea ware.
func shop() *Document {
	m := &made{site: "https://www.qinghe-chaju.example/", name: "青禾茶器", lang: "zh", model: page.Retail}
	m.pages = []madePage{{"/", "青禾茶器｜手工茶具直营店", page.Home}, {"/guanyu", "关于青禾", page.About}, {"/lianxi", "联系我们", page.Contact},
		{"/gouwuche", "购物车", page.Cart}, {"/fenlei/zisha", "紫砂壶", page.Listing}, {"/fenlei/gaiwan", "盖碗", page.Listing}}
	for i, n := range []string{"石瓢紫砂壶", "西施紫砂壶", "仿古紫砂壶", "青花盖碗", "白瓷盖碗", "公道杯", "旅行茶具", "竹制茶盘"} {
		m.pages = append(m.pages, madePage{fmt.Sprintf("/shangpin/%d", 1001+i), n + "｜青禾茶器", page.Product})
	}
	for i := range 10 {
		m.pages = append(m.pages, madePage{fmt.Sprintf("/zhishi/%d", i+1), fmt.Sprintf("茶器知识第 %d 期：怎样养一把好壶", i+1), page.Article})
	}
	m.faults = []fault{
		{id: "trust/no-reviews", category: "trust", severity: analyzer.Error, owner: "mkt", effort: "M", remedy: "process", weight: 8,
			title: "商品页有真实买家评价", failure: "商品页没有任何买家评价", why: "一把壶卖到上千元，没有人替你说话，访客不敢下单。",
			fix: "发货七天后邀请买家晒图评价，每个商品先积累五条带图评价，放在价格下方。", message: "没有评价、晒图或评分", quote: "大师监制，值得收藏", selector: "main .goods-intro", on: of(page.Product), each: 0.66},
		{id: "channel/checkout-trust", category: "channel", severity: analyzer.Error, owner: "mgr", effort: "M", remedy: "process", weight: 7,
			title: "结算前说清运费和退换", failure: "结算前看不到运费和退换说明", why: "易碎品最怕路上摔坏，说不清谁负责，购物车就会被放弃。",
			fix: "在购物车和商品页写明运费、发货时间、破损包赔和七天无理由退货。", message: "没有运费、发货时间和退换说明", quote: "合计：¥1,280.00 去结算", selector: "form.cart", on: of(page.Cart), each: 1.9},
		{id: "clarity/buzzwords", category: "clarity", severity: analyzer.Warning, owner: "copy", effort: "M", remedy: "skill", weight: 5,
			title: "用事实说话", failure: "空话太多，没有具体信息", why: "“匠心”“极致”谁都会写，访客记不住，也无法比较。", fix: "把形容词换成数字和事实：泥料产地、容量、制作天数、匠人姓名。",
			message: "一段话里有 7 个空泛词", quote: "匠心独运，极致体验，引领东方生活美学", selector: "main p:nth-of-type(2)", on: of(page.Product, page.Home), each: 0.28},
		{id: "cta/weak-label", category: "cta", severity: analyzer.Warning, owner: "copy", effort: "S", remedy: "skill", weight: 6,
			title: "按钮写清点击后得到什么", failure: "按钮文字没有说明点击后会怎样", why: "“点击进入”不能告诉访客能得到什么，点的人自然少。", fix: "改成“加入购物车”“立即购买”“咨询客服”。",
			message: "主按钮是“点击进入”", quote: "点击进入", selector: "main a.btn", on: of(page.Product, page.Listing), each: 0.3},
		{id: "contact/no-icp", category: "contact", severity: analyzer.Error, owner: "mgr", effort: "S", remedy: "legal", weight: 6,
			title: "页脚有备案号", failure: "页脚没有备案号", why: "面向中国大陆的网站没有备案号，访客会怀疑是否正规，也可能被停止接入。", fix: "在每一页的页脚写上备案号，并链接到备案查询网站。",
			message: "24 个页面都没有找到备案号", quote: "版权所有 青禾茶器", selector: "footer", each: 2.6, related: []int{0, 1, 2, 3, 4, 5}},
		{id: "offer/superlative", category: "offer", severity: analyzer.Error, owner: "copy", effort: "S", remedy: "legal", weight: 8,
			title: "不用广告法禁止的绝对化用语", failure: "出现广告法禁止的绝对化用语", why: "绝对化用语可能被处罚，职业打假人也专找这类页面。", fix: "删除“第一”“最好”一类的词，换成可以证明的事实。",
			message: "出现 2 处绝对化用语", quote: "全网第一的手工紫砂壶", selector: "h2.slogan", on: of(page.Home, page.Listing), each: 0.55, confidence: 0.8},
		{id: "seo/title-duplicate", category: "duplicates", severity: analyzer.Warning, owner: "seo", effort: "M", remedy: "skill", weight: 6,
			title: "每个页面都有自己的标题", failure: "多个页面共用同一个标题", why: "标题相同的页面在搜索结果里互相竞争。", fix: "每个页面写清只有它才有的内容。",
			message: "有 2 个页面使用同一个标题", quote: "紫砂壶", each: 0.8, related: []int{4, 6}},
		{id: "images/missing-alt", category: "images", severity: analyzer.Warning, owner: "dev", effort: "M", remedy: "code", weight: 4,
			title: "图片有文字说明", failure: "图片没有文字说明", why: "搜索引擎看不懂图片，图片搜索带不来访客。", fix: "写清图片里是什么，装饰图留空。", message: "9 张图片没有文字说明",
			quote: `<img src="/tu/1001-a.jpg">`, selector: ".gallery img", on: every(2, 0), each: 0.09},
		{id: "freshness/stale-news", category: "freshness", severity: analyzer.Notice, owner: "copy", effort: "M", remedy: "process", weight: 3,
			title: "内容保持更新", failure: "文章已经一年多没有更新", why: "长期不更新会让人怀疑店铺是否还在营业。", fix: "每月发一篇，或者撤下这个栏目。", message: "最新一篇是 2025年3月12日",
			quote: "2025-03-12", selector: "time", on: of(page.Article), each: 0.08},
	}
	for i, g := range []string{"页面可以被搜索引擎收录", "网站只使用一个域名", "手机上文字清晰可读", "每页都有客服入口", "连接已加密", "网站地图与实际页面一致"} {
		m.good = append(m.good, fault{id: fmt.Sprintf("good/%02d", i), category: []string{"indexing", "links", "layout", "contact", "security", "indexing"}[i],
			title: g, failure: g, severity: analyzer.Warning, owner: "dev", effort: "S", weight: float64(7-i) / 4})
	}
	m.outcomes = []Outcome{
		{URL: m.site + "huodong/2024", Outcome: page.ErrorPage, Status: 404, Referrer: m.site},
		{URL: m.site + "wx", Outcome: page.Skipped, Reason: "robots-disallowed", Detail: "第 2 行：Disallow: /wx"},
	}
	d := m.document()
	d.State, d.Reason = Partial, "达到时间上限，还有 1 个网址没有轮到。"
	d.Limits = []Limit{{Name: "time", Text: "抓取用满 10 分钟后停止。"}}
	d.Score.Missing = []Missing{{page.Legal, "法律条款", 0}}
	d.Profile.ModelReasons = []string{"有购物车和价格"}
	d.Unjudged = []Unjudged{}
	return d
}
