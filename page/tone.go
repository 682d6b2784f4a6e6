package page

import (
	"strings"
)

// A tone is the words of one language that the text is counted for. Longer phrases are the business of the rules.
type tone struct {
	bloom  [16]uint64
	single map[uint64]kindOfWord
	pairs  map[[2]rune][]phrase // Chinese terms by their first two characters
}

// kindOfWord says what a word of a tone is counted as.
type kindOfWord uint8

const (
	weWord kindOfWord = iota + 1
	youWord
	buzzWord
)

type phrase struct {
	chars []rune
	kind  kindOfWord
}

// tones by language. German "Sie" and "Ihr" are counted in any case, as the tokens know no case: "sie" for "she"
// makes the share of the second person larger, never smaller, and so raises no alarm.
var tones = map[string]*tone{
	"en": newTone("we our us ours ourselves", "you your yours yourself",
		"world-class best-in-class cutting-edge state-of-the-art synergy synergies leverage leveraging innovative next-generation next-gen "+
			"holistic empower empowers empowering seamless seamlessly robust disruptive game-changing game-changer turnkey bleeding-edge paradigm "+
			"revolutionary revolutionise revolutionize groundbreaking mission-critical end-to-end scalable frictionless"),
	"de": newTone("wir uns unser unsere unserem unseren unserer unseres", "sie ihnen ihr ihre ihrem ihren ihrer ihres du dir dich dein deine deinem deinen deiner euch euer eure",
		"innovativ innovative innovativen innovativer ganzheitlich ganzheitliche ganzheitlichen ganzheitlicher synergie synergien synergieeffekte zukunftsweisend zukunftsweisende "+
			"wegweisend wegweisende erstklassig erstklassige maßgeschneidert maßgeschneiderte maßgeschneiderten nahtlos nahtlose revolutionär revolutionäre "+
			"weltklasse richtungsweisend bahnbrechend bahnbrechende nachhaltigkeitsorientiert lösungsorientiert lösungsorientierte skalierbar skalierbare"),
	"fr": newTone("nous notre nos", "vous votre vos tu ton ta tes toi",
		"innovant innovante innovants innovantes holistique synergie synergies incontournable incontournables révolutionnaire disruptif disruptive "+
			"clé-en-main sur-mesure leader inégalé inégalée performant performante performants performantes novateur novatrice"),
	"es": newTone("nosotros nosotras nuestro nuestra nuestros nuestras nos", "usted ustedes su sus tú tu tus te ti vosotros vuestro vuestra vuestros vuestras os",
		"innovador innovadora innovadores innovadoras innovación holístico holística sinergia sinergias vanguardia revolucionario revolucionaria "+
			"disruptivo disruptiva puntero puntera líder líderes integral integrales inigualable vanguardista"),
	"zh": newChineseTone("我们 本公司 我司 我公司 我厂 本厂 我們", "您 你 您的",
		"赋能 闭环 抓手 生态 颠覆 一站式 全方位 领先 卓越 匠心 打造 解决方案 互联网思维 賦能 閉環 顛覆 領先 解決方案"),
}

func newTone(us, them, empty string) *tone {
	l := &tone{single: make(map[uint64]kindOfWord)}
	for i, list := range [...]string{us, them, empty} {
		for s := range strings.FieldsSeq(list) {
			l.put(hashWord(s), weWord+kindOfWord(i))
		}
	}
	return l
}

func newChineseTone(us, them, empty string) *tone {
	l := &tone{single: make(map[uint64]kindOfWord), pairs: make(map[[2]rune][]phrase)}
	add := func(list string, kind kindOfWord) {
		for s := range strings.FieldsSeq(list) {
			chars := []rune(s)
			h := hashRune(chars[0])
			l.bloom[h>>6&15] |= 1 << (h & 63)
			if len(chars) == 1 {
				l.put(h, kind)
				continue
			}
			key := [2]rune{chars[0], chars[1]}
			l.pairs[key] = append(l.pairs[key], phrase{chars, kind})
		}
	}
	add(us, weWord)
	add(them, youWord)
	add(empty, buzzWord)
	return l
}

func (l *tone) put(h uint64, kind kindOfWord) {
	l.bloom[h>>6&15] |= 1 << (h & 63)
	l.single[h] = kind
}

// may reports whether h can be in the tone; most words are told apart here.
func (l *tone) may(h uint64) bool { return l.bloom[h>>6&15]>>(h&63)&1 != 0 }

// tones looks the words of the line up.
func (r *textReader) tones() {
	l := r.tone
	for i := 0; i < len(r.words); i++ {
		w := &r.words[i]
		if !l.may(w.hash) {
			continue
		}
		n, kind := 1, kindOfWord(0)
		if w.char != 0 && i+1 < len(r.words) {
			n, kind = l.longest(r.words[i:])
		}
		if kind == 0 {
			n, kind = 1, l.single[w.hash]
		}
		switch kind {
		case weWord:
			r.line.we++
		case youWord:
			r.line.you++
		case buzzWord:
			if len(r.line.buzz) < maxTextSamples {
				r.line.buzz = append(r.line.buzz, span{w.from, r.words[i+n-1].to})
			}
		}
		i += n - 1
	}
}

// longest is the longest Chinese term at the beginning of words.
func (l *tone) longest(words []word) (n int, kind kindOfWord) {
	for _, ph := range l.pairs[[2]rune{words[0].char, words[1].char}] {
		if len(ph.chars) <= n || len(ph.chars) > len(words) {
			continue
		}
		same := true
		for k, c := range ph.chars {
			same = same && words[k].char == c && (k == 0 || words[k].from == words[k-1].to)
		}
		if same {
			n, kind = len(ph.chars), ph.kind
		}
	}
	return n, kind
}
