package crawler

// A Reason explains a code of page.Visit.Reason, in the words of a report.
type Reason struct {
	Code string
	EN   string
	ZH   string
}

// Reasons is every code that a visit can carry, in the order in which documentation lists them: no answer, an answer that
// is of no use, not asked.
var Reasons = []Reason{
	{"dns-failure", "the host name does not resolve", "域名无法解析"},
	{"connection-refused", "the server refuses connections", "服务器拒绝连接"},
	{"connection-reset", "the server broke the connection off", "连接被服务器中断"},
	{"unreachable", "there is no route to the server", "无法到达服务器"},
	{"timeout", "the server did not answer in time", "服务器响应超时"},
	{"tls-expired", "the certificate has expired", "证书已过期"},
	{"tls-not-yet-valid", "the certificate is not valid yet", "证书尚未生效"},
	{"tls-unknown-authority", "the certificate is not from a trusted authority", "证书颁发机构不受信任"},
	{"tls-wrong-host", "the certificate is for another host", "证书与域名不符"},
	{"tls-failure", "no secure connection could be agreed on", "无法建立安全连接"},
	{"address-refused", "the address is private and was not asked", "地址属于内网，未访问"},
	{"headers-too-large", "the response headers are larger than 256 KiB", "响应头超过 256 KiB"},
	{"protocol-error", "the answer is not valid HTTP", "响应不符合 HTTP 协议"},
	{"empty-answer", "the server closed the connection without an answer", "服务器未返回任何内容便关闭连接"},
	{"incomplete-answer", "the answer broke off before its end", "响应内容不完整"},
	{"content-coding", "the content coding is unknown, applied more than once or damaged", "内容编码未知、重复或已损坏"},
	{"compression-bomb", "the answer unpacks to more than 100 times its size", "压缩内容解压后超过原大小的 100 倍"},
	{"redirect-malformed", "the redirect has no usable target", "重定向目标无效"},
	{"body-too-large", "the answer is larger than the limit and was cut", "响应内容超过上限，已截断"},
	{"malformed-url", "the URL cannot be requested", "网址格式错误，无法请求"},
	{"http-4xx", "the server says the page is not there or not for visitors (4xx)", "服务器返回 4xx，页面不存在或无权访问"},
	{"http-5xx", "the server failed (5xx)", "服务器内部错误（5xx）"},
	{"http-status", "the status says neither success nor failure", "HTTP 状态码含义不明"},
	{"not-html", "answered, but not with an HTML document", "返回的不是 HTML 文档"},
	{"rate-limited", "the server asked for fewer requests for longer than the crawl waits", "服务器限制访问频率，等待时间超过上限"},
	{"host-unresponsive", "the host had stopped answering before its turn", "轮到它之前，主机已停止响应"},
	{"redirect-loop", "the redirect leads back to itself", "重定向形成循环"},
	{"redirect-too-many", "more than ten redirects in a row", "连续重定向超过十次"},
	{"redirect-external", "a redirect to another site, which is not followed", "重定向到其他网站，未跟随"},
	{"internal-error", "a fault of this program", "程序内部错误"},
	{"robots-disallowed", "robots.txt forbids it", "robots.txt 禁止抓取"},
	{"robots-unavailable", "robots.txt could not be read, which forbids everything", "robots.txt 无法读取，视为全部禁止"},
	{"excluded", "the configuration excludes it", "配置中已排除"},
	{"not-included", "the configuration does not include it", "不在配置的包含范围内"},
	{"external", "it is on another site", "属于其他网站"},
	{"out-of-scope", "it is outside the scope of the crawl", "超出抓取范围"},
	{"trap-calendar", "a calendar without end", "无限延伸的日历页面"},
	{"trap-segments", "a path of more than 20 segments", "路径超过 20 段"},
	{"trap-repeated", "one path segment more than three times", "同一路径段重复超过三次"},
	{"trap-query", "combinations of query parameters without end", "查询参数组合过多"},
	{"trap-pagination", "more than 1,000 pages of one list", "同一列表超过 1000 页"},
	{"trap-search", "search results that lead to ever new searches", "搜索结果不断链向新的搜索"},
	{"trap-session", "ever new session numbers in the address", "网址中不断出现新的会话编号"},
	{"trap-timestamp", "the present time in the address", "网址中带有当前时间"},
	{"trap-case", "spellings of one address that differ in capital letters only", "同一网址仅大小写不同"},
	{"trap-letters", "lists by letter that go on and on", "字母索引没有尽头"},
	{"trap-duplicate", "query variants of one path that all answer the same", "同一路径的参数变体内容全部相同"},
	{"max-pages", "the limit of pages was reached before its turn", "已达到页面数上限"},
	{"max-requests", "the limit of requests was reached before its turn", "已达到请求数上限"},
	{"max-depth", "more clicks from the start than the limit", "点击深度超过上限"},
	{"time-limit", "the time for the crawl was over before its turn", "已达到抓取时间上限"},
	{"domain-gone", "the domain of the link no longer exists", "链接的域名已不存在"},
	{"challenge", "the server asks visitors to prove that they are no robot", "服务器要求验证访客不是机器人"},
	{"not-an-image", "a web page stands where an image should be", "应为图片的网址返回了网页"},
	{"budget", "more addresses than are asked for", "数量超过检查上限"},
	{"interrupted", "the crawl was stopped", "抓取被中止"},
}

// ReasonText returns the sentence of a code in a report language (en or zh; any other reads English), or the code itself
// when it is not in Reasons.
func ReasonText(code, lang string) string {
	for _, r := range Reasons {
		if r.Code == code {
			if lang == "zh" {
				return r.ZH
			}
			return r.EN
		}
	}
	return code
}
