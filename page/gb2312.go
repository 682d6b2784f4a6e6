package page

import (
	"sync"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// gb2312 holds one bit for each character of U+4E00 … U+9FFF that GB2312 has. A character outside it is rare or traditional:
// the share of such characters tells simplified from traditional text without a dictionary.
var gb2312 = sync.OnceValue(func() *[0x5200 / 64]uint64 {
	var set [0x5200 / 64]uint64
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

// inGB2312 reports whether a Han character belongs to GB2312.
func inGB2312(r rune) bool {
	if r < 0x4E00 || r > 0x9FFF {
		return false
	}
	return gb2312()[(r-0x4E00)>>6]&(1<<((r-0x4E00)&63)) != 0
}
