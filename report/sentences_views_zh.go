package report

// viewsZH are the texts of the views: how the site sells, beyond single faults.
var viewsZH = map[string]string{
	"paths":         "访客离下一步有多远",
	"paths.intro":   "访客可能首先进入的 {n} 个页面中，{here} 个在本页就能行动，{one} 个点一下就到；有 {lost} 个页面找不到任何行动入口。",
	"paths.type":    "页面类型",
	"paths.pages":   "页面数",
	"paths.share":   "到电话、表单、在线咨询、预约或购物车的点击次数",
	"paths.choices": "途中要挑选的链接数",
	"clicks.here":   "{k} 个就在本页",
	"clicks.one":    "{k} 个点一次",
	"clicks.two":    "{k} 个点两次",
	"clicks.more":   "{k} 个点三次以上",
	"clicks.never":  "{k} 个无路可走",
	"paths.ways":    "访客在本站可以做的事：",
	"paths.way":     "{n} 个页面提供，{reach} 个页面可以走到，平均点击 {clicks} 次",
	"paths.dead":    "{n} 个页面走不到任何行动入口",
	"paths.far":     "路径最长的 {n} 个页面",
	"paths.clicks":  "点击 {n} 次，途中共 {choices} 个链接可选，终点：{way}",

	"way.phone":   "可点击的电话",
	"way.mail":    "可点击的邮箱",
	"way.form":    "询盘表单",
	"way.chat":    "在线咨询或即时通讯",
	"way.booking": "预约",
	"way.cart":    "购物车或下单",
	"way.sign-up": "试用或注册",
}
