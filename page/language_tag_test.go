package page

import "testing"

func TestValidHreflang(t *testing.T) {
	for code, want := range map[string]bool{
		"en": true, "en-gb": true, "EN-GB": true, "zh-Hant-TW": true, "zh-hans": true, "es-419": true, "x-default": true, "yue-hk": true,
		"en-uk": false, "en-eu": false, "es-la": true, // Laos: a real code, though Latin America was meant
		"cn": false, "zh_cn": false, "english": false, "": false, "en-": false, "en-gb-oed": false, "de-xx": false, "en-gb-us": false,
	} {
		if got := ValidHreflang(code); got != want {
			t.Errorf("%q: %v, want %v", code, got, want)
		}
	}
}

func FuzzValidHreflang(f *testing.F) {
	f.Add("en-GB")
	f.Add("zh-hant-tw")
	f.Fuzz(func(t *testing.T, code string) {
		if ValidHreflang(code) && len(code) > 15 {
			t.Errorf("%q", code)
		}
	})
}
