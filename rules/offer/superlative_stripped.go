package offer

import (
	"strings"
	"unicode/utf8"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// A stripped word leaves a trace: what stood behind 最 or 第一 now begins the sentence or follows the wrong word.
type trace struct {
	name   string
	rest   string   // what is left of the word
	before []string // endings before it that make it a word of its own
	after  []string // what must follow; empty: anything
	start  bool     // only where a clause begins
}

var traces = []trace{
	{"先", "先，", nil, nil, true},
	{"先", "先,", nil, nil, true},
	{"终", "终", []string{"最", "始", "年", "月", "告", "剧", "临", "送", "有", "无", "善", "期", "初", "不", "自", "曲", "其", "而", "且", "周", "截", "星", "一"}, []string{"离开", "的结果", "的目的", "选择", "决定", "成为", "实现", "达到", "导致"}, false},
	{"佳", "佳", []string{"最", "更", "较", "不", "上", "绝", "俱", "欠", "极", "尚", "甚", "颇", "很", "非", "丽", "为", "十"}, []string{"效果", "选择", "状态", "方案", "时间", "时机", "的选择", "的效果"}, false},
	{"大的", "大的", nil, []string{"好处", "问题", "优势", "特点", "区别", "不同", "障碍", "原因", "敌人", "收获"}, true},
}

// superlativeStripped finds Chinese text from which a filter cut forbidden words without looking: two different
// traces are needed, one may be a slip of the pen.
func superlativeStripped(c *analyzer.Context) analyzer.Result {
	shown := c.Page.Text.Main
	text := page.Simplified(shown) // of the same length: the characters that it folds take three bytes in both scripts
	if len(text) != len(shown) {
		shown = text
	}
	var evidence []analyzer.Evidence
	last := ""
	for i := range traces {
		if traces[i].name == last {
			continue
		}
		if at := traces[i].find(text); at >= 0 {
			last = traces[i].name
			evidence = append(evidence, analyzer.Evidence{Quote: around(shown, at)})
		}
	}
	if at := secondAlone(text); at >= 0 {
		evidence = append(evidence, analyzer.Evidence{Quote: around(shown, at)})
	}
	if len(evidence) < c.Params.Int("traces") {
		return analyzer.Result{}
	}
	return analyzer.Result{
		Status: analyzer.Fail, Confidence: 0.8, Count: len(evidence), Evidence: evidence,
		Values: analyzer.V("got", len(evidence), "first", evidence[0].Quote),
	}
}

// find is where the trace stands in text, -1 when it does not.
func (t *trace) find(text string) int {
	for from := 0; ; {
		k := strings.Index(text[from:], t.rest)
		if k < 0 {
			return -1
		}
		k += from
		from = k + len(t.rest)
		if t.start && !clauseStart(text[:k]) {
			continue
		}
		if has(t.before, func(s string) bool { return strings.HasSuffix(text[:k], s) }) {
			continue
		}
		if len(t.after) == 0 || has(t.after, func(s string) bool { return strings.HasPrefix(text[from:], s) }) {
			return k
		}
	}
}

func has(list []string, is func(string) bool) bool {
	for _, s := range list {
		if is(s) {
			return true
		}
	}
	return false
}

// clauseStart reports whether a clause begins after s.
func clauseStart(s string) bool {
	s = strings.TrimRight(s, " \u3000")
	r, _ := utf8.DecodeLastRuneInString(s)
	return s == "" || strings.ContainsRune("。！？；，\n：", r)
}

// secondAlone is where 其次 stands in a text that counts nothing first, -1 when there is none.
func secondAlone(text string) int {
	at := strings.Index(text, "其次")
	if at < 0 || has([]string{"首先", "第一", "其一", "一是", "最", "主要", "首要", "1"}, func(s string) bool { return strings.Contains(text[:at], s) }) {
		return -1
	}
	return at
}

// around is the text near byte at, on one line.
func around(text string, at int) string {
	from, to := at, at
	for n := 0; n < 12 && from > 0; n++ {
		_, size := utf8.DecodeLastRuneInString(text[:from])
		from -= size
	}
	for n := 0; n < 16 && to < len(text); n++ {
		_, size := utf8.DecodeRuneInString(text[to:])
		to += size
	}
	return strings.TrimSpace(strings.ReplaceAll(text[from:to], "\n", " "))
}
