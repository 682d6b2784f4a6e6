package page

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// A passive tells by participles whether an auxiliary makes a sentence passive.
type passive struct {
	auxiliaries map[uint64]bool
	participles map[uint64]bool // irregular ones
	not         map[uint64]bool // words of that form that are adjectives or verbs
	adverbs     map[uint64]bool // may stand between the two
	follows     func(r *textReader, i int) bool
}

var englishPassive = func() *passive {
	p := &passive{
		auxiliaries: hashWords("is are was were be been being"),
		participles: hashWords("made built given taken held kept sold bought sent done seen shown known found brought caught taught told left lost paid put " +
			"set cut written driven chosen drawn grown thrown worn broken spoken stolen frozen hidden laid led met read run said spent understood won"),
		not: hashWords("interested located based pleased excited delighted committed dedicated experienced tired bored worried related supposed used " +
			"concerned qualified skilled married limited detailed advanced determined prepared satisfied convinced closed need indeed speed red bed feed"),
		adverbs: hashWords("not also always now often only then still never usually"),
	}
	p.follows = func(r *textReader, i int) bool {
		for k := i + 1; k < len(r.words) && k <= i+3; k++ {
			w := &r.words[k]
			word := r.text[w.from:w.to]
			if r.words[k-1].to+1 != w.from {
				return false // a sign stands between
			}
			switch {
			case p.not[w.hash]:
				return false
			case p.participles[w.hash], len(word) > 4 && bytes.HasSuffix(word, []byte("ed")):
				return true
			case !p.adverbs[w.hash] && !bytes.HasSuffix(word, []byte("ly")):
				return false
			}
		}
		return false
	}
	return p
}()

var germanPassive = func() *passive {
	p := &passive{
		auxiliaries: hashWords("wird werden wurde wurden worden"),
		participles: hashWords("gegeben genommen gefunden gehalten gesprochen geschrieben gezogen geboten geschlossen getroffen getragen gewonnen " +
			"gegossen geschnitten verwendet hergestellt bearbeitet beraten bezahlt"),
		not: hashWords("gesamt geht gehört gelingt gelangt genügt gefällt gewinnt geschieht gemeint"),
	}
	p.follows = func(r *textReader, i int) bool {
		if i > 0 && p.participle(r, i-1) {
			return true // subordinate clause: weil er gebaut wird
		}
		for k := i + 1; k < len(r.words) && k <= i+20; k++ {
			if bytes.ContainsAny(r.text[r.words[k-1].to:r.words[k].from], ".!?;:") {
				return false
			}
			if p.participle(r, k) {
				return true
			}
		}
		return false
	}
	return p
}()

// participle reports whether word k is a German participle: ge…t, …iert, one with a prefix before ge, or one of the list. A
// verb in -en may be the infinitive of the future and does not count.
func (p *passive) participle(r *textReader, k int) bool {
	w := &r.words[k]
	word := r.text[w.from:w.to]
	if first, _ := utf8.DecodeRune(word); unicode.IsUpper(first) || p.not[w.hash] {
		return false
	}
	if p.participles[w.hash] {
		return true
	}
	if len(word) < 6 || word[len(word)-1] != 't' {
		return false
	}
	return bytes.HasPrefix(word, []byte("ge")) || bytes.HasSuffix(word, []byte("iert")) || separable(word)
}

// separable reports whether a word is a prefix with ge behind it: eingebaut, angeliefert.
func separable(word []byte) bool {
	at := bytes.Index(word, []byte("ge"))
	if at < 2 || at > 6 {
		return false
	}
	switch string(word[:at]) {
	case "ab", "an", "auf", "aus", "ein", "vor", "zu", "um", "mit", "her", "hin", "nach", "fest", "durch", "bereit", "zusammen", "weiter":
		return true
	}
	return false
}

// countPassive counts the sentence words[from:to] when an auxiliary in it makes it passive.
func (r *textReader) countPassive(from, to int) {
	for _, at := range r.passives {
		if int(at) < from || int(at) >= to {
			continue
		}
		l := r.line
		if l.passive == 0 {
			l.passiveAt = span{r.words[from].from, r.words[to-1].to}
		}
		l.passive++
		return
	}
}

// maxPassiveQuote is the length in bytes at which a passive sentence is cut.
const maxPassiveQuote = 160
