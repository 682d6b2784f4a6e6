package analyzer

// Says reports whether any of the phrases stands in text. Phrases are written in lower case; case is folded for ASCII
// letters. A phrase that begins with a Latin letter or a digit must begin a word of the text, and may end inside one, so that
// "return" finds "Returns" and "art" does not find "start". Han phrases stand anywhere.
//
// It reads the text once, in time linear in it for lists of up to 64 phrases a pass, and allocates nothing: rules ask
// it for lists of dozens of words on whole pages.
func Says(text string, phrases []string) bool {
	if len(text) < shortText {
		return saysShort(text, phrases)
	}
	for len(phrases) > 64 {
		if says(text, phrases[:64]) {
			return true
		}
		phrases = phrases[64:]
	}
	return says(text, phrases)
}

// shortText is the length from which tables pay: labels are shorter.
const shortText = 64

func saysShort(text string, phrases []string) bool {
	inWord := false
	for i := 0; i < len(text); i++ {
		c := fold(text[i])
		if inWord && goesOn(text, i, c) {
			continue
		}
		inWord = wordByte(c)
		for _, p := range phrases {
			if p != "" && p[0] == c && prefix(text[i:], p) {
				return true
			}
		}
	}
	return false
}

// goesOn reports whether the folded byte c at i belongs to the word before it: a letter, a digit, or the second byte of an
// accented letter.
func goesOn(text string, i int, c byte) bool {
	return wordByte(c) || c >= 0x80 && c < 0xC0 && text[i-1] >= 0xC3 && text[i-1] <= 0xC9
}

func says(text string, phrases []string) bool {
	var first [256]uint64 // which phrases begin with a byte
	var second [256]uint64
	var single uint64 // phrases of one byte
	for i, p := range phrases {
		bit := uint64(1) << i
		switch len(p) {
		case 0:
			continue
		case 1:
			single |= bit
		default:
			second[p[1]] |= bit
		}
		first[p[0]] |= bit
	}
	for i := 0; i < len(text); i++ {
		if i > 0 && wordBytes[text[i-1]] { // to the end of the word: its inside begins no phrase
			for i < len(text) && (wordBytes[text[i]] || text[i] >= 0x80 && text[i] < 0xC0 && text[i-1] >= 0xC3 && text[i-1] <= 0xC9) {
				i++
			}
			if i == len(text) {
				break
			}
		}
		set := first[fold(text[i])]
		if set == 0 {
			continue
		}
		if i+1 < len(text) {
			set &= second[fold(text[i+1])] | single
		} else {
			set &= single
		}
		for k := 0; set != 0; k, set = k+1, set>>1 {
			if set&1 != 0 && prefix(text[i:], phrases[k]) {
				return true
			}
		}
	}
	return false
}

// wordByte reports whether a folded byte is part of a Latin word: a letter, a digit, or a byte of an accented letter.
// wordBytes are the bytes of words, in any case: wordByte of each, folded.
var wordBytes = func() (t [256]bool) {
	for c := range 256 {
		t[c] = wordByte(fold(byte(c)))
	}
	return t
}()

func wordByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c >= 0xC3 && c <= 0xC9
}

func fold(c byte) byte {
	if c >= 'A' && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

func prefix(s, p string) bool {
	if len(s) < len(p) {
		return false
	}
	for i := range len(p) {
		if fold(s[i]) != p[i] {
			return false
		}
	}
	return true
}
