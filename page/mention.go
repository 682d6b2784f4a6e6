package page

import "sync"

// A mention is a word that decides whether the visible text is searched for something at all.
type mention int

// mentions is one list of them; first is the number of its first token among all.
type mentionList struct {
	tokens []string
	first  mention
}

var (
	formMentions    = mentionList{tokens: companyForms}
	licenceMentions = mentionList{tokens: licenceTokens()}
	maskMentions    = mentionList{tokens: maskMarks[:]}
	accountMentions = mentionList{tokens: accountNames()}
	hanFormMentions = mentionList{tokens: hanForms[:]}
)

// mentionTokens numbers all lists and compiles them.
var mentionTokens = sync.OnceValue(func() *tokenMatcher {
	var tokens []string
	var owners []int
	for _, l := range [...]*mentionList{&formMentions, &licenceMentions, &maskMentions, &accountMentions, &hanFormMentions} {
		l.first = mention(len(tokens))
		for _, t := range l.tokens {
			owners = append(owners, len(tokens))
			tokens = append(tokens, t)
		}
	}
	return compileTokens(tokens, owners, false)
})

// mentions reports whether the k-th token of a list stands in the body.
func (b *business) mentions(l *mentionList, k int) bool {
	if b.mentioned == nil {
		mentionTokens() // numbers the lists
		b.mentioned = make([]bool, int(hanFormMentions.first)+len(hanFormMentions.tokens))
		for _, f := range b.lineFacts() {
			for _, token := range f.mentions {
				b.mentioned[token] = true
			}
		}
	}
	return b.mentioned[int(l.first)+k]
}
