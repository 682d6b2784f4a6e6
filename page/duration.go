package page

import "strings"

// otherTimes are words of a sentence whose time limit is not how long the work or the delivery takes: an answer, a return, a
// payment, a guarantee, a trial.
var otherTimes = [...]string{
	"reply", "respon", "answer", "get back", "call you", "call back", "hear from us", "in touch", "contact you", "return", "refund", "withdraw", "cancel", "money back",
	"invoice", "pay ", "payment", "delete", "guarantee", "warranty", "trial", "free for", "valid", "antwort", "melden", "meldet", "rückruf", "rückmeldung", "rückgabe",
	"widerruf", "kündig", "zahl", "gelöscht", "garantie", "testen", "gültig", "répon", "rappel", "retour", "rembours", "paiement", "essai", "contest", "respuesta",
	"devoluc", "reembols", "garantía", "prueba", "回复", "回覆", "答复", "回电", "联系", "聯繫", "退", "换货", "付款", "支付", "质保", "保修", "试用", "有效", "删除",
}

// timeTold is the sentence that says how long the work or the delivery takes; "" for none.
func (o *outline) timeTold() string {
	for _, t := range [...]topic{deadlines, promises} {
		for _, h := range o.reading.topics[t] {
			if s := o.lineAt(h.from); o.plainLine(s) && (t == promises || o.deadline(h)) {
				if from, to := o.sentenceAt(s, h); !otherTime(o.reading.text[from:to], int(h.from-from)) {
					return o.quoteOf(from, to)
				}
			}
		}
	}
	r := o.reading
	for k := range r.numbers {
		n := &r.numbers[k]
		if n.value < 1 || n.value > 400 || !o.takes(n) {
			continue
		}
		s := o.lineAt(n.from)
		if !o.plainLine(s) {
			continue
		}
		if from, to := o.sentenceAt(s, hit{from: n.from, to: n.to}); !otherTime(r.text[from:to], int(n.from-from)) {
			return o.quoteOf(from, to)
		}
	}
	return ""
}

// otherTime reports whether the clause of a sentence that holds the byte at is about another time.
func otherTime(sentence string, at int) bool {
	from, to := 0, len(sentence)
	for _, stop := range [...]string{"，", "；", "; ", ", "} {
		if i := strings.LastIndex(sentence[:at], stop); i >= 0 {
			from = max(from, i+len(stop))
		}
		if i := strings.Index(sentence[at:], stop); i >= 0 {
			to = min(to, at+i)
		}
	}
	return saysAny(strings.ToLower(sentence[from:to]), otherTimes[:])
}

// takes reports whether a number with a unit of time says how long something takes: "in 10 days", 7天内交货.
func (o *outline) takes(n *amount) bool {
	text := o.reading.text
	after := text[n.to:min(len(text), int(n.to)+40)]
	if han := strings.TrimLeft(after, " 个個-工作"); len(han) >= 3 && han[0] >= 0xE3 {
		for _, unit := range [...]string{"天", "日", "小时", "周"} {
			if rest, ok := strings.CutPrefix(han, unit); ok {
				for _, w := range [...]string{"内", "发货", "交货", "交付", "送达", "完工", "完成", "出货", "到货", "上门", "安装", "出图", "出方案"} {
					if strings.HasPrefix(rest, w) {
						return true
					}
				}
			}
		}
		return false
	}
	before := strings.TrimRight(text[max(0, n.from-10):n.from], " ")
	for _, w := range [...]string{" in", "In", "ithin", "take", "takes", " binnen", "halb von", "dauert", "nerhalb", " sous", " en", " dans"} {
		if strings.HasSuffix(before, w) {
			hours := hoursOf(after)
			return hours >= 1 && hours <= monthHours
		}
	}
	return false
}
