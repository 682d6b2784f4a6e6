package page

import (
	"math/bits"
	"unicode/utf8"
)

// A startFilter tells the places of a text where a term of some sections may begin from the many where none can: by the
// first four characters of a word and then its first eight, or by a Chinese character and the one after it. Few words
// are left to be looked up in the trie. It is a set of hashes, so it errs only by letting a place through.
type startFilter struct {
	bits  []uint64 // a power of two of them
	shift uint8    // 64 less the number of bits in an index
}

// Characters of a key.
const (
	shortKey = 4
	longKey  = 8
)

// newStartFilter is the filter of the terms of a set of sections, whose keys stand in keys by section: 16 bits or more
// a key.
func newStartFilter(keys [][]uint64, set *sections) *startFilter {
	count := 0
	for n := range keys {
		if set.has(section(n)) {
			count += len(keys[n])
		}
	}
	n := bits.Len(uint(count) * 16)
	f := &startFilter{shift: uint8(64 - max(n, 6))}
	f.bits = make([]uint64, 1<<(64-f.shift-6))
	for n := range keys {
		if !set.has(section(n)) {
			continue
		}
		for _, key := range keys[n] {
			h := f.hash(key)
			f.bits[h>>6] |= 1 << (h & 63)
		}
	}
	return f
}

// startClass numbers the characters that keys are made of: letters 1 … 26, digits 27. The first other one ends a key.
var startClass = func() (class [utf8.RuneSelf]uint8) {
	for c, fold := range asciiLower {
		switch {
		case fold >= 'a' && fold <= 'z':
			class[c] = fold - 'a' + 1
		case fold >= '0' && fold <= '9':
			class[c] = 27
		}
	}
	return class
}()

// What a key is of. A short key has 20 bits, a long one 40.
const (
	keyOfHan  = 1 << 60 // a Chinese character and the next one; 0 for the next one when a term is one character
	keyOfOpen = 1 << 61 // a short key after which any letter may follow
)

func (f *startFilter) hash(key uint64) uint64 { return key * 0x9E3779B97F4A7C15 >> (f.shift & 63) }

func (f *startFilter) has(key uint64) bool {
	h := f.hash(key)
	return f.bits[h>>6]>>(h&63)&1 != 0
}

func hanKey(first, second rune) uint64 { return keyOfHan | uint64(first)<<24 | uint64(second) }

// startKey reads the key of up to most characters at i; n of them are letters and digits. plain: none is other than ASCII.
func startKey(text string, i, most int) (key uint64, n int, plain bool) {
	for n < most && i < len(text) {
		c := text[i]
		if c >= utf8.RuneSelf {
			return key, n, false
		}
		if startClass[c] == 0 {
			break
		}
		key = key<<5 | uint64(startClass[c])
		n++
		i++
	}
	return key << (5 * (most - n)), n, true
}

// appendKeys appends the keys of a term. A term that begins with other characters needs none: such places are let through.
func appendKeys(keys []uint64, e *entry) []uint64 {
	first, size := utf8.DecodeRuneInString(e.key)
	if first >= utf8.RuneSelf {
		second := rune(0)
		if size < len(e.key) {
			second, _ = utf8.DecodeRuneInString(e.key[size:])
		}
		return appendHan(keys, first, second)
	}
	short, n, plain := startKey(e.term, 0, shortKey)
	switch {
	case !plain:
		return keys
	case e.prefix && n == len(e.term) && n < shortKey:
		return appendOpen(keys, short>>(5*(shortKey-n)), n)
	}
	long, n, plain := startKey(e.term, 0, longKey)
	if !plain || e.prefix && n == len(e.term) && n < longKey {
		return append(keys, short, keyOfOpen|short)
	}
	return append(keys, short, long)
}

// appendHan appends the keys of two characters in all their forms.
func appendHan(keys []uint64, first, second rune) []uint64 {
	for i := range 1 + len(hanFold.traditional[first]) {
		for k := range 1 + len(hanFold.traditional[second]) {
			keys = append(keys, hanKey(hanFold.form(first, i), hanFold.form(second, k)))
		}
	}
	return keys
}

// appendOpen appends all short keys that begin with the n characters of key.
func appendOpen(keys []uint64, key uint64, n int) []uint64 {
	short := key << (5 * (shortKey - n))
	keys = append(keys, short, keyOfOpen|short)
	if n == shortKey {
		return keys
	}
	for c := uint64(1); c <= 27; c++ {
		keys = appendOpen(keys, key<<5|c, n+1)
	}
	return keys
}

// mayBegin reports whether a term may begin at i, where a word or a Chinese character begins. Places with characters
// that fold to others, or to nothing, are let through. Without a filter every place is.
func (f *startFilter) mayBegin(text string, i int) bool {
	if f == nil {
		return true
	}
	if text[i] >= utf8.RuneSelf {
		return true
	}
	short, n, plain := startKey(text, i, shortKey)
	if !plain {
		return true
	}
	if !f.has(short) {
		return false
	}
	if f.has(keyOfOpen | short) {
		return true
	}
	if n < shortKey {
		return f.has(short << (5 * (longKey - shortKey)))
	}
	long, _, plain := startKey(text, i, longKey)
	return !plain || f.has(long)
}

// mayBeginHan is mayBegin where the Chinese character first stands at i.
func (f *startFilter) mayBeginHan(text string, i int, first rune) bool {
	if f == nil {
		return true
	}
	second := rune(0)
	if i+3 < len(text) {
		second = hanAt(text, i+3)
	}
	return second == 0 || f.has(hanKey(first, second)) || f.has(hanKey(first, 0))
}

// hanAt is the character at i if it is one of U+4E00 … U+9FFF, which fold to themselves; else 0.
func hanAt(text string, i int) rune {
	if c := text[i]; c < 0xE4 || c > 0xE9 || i+2 >= len(text) || text[i+1]&0xC0 != 0x80 || text[i+2]&0xC0 != 0x80 {
		return 0
	}
	r := rune(text[i]&0x0F)<<12 | rune(text[i+1]&0x3F)<<6 | rune(text[i+2]&0x3F)
	if r < firstHan {
		return 0
	}
	return r
}
