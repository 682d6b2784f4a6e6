package page

import "unicode/utf8"

// What follows scores how well bytes fit an encoding, from 0 to 1. Each multi-byte encoding has rows in which nearly all
// characters of running text stand (the first level of its Han, its kana, its Hangul, its punctuation); bytes that were
// written in another encoding fall outside these rows or form no pairs at all. Single-byte encodings are told by the
// shape of words: Latin text has single accented letters among ASCII, Cyrillic text has words in lower case.

const (
	plausible = 0.7  // from here on bytes count as text of an encoding
	clearly   = 0.15 // by so much another encoding must fit better to win against a declaration
)

// candidates in the order in which ties are decided: the narrower encoding first.
var candidates = []string{"euc-kr", "shift_jis", "euc-jp", "gbk", "big5", "windows-1251", "koi8-r", "windows-1252"}

func bestEncoding(sample []byte) (name string, score float64) {
	for _, c := range candidates {
		if s := scoreOf(sample, c); s > score+0.02 || name == "" {
			name, score = c, s
		}
	}
	return name, score
}

// scoreOf returns 1 for an encoding about which nothing is known, so that its declaration is believed.
func scoreOf(sample []byte, name string) float64 {
	if step := stepOf(name); step != nil {
		return scorePairs(countKinds(sample, step), name == "euc-jp" || name == "shift_jis")
	}
	switch name {
	case "windows-1251":
		return scoreCyrillic(sample, 0xE0, 0xC0)
	case "koi8-r":
		return scoreCyrillic(sample, 0xC0, 0xE0)
	case "windows-1252":
		return scoreLatin(sample)
	}
	return 1
}

// fits reports whether every byte of the sample has a meaning in an encoding. In single-byte encodings it has.
func fits(sample []byte, name string) bool {
	step := stepOf(name)
	return step == nil || countKinds(sample, step)[broken] == 0
}

// A step returns the length and kind of the character at the beginning of b, which is not ASCII.
type step func(b []byte) (int, kind)

func stepOf(name string) step {
	switch name {
	case "gbk", "gb18030":
		return stepGB
	case "big5":
		return stepBig5
	case "euc-kr":
		return stepKorean
	case "euc-jp":
		return stepEUCJP
	case "shift_jis":
		return stepShiftJIS
	}
	return nil
}

// kind is what a step found.
type kind int

const (
	broken kind = iota // no character of the encoding
	rare               // a character, not one of running text
	common
	kana
)

// countKinds walks over the other than ASCII characters.
func countKinds(b []byte, next step) (n [kana + 1]int) {
	for i := 0; i < len(b); {
		if b[i] < utf8.RuneSelf {
			i++
			continue
		}
		l, k := next(b[i:])
		n[k]++
		i += l
	}
	return n
}

func scorePairs(n [kana + 1]int, japanese bool) float64 {
	total := n[broken] + n[rare] + n[common] + n[kana]
	if total == 0 {
		return 0
	}
	if japanese && n[kana]*10 < total {
		return 0 // kanji alone are Chinese
	}
	score := (float64(n[common]+n[kana]) + 0.25*float64(n[rare]) - 3*float64(n[broken])) / float64(total)
	return max(0, score)
}

func between(c, lo, hi byte) bool { return lo <= c && c <= hi }

func stepGB(b []byte) (int, kind) {
	switch {
	case len(b) < 2 || !between(b[0], 0x81, 0xFE):
		return 1, broken
	case between(b[1], '0', '9'):
		if len(b) >= 4 && between(b[2], 0x81, 0xFE) && between(b[3], '0', '9') {
			return 4, rare
		}
		return 1, broken
	case !between(b[1], 0x40, 0xFE) || b[1] == 0x7F:
		return 1, broken
	case b[1] >= 0xA1 && (between(b[0], 0xB0, 0xD7) || b[0] == 0xA1 || b[0] == 0xA3):
		return 2, common
	}
	return 2, rare
}

func stepBig5(b []byte) (int, kind) {
	switch {
	case len(b) < 2 || !between(b[0], 0x81, 0xFE), !between(b[1], 0x40, 0x7E) && !between(b[1], 0xA1, 0xFE):
		return 1, broken
	case between(b[0], 0xA4, 0xC6) || b[0] == 0xA1 || b[0] == 0xA2:
		return 2, common
	}
	return 2, rare
}

