package report

// packsEN and packsZH are the texts on what the packs of the user brought: their facts, their rules and what these cost.
var packsEN = map[string]string{
	"own":              "What was read from the pages",
	"own.intro":        "{n} value that the rule packs of this audit read from every page.|{n} values that the rule packs of this audit read from every page.",
	"own.name":         "Value",
	"own.where":        "Found on",
	"own.values":       "What it says, the most common first",
	"own.of":           "{n} of {all} pages",
	"own.kind":         "{type}: {n} of {all}",
	"own.value":        "{n} page|{n} pages",
	"own.range":        "from {least} to {most}",
	"own.more":         "and {n} more|and {n} more",
	"own.lacking":      "missing on {n}, for example:",
	"own.none":         "on no page",
	"method.packs":     "Rule packs beside the standard",
	"pack.rules":       "{n} rule|{n} rules",
	"method.costs":     "What the rules of these packs cost",
	"method.costnote":  "Counted in steps on the first pages of the crawl, not timed, so that every run says the same.",
	"method.costshare": "{share} of the work, about {n} µs a page",
}

var packsZH = map[string]string{
	"own":              "从页面读出的内容",
	"own.intro":        "本次检查的规则包从每个页面读取 {n} 项内容。",
	"own.name":         "内容",
	"own.where":        "出现在",
	"own.values":       "写的是什么（最常见的在前）",
	"own.of":           "{all} 个页面中的 {n} 个",
	"own.kind":         "{type}：{all} 个中的 {n} 个",
	"own.value":        "{n} 个页面",
	"own.range":        "最小 {least}，最大 {most}",
	"own.more":         "另有 {n} 种",
	"own.lacking":      "{n} 个页面没有，例如：",
	"own.none":         "所有页面都没有",
	"method.packs":     "标准规则之外的规则包",
	"pack.rules":       "{n} 条规则",
	"method.costs":     "这些规则包中各规则的耗时",
	"method.costnote":  "按最先抓取的页面计步得出，不是计时，每次运行结果相同。",
	"method.costshare": "占 {share}，每页约 {n} 微秒",
}
