package page

import (
	"strings"
)

// foundings appends the years in which the content says that the company began.
func (o *outline) foundings(p *Page, found []Assertion) []Assertion {
	for _, h := range o.reading.topics[foundings] {
		if len(found) == maxAssertions {
			break
		}
		s := o.lineAt(h.from)
		if !o.plainLine(s) {
			continue
		}
		year, ok := o.foundedAt(foundings, h)
		if !ok {
			continue
		}
		from, to := o.sentenceAt(s, h)
		a := Assertion{Kind: "founded", Text: o.quoteOf(from, to), Proof: o.proofIn(s, o.reading.text[from:to])}
		if to-from < 40 || saysWe(o.reading.text[from:to]) || o.ownSubject(p, o.reading.text[from:h.from]) {
			a.Value = year.value
		}
		found = append(found, a)
	}
	return found
}

// ownSubject reports whether the words before a founding name the company whose site it is: as the site calls itself, or in Chinese
// as a works, a shop or a brand.
func (o *outline) ownSubject(p *Page, subject string) bool {
	if name := p.OpenGraph.Get("site_name"); len(name) >= 4 && strings.Contains(subject, name) {
		return true
	}
	subject = strings.TrimRight(subject, " ，,")
	if s := strings.TrimSuffix(strings.TrimSuffix(subject, " was"), " wurde"); len(s) >= 4 && len(s) < len(subject) && len(s) < 40 && strings.Contains(p.Title.Text, s) {
		return true
	}
	for _, own := range [...]string{"厂", "品牌", "店", "本公司"} {
		if rest, ok := strings.CutSuffix(subject, own); ok && len(rest) <= 12 {
			return true
		}
	}
	return false
}

// quoteOf is a sentence as it is kept.
func (o *outline) quoteOf(from, to int32) string {
	return strings.Clone(clip(strings.TrimSpace(o.reading.text[from:to]), maxAssertionText))
}

// ownWords stand for the company itself, between blanks where they are Latin.
var ownWords = [...]string{" we ", " our ", " us ", " company ", " firm ", " wir ", " unser", " uns ", " firma ", " betrieb ", " unternehmen ", " nous ", " notre ", " nos ", " société ", " entreprise ",
	" nuestra ", " nuestro ", " nosotros ", " empresa ", "我们", "我們", "公司", "我司", "本店", "我厂", "集团", "企业"}

