package report

// foreignZH are the texts of the section on content that the owner did not write.
var foreignZH = map[string]string{
	"foreign":           "外来内容：现在该做什么",
	"foreign.intro":     "{n} 个页面带有不是您写的内容，其中 {confirmed} 个已确认，涉及 {templates} 个模板。清除之前，报告里的其他问题都可以先放一放。",
	"foreign.maybe":     "{n} 个页面有迹象表明内容不是您写的。请先核对这些页面；如果确实是自己的内容，可以略过本节。",
	"foreign.page":      "页面",
	"foreign.seen":      "页面上的内容",
	"foreign.where":     "从哪里查起",
	"foreign.since":     "首次发现",
	"foreign.run":       "第 {run} 次诊断",
	"foreign.fresh":     "第 {run} 次诊断；上一次该页面还是干净的",
	"foreign.confirmed": "已确认，{p}%",
	"foreign.suspected": "疑似，{p}%",
	"foreign.steps":     "按以下顺序处理",
	"foreign.hidden":    "如果服务器会核对搜索引擎的来源地址，外人就看不到伪装。请同时在各搜索引擎的站长平台用抓取诊断查看自己的页面。",

	"place.server":   "按浏览器或来源判断的代码：服务器配置、目录配置文件、模板开头、加速服务的规则",
	"place.script":   "页面头部的脚本，以及主题中最近改动过的文件",
	"place.files":    "服务器上的陌生目录，以及写入这些目录的程序",
	"place.pages":    "页面本身：批量生成的文件、泛解析、镜像他人的反向代理、数据库",
	"place.template": "模板的页头和页脚，以及会在那里写入内容的插件",
	"place.head":     "页面标题：头部模板、SEO 插件、数据库里的站点设置",

	"respond.1": "隔离：先把页面下线或暂停对外访问，并保留文件、数据库和日志的副本。",
	"respond.2": "恢复：还原入侵之前的备份；没有备份就清除外来代码，并与系统原版逐一比对。",
	"respond.3": "修补：更新系统、插件和主题，删除不用的部分，堵上日志里显示的漏洞。",
	"respond.4": "换密：更换全部密码和密钥（后台、数据库、文件上传、主机、邮箱），删除陌生账号。",
	"respond.5": "清理：让外来地址返回 410，从站点地图中剔除，并在各搜索引擎的站长平台申请删除。",
	"respond.6": "重抓：在站长平台申请重新抓取，开启伪装检查再诊断一次，两周后复查。",
}
