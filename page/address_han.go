package page

import (
	"strings"
	"unicode/utf8"
)

// hanAddressStart is a cheap test for lines that may hold a Chinese address without digits.
func hanAddressStart(s string) bool {
	return strings.Contains(s, "地址") || strings.Contains(s, "厂址")
}

// A hanReading counts what a run of text names of a Chinese postal address.
type hanReading struct {
	start, runes        int
	regions             int
	region, road, place bool
	digits              bool
}

func (h *hanReading) address(labelled bool) bool {
	if labelled {
		return h.runes >= 5 && (h.region || h.road) && (h.road || h.place) || h.regions >= 2 && h.runes >= 6
	}
	return h.runes >= 8 && h.runes <= 60 && h.region && h.road && h.place && h.digits
}

// hanAddress reports whether a line holds a Chinese postal address, and where it begins. A run names a province, city
// or district, then a road, town or village, then a numbered house, floor or room, a tower or a park; after the word
// 地址 less is enough.
func hanAddress(s string) (ok bool, from int) {
	labelEnd := -1
	for _, l := range [...]string{"地址", "厂址", "校址"} {
		if k := strings.Index(s, l); k >= 0 {
			labelEnd = k + len(l)
			break
		}
	}
	if len(s) > 400 {
		return false, 0
	}
	h := hanReading{start: -1}
	var prev rune
	for i, r := range s {
		if r == ' ' || r == '　' || r == '\u00a0' {
			continue
		}
		if !hanAddressRune(r) {
			if labelled := labelEnd >= 0 && h.start >= labelEnd; h.start >= 0 && h.address(labelled) {
				return true, h.start
			}
			h, prev = hanReading{start: -1}, 0
			continue
		}
		if h.start < 0 || h.start < labelEnd && i >= labelEnd {
			h = hanReading{start: i}
		}
		h.runes++
		h.name(r, prev)
		prev = r
	}
	if h.start >= 0 && h.address(labelEnd >= 0 && h.start >= labelEnd) {
		return true, h.start
	}
	return false, 0
}

// name notes what a character says after prev.
func (h *hanReading) name(r, prev rune) {
	switch r {
	case '省', '市', '区', '县', '縣', '區', '州', '旗':
		if h.runes > 2 {
			h.region = true
			h.regions++
		}
	case '路', '街', '道', '镇', '鎮', '村', '乡', '鄉', '弄', '巷', '段', '里':
		h.road = h.road || h.region || h.runes > 2
	case '号', '號', '楼', '樓', '室', '栋', '座', '层', '幢', '房', '单', '库':
		h.place = h.place || countsHouses(prev)
	case '厦', '廈', '园', '園', '场', '場', '中':
		h.place = h.place || r != '中' && h.region
	}
	if r >= '0' && r <= '9' {
		h.digits = true
	}
}

// countsHouses reports whether r ends a number: 12号, A座, 三楼.
func countsHouses(r rune) bool {
	switch r {
	case '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '零', '〇', '百', '甲', '乙', '丙', '丁':
		return true
	}
	return r >= '0' && r <= '9' || r >= 'A' && r <= 'Z'
}

// hanAddressRune reports whether r may stand inside a Chinese address.
func hanAddressRune(r rune) bool {
	switch r {
	case '-', '—', '#', '（', '）', '(', ')', '·', '/', '、', '，', '~', '－':
		return true
	}
	return isHan(r) || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z'
}

// cutHanAddress ends an address where the line goes on with something else, and cuts the label before it.
func cutHanAddress(s string) string {
	s = strings.TrimLeft(s, "：: 　\u00a0")
	for _, stop := range [...]string{"电话", "電話", "邮编", "郵編", "传真", "手机", "Tel", "TEL", "邮箱", "联系", "热线", "QQ", "E-mail", "Email", "版权", "备案"} {
		if k := strings.Index(s, stop); k > 12 {
			s = s[:k]
		}
	}
	for _, label := range [...]string{"公司地址", "联系地址", "详细地址", "工厂地址", "地址", "厂址"} {
		if k := strings.Index(s, label); k >= 0 && k < 30 {
			s = strings.TrimLeft(s[k+len(label):], "：: 　\u00a0")
		}
	}
	if utf8.RuneCountInString(s) > 80 {
		s = clip(s, 80)
	}
	return s
}