// saysWe reports whether a sentence speaks of the company itself.
func saysWe(sentence string) bool {
	s := " " + strings.ToLower(sentence) + " "
	for _, w := range ownWords {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// Words of a time limit that say what is limited, and those that make it one of several.
var (
	replyWords    = [...]string{"reply", "respond", "respons", "answer", "get back to", "antwort", "melden uns", "meldet sich", "rückmeldung", "répond", "réponse", "contest", "respond", "respuesta", "回复", "回覆", "答复"}
	deliveryWords = [...]string{"deliver", "dispatch", "ship", "liefer", "versand", "livr", "expédi", "entreg", "envío", "发货", "交货", "送达", "出货"}
	severalWords  = [...]string{"express", "premium", "standard", "urgent", "emergency", "notfall", "eil", "expres", "urgen", "chat", "phone", "telefon", "up to", "bis zu", "加急", "普通", "紧急", "international", "abroad", "ausland", "overseas", "europe", "eu "}
)

func saysAny(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// termsOfOffer appends the times within which the content promises an answer or a delivery, in hours, and the length of
// the guarantee, in months. Only those that speak of everything are told: a limit for one service differs from another's.
func (o *outline) termsOfOffer(found []Assertion) []Assertion {
	for _, t := range [...]topic{deadlines, promises, guarantees} {
		last := int32(-1)
		for _, h := range o.reading.topics[t] {
			if len(found) == maxAssertions {
				return found
			}
			s := o.lineAt(h.from)
			if h.from < last || !o.plainLine(s) || t == guarantees && !o.guarantee(s, h) {
				continue
			}
			from, to := o.sentenceAt(s, h)
			if a, ok := o.termOf(t, h, from, to); ok {
				found, last = append(found, a), to
			}
		}
	}
	return found
}

// termOf reads the term of the offer in the sentence of a hit.
func (o *outline) termOf(t topic, h hit, from, to int32) (Assertion, bool) {
	sentence := o.reading.text[from:to]
	low := strings.ToLower(sentence)
	a := Assertion{}
	if t == guarantees {
		a.Kind = "guarantee"
	} else if reply, delivery := saysAny(low, replyWords[:]), saysAny(low, deliveryWords[:]); reply != delivery {
		if a.Kind = "delivery"; reply {
			a.Kind = "reply"
		}
	} else {
		return a, false
	}
	near := int32(28)
	for k := range o.reading.numbersIn(max(from, h.from-near), min(to, h.to+near)) {
		n := &o.reading.numbers[k]
		hours := hoursOf(o.reading.text[n.to:min(to, n.to+24)])
		if hours == 0 || a.Value != 0 && a.Value != n.value*hours {
			return a, false // two numbers: a range, or two cases
		}
		a.Value = n.value * hours
	}
	if a.Value == 0 || saysAny(low, severalWords[:]) {
		return a, false
	}
	if a.Kind == "guarantee" {
		if a.Value /= monthHours; a.Value < 3 {
			return a, false // the days within which goods may be sent back
		}
	}
	a.Text = o.quoteOf(from, to)
	return a, true
}

// Hours of the longer units; a month is the twelfth of a year, so that 24 months are two years.
const (
	monthHours = 730
	yearHours  = 12 * monthHours
)

// timeLengths are units of time by the beginnings of their names, the longer ones first.
var timeLengths = [...]struct {
	name  string
	hours float64
}{
	{"hour", 1}, {"stunde", 1}, {"heure", 1}, {"hora", 1}, {"小时", 1}, {"小時", 1}, {"working day", 24}, {"business day", 24}, {"werktag", 24}, {"arbeitstag", 24}, {"jour", 24},
	{"día", 24}, {"day", 24}, {"tag", 24}, {"工作日", 24}, {"个工作日", 24}, {"天", 24}, {"日", 24}, {"week", 168}, {"woche", 168}, {"semaine", 168}, {"semana", 168}, {"周", 168},
	{"个月", monthHours}, {"月", monthHours}, {"month", monthHours}, {"monat", monthHours}, {"mois", monthHours}, {"mes", monthHours},
	{"year", yearHours}, {"jahr", yearHours}, {"an ", yearHours}, {"ans", yearHours}, {"año", yearHours}, {"年", yearHours},
}

// hoursOf is the length of the unit that a text begins with; 0 when it is none.
func hoursOf(s string) float64 {
	s = strings.ToLower(strings.TrimLeft(s, " -\u00a0"))
	for _, u := range timeLengths {
		if strings.HasPrefix(s, u.name) {
			return u.hours
		}
	}
	return 0
}

// answers are the words that answer those doubts of a buyer that no other fact tells of.
func (o *outline) answers() Properties {
	var found Properties
	for i, t := range [...]topic{fitWords, securityWords, nextWords, cancelWords} {
		for _, h := range o.reading.topics[t] {
			s := o.lineAt(h.from)
			sg := &o.segments[s]
			if !o.content(s) || sg.linked*2 > sg.to-sg.from || units(o.line(s), 4) < 4 {
				continue
			}
			quote := o.quoteOf(o.sentenceAt(s, h))
			if strings.ContainsAny(quote, "|©") { // the names of legal pages in a row
				continue
			}
			found = append(found, Property{Name: answerNames[i], Value: quote})
			break
		}
	}
	if quote := o.timeTold(); quote != "" {
		found = append(found, Property{Name: "time", Value: quote})
	}
	return found
}

// answerNames are the names in Offer.Answers, in the order of their topics; time is told last.
var answerNames = [...]string{"fit", "security", "next", "cancel"}
