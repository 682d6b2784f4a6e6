package cmd

import (
	"fmt"

	"github.com/siteassay/assay/report"
)

// say picks the wording of the report's language. Errors of usage are English: they come before a language is known.
func say(lang, en, zh string, args ...any) string {
	if lang == "zh" {
		en = zh
	}
	return fmt.Sprintf(en, args...)
}

// stateWord names a state of a run.
func stateWord(lang string, s report.State) string {
	switch s {
	case report.Complete:
		return say(lang, "complete", "完整")
	case report.Partial:
		return say(lang, "partial", "未完成")
	case report.Empty:
		return say(lang, "empty", "没有可评页面")
	}
	return string(s)
}

// waitingWord words why the crawl waits (crawler.Progress.Waiting) in the language of the report.
func waitingWord(lang, waiting string) string {
	if lang != "zh" {
		return waiting
	}
	for _, w := range []struct{ en, zh string }{
		{"next try in ", "距下次尝试还有 "}, {"retry after ", "网站要求等待 "}, {"crawl-delay ", "robots.txt 要求的间隔 "},
	} {
		if len(waiting) > len(w.en) && waiting[:len(w.en)] == w.en {
			return w.zh + waiting[len(w.en):]
		}
	}
	return waiting
}

// plural counts things whose plural ends in s.
func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
