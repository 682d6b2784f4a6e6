package links

import (
	"cmp"
	"slices"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// unanswered says what was seen by the code of a request that brought no answer although it was made several times.
var unanswered = map[string][2]string{
	"dns-failure":           {"the host name does not resolve", "域名无法解析"},
	"connection-refused":    {"the server refuses the connection", "服务器拒绝连接"},
	"connection-reset":      {"the server breaks the connection off", "服务器中断连接"},
	"unreachable":           {"there is no route to the server", "无法到达服务器"},
	"empty-answer":          {"the server hangs up without a word", "服务器没有返回任何内容"},
	"incomplete-answer":     {"the answer breaks off in the middle", "内容传到一半就中断"},
	"protocol-error":        {"the answer is not valid HTTP", "返回内容不符合 HTTP 协议"},
	"tls-expired":           {"the certificate has expired", "证书已过期"},
	"tls-not-yet-valid":     {"the certificate is not valid yet", "证书尚未生效"},
	"tls-unknown-authority": {"no browser trusts the certificate", "证书不受浏览器信任"},
	"tls-wrong-host":        {"the certificate is for another host", "证书与域名不符"},
	"tls-failure":           {"no secure connection comes about", "无法建立安全连接"},
}

// noAnswer groups the URLs without an answer by what was seen.
func noAnswer(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return &graphCheck{site: s, findings: func() []analyzer.Finding { return silent(s, unanswered) }}
}

// timedOut are the URLs whose answer did not come, or did not end, in time.
func timedOut(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return &graphCheck{site: s, findings: func() []analyzer.Finding {
		return silent(s, map[string][2]string{"timeout": {}})
	}}
}

// silent makes a finding for each reason of page.Failed. When most of the site gives no answer, the fault may be the line between
// us, and the state of the audit says so: then there is none.
func silent(s *analyzer.Site, reasons map[string][2]string) []analyzer.Finding {
	failed := map[string][]int32{}
	audited, all := 0, 0
	for i := range s.Nodes {
		switch n := &s.Nodes[i]; n.Outcome {
		case page.Audited:
			audited++
		case page.Failed:
			all++
			if _, ok := reasons[n.Reason]; ok {
				failed[n.Reason] = append(failed[n.Reason], int32(i))
			}
		}
	}
	if all > audited {
		return nil
	}
	var fs []analyzer.Finding
	for reason, ids := range failed {
		fs = append(fs, analyzer.Finding{
			Loss:  0.2/float64(len(failed)) + 0.8*float64(len(ids))/float64(audited+all),
			Count: len(ids), Related: s.URLs(ids), Evidence: quoted(s, ids),
			Values: analyzer.V("got", len(ids), "seen_en", reasons[reason][0], "seen_zh", reasons[reason][1]),
		})
	}
	slices.SortFunc(fs, func(a, b analyzer.Finding) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), strings.Compare(a.Related[0], b.Related[0]))
	})
	return fs
}
