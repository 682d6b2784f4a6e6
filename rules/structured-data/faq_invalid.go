package structureddata

import (
	"fmt"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/internal/schemaorg"
)

// faqInvalid finds FAQ markup that is no list of questions with an answer each.
func faqInvalid(c *analyzer.Context) analyzer.Result {
	if broken(c.Page) {
		return analyzer.CannotTell()
	}
	for _, n := range nodes(c.Page) {
		if len(n.types) != 1 || !schemaorg.IsA(n.types[0], "FAQPage") {
			continue
		}
		questions := n.entries("mainEntity")
		if len(questions) == 0 {
			return faqFinding("no question", "没有问题", analyzer.Evidence{Quote: n.label()})
		}
		for i := range questions {
			q := &questions[i]
			if !q.has("name") && !q.has("text") {
				return faqFinding(fmt.Sprintf("entry %d has no question", i+1), fmt.Sprintf("第 %d 条没有问题", i+1), analyzer.Evidence{Quote: n.label()})
			}
			if !q.has("acceptedAnswer.text") && !q.has("suggestedAnswer.text") && !q.has("acceptedAnswer.articleBody") {
				question := q.get("name")
				return faqFinding("no answer to “"+question+"”", "“"+question+"”没有答案", analyzer.Evidence{Quote: question})
			}
		}
	}
	return analyzer.Result{}
}

func faqFinding(en, zh string, evidence analyzer.Evidence) analyzer.Result {
	if evidence.Quote == "" {
		evidence.Quote = "FAQPage"
	}
	return analyzer.Found(analyzer.V("got", en, "zh", zh), evidence)
}