func stepKorean(b []byte) (int, kind) {
	switch {
	case len(b) < 2 || !between(b[0], 0x81, 0xFE), !between(b[1]&^0x20, 'A', 'Z') && !between(b[1], 0x81, 0xFE):
		return 1, broken
	case b[1] >= 0xA1 && (between(b[0], 0xB0, 0xC8) || b[0] == 0xA1 || b[0] == 0xA3):
		return 2, common
	}
	return 2, rare
}

// Of the two Japanese encodings only kana tell the language.
func stepEUCJP(b []byte) (int, kind) {
	switch {
	case len(b) >= 2 && b[0] == 0x8E && between(b[1], 0xA1, 0xDF):
		return 2, rare
	case len(b) >= 3 && b[0] == 0x8F && between(b[1], 0xA1, 0xFE) && between(b[2], 0xA1, 0xFE):
		return 3, rare
	case len(b) < 2 || !between(b[0], 0xA1, 0xFE) || !between(b[1], 0xA1, 0xFE):
		return 1, broken
	case b[0] == 0xA4 || b[0] == 0xA5:
		return 2, kana
	case between(b[0], 0xB0, 0xCF) || b[0] == 0xA1 || b[0] == 0xA3:
		return 2, common
	}
	return 2, rare
}

func stepShiftJIS(b []byte) (int, kind) {
	switch {
	case between(b[0], 0xA1, 0xDF):
		return 1, rare // half-width katakana
	case len(b) < 2 || !between(b[0], 0x81, 0x9F) && !between(b[0], 0xE0, 0xFC), !between(b[1], 0x40, 0xFC) || b[1] == 0x7F:
		return 1, broken
	case b[0] == 0x82 && between(b[1], 0x9F, 0xF1) || b[0] == 0x83 && between(b[1], 0x40, 0x96):
		return 2, kana
	case between(b[0], 0x88, 0x97) || b[0] == 0x81 || b[0] == 0x82:
		return 2, common
	}
	return 2, rare
}

// scoreCyrillic counts letters; lower and upper are the first bytes of the 32 letters in each case.
func scoreCyrillic(b []byte, lower, upper byte) float64 {
	total, good, runs, small := 0, 0, 0, 0
	var last byte
	for _, c := range b {
		if c >= utf8.RuneSelf {
			total++
			if last < utf8.RuneSelf {
				runs++
			}
			isLower, isUpper := between(c, lower, lower+31), between(c, upper, upper+31)
			if isLower {
				small++
			}
			if isLower || isUpper && !between(last, lower, lower+31) {
				good++
			}
		}
		last = c
	}
	if total == 0 || total < 3*runs { // words of less than three letters are not Cyrillic text
		return 0
	}
	return float64(good) / float64(total) * min(1, 0.5+float64(small)/float64(total))
}

// scoreLatin counts accented letters inside or beside ASCII words, and single signs.
func scoreLatin(b []byte) float64 {
	total, good := 0, 0
	for i := 0; i < len(b); {
		if b[i] < utf8.RuneSelf {
			i++
			continue
		}
		end := i + 1
		for end < len(b) && b[end] >= utf8.RuneSelf {
			end++
		}
		run := b[i:end]
		total += len(run)
		beside := i > 0 && asciiLetter(b[i-1]) || end < len(b) && asciiLetter(b[end])
		if len(run) == 1 || len(run) == 2 && beside {
			for _, c := range run {
				if c != 0x81 && c != 0x8D && c != 0x8F && c != 0x90 && c != 0x9D {
					good++
				}
			}
		}
		i = end
	}
	if total == 0 {
		return 0
	}
	return float64(good) / float64(total)
}

// highSample returns the stretches of body around other than ASCII bytes, up to 8 KiB of them. Three ASCII bytes after a
// stretch are kept, for they may be the second bytes of characters, and the one before the next.
func highSample(body []byte) []byte {
	const size = 8 << 10
	out := make([]byte, 0, min(len(body), size))
	ascii := 4
	for i, c := range body {
		if c >= utf8.RuneSelf {
			if ascii > 3 && i > 0 {
				out = append(out, body[i-1])
			}
			ascii = 0
		} else if ascii++; ascii > 3 {
			continue
		}
		if out = append(out, c); len(out) >= size {
			break
		}
	}
	return out
}
