package page

import (
	"sync"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// gb2312 is the Han characters of GB2312. A character outside it is rare or
// traditional: the share of such characters tells simplified from traditional text without a dictionary.
var gb2312 = sync.OnceValue(func() *hanSet {
	var set hanSet
	decode := simplifiedchinese.GBK.NewDecoder()
	for row := byte(0xB0); row <= 0xF7; row++ {
		for cell := 0xA1; cell <= 0xFE; cell++ {
			text, err := decode.Bytes([]byte{row, byte(cell)})
			if err != nil {
				continue
			}
			for _, r := range string(text) {
				if r >= 0x4E00 && r <= 0x9FFF {
					set[(r-0x4E00)>>6] |= 1 << ((r - 0x4E00) & 63)
				}
			}
		}
	}
	return &set
})

// big5 is the common half of Big5: the 5,401 characters of its first level, which traditional texts are written with.
var big5 = sync.OnceValue(func() *hanSet {
	var set hanSet
	decode := traditionalchinese.Big5.NewDecoder()
	for row := byte(0xA4); row <= 0xC6; row++ {
		for cell := 0x40; cell <= 0xFE; cell++ {
			text, err := decode.Bytes([]byte{row, byte(cell)})
			if err != nil || cell > 0x7E && cell < 0xA1 {
				continue
			}
			for _, r := range string(text) {
				if r >= 0x4E00 && r <= 0x9FFF {
					set[(r-0x4E00)>>6] |= 1 << ((r - 0x4E00) & 63)
				}
			}
		}
	}
	return &set
})

// A hanSet has one bit for each character of U+4E00 … U+9FFF.
type hanSet [0x5200 / 64]uint64

// has reports whether a character is in the set.
func (s *hanSet) has(r rune) bool {
	return r >= 0x4E00 && r <= 0x9FFF && s[(r-0x4E00)>>6]&(1<<((r-0x4E00)&63)) != 0
}
