package page

import (
	"strings"
	"testing"
)

func TestWidth(t *testing.T) {
	for s, want := range map[string]int{
		"": 0, "Ovens": 5, "烤箱 oven": 9, "ｆｕｌｌ": 8, "ﾊﾝ": 2, "빵집": 4, "e\u0301": 1, "é": 1, "a\u200bb": 2, "soft\u00adly": 6, "，。": 4, "“”": 2, "…": 1, "🍞": 2,
	} {
		equal(t, s, Width(s), want)
	}
}

func TestCountWords(t *testing.T) {
	for s, want := range map[string]int{
		"":                               0,
		"Two loaves, please!":            3,
		"don't re-bake at 1,200.50 °C":   5,
		"l'eau de l’usine dell'acqua":    6,
		"we're I'll o'clock":             3,
		"石窑烤箱 deck oven":                 6,
		"カタカナとひらがな":                      9,
		"ー":                              1,
		"빵집 오븐":                          2,
		"Größe Öfen naïve":               3,
		"Печь для хлеба":                 3,
		"soft\u00adhyphen":               1,
		"ขนมปังอบสด":                     3,
		"a\u00a0b — c":                   3,
		"www.crumb.example":              3,
		"¡Hola! ¿Qué?":                   2,
		"e\u0301te\u0301":                1,
		strings.Repeat("word ", 1000):    1000,
		"３００度":                           2,
		"\xff\xfe broken \xe4\xb8 bytes": 2,
		"C++ and C#":                     3,
		"2026-11-21":                     1,
		"👩‍🍳 bakes":                      1,
		"ein-, zwei- und dreistöckig":    4,
	} {
		equal(t, s, countWords([]byte(s)), want)
		equal(t, s+" (split)", len(splitWords(nil, []byte(s))), want)
	}
}

func TestSyllables(t *testing.T) {
	for s, want := range map[string]uint8{"bread": 1, "oven": 2, "bakery": 3, "yeast": 1, "Bäckerei": 3, "b": 1, "rhythm": 1} {
		equal(t, s, splitWords(nil, []byte(s))[0].syllables, want)
	}
	equal(t, "bake ends silently", splitWords(nil, []byte("bake"))[0].silent, true)
	equal(t, "table does not", splitWords(nil, []byte("table"))[0].silent, false)
}

func TestSimhash(t *testing.T) {
	hash := func(s string) uint64 {
		return parseHTML(t, "<p>"+s).Text.Simhash
	}
	long := strings.Repeat("Our deck ovens bake sixty loaves an hour on real stone. Each chamber has its own steam and heat. ", 1) +
		"We deliver within two weeks, set the oven up and train your bakers on the first day. Spare parts are kept for ten years at our works. " +
		"Call us and we will work out how large an oven your shop needs, and what it saves in gas."
	other := "The river path starts behind the old station and follows the water for nine miles. There are two inns, a ferry and a small museum of boats. " +
		"Walkers should bring stout shoes after rain, because the meadow floods in spring and the boards are slippery."
	near := strings.Replace(long, "ten years", "twelve years", 1)
	if d := distance(hash(long), hash(near)); d > 10 {
		t.Errorf("one word of 70 changed: %d bits differ", d)
	}
	if d := distance(hash(long), hash(other)); d < 16 {
		t.Errorf("unlike texts: only %d bits differ", d)
	}
	equal(t, "case and punctuation", hash(long), hash(strings.ToUpper(strings.ReplaceAll(long, ",", " ;"))))
	if a, b := hash("本厂生产石窑烤箱，两周内送货上门，并负责安装调试与培训面包师傅，十年内供应全部配件。"), hash("本厂生产石窑烤箱，三周内送货上门，并负责安装调试与培训面包师傅，十年内供应全部配件。"); distance(a, b) > 14 {
		t.Errorf("one character of 40 changed: %d bits differ", distance(a, b))
	}
}

// The hashes are stored and compared between versions and machines: these values may change only with Version.
func TestHashesAreFixed(t *testing.T) {
	p := parseHTML(t, "<p>We bake bread. 我们做面包。")
	equal(t, "hash", p.Text.Hash, uint64(16383164685438442446))
	equal(t, "simhash", p.Text.Simhash, uint64(9566632179800551868))
}

func distance(a, b uint64) int {
	n := 0
	for x := a ^ b; x != 0; x &= x - 1 {
		n++
	}
	return n
}
