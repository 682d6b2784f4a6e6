package analyzer

import (
	"hash/fnv"
	"strings"
	"unicode"

	"github.com/siteassay/assay/page"
)

// results are words that make a share one of a result that the company promises or reached, in lower case.
var results = [...]string{
	" less", " more", "save", "saving", "faster", "fewer", "reduc", "increas", "improv", "higher", "lower", "satisf", "on time", "success", "recommend", "weniger", "mehr ", "spar", "schneller", "steiger", "gesteigert",
	"senk", "zufrieden", "pünktlich", "erfolg", "empfehl", "moins", "plus de", "économ", "rédui", "réduc", "satisf", "menos", "más ", "ahorr", "aument", "éxito",
	"提高", "提升", "降低", "减少", "節省", "节省", "节约", "增长", "满意", "合格率", "好评", "准时", "成功率", "通过率", "复购", "续费", "缩短",
}

// pricings are words that make a share one of a price, a tax or a law, which need no proof.
var pricings = [...]string{"discount", "interest rate", "deposit", "commission", "rabatt", "skonto", "mwst", "steuer", "zins", "zuschlag", "anzahlung", "zuschuss", "pflegegrad", "paragraf", "§",
	"remise", "acompte", "descuento", "折", "优惠", "税", "首付", "定金", "预付", "利率", "手续费", "价格"}

// pricingWords are those that are parts of other words too: office, private, innovative.
var pricingWords = [...]string{"off", "vat", "tax", "taxes", "interest", "tva", "iva"}

// ranks are words that place the company among others, in lower case.
var ranks = [...]string{
	"leader", "leading", "number one", "no. 1", "#1", "largest", "first choice", "führ", "nummer eins", "nummer 1", "nr. 1", "größte", "numéro un", "n°1", "n° 1", "plus grand",
	"líder", "número uno", "número 1", "mayor", "más grande", "第一", "领先", "領先", "龙头", "龍頭", "领军", "领导", "領導", "最大", "首屈一指", "一流",
}

// vagueSources stand where the name of a source should.
var vagueSources = [...]string{"statistics show", "according to statistics", "studies show", "research shows", "according to studies", "according to experts", "laut studien", "studien zeigen",
	"statistiken zeigen", "selon les statistiques", "selon des études", "según estadísticas", "según estudios", "据统计", "據統計", "据不完全统计", "数据显示", "研究表明", "调查显示", "据调查", "據調查"}

// vagueSource reports whether a sentence names nobody as its source. A quoted title or a footnote is a name.
func vagueSource(s string) bool {
	return containsAny(strings.ToLower(s), vagueSources[:]) && !strings.ContainsAny(s, "[《¹²：")
}

// result reports whether a sentence with a share tells of a result.
func result(s string) bool {
	s = strings.ToLower(s)
	if containsAny(s, pricings[:]) || !containsAny(s, results[:]) {
		return false
	}
	for _, w := range pricingWords {
		if at := strings.Index(s, w); at >= 0 && WholeWord(s, at, len(w)) {
			return false
		}
	}
	return true
}

// shareOf is the first number before a per cent sign in thousandths; 0 when there is none up to 6,000 per cent.
func shareOf(s string) uint16 {
	at := strings.IndexAny(s, "%％")
	if at < 0 {
		return 0
	}
	head := strings.TrimRight(s[:at], " \u00a0")
	from := len(head)
	for from > 0 && (head[from-1] >= '0' && head[from-1] <= '9' || (head[from-1] == '.' || head[from-1] == ',') && from < len(head)) {
		from--
	}
	v, ok := plainNumber(strings.ReplaceAll(head[from:], ",", "."))
	if !ok || v < 0 || v > 6000 {
		return 0
	}
	return uint16(v*10 + 0.5)
}

// datasheet is the address of the first PDF that the content links to; "" for none.
func datasheet(p *page.Page) string {
	for k := range p.Links {
		if l := &p.Links[k]; l.Region == page.Main && strings.HasSuffix(l.URL, ".pdf") {
			return l.URL
		}
	}
	return ""
}

// wordsHash is the hash of the letters and digits of a sentence, whatever their case.
func wordsHash(s string) uint64 {
	h := fnv.New64a()
	b := make([]byte, 0, len(s))
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b = append(b, string(unicode.ToLower(r))...)
		}
	}
	_, _ = h.Write(b)
	return h.Sum64()
}
